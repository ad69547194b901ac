/** A civil date, "aaaa-mm-dd". It has no hour and no zone: the zone decided which date it was. */
export type Fecha = string;

/** A moment: ISO 8601 in UTC, milliseconds since 1970, or a Date. */
export type Instante = string | number | Date;

const DIA = 864e5;
const relojes = new Map<string, Intl.DateTimeFormat>();
/** Dates read, by zone and quarter of an hour: within one, no zone changes its date any more, and Intl is dear. */
const leidas = new Map<string, Fecha>();
/** Quarters of an hour from the epoch to 1998: before, some zones kept the time of their own sun. */
const DESDE = 1e6;
/** How many are remembered: some months of them. */
const RECORDADAS = 1e4;

/** Says whether the text is a date of the calendar written "aaaa-mm-dd". */
export function isFecha(text: string): boolean {
  return parseNumeroDia(text) !== undefined;
}

/**
 * Numbers the days since 1970-01-01, so that adding days never meets a clock change.
 * @throws RangeError if it is no date of the calendar.
 */
export function toNumeroDia(fecha: Fecha): number {
  const dia = parseNumeroDia(fecha);
  if (dia === undefined) throw new RangeError(`Not a date aaaa-mm-dd: ${String(fecha).slice(0, 20)}`);
  return dia;
}

/** The date of a day numbered by {@link toNumeroDia}. */
export function fromNumeroDia(dia: number): Fecha {
  return new Date(dia * DIA).toISOString().slice(0, 10);
}

/** Day of the week of a numbered day: 0 is Sunday. */
export function getDiaSemana(dia: number): number {
  return (((dia + 4) % 7) + 7) % 7;
}

/**
 * The civil date it is in the zone at that moment.
 * @param zona IANA name, "America/Santiago".
 * @throws RangeError if the moment or the zone is unknown.
 */
export function fechaCivil(instante: Instante, zona: string): Fecha {
  const cuarto = Math.floor(+new Date(instante) / 9e5);
  const cual = zona + cuarto;
  let fecha = leidas.get(cual);
  if (fecha) return fecha;
  const texto = readReloj(instante, zona);
  fecha = `${texto.slice(6, 10)}-${texto.slice(0, 2)}-${texto.slice(3, 5)}`;
  if (leidas.size > RECORDADAS) leidas.clear();
  if (cuarto > DESDE) leidas.set(cual, fecha);
  return fecha;
}

/** The time of day in the zone at that moment, "14:05", always by the 24-hour clock. */
export function horaCivil(instante: Instante, zona: string): string {
  return readReloj(instante, zona).slice(12, 17);
}

/** "mm/dd/aaaa, hh:mm": en-US is the one locale whose parts and order no engine has ever changed. */
function readReloj(instante: Instante, zona: string): string {
  let reloj = relojes.get(zona);
  if (!reloj) {
    reloj = createReloj(zona);
    relojes.set(zona, reloj);
  }
  return reloj.format(instante instanceof Date ? instante : new Date(instante));
}

function createReloj(zona: string): Intl.DateTimeFormat {
  const opciones = {
    timeZone: zona,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const;
  try {
    return new Intl.DateTimeFormat("en-US", opciones);
  } catch (error) {
    // Aysén has had a zone of its own only since March 2025; older telephones know its twin.
    if (zona !== "America/Coyhaique") throw error;
    return new Intl.DateTimeFormat("en-US", { ...opciones, timeZone: "America/Punta_Arenas" });
  }
}

function parseNumeroDia(text: string): number | undefined {
  if (!/^[1-9]\d{3}-\d\d-\d\d$/.test(text)) return undefined;
  const mes = Number(text.slice(5, 7)) - 1;
  const dia = Number(text.slice(8));
  const fecha = new Date(Date.UTC(Number(text.slice(0, 4)), mes, dia));
  return fecha.getUTCMonth() === mes && fecha.getUTCDate() === dia ? fecha.getTime() / DIA : undefined;
}
