/** How often each piece failed to arrive, by its file. */
const fallas: Record<string, number> = {};

/**
 * Fetches a piece of the widget. Firefox remembers a module that failed to arrive for as long as the page lives, so after
 * a failure it is asked for by another address: the build adds `otra` to it (see `piezas` in rollup.config.js), and the
 * one that arrived stays its address. What a piece brings with it by an import of its own is asked for as ever.
 */
export async function loadPieza<T>(ask: (otra: string) => Promise<T>): Promise<T> {
  // Its text names the file it asks for, whichever file asks.
  const cual = /[\w-]+\.js/.exec(`${ask}`)?.[0] ?? "";
  try {
    return await ask(fallas[cual] ? `?${fallas[cual]}` : "");
  } catch (error) {
    fallas[cual] = (fallas[cual] ?? 0) + 1;
    throw error;
  }
}

/** Runs when the page has nothing better to do. */
export const whenIdle = (run: () => unknown) =>
  // Safari has no requestIdleCallback.
  "requestIdleCallback" in globalThis ? requestIdleCallback(run, { timeout: 2000 }) : setTimeout(run, 300);
