import type { NombresDeProveedor, PreguntaFrecuente, PreguntasFrecuentes } from "../contract/orientacion.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import type { VentanillaError } from "./error.ts";
import type { Transport } from "./transport.ts";

/** What helps somebody while they write: nothing of it is kept but that a question answered. */
export interface Orientacion {
  preguntas: {
    /** Returns up to three frequent questions that may answer a text, the likeliest first; none where nothing does. */
    search(texto: string, opciones?: OpcionesLectura): Promise<PreguntaFrecuente[]>;
    /** Counts that a question answered, without saying whose. */
    countRespuesta(id: string, opciones?: OpcionesLectura): Promise<void>;
  };
  proveedores: {
    /** Returns names of companies like the one being written, the likest first. */
    search(nombre: string, opciones?: OpcionesLectura): Promise<string[]>;
  };
}

/** Makes the calls that orient. */
export function createOrientacion({
  transport,
  institucion,
}: {
  transport: Transport;
  institucion: string;
}): Orientacion {
  const ruta = `/v1/instituciones/${encodeURIComponent(institucion)}`;
  return {
    preguntas: {
      async search(texto, { signal } = {}) {
        const { preguntas } = await transport<PreguntasFrecuentes>(`${ruta}/preguntas`, { cuerpo: { texto }, signal });
        return Array.isArray(preguntas) ? preguntas : [];
      },
      async countRespuesta(id, { signal } = {}) {
        const contada = `${ruta}/preguntas/${encodeURIComponent(id)}/respondio`;
        // A success has no body, which to the transport is no answer of Ventanilla's.
        await transport(contada, { cuerpo: {}, signal }).catch((error: VentanillaError) => {
          if (error.status !== 204) throw error;
        });
      },
    },
    proveedores: {
      async search(nombre, { signal } = {}) {
        const { proveedores } = await transport<NombresDeProveedor>(
          `${ruta}/proveedores?q=${encodeURIComponent(nombre)}`,
          { signal },
        );
        return Array.isArray(proveedores) ? proveedores.map((uno) => uno.nombre) : [];
      },
    },
  };
}
