import { getComuna, getRegion } from "@ventanilla/sdk/domain";
import type { Caso } from "../caso/caso.ts";
import { writeLinea } from "./celda.ts";
import { createFechaDeInstante } from "./fecha-de-instante.ts";

/** What a row says, in order: nothing that leads to a person, to who attended them, or to the case itself. */
export const COLUMNAS_DE_EXTRACCION = [
  "ingresoLegal",
  "recibido",
  "tipoDeIngreso",
  "tipo",
  "canal",
  "punto",
  "region",
  "nombreRegion",
  "comuna",
  "nombreComuna",
  "unidad",
  "materia",
  "etapa",
  "estado",
  "vence",
  "cerrado",
  "resultado",
  "habiles",
  "corridos",
  "enPlazo",
  "satisfaccion",
  "reabierto",
  "derivadoA",
  "fuera",
] as const;

const isEnPlazo = ({ cerradoEn, cierre, duracion, plazo }: Caso, dia: string | undefined, hoy: string): boolean =>
  cerradoEn === undefined && cierre === undefined
    ? hoy <= plazo.vence
    : (duracion?.enPlazo ?? (dia ?? hoy) <= plazo.vence);

const tellFuera = ({ acumuladoEn, descartado }: Caso): string | undefined => {
  if (acumuladoEn !== undefined) return "acumulado";
  return descartado === undefined ? undefined : "descartado";
};

/** Writes cases as rows. `isReabierto`: whether its bitácora has a reopening, which the fold does not say. */
export type EscrituraDeFilas = (caso: Caso, isReabierto: boolean) => string;

/**
 * @param options.zona of the institution: dates are its civil dates
 * @param options.hoy civil date by which an open case is in time, or out of it
 */
export const createEscrituraDeFilas = ({ zona, hoy }: { zona: string; hoy: string }): EscrituraDeFilas => {
  const fechaDe = createFechaDeInstante(zona);
  return (caso, isReabierto) => {
    const fin = caso.cerradoEn ?? caso.cierre?.cuando;
    const cerrado = fin && fechaDe(fin);
    return writeLinea([
      caso.ingresoLegal,
      fechaDe(caso.recibidoEn),
      caso.tipoDeIngreso ?? caso.tipo,
      caso.tipo,
      caso.canal,
      caso.punto,
      caso.region,
      caso.region && getRegion(caso.region)?.nombre,
      caso.comuna,
      caso.comuna && getComuna(caso.comuna)?.nombre,
      caso.unidad,
      caso.materia,
      caso.etapa,
      caso.estado,
      caso.plazo.vence,
      cerrado,
      caso.cierre?.resultado,
      caso.duracion?.habiles,
      caso.duracion?.corridos,
      isEnPlazo(caso, cerrado, hoy) ? "si" : "no",
      caso.satisfaccion?.nota,
      isReabierto ? "si" : "no",
      caso.derivaciones && [...new Set(caso.derivaciones.map(({ institucion }) => institucion))].join(" "),
      tellFuera(caso),
    ]);
  };
};
