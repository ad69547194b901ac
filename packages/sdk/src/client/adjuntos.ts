import type { Adjunto } from "../contract/adjunto.ts";
import type { Credencial } from "../contract/caso.ts";
import type { OpcionesEnvio } from "./casos.ts";
import { createDescarga } from "./descarga.ts";
import { mintEnvio } from "./envio.ts";
import { VentanillaError } from "./error.ts";
import { sendPagando } from "./pagar.ts";
import { createTransport, type OpcionesTransport } from "./transport.ts";

/** A file for a case. What it is, is found out by its content: its name is a label and nothing else. */
export interface ArchivoDeCaso extends Credencial, OpcionesEnvio {
  archivo: Blob;
  /** What the person calls it. @default "archivo" */
  nombre?: string | undefined;
  /** Hears how much has left, from 0 to 1; from 0 again where it has to be repeated. Only browsers can tell. */
  onProgreso?: ((parte: number) => void) | undefined;
}

/** Adds files to a case and brings them back, by its folio and clave. */
export interface AdjuntosDeCaso {
  /**
   * Adds a file. Resolves only once it is kept for good. Repeated with the same `envio` and file, it is added once.
   *
   * @throws {VentanillaError} `archivo-rechazado` or `cuerpo-muy-grande`, with what to do; others. The case stays as it was
   */
  attach(archivo: ArchivoDeCaso): Promise<Adjunto>;
  /** Returns a file that the person added. @throws {VentanillaError} `no-encontrado`; others */
  download(archivo: Credencial & { id: string }, opciones?: { signal?: AbortSignal | undefined }): Promise<Blob>;
}

/** Longest time for one attempt, in milliseconds: 10 MB over a poor mobile network. */
const ESPERA = 240_000;

type Enviar = (url: string, init: RequestInit) => Response | Promise<Response>;

/** Makes the calls on the files of a case. */
export function createAdjuntosDeCaso({
  fetch: enviar,
  espera = ESPERA,
  ...opciones
}: OpcionesTransport): AdjuntosDeCaso {
  /** The transport's own care, retries and errors, over a way of sending that is no JSON. */
  async function post<T>(
    ruta: string,
    cuerpo: unknown,
    { send, envio, signal }: OpcionesEnvio & { send: Enviar },
  ): Promise<T> {
    const transport = createTransport({ ...opciones, espera, fetch: send });
    const cabeceras: Record<string, string> = envio ? { "Idempotency-Key": envio } : {};
    return sendPagando<T>(transport, `/v1/seguimiento/adjuntos${ruta}`, { cuerpo, cabeceras, signal });
  }

  return {
    async attach({ folio, clave, archivo, nombre = "archivo", onProgreso, envio = mintEnvio(), signal }) {
      const send: Enviar = (url, init) => {
        const body = new FormData();
        body.set("folio", folio);
        body.set("clave", clave);
        body.set("archivo", archivo, nombre);
        const { "Content-Type": _, ...headers } = init.headers as Record<string, string>;
        if (enviar || !onProgreso || typeof XMLHttpRequest === "undefined")
          return (enviar ?? fetch)(url, { ...init, headers, body });
        return sendConProgreso(url, { headers, body, signal: init.signal as AbortSignal, onProgreso });
      };
      const adjunto = await post<Adjunto>("", {}, { send, envio, signal });
      if (typeof adjunto.id !== "string") throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
      return adjunto;
    },

    async download({ folio, clave, id }, { signal } = {}) {
      const { send, take } = createDescarga(enviar);
      await post(`/${encodeURIComponent(id)}`, { folio, clave }, { send, signal });
      return take();
    },
  };
}

/** Sends by the one way of browsers that tells how much has left. */
function sendConProgreso(
  url: string,
  {
    headers,
    body,
    signal,
    onProgreso,
  }: { headers: Record<string, string>; body: FormData; signal: AbortSignal; onProgreso: (parte: number) => void },
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const solicitud = new XMLHttpRequest();
    const fail = () => reject(new TypeError("The request did not go through"));
    const abort = () => solicitud.abort();
    solicitud.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total) onProgreso(loaded / total);
    };
    solicitud.onerror = fail;
    solicitud.onabort = fail;
    solicitud.onloadend = () => signal.removeEventListener("abort", abort);
    solicitud.onload = () => {
      const { status, responseText, responseURL } = solicitud;
      // A redirect was followed, which this way of sending cannot forbid: whoever answered is not who was asked.
      if (responseURL && new URL(responseURL).pathname !== new URL(url, location.href).pathname) return fail();
      const espera = solicitud.getResponseHeader("Retry-After");
      resolve(new Response(responseText, { status, headers: espera ? { "Retry-After": espera } : {} }));
    };
    if (signal.aborted) return fail();
    signal.addEventListener("abort", abort);
    solicitud.open("POST", url);
    for (const [nombre, valor] of Object.entries(headers)) solicitud.setRequestHeader(nombre, valor);
    onProgreso(0);
    solicitud.send(body);
  });
}
