import { adoptStyles, type CSSResult, type CSSResultOrNative } from "lit";
import { loadPieza } from "../elements/base/pieza.ts";
import { es } from "../textos/es.ts";
import type { Formulario } from "./formulario.ts";

/** What only some people need, once it has arrived: the table of comunas; countries and voluntary questions. */
export const piezas: { comuna?: typeof import("./comuna.ts"); opciones?: typeof import("./opciones.ts") } = {};

/** Adds styles that came with a piece. */
export function adopt(f: Formulario, ...estilos: CSSResult[]): void {
  const hojas = extras.get(f) ?? new Set();
  for (const hoja of estilos) hojas.add(hoja);
  extras.set(f, hojas);
  const { elementStyles } = f.constructor as unknown as { elementStyles: CSSResultOrNative[] };
  adoptStyles(f.renderRoot as ShadowRoot, [...elementStyles, ...hojas]);
}
const extras = new WeakMap<Formulario, Set<CSSResult>>();

/** Brings them, when the screens that may need them are reached. */
export async function loadPiezas(f: Formulario): Promise<void> {
  try {
    piezas.comuna ??= await loadPieza(() => import("./comuna.ts"));
    adopt(f, piezas.comuna.estilos);
    piezas.opciones ??= await loadPieza(() => import("./opciones.ts"));
  } catch {
    f.aviso = f.say(es).sinConexion;
  }
  f.requestUpdate();
}
