import type { VentanillaError } from "./error.ts";
import type { Solicitud, Transport } from "./transport.ts";

/** Proofs paid for one call: the second one only if the first expired, or was spent by an answer that got lost. */
const MAXIMO_PRUEBAS = 2;

/**
 * Sends, and pays by itself the proof of work that is asked (428): the solver is fetched when the first one comes.
 *
 * @throws {VentanillaError} as the transport; `prueba-requerida` where the page has no Web Crypto, which comes by https
 */
export async function sendPagando<T>(transport: Transport, ruta: string, solicitud: Solicitud): Promise<T> {
  const cabeceras = { ...solicitud.cabeceras };
  for (let pagadas = 0; ; pagadas++) {
    try {
      return await transport<T>(ruta, { ...solicitud, cabeceras });
    } catch (error) {
      const { prueba } = error as VentanillaError;
      if (pagadas >= MAXIMO_PRUEBAS || !prueba || !crypto.subtle) throw error;
      const { payPrueba } = await import("./prueba.ts");
      cabeceras.Prueba = await payPrueba(prueba, solicitud.signal);
    }
  }
}
