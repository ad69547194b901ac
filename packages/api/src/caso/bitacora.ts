import type { LlaveDeCaso } from "../sello/sello.ts";
import type { AsientoGuardado } from "../store/store.ts";
import type { Asiento } from "./asiento.ts";
import { computeEnlace } from "./cadena.ts";

/** Seals, numbers and chains what `decide` made, ready to be appended. */
export const writeAsientos = (
  asientos: Asiento[],
  { folio, version, cabeza, llave }: { folio: string; version: number; cabeza?: Uint8Array; llave: LlaveDeCaso },
): AsientoGuardado[] => {
  let previo = cabeza;
  return asientos.map(({ tipo, cuando, autor, datos, reserva }, i) => {
    const n = version + i + 1;
    const guardado = {
      n,
      cuando,
      tipo,
      autor,
      datos: JSON.stringify(datos),
      sellado: reserva === undefined ? null : llave.seal(reserva, n),
    };
    previo = computeEnlace(folio, previo, guardado);
    return { ...guardado, enlace: previo };
  });
};

/**
 * An entry as it was decided.
 *
 * @param llave the case's key; without it, or once the person was erased, `reserva` is absent
 */
export const readAsiento = (
  { n, cuando, tipo, autor, datos, sellado }: AsientoGuardado,
  llave?: LlaveDeCaso,
): Asiento =>
  ({
    tipo,
    cuando,
    autor,
    datos: JSON.parse(datos),
    reserva: sellado && llave ? llave.open(sellado, n) : undefined,
  }) as Asiento;
