import type { VentanillaError } from "../client/error.ts";
import { hashTexto } from "../client/huella.ts";
import { sendPagando } from "../client/pagar.ts";
import { createTransport, type OpcionesTransport, parseRetryAfter } from "../client/transport.ts";
import type { Comprobante, VistaCiudadana } from "../contract/caso.ts";
import type { AcuseDeSobre } from "../contract/sobre.ts";
import { parseFolio } from "../domain/folio.ts";
import type { Entrada } from "./almacen.ts";

/** What answers an envelope: what answers the call inside, or that it is kept for a person to look at. */
export type RespuestaDeSobre = Comprobante | VistaCiudadana | AcuseDeSobre;

/** Whether an envelope was kept apart for a person, and not taken as the call inside it. */
export const isAcuse = (respuesta: RespuestaDeSobre): respuesta is AcuseDeSobre => "huella" in respuesta;

export interface OpcionesDeEnvio extends Pick<OpcionesTransport, "api" | "fetch" | "espera"> {
  /** Where envelopes are handed over. @default "/v1/sobres" */
  ruta?: string | undefined;
  /** `same-origin` where an officer's session says who hands them over. @default "omit" */
  credentials?: RequestCredentials | undefined;
}

/** How it went with one envelope. Only `respondido` lets it go. */
export type Desenlace =
  | { tipo: "respondido"; respuesta: RespuestaDeSobre }
  /** For good: a person has to look at it. */
  | { tipo: "rechazado"; problema: string }
  /** This one, now: the others may go on. */
  | { tipo: "atascado" }
  /** Nothing gets through now. `pausa`: what `Retry-After` asks for, in milliseconds. */
  | { tipo: "cortado"; pausa: number };

/** No refusal of what was sent, but of sending it now: no answer, no session, no hurry, no proof paid, no budget. */
const CORTES = [0, 401, 408, 428, 429];
const PASAJEROS = [...CORTES, 425];

/** Makes what hands one envelope over, once, and says how it went; it never rejects. */
export function createEnvioDeSobres({
  api,
  ruta = "/v1/sobres",
  fetch: send = (url, init) => fetch(url, init),
  credentials = "omit",
  espera = 30_000,
}: OpcionesDeEnvio): (entrada: Entrada, signal?: AbortSignal) => Promise<Desenlace> {
  return async ({ sobre, huella, folio }, signal) => {
    let pausa = 0;
    const transport = createTransport({
      api,
      espera,
      reintentos: 0,
      async fetch(url, init) {
        const respuesta = await send(url, { ...init, credentials });
        pausa = parseRetryAfter(respuesta.headers.get("Retry-After"));
        return respuesta;
      },
    });
    try {
      const respuesta = await sendPagando<RespuestaDeSobre>(transport, ruta, { cuerpo: sobre, signal });
      const suya =
        "huella" in respuesta
          ? respuesta.huella === huella
          : respuesta.folio && (!folio || (await hashFolio(String(respuesta.folio))) === folio);
      return suya ? { tipo: "respondido", respuesta } : { tipo: "atascado" };
    } catch (error) {
      const { type, status = 0, solicitud } = error as VentanillaError;
      // Only Ventanilla itself can refuse: a page of the network in between, never.
      if (solicitud && status < 500 && type !== "envio-en-curso" && !PASAJEROS.includes(status))
        return { tipo: "rechazado", problema: type };
      // Of no space left is told by who keeps no more envelopes apart: another one may be taken.
      return CORTES.includes(status) || (status > 500 && status !== 507)
        ? { tipo: "cortado", pausa }
        : { tipo: "atascado" };
    }
  };
}

/** SHA-256 of a folio, however it was written. */
export const hashFolio = (folio: string): Promise<string> => hashTexto(parseFolio(folio) ?? folio);
