import type { Elemento } from "./elemento.ts";

/**
 * Lets an element hear what its window says, without holding on to it: who left may not stay in the memory of a page that
 * lives on.
 */
export function hearWindow<E extends Elemento>(elemento: E, evento: string, act: (elemento: E) => unknown): void {
  const debil = new WeakRef(elemento);
  window.addEventListener(evento, () => {
    const e = debil.deref();
    if (e) act(e);
  });
}

/** On a shared machine the next person finds nothing, not even by going back: forgets when the page goes or is wiped. */
export const onSalida = <E extends Elemento>(elemento: E, forget: (elemento: E) => unknown): void =>
  hearWindow(elemento, "pagehide", (e) => e.compartido && forget(e));
