import type { Caso } from "../../caso/caso.ts";

/** What a list selects by, out of the fold, in the order in which it travels to the writer. */
export const COLUMNAS = [
  "institucion",
  "tipo",
  "etapa",
  "estado",
  "region",
  "unidad",
  "responsable",
  "canal",
  "punto",
  "materia",
  "vence",
  "recibido",
  "mensajes",
  "recibidas",
] as const;

export type Columnas = (string | number | null)[];

/** Institutions of this installation that have a branch of the case and have not answered or returned it. */
export function listRecibidas({ derivaciones = [] }: Caso): string[] {
  const abiertas = derivaciones.filter(
    ({ externa, estado }) => !externa && (estado === "enviada" || estado === "recibida"),
  );
  return [...new Set(abiertas.map(({ institucion }) => institucion))];
}

/** The values of {@link COLUMNAS} for a fold. */
export function readColumnas(caso: Caso): Columnas {
  const recibidas = caso.derivaciones ? listRecibidas(caso) : [];
  return [
    caso.institucion,
    caso.tipo,
    caso.etapa,
    caso.estado,
    caso.region ?? null,
    caso.unidad ?? null,
    caso.responsable ?? null,
    caso.canal,
    caso.punto ?? null,
    caso.materia ?? null,
    caso.plazo.vence,
    caso.recibidoEn,
    caso.mensajesNuevos,
    recibidas.length > 0 ? JSON.stringify(recibidas) : null,
  ];
}
