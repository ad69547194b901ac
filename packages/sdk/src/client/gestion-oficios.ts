import type { z } from "zod";
import type { oficio, PedidoDeOficio } from "../contract/registros.ts";
import { parseFolio } from "../domain/folio.ts";
import type { OpcionesEnvio } from "./casos.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { mintEnvio } from "./envio.ts";
import type { TransporteDeGestion } from "./gestion-transport.ts";

export type Oficio = z.infer<typeof oficio>;
type Pedido = Omit<PedidoDeOficio, "salida">;

/** The letters of a case. */
export interface Oficios {
  /** How it would read; nothing is written down. @throws {GestionError} `carta-incompleta` with what the case lacks */
  preview(folio: string, pedido: Omit<Pedido, "para">, opciones?: OpcionesLectura): Promise<Oficio>;
  /** The letter to print, as a PDF or as a page; it is noted in the bitácora as printed. */
  print(
    folio: string,
    pedido: Omit<Pedido, "para">,
    opciones?: OpcionesEnvio & { salida?: "pdf" | "html" },
  ): Promise<Blob>;
  /** Sends it by e-mail from the outbox of the service; it is noted in the bitácora. */
  send(folio: string, pedido: Pedido, opciones?: OpcionesEnvio): Promise<Oficio>;
}

/** Makes the calls on letters. */
export function createOficios({ ask, download }: TransporteDeGestion): Oficios {
  const rutaDe = (folio: string) => `/v1/gestion/casos/${encodeURIComponent(parseFolio(folio) ?? folio)}/oficios`;
  return {
    preview: (folio, pedido, { signal } = {}) =>
      ask(rutaDe(folio), { cuerpo: { ...pedido, salida: "vista" }, repetible: true, signal }),
    print: (folio, pedido, { salida = "pdf", envio = mintEnvio(), signal } = {}) =>
      download(rutaDe(folio), { cuerpo: { ...pedido, salida }, envio, signal }),
    send: (folio, pedido, { envio = mintEnvio(), signal } = {}) =>
      ask(rutaDe(folio), { cuerpo: { ...pedido, salida: "correo" }, envio, signal }),
  };
}
