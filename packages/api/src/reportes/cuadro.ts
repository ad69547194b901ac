import type { CifraDeReporte, CuadroDeReporte, UnidadDeCifra } from "@ventanilla/sdk/contract";

export type Columna = CuadroDeReporte["columnas"][number];
export type Fila = CuadroDeReporte["datos"][number];
export type Valor = number | null;

/** What a report holds beside its name, its period and its scope. */
export interface ContenidoDeReporte {
  titulo: string;
  notas: string[];
  cifras: CifraDeReporte[];
  cuadros: CuadroDeReporte[];
  /** First day, where the report begins before the period that was asked for. */
  desde?: string;
}

/** What adds up from row to row; the others are said of the whole, or not at all. */
const SUMABLES: readonly UnidadDeCifra[] = ["casos", "actos", "personas", "lugares"];

/** Id and name of a row of what nobody said. */
export const SIN_INFORMAR = { id: "sinInformar", titulo: "Sin informar" };

/** A part of a whole in percent, to one decimal; `null` of nothing. */
export const toPorcentaje = (parte: number, base: number): Valor =>
  base === 0 ? null : Math.round((1000 * parte) / base) / 10;

/** A mean to one decimal; `null` of nothing. */
export const toPromedio = (suma: number, n: number): Valor => (n === 0 ? null : Math.round((10 * suma) / n) / 10);

/** A column of cases, unless it is of something else. */
export const columna = (id: string, titulo: string, unidad: UnidadDeCifra = "casos"): Columna => ({
  id,
  titulo,
  unidad,
});

const sumColumnas = (columnas: readonly Columna[], datos: readonly Fila[]): Valor[] =>
  columnas.map(({ unidad }, i) =>
    SUMABLES.includes(unidad) ? datos.reduce((suma, { valores }) => suma + (valores[i] ?? 0), 0) : null,
  );

/**
 * A table with its total: columns that add up are summed; of the others `total` says what they are of the whole.
 *
 * @param cuadro.total by column; `undefined` where the sum is right
 */
export const buildCuadro = ({
  total,
  ...cuadro
}: Omit<CuadroDeReporte, "total"> & { total?: readonly (Valor | undefined)[] }): CuadroDeReporte => {
  const suma = sumColumnas(cuadro.columnas, cuadro.datos);
  return { ...cuadro, total: suma.map((valor, i) => total?.[i] ?? valor) };
};

/** Rows from the most to the least of a column, and by name where they are equal. */
export const sortFilas = (filas: readonly Fila[], i = 0): Fila[] =>
  filas.toSorted(
    (una, otra) =>
      (otra.valores[i] ?? Number.NEGATIVE_INFINITY) - (una.valores[i] ?? Number.NEGATIVE_INFINITY) ||
      una.titulo.localeCompare(otra.titulo, "es"),
  );

/** The first rows, and the sum of the rest as one more, so that the total stays true. Of columns that add up. */
export const cutFilas = (filas: readonly Fila[], maximo: number): Fila[] => {
  if (filas.length <= maximo) return [...filas];
  const resto = filas.slice(maximo);
  const valores = (resto[0]?.valores ?? []).map((_, i) =>
    resto.reduce((suma, fila) => suma + (fila.valores[i] ?? 0), 0),
  );
  return [...filas.slice(0, maximo), { id: "otras", titulo: `Otras ${resto.length}`, valores }];
};

/** Says of each figure what it was in the other period. */
export const compareCifras = (
  actuales: readonly CifraDeReporte[],
  anteriores: readonly CifraDeReporte[],
): CifraDeReporte[] => {
  const antes = new Map(anteriores.map(({ id, valor }) => [id, valor]));
  return actuales.map((cifra) => {
    const anterior = antes.get(cifra.id);
    return anterior === undefined ? cifra : { ...cifra, anterior };
  });
};
