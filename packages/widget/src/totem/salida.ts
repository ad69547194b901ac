/** Longest wait for the page to be there, in milliseconds. */
const ESPERA = 4_000;

/** How a totem is left for the next person. */
export interface Salida {
  /** Says whether the page could be opened again now, by the network or by a worker that keeps it. */
  isAlcanzable(): Promise<boolean>;
  /** Opens it again in place of this one. */
  replace(): void;
}

/** Leaves by this very address, without what stands after `#`: in its place in the history, and with nothing of before. */
export const salida: Salida = {
  async isAlcanzable() {
    try {
      const direccion = location.pathname + location.search;
      // Asked for as it will be opened: without network the page's worker answers, and only if it has it.
      const { ok } = await fetch(direccion, { cache: "no-store", signal: AbortSignal.timeout(ESPERA) });
      return ok;
    } catch {
      return false;
    }
  },
  replace: () => location.replace(location.pathname + location.search),
};
