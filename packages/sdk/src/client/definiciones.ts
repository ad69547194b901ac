import type { InstitucionPublica, Territorio, Unidad } from "../contract/institucion.ts";
import { VentanillaError } from "./error.ts";
import type { Transport } from "./transport.ts";

export interface OpcionesLectura {
  signal?: AbortSignal | undefined;
}

/** What an institution says of itself, and where people are received. The browser's cache keeps all three. */
export interface Definiciones {
  institucion: {
    /** Returns the kinds it takes, its terms, materias, texts, theme and privacy notice. */
    get(opciones?: OpcionesLectura): Promise<InstitucionPublica>;
  };
  unidades: {
    /** Lists where people are received; nearest to `comuna` (CUT, `"13101"`) first, if it is given. */
    list(opciones?: OpcionesLectura & { comuna?: string | undefined }): Promise<Unidad[]>;
  };
  territorio: {
    /** Returns the regions, provinces and comunas with their CUT. */
    get(opciones?: OpcionesLectura): Promise<Territorio>;
  };
}

/** Makes the calls that read definitions. */
export function createDefiniciones({
  transport,
  institucion,
}: {
  transport: Transport;
  institucion: string;
}): Definiciones {
  const ruta = `/v1/instituciones/${encodeURIComponent(institucion)}`;
  return {
    institucion: {
      async get(opciones) {
        const definicion = await transport<InstitucionPublica>(ruta, opciones);
        return expectAnswer(definicion, definicion.slug === institucion);
      },
    },
    unidades: {
      async list({ comuna, signal } = {}) {
        const consulta = comuna ? `?comuna=${encodeURIComponent(comuna)}` : "";
        const { unidades } = await transport<{ unidades: Unidad[] }>(`${ruta}/unidades${consulta}`, { signal });
        return expectAnswer(unidades, Array.isArray(unidades));
      },
    },
    territorio: {
      async get(opciones) {
        const territorio = await transport<Territorio>("/v1/territorio", opciones);
        return expectAnswer(territorio, Array.isArray(territorio.comunas));
      },
    },
  };
}

function expectAnswer<T>(answer: T, fits: boolean): T {
  if (fits) return answer;
  throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
}
