import * as z from "zod";
import { REPORTES } from "../domain/vocabulario.ts";
import { fecha, instante } from "./texto.ts";

/** What a figure is counted in. */
export const UNIDADES_DE_CIFRA = [
  "casos",
  "actos",
  "porcentaje",
  "puntos",
  "habiles",
  "corridos",
  "personas",
  "lugares",
] as const;
export const unidadDeCifra = z
  .enum(UNIDADES_DE_CIFRA)
  .describe("`habiles` y `corridos` son días; `puntos`, una resta de porcentajes");
export type UnidadDeCifra = z.infer<typeof unidadDeCifra>;

/** `null`: not known, or of too few to be said. */
const valor = z.number().nullable();

/** One figure beside what it is compared with. */
export const cifraDeReporte = z.strictObject({
  id: z.string(),
  titulo: z.string(),
  valor,
  unidad: unidadDeCifra,
  n: z.int().min(0).optional().describe("De cuántos casos sale, donde es una parte o una medida de ellos"),
  anterior: valor.optional().describe("Lo mismo en el período anterior, del mismo largo"),
  meta: z.number().optional().describe("Lo que la institución se propuso"),
  nota: z.string().optional().describe("Fórmula, base, o quién lo declaró"),
});
export type CifraDeReporte = z.infer<typeof cifraDeReporte>;

/** How a table is best drawn. `mapa`: its rows are regions, by their CUT code. */
export const DIBUJOS = ["barras", "lineas", "mapa", "ninguno"] as const;

/** A table: what a chart shows, what a sheet holds, what whoever does not see the chart reads. */
export const cuadroDeReporte = z.strictObject({
  id: z.string(),
  titulo: z.string(),
  nota: z.string().optional(),
  filas: z.string().describe("Qué son las filas: «Canal», «Mes», «Unidad»"),
  columnas: z.array(z.strictObject({ id: z.string(), titulo: z.string(), unidad: unidadDeCifra })).min(1),
  datos: z.array(z.strictObject({ id: z.string(), titulo: z.string(), valores: z.array(valor) })),
  total: z.array(valor).optional().describe("La suma de las filas, columna por columna; `null` donde no se suman"),
  dibujo: z.enum(DIBUJOS),
});
export type CuadroDeReporte = z.infer<typeof cuadroDeReporte>;

/** What every report is: figures, and tables. */
export const reporte = z.strictObject({
  reporte: z.enum(REPORTES),
  institucion: z.string(),
  nombre: z.string().describe("Nombre de la institución"),
  titulo: z.string(),
  desde: fecha,
  hasta: fecha,
  region: z.string().optional(),
  unidad: z.string().optional(),
  generadoEn: instante,
  notas: z.array(z.string()).describe("Cómo se cuenta, lo que falta, lo que es proyección o ilustrativo"),
  cifras: z.array(cifraDeReporte),
  cuadros: z.array(cuadroDeReporte),
});
export type Reporte = z.infer<typeof reporte>;

/** How a trend is cut. */
export const PASOS = ["dia", "semana", "mes"] as const;

/** `GET /v1/gestion/reportes/{reporte}`: which civil days of the institution, both included, and of whom. */
export const filtroDeReporte = z.strictObject({
  desde: fecha.optional().describe("Primer día; por defecto, el primero del mes de `hasta`"),
  hasta: fecha.optional().describe("Último día; por defecto, hoy"),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe("Código CUT de la región"),
  unidad: z.string().max(120).optional(),
  responsable: z.string().max(60).optional().describe("Id de quien atiende; `yo`: quien pregunta"),
  paso: z.enum(PASOS).optional().describe("Cómo se corta la tendencia; por defecto, según el largo"),
});
export type FiltroDeReporte = z.input<typeof filtroDeReporte>;
