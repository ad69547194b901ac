import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import { toPromedio, type Valor } from "./cuadro.ts";

/** How many closings took how many whole days. */
export type Histograma = ReadonlyMap<number, number>;

/** How long closings took, in days; `null` where there are none. */
export interface Tiempos {
  n: number;
  mediana: Valor;
  p90: Valor;
  promedio: Valor;
}

/** The shortest time within which a part of them closed (nearest rank): a day that some case really took. */
const findCuantil = (dias: readonly (readonly [number, number])[], n: number, parte: number): Valor => {
  let hasta = 0;
  for (const [dia, cuantos] of dias) {
    hasta += cuantos;
    if (hasta >= parte * n) return dia;
  }
  return null;
};

export const computeTiempos = (histograma: Histograma): Tiempos => {
  const dias = [...histograma].sort(([uno], [otro]) => uno - otro);
  const n = dias.reduce((suma, [, cuantos]) => suma + cuantos, 0);
  if (n === 0) return { n, mediana: null, p90: null, promedio: null };
  return {
    n,
    mediana: findCuantil(dias, n, 0.5),
    p90: findCuantil(dias, n, 0.9),
    promedio: toPromedio(
      dias.reduce((suma, [dia, cuantos]) => suma + dia * cuantos, 0),
      n,
    ),
  };
};

/** The histogram of some rows of durations. */
export const toHistograma = (filas: readonly { dias: string; n: number }[]): Histograma => {
  const histograma = new Map<number, number>();
  for (const { dias, n } of filas) histograma.set(Number(dias), (histograma.get(Number(dias)) ?? 0) + n);
  return histograma;
};

/** How long some closings took, by business or by calendar days. */
export const timesOf = (
  duraciones: readonly { medida: string; dias: string; n: number }[],
  medida: "habiles" | "corridos",
): Tiempos => computeTiempos(toHistograma(duraciones.filter((fila) => fila.medida === medida)));

/** The figures of response times, in business and in calendar days. */
export const describeTiempos = (habiles: Tiempos, corridos: Tiempos): CifraDeReporte[] => [
  { id: "mediana-habiles", titulo: "Mediana de respuesta", valor: habiles.mediana, unidad: "habiles", n: habiles.n },
  {
    id: "p90-habiles",
    titulo: "9 de cada 10 se responden en",
    valor: habiles.p90,
    unidad: "habiles",
    n: habiles.n,
    nota: "Percentil 90",
  },
  { id: "promedio-habiles", titulo: "Promedio de respuesta", valor: habiles.promedio, unidad: "habiles", n: habiles.n },
  {
    id: "mediana-corridos",
    titulo: "Mediana de respuesta",
    valor: corridos.mediana,
    unidad: "corridos",
    n: corridos.n,
  },
  {
    id: "p90-corridos",
    titulo: "9 de cada 10 se responden en",
    valor: corridos.p90,
    unidad: "corridos",
    n: corridos.n,
    nota: "Percentil 90",
  },
  {
    id: "promedio-corridos",
    titulo: "Promedio de respuesta",
    valor: corridos.promedio,
    unidad: "corridos",
    n: corridos.n,
  },
];
