import { type Fecha, fromNumeroDia, getDiaSemana, toNumeroDia } from "./fecha-civil.ts";
import { FERIADOS_UNICOS } from "./feriados-unicos.ts";

/** A holiday and the law that makes it one. Without comunas or regiones it holds in the whole country. */
export type Feriado = {
  fecha: Fecha;
  nombre: string;
  norma: string;
  /** CUT codes of the comunas it holds in. */
  comunas?: readonly string[] | undefined;
  /** CUT codes of the regions it holds in. */
  regiones?: readonly string[] | undefined;
  /** A patch that takes the holidays of this date away instead of adding one. */
  derogado?: boolean | undefined;
};

const LEY_2977 = "Ley 2.977";
const LUNES = 1;
const MARTES = 2;
const MIERCOLES = 3;
const VIERNES = 5;

/**
 * Lists the holidays of a year with their law, national and regional, by date. Holds from 2004, and as the laws stand
 * today for the years to come. Elections are left out: they fall on days that are inhábiles anyway.
 */
export function listFeriados(anio: number): Feriado[] {
  const lista: Feriado[] = [];
  const add = (dia: number, nombre: string, norma: string, ambito?: Pick<Feriado, "comunas" | "regiones">) =>
    lista.push({ fecha: fromNumeroDia(dia), nombre, norma, ...ambito });
  const dia = (mes: number, del: number) => Date.UTC(anio, mes - 1, del) / 864e5;
  const pascua = computePascua(anio);

  add(dia(1, 1), "Año Nuevo", LEY_2977);
  if (anio >= 2017 && getDiaSemana(dia(1, 2)) === LUNES) add(dia(1, 2), "Feriado adicional de Año Nuevo", "Ley 20.983");
  add(pascua - 2, "Viernes Santo", LEY_2977);
  add(pascua - 1, "Sábado Santo", LEY_2977);
  add(dia(5, 1), "Día Nacional del Trabajo", "Código del Trabajo, art. 35");
  add(dia(5, 21), "Día de las Glorias Navales", LEY_2977);
  // Its Thursday went to the Monday of that week, until the Virgen del Carmen took its place.
  if (anio < 2007) add(pascua + 57, "Corpus Christi", `${LEY_2977}; Ley 19.668`);
  if (anio >= 2013) add(dia(6, 7), "Asalto y Toma del Morro de Arica", "Ley 20.663", { regiones: ["15"] });
  if (anio >= 2021) add(dia(6, computeSolsticio(anio)), "Día Nacional de los Pueblos Indígenas", "Ley 21.357");
  add(moveLunes(dia(6, 29)), "San Pedro y San Pablo", "Ley 18.432; Ley 19.668");
  if (anio >= 2007) add(dia(7, 16), "Virgen del Carmen", "Ley 20.148");
  add(dia(8, 15), "Asunción de la Virgen", LEY_2977);
  if (anio >= 2014) {
    add(dia(8, 20), "Nacimiento del Prócer de la Independencia", "Ley 20.768", { comunas: ["16101", "16103"] });
  }
  const dia17 = getDiaSemana(dia(9, 17));
  if (anio >= 2007 && dia17 === LUNES) add(dia(9, 17), "Feriado adicional de Fiestas Patrias", "Ley 20.215");
  if (anio >= 2017 && dia17 === VIERNES) add(dia(9, 17), "Feriado adicional de Fiestas Patrias", "Ley 20.983");
  add(dia(9, 18), "Independencia Nacional", LEY_2977);
  add(dia(9, 19), "Día de las Glorias del Ejército", LEY_2977);
  if (anio >= 2007 && getDiaSemana(dia(9, 20)) === VIERNES) {
    add(dia(9, 20), "Feriado adicional de Fiestas Patrias", "Ley 20.215");
  }
  add(moveLunes(dia(10, 12)), "Encuentro de Dos Mundos", "Ley 3.810; Ley 19.668");
  if (anio >= 2008) {
    add(moveViernes(dia(10, 31)), "Día Nacional de las Iglesias Evangélicas y Protestantes", "Ley 20.299");
  }
  add(dia(11, 1), "Todos los Santos", LEY_2977);
  add(dia(12, 8), "Inmaculada Concepción", LEY_2977);
  add(dia(12, 25), "Navidad", LEY_2977);

  for (const unico of FERIADOS_UNICOS) if (unico.fecha.startsWith(`${anio}-`)) lista.push(unico);
  return lista.sort((a, b) => (a.fecha < b.fecha ? -1 : a.fecha > b.fecha ? 1 : 0));
}

/** Where a date is asked for, and what the calendar has learnt since it was written. */
export type OpcionesCalendario = {
  /** CUT code of the comuna whose regional holidays count too. */
  comuna?: string | undefined;
  /** Holidays beyond those of {@link listFeriados}. They are indexed once: after a change pass a new array. */
  feriados?: readonly Feriado[] | undefined;
};

type Indice = Map<number, Feriado[]>;
const bloques = new Map<number, Indice>();
const parches = new WeakMap<readonly Feriado[], Indice>();

/**
 * Finds the holiday that makes a numbered day inhábil there, if one does.
 * @param dia as numbered by `toNumeroDia`.
 */
export function findFeriado(dia: number, { comuna, feriados }: OpcionesCalendario = {}): Feriado | undefined {
  if (feriados?.length) {
    let parche = parches.get(feriados);
    if (!parche) {
      parche = indexFeriados(feriados);
      parches.set(feriados, parche);
    }
    const propios = parche.get(dia)?.filter((feriado) => appliesIn(feriado, comuna));
    if (propios?.length) return propios.some((feriado) => feriado.derogado) ? undefined : propios[0];
  }
  // Indexed by blocks of 512 days: this runs for each day of each term, and asking a Date for its year costs more.
  const bloque = dia >> 9;
  let indice = bloques.get(bloque);
  if (!indice) {
    const primero = getAnio(bloque << 9);
    const ultimo = getAnio((bloque << 9) + 511);
    indice = indexFeriados(Array.from({ length: ultimo - primero + 1 }, (_, i) => listFeriados(primero + i)).flat());
    bloques.set(bloque, indice);
  }
  return indice.get(dia)?.find((feriado) => appliesIn(feriado, comuna));
}

function indexFeriados(feriados: readonly Feriado[]): Indice {
  const indice: Indice = new Map();
  for (const feriado of feriados) {
    const dia = toNumeroDia(feriado.fecha);
    const mismos = indice.get(dia);
    if (mismos) mismos.push(feriado);
    else indice.set(dia, [feriado]);
  }
  return indice;
}

function appliesIn({ comunas, regiones }: Feriado, comuna: string | undefined): boolean {
  if (!comunas?.length && !regiones?.length) return true;
  return comuna !== undefined && Boolean(comunas?.includes(comuna) || regiones?.includes(comuna.slice(0, 2)));
}

function getAnio(dia: number): number {
  return new Date(dia * 864e5).getUTCFullYear();
}

/** Tuesday to Thursday go back to that week's Monday, Friday goes on to the next one (Ley 19.668). */
function moveLunes(dia: number): number {
  const semana = getDiaSemana(dia);
  if (semana === VIERNES) return dia + 3;
  return semana > LUNES && semana < VIERNES ? dia - (semana - LUNES) : dia;
}

/** Tuesday goes back to the Friday before, Wednesday on to the Friday after (Ley 20.299). */
function moveViernes(dia: number): number {
  const semana = getDiaSemana(dia);
  return semana === MARTES ? dia - 4 : semana === MIERCOLES ? dia + 2 : dia;
}

/** Day of June of the solstice in continental Chile, up to 2075; 2021 was named by the law itself. */
function computeSolsticio(anio: number): number {
  if (anio === 2021) return 21;
  return anio % 4 === 3 || (anio % 4 === 2 && anio <= 2046) ? 21 : 20;
}

/** Easter Sunday as a numbered day: Butcher's rule for the Gregorian calendar. */
function computePascua(anio: number): number {
  const siglo = Math.floor(anio / 100);
  const epacta = (19 * (anio % 19) + siglo - Math.floor(siglo / 4) - Math.floor((8 * siglo + 13) / 25) + 15) % 30;
  const luna =
    epacta - Math.floor(epacta / 28) * (1 - Math.floor(29 / (epacta + 1)) * Math.floor((21 - (anio % 19)) / 11));
  const marzo = Date.UTC(anio, 2, 21) / 864e5 + luna;
  return marzo + 7 - getDiaSemana(marzo);
}
