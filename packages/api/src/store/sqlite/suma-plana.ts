import type { SumaDeCifras } from "../store.ts";

/** A sum, flattened; the days of closings stand only where they were asked for. */
export type SumaPlana = [
  ambito: string,
  periodo: string,
  clave: string,
  n: number,
  enPlazo?: number,
  habiles?: number,
  corridos?: number,
];

/** Adds a row, or takes it away, to what is alike in what tells it apart. */
export const addSuma = (sumas: Map<string, SumaPlana>, fila: SumaPlana, signo: 1 | -1): void => {
  const cual = `${fila[0]} ${fila[1]} ${fila[2]}`;
  const suma = sumas.get(cual);
  if (suma) for (let i = 3; i < fila.length; i++) suma[i] = (suma[i] as number) + signo * (fila[i] as number);
  else {
    if (signo < 0) for (let i = 3; i < fila.length; i++) fila[i] = -(fila[i] as number);
    sumas.set(cual, fila);
  }
};

/** The sums of a text that another thread wrote. */
export const unpackSumas = (texto: string): SumaDeCifras[] =>
  (JSON.parse(texto) as SumaPlana[]).map(([ambito, periodo, clave, n, enPlazo = 0, habiles = 0, corridos = 0]) => ({
    ambito,
    periodo,
    clave,
    n,
    enPlazo,
    habiles,
    corridos,
  }));
