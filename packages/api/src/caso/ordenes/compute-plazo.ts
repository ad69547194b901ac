import type { Institucion, Termino } from "@ventanilla/sdk/contract";
import { computeVence, fechaCivil, ingresoLegal, type Tipo } from "@ventanilla/sdk/domain";

/** When a case counts as entered, and until when it has to be answered. */
export interface PlazoDeIngreso {
  ingresoLegal: string;
  plazo: Termino & { vence: string };
}

/** All who come on one day to one unit with one kind of case have the same term: it is counted once. */
const delDia = new WeakMap<Institucion, { dia: string; plazos: Map<string, PlazoDeIngreso> }>();

/**
 * The legal entry date and the deadline by the institution's term on this day (Ley 19.880 art. 25).
 *
 * @param options.comuna of the unit that has the case: its regional holidays count
 */
export const computePlazo = (
  institucion: Institucion,
  { tipo, termino, ahora, comuna }: { tipo: Tipo; termino: Termino; ahora: string; comuna: string | undefined },
): PlazoDeIngreso => {
  const dia = fechaCivil(ahora, institucion.zona);
  let memoria = delDia.get(institucion);
  if (memoria?.dia !== dia) {
    memoria = { dia, plazos: new Map() };
    delDia.set(institucion, memoria);
  }
  const llave = `${tipo} ${comuna}`;
  let plazo = memoria.plazos.get(llave);
  if (!plazo) {
    const calendario = comuna ? { comuna } : {};
    const ingreso = ingresoLegal(ahora, institucion.zona, calendario);
    plazo = { ingresoLegal: ingreso, plazo: { ...termino, vence: computeVence(ingreso, termino, calendario) } };
    memoria.plazos.set(llave, plazo);
  }
  return plazo;
};
