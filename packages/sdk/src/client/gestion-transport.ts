import type { Problema } from "../contract/problema.ts";
import { isVentanillaError } from "./error-guards.ts";
import { GestionError } from "./gestion-error.ts";
import { createTransport, type OpcionesTransport } from "./transport.ts";

/** How staff reaches the API. */
export interface OpcionesGestion extends OpcionesTransport {
  /** A program's token. Without it, the browser's session cookie says who asks. */
  token?: string | undefined;
}

/** One request of gestión. */
export interface SolicitudDeGestion {
  /** @default "POST" with a body, else "GET" */
  metodo?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | undefined;
  /** Sent as JSON. */
  cuerpo?: object | undefined;
  /** Sent as it is, in place of `cuerpo`: a file, a form, a CSV with its `Content-Type` in `cabeceras`. */
  crudo?: Blob | FormData | string | undefined;
  /** Query of the address; what is undefined is left out. Never personal data. */
  consulta?: Record<string, string | number | boolean | undefined> | undefined;
  /** Version that was read: the act is refused if somebody was first. */
  version?: number | undefined;
  /** Submission id: the same one, with the same content, is one act however often it is sent. */
  envio?: string | undefined;
  cabeceras?: Record<string, string> | undefined;
  /** Whether it only reads, so that a POST without `envio` may be repeated by itself. */
  repetible?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/** The calls of gestión over the citizen's transport, which repeats, waits and gives up for both. */
export interface TransporteDeGestion {
  /** The JSON object it answers; an empty one where there is nothing to say. @throws {GestionError} */
  ask<T>(ruta: string, solicitud?: SolicitudDeGestion): Promise<T>;
  /** The bytes it answers: a PDF, a CSV, a file. @throws {GestionError} */
  download(ruta: string, solicitud?: SolicitudDeGestion): Promise<Blob>;
}

/** What one request left besides its answer. */
interface Rastro {
  problema?: Problema | undefined;
  bytes?: Blob | undefined;
}

/**
 * Makes the transport that the calls of gestión share.
 *
 * The session travels in a cookie of the page's own origin, or as a token that no page should carry.
 */
export function createTransporteDeGestion({ token, ...opciones }: OpcionesGestion): TransporteDeGestion {
  const send = opciones.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));

  async function request<T>(ruta: string, solicitud: SolicitudDeGestion, rastro: Rastro, quiereBytes: boolean) {
    const { metodo, cuerpo, crudo, consulta, version, envio, cabeceras, repetible, signal } = solicitud;
    const escribe = (metodo ?? (cuerpo || crudo ? "POST" : "GET")) === "POST";
    const transport = createTransport({
      ...opciones,
      // A repeated POST that nothing identifies might be two acts.
      ...(escribe && !envio && !repetible && { reintentos: 0 }),
      async fetch(url, init) {
        const respuesta = await send(url, {
          ...init,
          credentials: token === undefined ? "same-origin" : "omit",
          ...(crudo !== undefined && { body: crudo, method: "POST" }),
          ...(metodo && { method: metodo }),
        });
        if (!respuesta.ok) rastro.problema = await readProblema(respuesta.clone());
        else if (quiereBytes) rastro.bytes = await respuesta.blob();
        else if (respuesta.status !== 204) return respuesta;
        return respuesta.ok ? Response.json({}) : respuesta;
      },
    });
    return transport<T>(ruta + writeConsulta(consulta), {
      cuerpo,
      cabeceras: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(version !== undefined && { "If-Match": `"${version}"` }),
        ...(envio && { "Idempotency-Key": envio }),
        ...cabeceras,
      },
      signal,
    });
  }

  async function withError<T>(act: (rastro: Rastro) => Promise<T>): Promise<T> {
    const rastro: Rastro = {};
    try {
      return await act(rastro);
    } catch (error) {
      if (!isVentanillaError(error)) throw error;
      const { type, titulo, status, errores, solicitud, prueba } = error;
      const { detail, version, cambios, permitidas } = rastro.problema?.type === type ? rastro.problema : {};
      const extras = { detail, version, cambios, permitidas, prueba };
      const dados = Object.fromEntries(Object.entries(extras).filter(([, valor]) => valor !== undefined));
      throw new GestionError(
        { type, title: titulo, status, errores, ...(solicitud && { solicitud }), ...dados },
        { cause: error.cause },
      );
    }
  }

  return {
    ask: (ruta, solicitud = {}) => withError((rastro) => request(ruta, solicitud, rastro, false)),
    download: (ruta, solicitud = {}) =>
      withError(async (rastro) => {
        await request(ruta, solicitud, rastro, true);
        return rastro.bytes as Blob;
      }),
  };
}

/** Nothing is called done without an answer that is about what was asked. */
export function expectAnswer<T>(answer: T, fits: boolean): T {
  if (fits) return answer;
  throw new GestionError({ type: "respuesta-ilegible", status: 200 });
}

async function readProblema(respuesta: Response): Promise<Problema | undefined> {
  try {
    return (await respuesta.json()) as Problema;
  } catch {
    return undefined;
  }
}

function writeConsulta(consulta: SolicitudDeGestion["consulta"] = {}): string {
  const pares = Object.entries(consulta).flatMap(([nombre, valor]) =>
    valor === undefined ? [] : [[nombre, String(valor)]],
  );
  return pares.length ? `?${new URLSearchParams(pares)}` : "";
}
