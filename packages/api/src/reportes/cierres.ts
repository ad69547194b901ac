import type { CifraDeReporte, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { NOMBRES_RESULTADO, RESULTADOS } from "@ventanilla/sdk/domain";
import { buildCuadro, columna, toPorcentaje, toPromedio, type Valor } from "./cuadro.ts";
import type { FilaDeCierre } from "./hechos.ts";
import { type FilaDeSuma, sumBy, sumFilas, sumMedida } from "./lector-de-cifras.ts";

/** How many closed, and how many of them in time. */
export const countCierres = (
  cierres: readonly Pick<FilaDeCierre, "n" | "enPlazo">[],
): { n: number; enPlazo: Valor } => {
  const n = sumFilas(cierres);
  return { n, enPlazo: toPorcentaje(sumMedida(cierres, "enPlazo"), n) };
};

export const describeCierres = (cierres: readonly Pick<FilaDeCierre, "n" | "enPlazo">[]): CifraDeReporte[] => {
  const { n, enPlazo } = countCierres(cierres);
  return [
    { id: "cerrados", titulo: "Casos cerrados", valor: n, unidad: "casos", nota: "Por el día en que se cerraron" },
    {
      id: "en-plazo",
      titulo: "Cerrados dentro de plazo",
      valor: enPlazo,
      unidad: "porcentaje",
      n,
      nota: "De los cerrados en el período, según el plazo de cada caso ese día",
    },
  ];
};

/** Closings by result, each with its part of all of them. */
export const buildResultados = (
  cierres: readonly FilaDeCierre[],
  cuadro: Pick<CuadroDeReporte, "id" | "titulo"> = { id: "resultados", titulo: "Cómo se cerraron" },
): CuadroDeReporte => {
  const porResultado = sumBy(cierres, ({ resultado }) => resultado);
  const { n } = countCierres(cierres);
  return buildCuadro({
    ...cuadro,
    filas: "Resultado",
    columnas: [columna("cerrados", "Cerrados"), columna("parte", "Parte del total", "porcentaje")],
    datos: RESULTADOS.filter((resultado) => porResultado.has(resultado)).map((resultado) => {
      const suyos = porResultado.get(resultado) ?? 0;
      return { id: resultado, titulo: NOMBRES_RESULTADO[resultado], valores: [suyos, toPorcentaje(suyos, n)] };
    }),
    dibujo: "barras",
  });
};

/** Columns of every table that compares who closes. */
export const COLUMNAS_DE_CIERRE = [
  columna("cerrados", "Cerrados"),
  columna("en-plazo", "En plazo", "porcentaje"),
  columna("promedio-habiles", "Promedio en días hábiles", "habiles"),
  columna("promedio-corridos", "Promedio en días corridos", "corridos"),
];

/** What each of some closed: the values of {@link COLUMNAS_DE_CIERRE}. */
export const indexCierres = (
  sumas: readonly FilaDeSuma[],
): ((quien: string) => [cerrados: number, enPlazo: Valor, habiles: Valor, corridos: Valor]) => {
  const porQuien = Map.groupBy(sumas, ({ quien }) => quien);
  return (quien) => {
    const suyas = porQuien.get(quien) ?? [];
    const { n, enPlazo } = countCierres(suyas);
    const promedio = (medida: "habiles" | "corridos") => toPromedio(sumMedida(suyas, medida), n);
    return [n, enPlazo, promedio("habiles"), promedio("corridos")];
  };
};
