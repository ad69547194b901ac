/**
 * What is counted, by report family, each with its own few dimensions in the order of its key. One counter with all of
 * them would hold a row per case. Each family is counted of every {@link Ambito} that its report may be asked for, so
 * that a report reads its own sums and adds up nobody else's.
 */
export const FAMILIAS = {
  /** On the day of reception: `ingreso`, or `fuera` once it was accumulated or discarded. */
  ingresos: ["serie", "tipo"],
  canales: ["serie", "tipo", "canal"],
  materias: ["serie", "tipo", "materia"],
  /** Points of the body, whether or not they are registered; `firmado`: a machine enrolled there signed it. */
  puntos: ["serie", "punto", "tipo"],
  comunas: ["serie", "comuna"],
  /** By the provider of the registry. */
  proveedores: ["serie", "proveedor"],
  /** What people said of themselves. */
  personas: ["variable", "valor"],
  /** On the day of the closing, with how many were in time and the days they took. */
  cierres: ["tipo", "resultado"],
  /** Closings by how many whole days they took: `habiles` or `corridos`. */
  duraciones: ["medida", "tipo", "dias"],
  /** What is open now, on the day it is due: what is out of term is what was due before today. */
  abiertos: ["tipo", "etapa", "estado"],
  /** On the day of the act: what is no intake and no closing. */
  actos: ["acto"],
  /** What was sent to each institution, and what came of it. */
  derivaciones: ["suceso", "institucion", "tipo"],
  /** On the day of the opinion, from 1 to 7. */
  opiniones: ["tipo", "nota"],
} as const satisfies Record<string, readonly string[]>;

export type Familia = keyof typeof FAMILIAS;

/** Of whom a figure is: of the whole institution where it names nobody; else of the narrowest that it names. */
export interface Ambito {
  region?: string | undefined;
  unidad?: string | undefined;
  responsable?: string | undefined;
}

/** Its name in the key of a figure: `region:13`, `unidad:dr-maule`, `persona:…`; empty for the whole institution. */
export const writeAmbito = ({ region, unidad, responsable }: Ambito): string => {
  if (responsable !== undefined) return `persona:${responsable}`;
  if (unidad !== undefined) return `unidad:${unidad}`;
  return region !== undefined ? `region:${region}` : "";
};

/** So much more, or less, of one thing on one day. */
export interface Cifra {
  familia: Familia;
  /** As {@link writeAmbito} says it. */
  ambito: string;
  /** Civil date in the institution's zone. */
  fecha: string;
  /** Its dimensions in order, joined by {@link SEPARADOR}; what is not known is empty. */
  clave: string;
  n: number;
  /** Of closings: how many in time, and the days that they took, business and calendar. */
  enPlazo?: number;
  habiles?: number;
  corridos?: number;
}

/** What a figure says, in the order of its columns. */
export const MEDIDAS = ["n", "enPlazo", "habiles", "corridos"] as const;
export type Medida = (typeof MEDIDAS)[number];

/** What a figure sums to. */
export type Sumas = Record<Medida, number>;

/** No code of the domain has it. */
export const SEPARADOR = "|";

/** How figures are kept: by day, and by month so that years cost what their months do. */
export type Grano = "dia" | "mes";
