import { fechaCivil, getComuna, getRegion } from "@ventanilla/sdk/domain";
import type { Caso } from "../caso/caso.ts";
import { writeLinea } from "./celda.ts";

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

/** No zone is set off from another by a part of these: within one, the civil date is the same. */
const CUARTO_DE_HORA = 900_000;
/** Dates that are remembered: some years of quarters of an hour. */
const RECORDADAS = 50_000;

/** The civil date of an instant in a zone, remembered: a walk asks for the same days again and again. */
const createFechas = (zona: string) => {
  const porCuarto = new Map<number, string>();
  return (instante: string): string => {
    const cuarto = Math.floor(Date.parse(instante) / CUARTO_DE_HORA);
    let fecha = porCuarto.get(cuarto);
    if (fecha === undefined) {
      if (porCuarto.size >= RECORDADAS) porCuarto.clear();
      fecha = fechaCivil(instante, zona);
      porCuarto.set(cuarto, fecha);
    }
    return fecha;
  };
};

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
  const toFecha = createFechas(zona);
  return (caso, isReabierto) => {
    const fin = caso.cerradoEn ?? caso.cierre?.cuando;
    const cerrado = fin && toFecha(fin);
    return writeLinea([
      caso.ingresoLegal,
      toFecha(caso.recibidoEn),
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
