import { Elemento } from "../elements/base/elemento.ts";

/** Goes through the elements that stand in shadow roots, the outer ones first. */
export function* walkElementos(raiz: ParentNode): Generator<Elemento> {
  for (const uno of raiz.querySelectorAll("*")) {
    if (uno instanceof Elemento) yield uno;
    if (uno.shadowRoot) yield* walkElementos(uno.shadowRoot);
  }
}
