import { fechaCivil, regionOf } from "@ventanilla/sdk/domain";
import { apply } from "../caso/apply.ts";
import type { Asiento } from "../caso/asiento.ts";
import type { Caso } from "../caso/caso.ts";
import { type Ambito, type Cifra, type Familia, SEPARADOR, type Sumas, writeAmbito } from "./cifra.ts";

type Ingreso = Extract<Asiento, { tipo: "ingreso" }>;
type Abierto<A> = A extends Asiento ? Omit<A, "reserva"> : never;
/** An entry as far as everybody may read it. */
export type AsientoAbierto = Abierto<Asiento>;

type Dimension = string | number | undefined;
/** Notes so much of one thing on a day, of each of some ámbitos. */
type Anota = (
  familia: Familia,
  fecha: string,
  dimensiones: readonly Dimension[],
  options?: { de?: readonly Ambito[] } & Partial<Sumas>,
) => void;

/** The whole institution, and what of a place is known. */
const listAmbitos = ({ region, unidad, responsable }: Ambito): Ambito[] => [
  {},
  ...(region === undefined ? [] : [{ region }]),
  ...(unidad === undefined ? [] : [{ unidad }]),
  ...(responsable === undefined ? [] : [{ responsable }]),
];

/** Whether it left the intake: the same matter twice, or no case at all. */
const isFuera = ({ acumuladoEn, descartado }: Caso): boolean => acumuladoEn !== undefined || descartado !== undefined;

/** Counts, or takes back, the intake of a case: under the kind, channel, unit … it entered by, on the day it was received. */
const countIngreso = (anota: Anota, { datos, cuando }: Omit<Ingreso, "reserva">, zona: string, signo: 1 | -1): void => {
  const fecha = fechaCivil(cuando, zona);
  const { tipo, canal, unidad, materia, punto, comuna, proveedor, dispositivo, caracterizacion = {} } = datos;
  const region = datos.region ?? (comuna && regionOf(comuna));
  const de = listAmbitos({ region, unidad });
  const each = (serie: string, n: number) => {
    anota("ingresos", fecha, [serie, tipo], { de, n });
    anota("canales", fecha, [serie, tipo, canal], { de, n });
    if (materia) anota("materias", fecha, [serie, tipo, materia], { n });
    if (punto) anota("puntos", fecha, [serie, punto, tipo], { n });
    if (comuna) anota("comunas", fecha, [serie, comuna], { n });
    if (proveedor) anota("proveedores", fecha, [serie, proveedor], { n });
  };
  each("ingreso", signo);
  if (signo < 0) each("fuera", 1);
  if (punto && dispositivo) anota("puntos", fecha, ["firmado", punto, tipo], { n: signo });
  for (const [variable, valor] of Object.entries(caracterizacion))
    if (valor !== undefined) anota("personas", fecha, [variable, valor], { de, n: signo });
};

/** Gives an intake back that had been taken out: the case was reopened. */
const restoreIngreso = (anota: Anota, ingreso: Omit<Ingreso, "reserva">, zona: string): void => {
  const undo: Anota = (familia, fecha, dimensiones, { n = 1, ...resto } = {}) =>
    anota(familia, fecha, dimensiones, { ...resto, n: -n });
  countIngreso(undo, ingreso, zona, -1);
};

/** Counts, or takes back, the closing that `caso` has. */
const countCierre = (anota: Anota, caso: Caso, autor: string | undefined, zona: string, signo: 1 | -1): void => {
  const { cierre, duracion, tipo } = caso;
  if (!cierre) return;
  const fecha = fechaCivil(cierre.cuando, zona);
  const isEnPlazo = duracion?.enPlazo ?? fecha <= caso.plazo.vence;
  const de = listAmbitos({ region: caso.region, unidad: caso.unidad });
  anota("cierres", fecha, [tipo, cierre.resultado], {
    de: autor ? [...de, { responsable: autor }] : de,
    n: signo,
    enPlazo: isEnPlazo ? signo : 0,
    habiles: signo * (duracion?.habiles ?? 0),
    corridos: signo * (duracion?.corridos ?? 0),
  });
  if (!duracion) return;
  for (const medida of ["habiles", "corridos"] as const)
    anota("duraciones", fecha, [medida, tipo, duracion[medida]], { de, n: signo });
};

const countOpinion = (anota: Anota, { satisfaccion, tipo, ...caso }: Caso, zona: string, signo: 1 | -1): void => {
  if (!satisfaccion) return;
  const { region, unidad } = caso;
  const fecha = fechaCivil(satisfaccion.cuando, zona);
  anota("opiniones", fecha, [tipo, satisfaccion.nota], { de: listAmbitos({ region, unidad }), n: signo });
};

/** Counts, or takes back, that a case is open, by what tells it apart from other open ones. */
const countAbierto = (anota: Anota, caso: Caso, signo: 1 | -1): void => {
  if (caso.estado !== "cerrado")
    anota("abiertos", caso.plazo.vence, [caso.tipo, caso.etapa, caso.estado], { de: listAmbitos(caso), n: signo });
};

/** Whether an open case is counted elsewhere than before: most entries leave it where it was. */
const isMovido = (antes: Caso, despues: Caso): boolean =>
  antes.plazo.vence !== despues.plazo.vence ||
  (["estado", "etapa", "tipo", "region", "unidad", "responsable"] as const).some((uno) => antes[uno] !== despues[uno]);

const findRama = ({ derivaciones = [] }: Caso, n: number) => derivaciones.find((rama) => rama.n === n);

/** What counts as an act by itself, by the entry that tells it. */
const ACTOS = new Set<string>([
  "mensaje",
  "asignacion",
  "antecedentes",
  "traslado",
  "respuesta",
  "escalamiento",
  "transferencia",
  "prorroga",
  "devolucion",
  "reapertura",
  "acumulacion",
  "descarte",
]);

const SUCESOS: Readonly<Record<string, string>> = {
  derivacion: "enviada",
  derivacionRecibida: "recibida",
  derivacionDevuelta: "devuelta",
  derivacionRespondida: "respondida",
};

/** An act's own name where its entry holds more than one. */
const nameActo = (asiento: AsientoAbierto): string => {
  switch (asiento.tipo) {
    case "escalamiento":
      return `escalamiento:${asiento.datos.a}`;
    case "respuesta":
      return `respuesta:${asiento.datos.acoge}`;
    default:
      return asiento.tipo;
  }
};

/** Who a derivación of which an entry tells is with. */
const findReceptora = ({ tipo, datos }: AsientoAbierto, caso: Caso): string | undefined => {
  if (tipo === "derivacion") return datos.institucion;
  return "rama" in datos && typeof datos.rama === "number" ? findRama(caso, datos.rama)?.institucion : undefined;
};

/** Counts what an entry did, of the place that the case then has. */
const countActo = (anota: Anota, asiento: AsientoAbierto, caso: Caso, zona: string): void => {
  const suceso = SUCESOS[asiento.tipo];
  if (!suceso && !ACTOS.has(asiento.tipo)) return;
  const fecha = fechaCivil(asiento.cuando, zona);
  const de = listAmbitos({ region: caso.region, unidad: caso.unidad });
  if (suceso) anota("derivaciones", fecha, [suceso, findReceptora(asiento, caso), caso.tipo], { de });
  else anota("actos", fecha, [nameActo(asiento)], { de });
};

/**
 * What some entries add to the figures. Pure: a bitácora folded anew gives the same, so a rebuild can show that what was
 * kept is right. A case counts once, at its entry, under what it entered by (domain, counting rule); its closing counts
 * while it stands; it is open from its first entry to its closing; all else is a series of its own.
 *
 * @param caso the fold before them; absent where they open the case
 * @param options.ingreso the first entry, where one of `asientos` may give back what had left the intake
 * @param options.pliegue the fold after them, where it was made already
 * @param options.zona of the institution: days are its civil dates
 */
export const countAsientos = (
  caso: Caso | undefined,
  asientos: readonly AsientoAbierto[],
  {
    folio,
    zona,
    ingreso,
    pliegue,
  }: { folio: string; zona: string; ingreso?: Omit<Ingreso, "reserva"> | undefined; pliegue?: Caso },
): Cifra[] => {
  const cifras: Cifra[] = [];
  const anota: Anota = (familia, fecha, dimensiones, { de = listAmbitos({}), n = 1, ...resto } = {}) => {
    const clave = dimensiones.map((una) => una ?? "").join(SEPARADOR);
    for (const uno of de) cifras.push({ familia, ambito: writeAmbito(uno), fecha, clave, n, ...resto });
  };
  let antes = caso;
  let primero = ingreso;
  for (const asiento of asientos) {
    const despues = asientos.length === 1 && pliegue ? pliegue : apply(folio, antes, asiento as Asiento);
    if (asiento.tipo === "ingreso") {
      primero = asiento;
      countIngreso(anota, asiento, zona, 1);
    }
    if (antes && primero && isFuera(antes) !== isFuera(despues)) {
      if (isFuera(despues)) countIngreso(anota, primero, zona, -1);
      else restoreIngreso(anota, primero, zona);
    }
    if (asiento.tipo === "cierre") countCierre(anota, despues, despues.cerradoPor, zona, 1);
    if (asiento.tipo === "satisfaccion") countOpinion(anota, despues, zona, 1);
    if (antes && asiento.tipo === "reapertura") {
      countCierre(anota, antes, antes.cerradoPor, zona, -1);
      countOpinion(anota, antes, zona, -1);
    }
    countActo(anota, asiento, despues, zona);
    antes = despues;
  }
  // Once, however many entries: between them nobody can look.
  if (antes && (!caso || isMovido(caso, antes))) {
    if (caso) countAbierto(anota, caso, -1);
    countAbierto(anota, antes, 1);
  }
  return cifras;
};
