import type { Credencial } from "../contract/caso.ts";
import type { DocumentoDeCaso, DocumentosDeCaso, FormatoDocumento } from "../contract/documento.ts";
import { formatFolio } from "../domain/folio.ts";
import { createDescarga } from "./descarga.ts";
import { VentanillaError } from "./error.ts";
import { createTransport, type OpcionesTransport } from "./transport.ts";

type Opciones = { signal?: AbortSignal | undefined };

/** The letters written to a person and the answers to their case, by its folio and clave. */
export interface DocumentosDePersona {
  /** Oldest first. @throws {VentanillaError} `caso-no-encontrado` whatever does not match; others */
  list(credencial: Credencial, opciones?: Opciones): Promise<DocumentoDeCaso[]>;
  /**
   * Returns one, to be kept: a PDF, or a page that stands alone. `n` as it is listed.
   *
   * @throws {VentanillaError} `caso-no-encontrado`, `no-encontrado`; others
   */
  download(
    documento: Credencial & { n: number; formato?: FormatoDocumento | undefined },
    opciones?: Opciones,
  ): Promise<Blob>;
}

const RUTA = "/v1/seguimiento/documentos";
const MAXIMO_PRUEBAS = 2;
const TIPO_HTML = "text/html";

/** Makes the calls on the documents of a case. */
export function createDocumentosDeCaso({ fetch: enviar, ...opciones }: OpcionesTransport): DocumentosDePersona {
  async function post<T>(
    ruta: string,
    cuerpo: unknown,
    { send = enviar, signal }: Opciones & { send?: OpcionesTransport["fetch"] },
  ): Promise<T> {
    const transport = createTransport({ ...opciones, fetch: send });
    const cabeceras: Record<string, string> = {};
    for (let pagadas = 0; ; pagadas++) {
      try {
        return await transport<T>(RUTA + ruta, { cuerpo, cabeceras, signal });
      } catch (error) {
        const { prueba } = error as VentanillaError;
        if (pagadas >= MAXIMO_PRUEBAS || !prueba || !crypto.subtle) throw error;
        const { payPrueba } = await import("./prueba.ts");
        cabeceras.Prueba = await payPrueba(prueba, signal);
      }
    }
  }

  return {
    async list(credencial, { signal } = {}) {
      const { documentos } = await post<DocumentosDeCaso>("", credencial, { signal });
      if (Array.isArray(documentos)) return documentos;
      throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
    },

    async download({ n, formato = "pdf", ...credencial }, { signal } = {}) {
      const { send, take } = createDescarga(formato === "html" ? asArchivo(enviar) : enviar);
      await post(`/${n}`, { ...credencial, formato }, { send, signal });
      const bajado = take();
      if (formato === "pdf") return bajado;
      // A network's log-in page is a page too; it does not know the folio.
      if ((await bajado.text()).includes(formatFolio(credencial.folio)))
        return new Blob([bajado], { type: `${TIPO_HTML};charset=utf-8` });
      throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
    },
  };
}

/** A way of sending that takes a page for a file. */
const asArchivo =
  (enviar: OpcionesTransport["fetch"] = (url, init) => fetch(url, init)): NonNullable<OpcionesTransport["fetch"]> =>
  async (url, init) => {
    const respuesta = await enviar(url, init);
    if (!respuesta.ok || !respuesta.headers.get("Content-Type")?.startsWith(TIPO_HTML)) return respuesta;
    return new Response(respuesta.body, { headers: { "Content-Type": "application/octet-stream" } });
  };
