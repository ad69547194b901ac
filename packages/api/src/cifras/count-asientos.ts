import { fechaCivil, regionOf } from "@ventanilla/sdk/domain";
import { apply } from "../caso/apply.ts";
import type { Asiento } from "../caso/asiento.ts";
import type { Caso } from "../caso/caso.ts";
import { type Cifra, type Familia, SEPARADOR } from "./cifra.ts";

type Ingreso = Extract<Asiento, { tipo: "ingreso" }>;
type Abierto<A> = A extends Asiento ? Omit<A, "reserva"> : never;
/** An entry as far as everybody may read it. */
export type AsientoAbierto = Abierto<Asiento>;

type Dimension = string | number | undefined;
type Anota = (familia: Familia, fecha: string, dimensiones: readonly Dimension[], n?: number) => void;

/** Whether it left the intake: the same matter twice, or no case at all. */
const isFuera = ({ acumuladoEn, descartado }: Caso): boolean => acumuladoEn !== undefined || descartado !== undefined;

/** Counts, or takes back, the intake of a case: under the kind, channel, unit … it entered by, on the day it was received. */
const countIngreso = (anota: Anota, { datos, cuando }: Omit<Ingreso, "reserva">, zona: string, signo: 1 | -1): void => {
  const fecha = fechaCivil(cuando, zona);
  const { tipo, canal, unidad, materia, punto, comuna, proveedor, dispositivo, caracterizacion = {} } = datos;
  const region = datos.region ?? (comuna && regionOf(comuna));
  const each = (serie: string, n: number) => {
    anota("ingresos", fecha, [serie, tipo, canal, region], n);
    if (unidad) anota("unidades", fecha, [serie, unidad, tipo], n);
    if (materia) anota("materias", fecha, [serie, materia, tipo], n);
    if (punto) anota("puntos", fecha, [serie, punto, tipo], n);
    if (comuna) anota("comunas", fecha, [serie, comuna], n);
    if (proveedor) anota("proveedores", fecha, [serie, proveedor], n);
  };
  each("ingreso", signo);
  if (signo < 0) each("fuera", 1);
  if (punto && dispositivo) anota("puntos", fecha, ["firmado", punto, tipo], signo);
  for (const [variable, valor] of Object.entries(caracterizacion))
    if (valor !== undefined) anota("personas", fecha, [variable, valor, tipo], signo);
};

/** Gives an intake back that had been taken out: the case was reopened. */
const restoreIngreso = (anota: Anota, ingreso: Omit<Ingreso, "reserva">, zona: string): void => {
  const undo: Anota = (familia, fecha, dimensiones, n = 1) => anota(familia, fecha, dimensiones, -n);
  countIngreso(undo, ingreso, zona, -1);
};

/** Counts, or takes back, the closing that `caso` has. */
const countCierre = (anota: Anota, caso: Caso, autor: string | undefined, zona: string, signo: 1 | -1): void => {
  const { cierre, duracion, tipo, region, unidad } = caso;
  if (!cierre) return;
  const fecha = fechaCivil(cierre.cuando, zona);
  const isEnPlazo = duracion?.enPlazo ?? fecha <= caso.plazo.vence;
  anota("cierres", fecha, [tipo, cierre.resultado, isEnPlazo ? "en" : "fuera", region], signo);
  for (const [familia, quien] of [
    ["unidadesCierre", unidad],
    ["funcionarios", autor],
  ] as const) {
    if (!quien) continue;
    anota(familia, fecha, ["cierres", quien, tipo], signo);
    if (isEnPlazo) anota(familia, fecha, ["enPlazo", quien, tipo], signo);
    if (duracion?.habiles) anota(familia, fecha, ["habiles", quien, tipo], signo * duracion.habiles);
    if (duracion?.corridos) anota(familia, fecha, ["corridos", quien, tipo], signo * duracion.corridos);
  }
  if (!duracion) return;
  for (const medida of ["habiles", "corridos"] as const) {
    const dias = duracion[medida];
    anota("duraciones", fecha, [medida, tipo, dias], signo);
    if (region) anota("duracionesDeRegion", fecha, [region, medida, tipo, dias], signo);
    if (unidad) anota("duracionesDeUnidad", fecha, [unidad, medida, tipo, dias], signo);
  }
};

const countOpinion = (
  anota: Anota,
  { satisfaccion, region, unidad, tipo }: Caso,
  zona: string,
  signo: 1 | -1,
): void => {
  if (satisfaccion)
    anota("opiniones", fechaCivil(satisfaccion.cuando, zona), [region, unidad, tipo, satisfaccion.nota], signo);
};

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

/**
 * What some entries add to the figures. Pure: a bitácora folded anew gives the same, so a rebuild can show that what was
 * kept is right. A case counts once, at its entry, under what it entered by (domain, counting rule); its closing counts
 * while it stands; all else is a series of its own.
 *
 * @param caso the fold before them; absent where they open the case
 * @param options.ingreso the first entry, where one of `asientos` may give back what had left the intake
 * @param options.zona of the institution: days are its civil dates
 */
export const countAsientos = (
  caso: Caso | undefined,
  asientos: readonly AsientoAbierto[],
  { folio, zona, ingreso }: { folio: string; zona: string; ingreso?: Omit<Ingreso, "reserva"> | undefined },
): Cifra[] => {
  const cifras: Cifra[] = [];
  const anota: Anota = (familia, fecha, dimensiones, n = 1) => {
    cifras.push({ familia, fecha, clave: dimensiones.map((una) => una ?? "").join(SEPARADOR), n });
  };
  let antes = caso;
  let primero = ingreso;
  for (const asiento of asientos) {
    if (asiento.tipo === "ingreso") {
      primero = asiento;
      countIngreso(anota, asiento, zona, 1);
      // Nearly all that opens a case comes alone: its fold is asked for by nothing else.
      if (asientos.length === 1) return cifras;
    }
    const despues = apply(folio, antes, asiento as Asiento);
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
    if (ACTOS.has(asiento.tipo))
      anota("actos", fechaCivil(asiento.cuando, zona), [nameActo(asiento), despues.tipo, despues.region]);
    if (asiento.tipo === "derivacion")
      anota("derivaciones", fechaCivil(asiento.cuando, zona), ["enviada", asiento.datos.institucion, despues.tipo]);
    const suceso = SUCESOS[asiento.tipo];
    if (suceso && "rama" in asiento.datos) {
      const rama = findRama(despues, asiento.datos.rama);
      anota("derivaciones", fechaCivil(asiento.cuando, zona), [suceso, rama?.institucion, despues.tipo]);
    }
    antes = despues;
  }
  return cifras;
};
