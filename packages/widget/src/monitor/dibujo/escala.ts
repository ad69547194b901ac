import type { UnidadDeCifra } from "@ventanilla/sdk/contract";
import { type ScaleLinear, scaleLinear } from "d3-scale";
import type { Serie } from "./medida.ts";

const ENTERAS: readonly UnidadDeCifra[] = ["casos", "actos", "personas", "lugares"];

/** An axis of values: from zero, or below it where something is, to a round number past the most. */
export function createEscala(series: readonly Serie[], tramo: readonly [number, number], marcas: number) {
  const unidad = series[0]?.unidad ?? "casos";
  const valores = series.flatMap(({ valores: suyos }) => suyos.filter((valor) => valor !== null));
  const menor = Math.min(0, ...valores);
  const mayor = Math.max(unidad === "porcentaje" && Math.max(0, ...valores) <= 100 ? 100 : 0, ...valores);
  const escala = scaleLinear([menor, mayor === menor ? menor + 1 : mayor], [...tramo]).nice(marcas);
  return { escala, marcas: listMarcas(escala, unidad, marcas) };
}

/** The round numbers of an axis; half a case is none. */
function listMarcas(escala: ScaleLinear<number, number>, unidad: UnidadDeCifra, cuantas: number): number[] {
  const marcas = escala.ticks(cuantas);
  return ENTERAS.includes(unidad) ? marcas.filter(Number.isInteger) : marcas;
}
