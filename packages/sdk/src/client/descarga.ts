import { VentanillaError } from "./error.ts";

type Enviar = (url: string, init: RequestInit) => Response | Promise<Response>;

/** A way of sending, for the transport, that keeps the file an answer brings. */
export interface Descarga {
  send: Enviar;
  /** The file, once the call has resolved. @throws {VentanillaError} `respuesta-ilegible` if none came */
  take(): Blob;
}

/** A file is sent to be kept and under no name of a page; a network's log-in page is not. */
const isDeVentanilla = ({ headers }: Response): boolean => !/^(?:text\/|$)/.test(headers.get("Content-Type") ?? "");

/** Makes the way of sending of one download. */
export function createDescarga(enviar: Enviar = (url, init) => fetch(url, init)): Descarga {
  let bajado: Blob | undefined;
  return {
    async send(url, init) {
      const respuesta = await enviar(url, init);
      if (!respuesta.ok || !isDeVentanilla(respuesta)) return respuesta;
      bajado = await respuesta.blob();
      return Response.json({});
    },
    take() {
      if (!bajado) throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
      return bajado;
    },
  };
}
