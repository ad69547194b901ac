import type { Adjunto } from "../contract/adjunto.ts";
import type { OrdenDeEnlace, VistaDeEnlace } from "../contract/enlace.ts";
import type { OpcionesEnvio } from "./casos.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { createDescarga } from "./descarga.ts";
import { mintEnvio } from "./envio.ts";
import { VentanillaError } from "./error.ts";
import { createTransport, type OpcionesTransport } from "./transport.ts";

/** A file for what is answered by a link. */
export interface ArchivoDeEnlace extends OpcionesEnvio {
  enlace: string;
  archivo: Blob;
  /** What they call it. @default "archivo" */
  nombre?: string | undefined;
}

/** What whoever holds an expiring link may do with the one case it opens. The link travels in bodies only. */
export interface Enlaces {
  /**
   * Returns the case as far as it concerns who was asked.
   * @throws {VentanillaError} `enlace-vencido` whatever the cause; others
   */
  open(enlace: string, opciones?: OpcionesLectura): Promise<VistaDeEnlace>;
  /**
   * Answers, receives or returns what the link asks for. Returns the case with it; repeated with the same `envio`, it
   * is done once.
   * @throws {VentanillaError} `enlace-vencido`; `estado-no-permite` if it was answered already; others
   */
  order(orden: OrdenDeEnlace, opciones?: OpcionesEnvio): Promise<VistaDeEnlace>;
  /**
   * Adds a file to what is answered. Resolves only once it is kept for good. Repeated with the same `envio` and file, it
   * is added once.
   *
   * @throws {VentanillaError} `archivo-rechazado`, with what to do; `enlace-vencido`; others
   */
  attach(archivo: ArchivoDeEnlace): Promise<Adjunto>;
  /** Returns a file that the person sent. @throws {VentanillaError} `enlace-vencido`; `no-encontrado`; others */
  download(archivo: { enlace: string; id: string }, opciones?: OpcionesLectura): Promise<Blob>;
}

/** Longest time for a file, in milliseconds: 10 MB over a poor mobile network. */
const ESPERA_ARCHIVO = 240_000;

/** Makes the calls of an expiring link. */
export function createEnlaces(opciones: OpcionesTransport): Enlaces {
  const transport = createTransport(opciones);
  const check = (vista: VistaDeEnlace): VistaDeEnlace => {
    if (typeof vista.folio === "string" && Array.isArray(vista.ordenes)) return vista;
    throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
  };
  return {
    open: async (enlace, { signal } = {}) =>
      check(await transport<VistaDeEnlace>("/v1/enlaces", { cuerpo: { enlace }, signal })),
    order: async (orden, { envio = mintEnvio(), signal } = {}) =>
      check(
        await transport<VistaDeEnlace>("/v1/enlaces/ordenes", {
          cuerpo: orden,
          cabeceras: { "Idempotency-Key": envio },
          signal,
        }),
      ),
    async attach({ enlace, archivo, nombre = "archivo", envio = mintEnvio(), signal }) {
      const send = (url: string, init: RequestInit) => {
        const body = new FormData();
        body.set("enlace", enlace);
        body.set("archivo", archivo, nombre);
        const { "Content-Type": _, ...headers } = init.headers as Record<string, string>;
        return (opciones.fetch ?? fetch)(url, { ...init, headers, body });
      };
      const transportar = createTransport({ espera: ESPERA_ARCHIVO, ...opciones, fetch: send });
      const adjunto = await transportar<Adjunto>("/v1/enlaces/adjuntos", {
        cuerpo: {},
        cabeceras: { "Idempotency-Key": envio },
        signal,
      });
      if (typeof adjunto.id === "string") return adjunto;
      throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
    },
    async download({ enlace, id }, { signal } = {}) {
      const { send, take } = createDescarga(opciones.fetch);
      await createTransport({ espera: ESPERA_ARCHIVO, ...opciones, fetch: send })(
        `/v1/enlaces/adjuntos/${encodeURIComponent(id)}`,
        { cuerpo: { enlace }, signal },
      );
      return take();
    },
  };
}
