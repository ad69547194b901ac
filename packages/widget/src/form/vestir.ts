import { adoptStyles, type CSSResult, type CSSResultOrNative } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";

/** Dresses an element with the styles of its class and those that came later. */
export function dress(e: Elemento, hojas: Iterable<CSSResult>): void {
  const { elementStyles } = e.constructor as unknown as { elementStyles: CSSResultOrNative[] };
  adoptStyles(e.renderRoot as ShadowRoot, [...elementStyles, ...hojas]);
}
