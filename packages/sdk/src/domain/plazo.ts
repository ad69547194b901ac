import { type Fecha, fechaCivil, fromNumeroDia, getDiaSemana, type Instante, toNumeroDia } from "./fecha-civil.ts";
import { type Feriado, findFeriado, type OpcionesCalendario } from "./feriados.ts";
import type { UnidadPlazo } from "./vocabulario.ts";

export { type Fecha, fechaCivil, type Instante } from "./fecha-civil.ts";

/** A term as the institution sets it for a kind of case. */
export type Plazo = { dias: number; unidad: UnidadPlazo };

/** One day of a term: whether it counted, and if not, why (for people to read). */
export type DiaPlazo = { fecha: Fecha; cuenta: boolean; motivo?: string };

/** Says whether the date is a business day there: no Saturday, Sunday or holiday (Ley 19.880 art. 25). */
export function isHabil(fecha: Fecha, opciones?: OpcionesCalendario): boolean {
  return isDiaHabil(toNumeroDia(fecha), opciones);
}

/**
 * The date that many business days later; counting begins the next business day (Ley 19.880 art. 25). Negative days
 * count backwards; zero gives the date itself.
 */
export function addHabiles(fecha: Fecha, dias: number, opciones?: OpcionesCalendario): Fecha {
  checkEntero(dias);
  let dia = toNumeroDia(fecha);
  const paso = Math.sign(dias);
  for (let faltan = Math.abs(dias); faltan > 0; ) {
    dia += paso;
    if (isDiaHabil(dia, opciones)) faltan--;
  }
  return fromNumeroDia(dia);
}

/** The date that many calendar days later. */
export function addCorridos(fecha: Fecha, dias: number): Fecha {
  checkEntero(dias);
  return fromNumeroDia(toNumeroDia(fecha) + dias);
}

/**
 * The legal entry date of what arrives at a moment: the civil date in the institution's zone or, on an inhábil day, the
 * next business day (Ley 19.880 art. 25).
 * @param zona IANA name, "America/Santiago".
 */
export function ingresoLegal(instante: Instante, zona: string, opciones?: OpcionesCalendario): Fecha {
  const fecha = fechaCivil(instante, zona);
  return isHabil(fecha, opciones) ? fecha : addHabiles(fecha, 1, opciones);
}

/** Business days gone by from one date to another, the first not counted; negative if it comes after. */
export function countHabiles(desde: Fecha, hasta: Fecha, opciones?: OpcionesCalendario): number {
  const a = toNumeroDia(desde);
  const b = toNumeroDia(hasta);
  const ultimo = Math.max(a, b);
  let cuenta = 0;
  for (let dia = Math.min(a, b) + 1; dia <= ultimo; ) {
    const isEntero = dia % BLOQUE === 0 && dia + BLOQUE <= ultimo + 1;
    if (isEntero) cuenta += countBloque(dia, opciones);
    else if (isDiaHabil(dia, opciones)) cuenta++;
    dia += isEntero ? BLOQUE : 1;
  }
  return a > b ? -cuenta : cuenta;
}

/** Days whose business days are counted once: a case that is years overdue costs as much as one of some weeks. */
const BLOQUE = 64;
const SIN_FERIADOS: readonly Feriado[] = [];
const porFeriados = new WeakMap<readonly Feriado[], Map<string, number>>();

/** Business days of a whole block. */
function countBloque(primero: number, opciones: OpcionesCalendario = {}): number {
  const { comuna, feriados = SIN_FERIADOS } = opciones;
  let contados = porFeriados.get(feriados);
  if (!contados) {
    contados = new Map();
    porFeriados.set(feriados, contados);
  }
  const llave = `${comuna} ${primero}`;
  let cuenta = contados.get(llave);
  if (cuenta === undefined) {
    cuenta = 0;
    for (let dia = primero; dia < primero + BLOQUE; dia++) if (isDiaHabil(dia, opciones)) cuenta++;
    contados.set(llave, cuenta);
  }
  return cuenta;
}

/** Calendar days gone by from one date to another; negative if the first comes after. */
export function countCorridos(desde: Fecha, hasta: Fecha): number {
  return toNumeroDia(hasta) - toNumeroDia(desde);
}

/**
 * The last day of a term. A term in calendar days ends on that very day, business day or not: what people are promised
 * is never put off by the calendar.
 * @param ingreso legal entry date, as `ingresoLegal` gives it.
 */
export function computeVence(ingreso: Fecha, plazo: Plazo, opciones?: OpcionesCalendario): Fecha {
  return plazo.unidad === "habiles" ? addHabiles(ingreso, plazo.dias, opciones) : addCorridos(ingreso, plazo.dias);
}

/** A stretch in which a term does not run: the days after `desde`, up to and with `hasta`. */
export type Suspension = { desde: Fecha; hasta: Fecha };

/**
 * Every day from the one after the entry to the last of the term: counted, or skipped and why.
 * @param opciones.suspensiones stretches in which the term did not run.
 */
export function explainPlazo(
  ingreso: Fecha,
  plazo: Plazo,
  { suspensiones = [], ...calendario }: OpcionesCalendario & { suspensiones?: readonly Suspension[] | undefined } = {},
): DiaPlazo[] {
  checkEntero(plazo.dias);
  const dias: DiaPlazo[] = [];
  const isSuspendido = (fecha: Fecha): boolean =>
    suspensiones.some(({ desde, hasta }) => desde < fecha && fecha <= hasta);
  // A term that was stopped on its last day goes on to the end of that stretch.
  for (let dia = toNumeroDia(ingreso) + 1, faltan = plazo.dias; faltan > 0 || isSuspendido(fromNumeroDia(dia)); dia++) {
    const fecha = fromNumeroDia(dia);
    const motivo =
      (plazo.unidad === "habiles" ? findMotivo(dia, calendario) : undefined) ??
      (isSuspendido(fecha) ? SUSPENDIDO : undefined);
    if (!motivo) faltan--;
    dias.push({ fecha, cuenta: !motivo, ...(motivo && { motivo }) });
  }
  return dias;
}

const SUSPENDIDO = "Suspendido: se esperaban antecedentes de la persona";

/** The last day of a term that did not run all the time. */
export function computeVenceSuspendido(
  ingreso: Fecha,
  plazo: Plazo,
  opciones: OpcionesCalendario & { suspensiones: readonly Suspension[] },
): Fecha {
  return explainPlazo(ingreso, plazo, opciones).at(-1)?.fecha ?? ingreso;
}

/** A due date that many days of its term's own unit later, or before. */
export function moveVence(vence: Fecha, dias: number, unidad: UnidadPlazo, opciones?: OpcionesCalendario): Fecha {
  return unidad === "habiles" ? addHabiles(vence, dias, opciones) : addCorridos(vence, dias);
}

/** Days of a term's own unit from one date to another, the first not counted. */
export function countDias(desde: Fecha, hasta: Fecha, unidad: UnidadPlazo, opciones?: OpcionesCalendario): number {
  return unidad === "habiles" ? countHabiles(desde, hasta, opciones) : countCorridos(desde, hasta);
}

/** The most days a term may be extended by, once and before it expires: half of it (Ley 19.880 art. 26). */
export function maxProrroga(plazo: Plazo): number {
  return Math.floor(plazo.dias / 2);
}

function findMotivo(dia: number, opciones?: OpcionesCalendario): string | undefined {
  const feriado = findFeriado(dia, opciones);
  if (feriado) return `${feriado.nombre} (${feriado.norma})`;
  return { 0: "Domingo", 6: "Sábado" }[getDiaSemana(dia)];
}

function isDiaHabil(dia: number, opciones?: OpcionesCalendario): boolean {
  const semana = getDiaSemana(dia);
  return semana !== 0 && semana !== 6 && !findFeriado(dia, opciones);
}

function checkEntero(dias: number): void {
  if (!Number.isSafeInteger(dias) || Math.abs(dias) > 36525) throw new RangeError(`Not a number of days: ${dias}`);
}
