import type { VentanillaError } from "../client/error.ts";
import { hashTexto } from "../client/huella.ts";
import { sendPagando } from "../client/pagar.ts";
import { createTransport, type OpcionesTransport } from "../client/transport.ts";
import type { Comprobante, VistaCiudadana } from "../contract/caso.ts";
import type { AcuseDeSobre } from "../contract/sobre.ts";
import { parseFolio } from "../domain/folio.ts";
import type { Entrada } from "./almacen.ts";

/** What answers an envelope: what answers the call inside, or that it is kept for a person to look at. */
export type RespuestaDeSobre = Comprobante | VistaCiudadana | AcuseDeSobre;

export interface OpcionesDeEnvio extends Pick<OpcionesTransport, "api" | "fetch" | "espera" | "credentials"> {
  /** Where envelopes are handed over. @default "/v1/sobres" */
  ruta?: string | undefined;
}

/** How it went with one envelope. Only its answer lets it go; one of nothing is about this one, now: the others may go on. */
export interface Desenlace {
  respuesta?: RespuestaDeSobre;
  /** Type of the problem that refuses it for good: a person has to look at it. */
  rechazado?: string;
  /** Nothing gets through now. What `Retry-After` asks for, in milliseconds. */
  pausa?: number;
}

/** No refusal of what was sent, but of sending it now: no answer, no session, no hurry, no proof paid, no budget. */
const CORTES = [0, 401, 408, 428, 429];

/** Makes what hands one envelope over, once, and says how it went; it never rejects. */
export function createEnvioDeSobres({
  ruta,
  espera = 30_000,
  ...opciones
}: OpcionesDeEnvio & { ruta: string }): (entrada: Entrada, signal?: AbortSignal) => Promise<Desenlace> {
  const transport = createTransport({ ...opciones, espera, reintentos: 0 });
  return async ({ sobre, huella, folio }, signal) => {
    try {
      const respuesta = await sendPagando<RespuestaDeSobre>(transport, ruta, { cuerpo: sobre, signal });
      const suya =
        "huella" in respuesta
          ? respuesta.huella === huella
          : respuesta.folio && (!folio || (await hashFolio(`${respuesta.folio}`)) === folio);
      return suya ? { respuesta } : {};
    } catch (error) {
      const { type, status = 0, solicitud, pausa = 0 } = error as VentanillaError;
      // Of no space left is told by who keeps no more envelopes apart: another one may be taken.
      if (CORTES.includes(status) || (status > 500 && status !== 507)) return { pausa };
      // Only Ventanilla itself can refuse: a page of the network in between, never.
      return solicitud && status < 500 && status !== 425 && type !== "envio-en-curso" ? { rechazado: type } : {};
    }
  };
}

/** SHA-256 of a folio, however it was written. */
export const hashFolio = (folio: string): Promise<string> => hashTexto(parseFolio(folio) ?? folio);
