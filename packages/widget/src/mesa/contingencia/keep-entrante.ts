import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import type { Comprobante } from "@ventanilla/sdk/contract";
import { mintClave, mintFolio } from "@ventanilla/sdk/domain";
import type { Puesto } from "../puesto.ts";

/** What a case that an officer enters is known by: the same however often, and whichever way, it is sent. */
export interface Entrante {
  envio: string;
  folio: string;
  clave: string;
}

export const mintEntrante = (): Entrante => ({ envio: mintEnvio(), folio: mintFolio(), clave: mintClave() });

/** A case that waits in this machine. `archivo`: where nothing can be kept, its envelope to carry by hand. */
export interface Guardado {
  /** When it was sealed: its term counts from then. */
  capturadoEn: string;
  archivo?: Blob;
}

/** Whether nobody refused it: there was no network, no service or no session, and sent again it may well be taken. */
const isPasajero = ({ solicitud, status = 0 }: VentanillaError): boolean =>
  status === 401 || status === 429 || (status !== 413 && !(solicitud && status < 500));

/**
 * Keeps, sealed, a case that could not be sent.
 *
 * @param opciones.onLlega hears its receipt, if it comes while this page is open
 * @throws `error` itself, where it is no failure of the way or there is nothing to keep it with
 */
export async function keepEntrante(
  { cola, definicion }: Puesto,
  apertura: object & { folio: string },
  { error, envio, onLlega }: { error: unknown; envio: string; onLlega: (comprobante: Comprobante) => void },
): Promise<Guardado> {
  const { sello } = definicion ?? {};
  // Without https there is no cipher; without the definition, no key.
  if (!isPasajero(error as VentanillaError) || !cola || !sello || !globalThis.crypto.subtle) throw error;
  return cola.keep(apertura, { sello, envio, folio: apertura.folio, onLlega });
}
