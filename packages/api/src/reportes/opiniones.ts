import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import { toPorcentaje, type Valor } from "./cuadro.ts";

/** With fewer opinions nothing is said: it would be chance, and it might say who it was. No source in hand. */
export const MINIMO_DE_OPINIONES = 5;

/** What opinions from 1 to 7 say; `null` where there are too few. */
export interface Satisfaccion {
  n: number;
  /** Percent of 6 and 7. */
  satisfechas: Valor;
  /** Percent of 5. */
  neutras: Valor;
  /** Percent of 1 to 4. */
  insatisfechas: Valor;
  /** The first minus the last, in points. */
  neta: Valor;
}

export const computeSatisfaccion = (opiniones: readonly { nota: string; n: number }[]): Satisfaccion => {
  const count = (desde: number, hasta: number) =>
    opiniones.reduce((suma, { nota, n }) => suma + (Number(nota) >= desde && Number(nota) <= hasta ? n : 0), 0);
  const n = count(1, 7);
  if (n < MINIMO_DE_OPINIONES) return { n, satisfechas: null, neutras: null, insatisfechas: null, neta: null };
  return {
    n,
    satisfechas: toPorcentaje(count(6, 7), n),
    neutras: toPorcentaje(count(5, 5), n),
    insatisfechas: toPorcentaje(count(1, 4), n),
    // Of what was counted and not of rounded parts.
    neta: toPorcentaje(count(6, 7) - count(1, 4), n),
  };
};

const fewNota = (n: number): string =>
  n < MINIMO_DE_OPINIONES ? ` Hay ${n}: con menos de ${MINIMO_DE_OPINIONES} no se dice.` : "";

/** The two figures of satisfaction, each with its formula. */
export const describeSatisfaccion = ({ n, satisfechas, neta }: Satisfaccion): CifraDeReporte[] => [
  {
    id: "satisfaccion",
    titulo: "Personas satisfechas",
    valor: satisfechas,
    unidad: "porcentaje",
    n,
    nota: `Notas 6 y 7, de las opiniones dadas de 1 a 7.${fewNota(n)}`,
  },
  {
    id: "satisfaccion-neta",
    titulo: "Satisfacción neta",
    valor: neta,
    unidad: "puntos",
    n,
    nota: `% de notas 6 y 7 menos % de notas 1 a 4; el 5 es neutro.${fewNota(n)}`,
  },
];
