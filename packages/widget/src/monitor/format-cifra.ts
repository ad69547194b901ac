import type { CifraDeReporte, UnidadDeCifra } from "@ventanilla/sdk/contract";
import { NOMBRES_UNIDAD, monitor as t } from "../textos/monitor.ts";

// Written out: some engines leave out the point of 1.234 in Spanish.
const entero = new Intl.NumberFormat("es-CL", { maximumFractionDigits: 0, useGrouping: "always" } as object);
const decimal = new Intl.NumberFormat("es-CL", { maximumFractionDigits: 1, useGrouping: "always" } as object);

const DECIMALES: readonly UnidadDeCifra[] = ["porcentaje", "puntos", "habiles", "corridos"];
/** What is better the less there is of it. */
const MENOS_ES_MEJOR: readonly UnidadDeCifra[] = ["habiles", "corridos"];

/** Writes a number as it is read in Chile, "1.234,5"; `null` is "—". */
export function formatNumero(valor: number | null | undefined, unidad?: UnidadDeCifra): string {
  if (valor === null || valor === undefined) return "—";
  return (!unidad || DECIMALES.includes(unidad) ? decimal : entero).format(valor);
}

/** Writes a number with what it counts, "1 caso", "12,5 %", "3 días hábiles". */
export function formatCifra(valor: number | null | undefined, unidad: UnidadDeCifra): string {
  if (valor === null || valor === undefined) return t.sinDato;
  const [uno, varios] = NOMBRES_UNIDAD[unidad];
  return `${formatNumero(valor, unidad)}\u00a0${Math.abs(valor) === 1 ? uno : varios}`;
}

/** Says in words how a figure stands beside the period before; `undefined`, where it is not compared. */
export function describeComparacion({ valor, anterior, unidad }: CifraDeReporte): string | undefined {
  if (anterior === undefined || valor === null) return undefined;
  if (anterior === null) return t.sinAnterior;
  const antes = formatCifra(anterior, unidad);
  const resta = valor - anterior;
  // Parts are taken from parts: a percentage of a percentage misleads.
  const enPuntos = unidad === "porcentaje" || unidad === "puntos";
  if (!enPuntos && anterior === 0) return resta === 0 ? t.igual : t.antes(antes);
  const cambio = Math.abs(enPuntos ? resta : (resta / Math.abs(anterior)) * 100);
  const cuanto = formatCifra(cambio, enPuntos ? "puntos" : "porcentaje");
  if (formatNumero(cambio) === "0") return t.igual;
  return resta > 0 ? t.mas(cuanto, antes) : t.menos(cuanto, antes);
}

/** How a figure stands beside its goal. */
export interface Cumplimiento {
  /** `undefined`: there is a goal and no figure. */
  cumple: boolean | undefined;
  texto: string;
}

/** Says in words whether a figure reaches its goal: days by being no more, anything else by being no less. */
export function describeMeta({ valor, meta, unidad }: CifraDeReporte): Cumplimiento | undefined {
  if (meta === undefined) return undefined;
  const escrita = formatCifra(meta, unidad);
  if (valor === null) return { cumple: undefined, texto: t.metaSola(escrita) };
  const menos = MENOS_ES_MEJOR.includes(unidad);
  if (menos ? valor <= meta : valor >= meta)
    return { cumple: true, texto: t.cumple(`${escrita}${menos ? " o menos" : ""}`) };
  const falta = formatCifra(Math.abs(valor - meta), unidad === "porcentaje" ? "puntos" : unidad);
  return { cumple: false, texto: t.noCumple(`${escrita}${menos ? " o menos" : ""}`, falta) };
}
