import type { Credencial, Mensaje, Satisfaccion, VistaCiudadana } from "../contract/caso.ts";
import { parseFolio } from "../domain/folio.ts";
import type { OpcionesEnvio } from "./casos.ts";
import { mintEnvio } from "./envio.ts";
import { VentanillaError } from "./error.ts";
import { sendPagando } from "./pagar.ts";
import type { Transport } from "./transport.ts";

/** Follows a case by its folio and clave, typed however; pays the proof of work by itself where one is asked. */
export interface Seguimiento {
  /**
   * Returns the case as its citizen sees it.
   * @throws {VentanillaError} `caso-no-encontrado` whatever does not match; others
   */
  lookup(credencial: Credencial, opciones?: { signal?: AbortSignal | undefined }): Promise<VistaCiudadana>;
  /** Adds a message; after closing it asks to reopen. Returns the case with it. */
  sendMensaje(mensaje: Mensaje, opciones?: OpcionesEnvio): Promise<VistaCiudadana>;
  /**
   * Gives an opinion, `nota` 1–7, once, after closing. Returns the case with it.
   * @throws {VentanillaError} `estado-no-permite` before closing or the second time; others
   */
  sendSatisfaccion(satisfaccion: Satisfaccion, opciones?: OpcionesEnvio): Promise<VistaCiudadana>;
}

/**
 * Calls what `folio` and `clave` open, and returns the case that it answers.
 *
 * @param recurso what comes after `/v1/seguimiento`
 */
export async function callSeguimiento(
  transport: Transport,
  recurso: string,
  cuerpo: Credencial,
  { envio, signal }: OpcionesEnvio,
): Promise<VistaCiudadana> {
  const cabeceras: Record<string, string> = envio ? { "Idempotency-Key": envio } : {};
  const vista = await sendPagando<VistaCiudadana>(transport, `/v1/seguimiento${recurso}`, {
    cuerpo,
    cabeceras,
    signal,
  });
  const folio = parseFolio(String(vista.folio));
  if (folio && folio === parseFolio(cuerpo.folio)) return vista;
  throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
}

/** Makes the calls that follow a case. */
export const createSeguimiento = ({ transport }: { transport: Transport }): Seguimiento => ({
  lookup: (credencial, { signal } = {}) => callSeguimiento(transport, "", credencial, { signal }),
  sendMensaje: (mensaje, { envio = mintEnvio(), signal } = {}) =>
    callSeguimiento(transport, "/mensajes", mensaje, { envio, signal }),
  sendSatisfaccion: (satisfaccion, { envio = mintEnvio(), signal } = {}) =>
    callSeguimiento(transport, "/satisfaccion", satisfaccion, { envio, signal }),
});
