import type { Institucion, Termino } from "@ventanilla/sdk/contract";
import { computeVence, type Feriado, fechaCivil, ingresoLegal, type Tipo } from "@ventanilla/sdk/domain";
import { calendarioDe } from "../calendario.ts";

/** When a case counts as entered, and until when it has to be answered. */
export interface PlazoDeIngreso {
  ingresoLegal: string;
  plazo: Termino & { vence: string };
}

/** All who come on one day to one unit with one kind of case have the same term: it is counted once. */
const delDia = new WeakMap<
  Institucion,
  { dia: string; feriados: readonly Feriado[] | undefined; plazos: Map<string, PlazoDeIngreso> }
>();

/**
 * The legal entry date and the deadline by the institution's term on this day (Ley 19.880 art. 25).
 *
 * @param options.ahora instant it counts from
 * @param options.unidad code of the unit that has the case: its regional holidays count
 */
export const computePlazo = (
  institucion: Institucion,
  {
    tipo,
    termino,
    ahora,
    unidad,
    feriados,
  }: {
    tipo: Tipo;
    termino: Termino;
    ahora: string;
    unidad: string | undefined;
    feriados: readonly Feriado[] | undefined;
  },
): PlazoDeIngreso => {
  const dia = fechaCivil(ahora, institucion.zona);
  let memoria = delDia.get(institucion);
  if (memoria?.dia !== dia || memoria.feriados !== feriados) {
    memoria = { dia, feriados, plazos: new Map() };
    delDia.set(institucion, memoria);
  }
  const llave = `${tipo} ${termino.dias} ${termino.unidad} ${unidad}`;
  let plazo = memoria.plazos.get(llave);
  if (!plazo) {
    const calendario = calendarioDe(unidad, { institucion, feriados });
    const ingreso = ingresoLegal(ahora, institucion.zona, calendario);
    plazo = { ingresoLegal: ingreso, plazo: { ...termino, vence: computeVence(ingreso, termino, calendario) } };
    memoria.plazos.set(llave, plazo);
  }
  return plazo;
};
