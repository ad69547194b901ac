import type { Apertura } from "../contract/apertura.ts";
import type { Comprobante } from "../contract/caso.ts";
import { mintClave } from "../domain/clave.ts";
import { mintFolio, parseFolio } from "../domain/folio.ts";
import { mintEnvio } from "./envio.ts";
import { VentanillaError } from "./error.ts";
import { isFolioOcupado } from "./error-guards.ts";
import { sendPagando } from "./pagar.ts";
import type { Transport } from "./transport.ts";

/** A receipt that always carries the clave, whoever minted it: with the folio, it is all the citizen needs. */
export type ComprobanteConClave = Comprobante & { clave: string };

export interface OpcionesEnvio {
  /**
   * Submission id, from `mintEnvio()`. Pass the same one, with the same content, to repeat after a failure without
   * doubling. Without it, one is minted for this call alone.
   */
  envio?: string | undefined;
  signal?: AbortSignal | undefined;
}

export interface Casos {
  /**
   * Opens a case and returns its receipt. Resolves only with a receipt of the server that matches what was sent. Where
   * many come at once, pays by itself the proof of work that is asked: about a second.
   *
   * Without `envio`, mints what is missing of folio and clave here. With `envio`, what is missing is left to the server,
   * which derives it from that id: so the same call, repeated, is the same case with the same folio and clave.
   *
   * @throws {VentanillaError} `datos-invalidos` with `errores`; `folio-ocupado` for a folio given by the caller; others
   */
  open(apertura: Apertura, opciones?: OpcionesEnvio): Promise<ComprobanteConClave>;
}

/** Folios minted before giving up: with 55 random bits, a second one taken means something else is wrong. */
const MAXIMO_FOLIOS = 3;

/** Makes the calls on cases of one institution. */
export function createCasos({ transport, institucion }: { transport: Transport; institucion: string }): Casos {
  return {
    async open(apertura, { envio, signal } = {}) {
      const clave = apertura.clave ?? (envio ? undefined : mintClave());
      const llave = envio ?? mintEnvio();
      for (let acunados = 1; ; acunados++) {
        const folio = apertura.folio ?? (envio ? undefined : mintFolio());
        try {
          const comprobante = await sendPagando<Comprobante>(
            transport,
            `/v1/instituciones/${encodeURIComponent(institucion)}/casos`,
            {
              cuerpo: { ...apertura, folio, clave },
              cabeceras: { "Idempotency-Key": llave },
              signal,
            },
          );
          return checkComprobante(comprobante, folio, clave);
        } catch (error) {
          if (apertura.folio || envio || acunados >= MAXIMO_FOLIOS || !isFolioOcupado(error)) throw error;
        }
      }
    },
  };
}

/** Nothing is called received without a folio that is the one sent, and a clave to open it with. */
function checkComprobante(
  comprobante: Comprobante,
  folioEnviado: string | undefined,
  claveEnviada: string | undefined,
): ComprobanteConClave {
  const folio = parseFolio(String(comprobante.folio));
  const clave = claveEnviada ?? comprobante.clave;
  if (!folio || !clave || (folioEnviado && folio !== parseFolio(folioEnviado)))
    throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
  return { ...comprobante, clave };
}
