import type { CuadroDeReporte, UnidadDeCifra } from "@ventanilla/sdk/contract";

/** Room that a chart has, in CSS pixels: its width, and the size of its letters. */
export interface Medida {
  ancho: number;
  letra: number;
}

/** One column of a table, as it is drawn. */
export interface Serie {
  id: string;
  titulo: string;
  unidad: UnidadDeCifra;
  valores: readonly (number | null)[];
}

/** Heavy letters are this much wider. */
export const NEGRITA = 1.15;

/** Room that a text takes, in pixels: a little more than most letters need. */
export const measureTexto = (texto: string, letra: number): number => texto.length * letra * 0.55;

/** Cuts a text to a width; the whole of it is in the table. */
export function cutTexto(texto: string, ancho: number, letra: number): string {
  const caben = Math.max(3, Math.floor(ancho / (letra * 0.53)));
  return texto.length <= caben ? texto : `${texto.slice(0, caben - 1).trimEnd()}…`;
}

/** Reads the columns of a table as series, over some of its rows. */
export const listSeries = ({ columnas, datos }: Pick<CuadroDeReporte, "columnas" | "datos">): Serie[] =>
  columnas.map(({ id, titulo, unidad }, i) => ({
    id,
    titulo,
    unidad,
    valores: datos.map(({ valores }) => valores[i] ?? null),
  }));

/** The series of each unit, in the order they come: what is counted alike shares an axis. */
export function groupByUnidad(series: readonly Serie[]): Serie[][] {
  const grupos = new Map<UnidadDeCifra, Serie[]>();
  for (const serie of series) grupos.set(serie.unidad, [...(grupos.get(serie.unidad) ?? []), serie]);
  return [...grupos.values()];
}

/** Room between two tables that stand side by side, in letters. */
export const ENTRE_CUADROS = 3;

/** Whether two tables fit side by side. */
export const areDos = ({ ancho, letra }: Medida): boolean => ancho >= letra * 70;

/** Whether a table takes the whole width: many bars, or a long line. */
export const isAncho = ({ dibujo, columnas, datos }: Pick<CuadroDeReporte, "dibujo" | "columnas" | "datos">): boolean =>
  (dibujo === "barras" && (columnas.length > 2 || (columnas.length > 1 && datos.length > 8))) ||
  (dibujo === "lineas" && datos.length > 14) ||
  (dibujo === "ninguno" && columnas.length > 4);

/** The room of one table. */
export const measureCuadro = (cuadro: CuadroDeReporte, medida: Medida): Medida =>
  areDos(medida) && !isAncho(cuadro)
    ? { ...medida, ancho: Math.floor((medida.ancho - medida.letra * ENTRE_CUADROS) / 2) }
    : medida;
