import type { Elemento } from "./elemento.ts";

/**
 * Forgets, on a shared machine, when its page goes or is wiped: the next person finds nothing, not even by going back.
 * It does not hold on to the element: who left may not stay in the memory of a page that lives on.
 */
export function onSalida<E extends Elemento>(elemento: E, forget: (elemento: E) => void): void {
  const debil = new WeakRef(elemento);
  window.addEventListener("pagehide", () => {
    const e = debil.deref();
    if (e?.compartido) forget(e);
  });
}
