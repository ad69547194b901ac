import type { Totem } from "./totem.ts";
import { listFrases } from "./voz.ts";
import { walkElementos } from "./walk-elementos.ts";

/** Says aloud what the screen says, once per screen; who writes is not interrupted. */
export class Lectura {
  #dicho = "";

  /** What is on the screen will be said again. */
  reset(): void {
    this.#dicho = "";
  }

  tell(e: Totem): void {
    const raiz = e.renderRoot as ShadowRoot;
    const frases = listFrases(raiz.querySelector("dialog, main") ?? raiz);
    const dicho = frases.join("\n");
    if (dicho === this.#dicho || e.campo) return;
    this.#dicho = dicho;
    const visibles = [...walkElementos(raiz)].filter((uno) => uno.checkVisibility());
    const t = e.palabras;
    const caso = visibles.some((uno) => "vista" in uno && Object(uno.vista) === uno.vista);
    const escrito =
      raiz.querySelector("main .recibo") || visibles.some((uno) => uno.renderRoot.querySelector(".revisar"));
    e.voz.speak([...frases, ...(caso ? [t.casoCallado] : escrito ? [t.callado] : [])], e.idioma);
  }
}
