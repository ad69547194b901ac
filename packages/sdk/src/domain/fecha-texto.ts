import { type Fecha, fechaCivil, getDiaSemana, horaCivil, type Instante, toNumeroDia } from "./fecha-civil.ts";

// Written out: `Intl` in es-CL puts dashes in dates, and not every engine carries Spanish.
const DIAS = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];

/** Writes a date for people, "15/10/2026". */
export function formatFecha(fecha: Fecha): string {
  return fecha.split("-").reverse().join("/");
}

/** Writes a date with its day, "jueves 15/10/2026". */
export function formatFechaLarga(fecha: Fecha): string {
  return `${DIAS[getDiaSemana(toNumeroDia(fecha))]} ${formatFecha(fecha)}`;
}

/**
 * Writes a moment as the clock of the zone showed it, "15/10/2026, 14:05".
 * @param zona IANA name, "America/Santiago".
 */
export function formatInstante(instante: Instante, zona: string): string {
  return `${formatFecha(fechaCivil(instante, zona))}, ${horaCivil(instante, zona)}`;
}
