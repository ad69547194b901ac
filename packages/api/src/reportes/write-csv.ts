import type { Reporte, UnidadDeCifra } from "@ventanilla/sdk/contract";
import { formatFecha, formatInstante, getRegion } from "@ventanilla/sdk/domain";

const UNIDADES: Record<UnidadDeCifra, string> = {
  casos: "casos",
  actos: "actos",
  porcentaje: "%",
  puntos: "puntos porcentuales",
  habiles: "días hábiles",
  corridos: "días corridos",
  personas: "personas",
  lugares: "lugares",
};

type Celda = string | number | null | undefined;

/** What it is of, one thing a line, so that a sheet that is passed on says so by itself. */
const writeCabeza = ({ titulo, nombre, desde, hasta, region, unidad, generadoEn, notas }: Reporte, zona: string) =>
  [
    [titulo],
    ["Institución", nombre],
    ["Desde", formatFecha(desde)],
    ["Hasta", formatFecha(hasta)],
    ...(region ? [["Región", getRegion(region)?.nombre ?? region]] : []),
    ...(unidad ? [["Unidad", unidad]] : []),
    ["Generado", formatInstante(generadoEn, zona)],
    ...notas.map((nota) => ["Nota", nota]),
  ] satisfies Celda[][];

const writeCifras = ({ cifras }: Reporte): Celda[][] =>
  cifras.length === 0
    ? []
    : [
        [],
        ["Cifras"],
        ["Cifra", "Valor", "Unidad", "De cuántos", "Período anterior", "Meta", "Nota"],
        ...cifras.map(({ titulo, valor, unidad, n, anterior, meta, nota }) => [
          titulo,
          valor,
          UNIDADES[unidad],
          n,
          anterior,
          meta,
          nota,
        ]),
      ];

const writeCuadro = ({ titulo, nota, filas, columnas, datos, total }: Reporte["cuadros"][number]): Celda[][] => [
  [],
  [titulo],
  ...(nota ? [["Nota", nota]] : []),
  [
    filas,
    ...columnas.map(({ titulo: columna, unidad }) =>
      unidad === "casos" ? columna : `${columna} (${UNIDADES[unidad]})`,
    ),
  ],
  ...datos.map(({ titulo: fila, valores }) => [fila, ...valores]),
  ...(total && datos.length > 0 ? [["Total", ...total]] : []),
];

/**
 * A report as a sheet: UTF-8 with its mark, semicolons and decimal commas, as a spreadsheet in Spanish opens it; each
 * table a block with its title before it and an empty line between. No text that a program takes for a formula.
 *
 * @param zona of the institution: when it was made is said in its time
 */
export const writeCsv = async (reporte: Reporte, { zona }: { zona: string }): Promise<string> => {
  // Read at the first sheet: it is not needed to start.
  const { stringify } = await import("csv-stringify/sync");
  const lineas = [
    ...writeCabeza(reporte, zona),
    ...writeCifras(reporte),
    ...reporte.cuadros.flatMap((cuadro) => writeCuadro(cuadro)),
  ];
  return stringify(lineas, {
    delimiter: ";",
    bom: true,
    escape_formulas: true,
    cast: { number: (n) => String(n).replace(".", ",") },
  });
};
