import type { CifraDeReporte, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { NOMBRES_RESULTADO, RESULTADOS } from "@ventanilla/sdk/domain";
import { buildCuadro, columna, toPorcentaje, toPromedio, type Valor } from "./cuadro.ts";
import type { FilaDeCierre, FilaDeSuma } from "./hechos.ts";
import { sumBy } from "./lector-de-cifras.ts";

const sumEnPlazo = (cierres: readonly FilaDeCierre[]): number =>
  cierres.reduce((suma, { enPlazo }) => suma + enPlazo, 0);

/** How many closed, and how many of them in time. */
export const countCierres = (cierres: readonly FilaDeCierre[]): { n: number; enPlazo: Valor } => {
  const n = cierres.reduce((suma, fila) => suma + fila.n, 0);
  return { n, enPlazo: toPorcentaje(sumEnPlazo(cierres), n) };
};

export const describeCierres = (cierres: readonly FilaDeCierre[]): CifraDeReporte[] => {
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

/** What each unit or officer closed: the values of {@link COLUMNAS_DE_CIERRE}, by the key that is asked for. */
export const indexSumas = (
  sumas: readonly FilaDeSuma[],
  claveOf: (quien: string) => string = (quien) => quien,
): { claves: Iterable<string>; read: (clave: string) => [number, Valor, Valor, Valor] } => {
  const porClave = new Map<string, Record<string, number>>();
  for (const { quien, medida, n } of sumas) {
    const clave = claveOf(quien);
    const suyas = porClave.get(clave) ?? {};
    suyas[medida] = (suyas[medida] ?? 0) + n;
    porClave.set(clave, suyas);
  }
  return {
    claves: porClave.keys(),
    read: (clave) => {
      const { cierres = 0, enPlazo = 0, habiles = 0, corridos = 0 } = porClave.get(clave) ?? {};
      return [cierres, toPorcentaje(enPlazo, cierres), toPromedio(habiles, cierres), toPromedio(corridos, cierres)];
    },
  };
};
