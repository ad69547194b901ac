import type { Institucion } from "@ventanilla/sdk/contract";
import {
  addHabiles,
  type Fecha,
  type Feriado,
  fechaCivil,
  ingresoLegal,
  type OpcionesCalendario,
  regionOf,
} from "@ventanilla/sdk/domain";
import type { Caso } from "./caso.ts";

/** Where a day is asked for: what of the context the calendar needs. */
export interface ContextoDeCalendario {
  /** Instant, UTC ISO 8601. */
  ahora: string;
  institucion: Institucion;
  feriados?: readonly Feriado[] | undefined;
}

/** The civil date in the institution's zone. */
export const getHoy = ({ ahora, institucion }: ContextoDeCalendario): Fecha => fechaCivil(ahora, institucion.zona);

/** The calendar of a unit: its regional holidays, and those declared since. */
export const calendarioDe = (
  codigo: string | undefined,
  { institucion, feriados }: Pick<ContextoDeCalendario, "institucion" | "feriados">,
): OpcionesCalendario => {
  const unidad = codigo ? institucion.unidades.find((una) => una.codigo === codigo) : undefined;
  return { ...(unidad && { comuna: unidad.comuna }), ...(feriados?.length && { feriados }) };
};

/** The calendar that a case's term is counted by: of the unit it had when the term began, wherever it went since. */
export const getCalendario = (
  { unidad, unidadDelPlazo }: Pick<Caso, "unidad" | "unidadDelPlazo">,
  contexto: Pick<ContextoDeCalendario, "institucion" | "feriados">,
): OpcionesCalendario => calendarioDe(unidadDelPlazo ?? unidad, contexto);

/** The last of so many business days from now on: what comes on an inhábil day is counted from the next one. */
export const addHabilesDesdeAhora = (caso: Caso, dias: number, contexto: ContextoDeCalendario): Fecha => {
  const calendario = calendarioDe(caso.unidad, contexto);
  return addHabiles(ingresoLegal(contexto.ahora, contexto.institucion.zona, calendario), dias, calendario);
};

/** Stretches in which the term did not run, the one under way as long as it was granted. */
export const listSuspensiones = ({ suspensiones = [], suspendidoDesde, antecedentes }: Caso) =>
  suspendidoDesde && antecedentes
    ? [...suspensiones, { desde: suspendidoDesde, hasta: antecedentes.vence }]
    : suspensiones;

/** The day a case is looked at: the one on which it closed, else this one. */
export const getUltimoDia = ({ cerradoEn, cierre }: Caso, contexto: ContextoDeCalendario): Fecha => {
  // A case closed before folds kept when has only its closing to say so.
  const fin = cerradoEn ?? cierre?.cuando;
  return fin ? fechaCivil(fin, contexto.institucion.zona) : getHoy(contexto);
};

/** CUT of the region a unit is in. */
export const regionDeUnidad = (codigo: string, { unidades }: Institucion): string | undefined => {
  const unidad = unidades.find((una) => una.codigo === codigo);
  return unidad && regionOf(unidad.comuna);
};
