/**
 * What is counted, by report family, each with its own few dimensions in the order of its key. One counter with all of
 * them would hold a row per case.
 */
export const FAMILIAS = {
  /** On the day of reception: `ingreso`, or `fuera` once it was accumulated or discarded. */
  ingresos: ["serie", "tipo", "canal", "region"],
  /** On the day of reception, by the unit it came to. */
  unidades: ["serie", "unidad", "tipo"],
  materias: ["serie", "materia", "tipo"],
  /** Points of the body, whether or not they are registered; `firmado`: a machine enrolled there signed it. */
  puntos: ["serie", "punto", "tipo"],
  comunas: ["serie", "comuna"],
  /** By the provider of the registry. */
  proveedores: ["serie", "proveedor"],
  /** What people said of themselves. */
  personas: ["variable", "valor", "tipo"],
  /** On the day of the closing. `plazo`: `en`, `fuera`. */
  cierres: ["tipo", "resultado", "plazo", "region"],
  /** Sums of days, and how many in time, by the unit and by who closed: to compare them. */
  unidadesCierre: ["medida", "unidad", "tipo"],
  funcionarios: ["medida", "usuario", "tipo"],
  /** Closings by how many whole days they took: `habiles` or `corridos`. */
  duraciones: ["medida", "tipo", "dias"],
  duracionesDeRegion: ["region", "medida", "tipo", "dias"],
  duracionesDeUnidad: ["unidad", "medida", "tipo", "dias"],
  /** On the day of the act: what is no intake and no closing. */
  actos: ["acto", "tipo", "region"],
  /** What was sent to each institution, and what came of it. */
  derivaciones: ["suceso", "institucion", "tipo"],
  /** On the day of the opinion, from 1 to 7. */
  opiniones: ["region", "unidad", "tipo", "nota"],
} as const satisfies Record<string, readonly string[]>;

export type Familia = keyof typeof FAMILIAS;

/** So much more, or less, of one thing on one day. */
export interface Cifra {
  familia: Familia;
  /** Civil date in the institution's zone. */
  fecha: string;
  /** Its dimensions in order, joined by {@link SEPARADOR}; what is not known is empty. */
  clave: string;
  n: number;
}

/** No code of the domain has it. */
export const SEPARADOR = "|";

/** How figures are kept: by day, and by month so that years cost what their months do. */
export type Grano = "dia" | "mes";
