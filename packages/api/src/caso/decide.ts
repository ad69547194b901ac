import type { Asiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";
import type { Contexto, Orden } from "./orden.ts";
import { abrir } from "./ordenes/abrir.ts";
import { enviarMensaje } from "./ordenes/enviar-mensaje.ts";
import { gestionar } from "./ordenes/gestionar.ts";
import { opinar } from "./ordenes/opinar.ts";
import { proponerCierre } from "./ordenes/proponer-cierre.ts";
import { trasladarProveedor } from "./ordenes/trasladar-proveedor.ts";

/**
 * What an order adds to a case's bitácora. Pure: no clock, no I/O, the same answer always.
 *
 * @param caso the fold so far; absent only for `abrir`
 * @throws {Rechazo} where a rule says no
 */
export const decide = (caso: Caso | undefined, orden: Orden, contexto: Contexto): Asiento[] => {
  if (orden.orden === "abrir") return abrir(orden.apertura, contexto);
  if (!caso) throw new TypeError(`«${orden.orden}» needs a case`);
  switch (orden.orden) {
    case "enviarMensaje":
      return enviarMensaje(caso, orden, contexto);
    case "opinar":
      return opinar(caso, orden, contexto);
    case "gestionar":
      return gestionar(caso, orden, contexto);
    case "trasladarProveedor":
      return trasladarProveedor(caso, contexto);
    case "proponerCierre":
      return proponerCierre(caso, orden, contexto);
    default:
      throw new TypeError(`«${orden.orden}» is not decided`);
  }
};
