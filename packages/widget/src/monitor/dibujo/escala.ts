import type { UnidadDeCifra } from "@ventanilla/sdk/contract";
import { scaleLinear } from "d3-scale";
import { formatNumero } from "../format-cifra.ts";
import { measureTexto, type Serie } from "./medida.ts";

const ENTERAS: readonly UnidadDeCifra[] = ["casos", "actos", "personas", "lugares"];

/** Where an axis goes, in pixels: its two ends, and the room that each of its numbers asks for. */
export interface Tramo {
  desde: number;
  hasta: number;
  /** Size of the letters of numbers side by side; without it they stand one over another. */
  letra?: number;
}

const MARCAS = 5;

/** An axis of values: from zero, or below it where something is, to a round number past the most, with its marks. */
export function createEscala(series: readonly Serie[], { desde, hasta, letra }: Tramo) {
  const unidad = series[0]?.unidad ?? "casos";
  const valores = series.flatMap(({ valores: suyos }) => suyos.filter((valor) => valor !== null));
  const menor = Math.min(0, ...valores);
  const tope = Math.max(0, ...valores);
  const mayor = unidad === "porcentaje" && tope <= 100 ? 100 : tope;
  const dominio = [menor, mayor === menor ? menor + 1 : mayor];
  for (let cuantas = MARCAS; ; cuantas--) {
    const escala = scaleLinear(dominio, [desde, hasta]).nice(cuantas);
    // Half a case is none.
    const marcas = escala.ticks(cuantas).filter((marca) => !ENTERAS.includes(unidad) || Number.isInteger(marca));
    const pide = letra ? marcas.reduce((suma, marca) => suma + measureTexto(formatNumero(marca), letra) + letra, 0) : 0;
    if (cuantas === 1 || pide <= Math.abs(hasta - desde)) return { escala, marcas };
  }
}
