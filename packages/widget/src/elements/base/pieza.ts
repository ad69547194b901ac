let intento = 0;

/**
 * Fetches a piece of the widget. Firefox remembers a module that failed to arrive for as long as the page lives, so
 * after a failure the build asks for the next one by another address (see `piezas` in rollup.config.js).
 */
export async function loadPieza<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    Object.assign(import.meta, { otra: `?${++intento}` });
    throw error;
  }
}

/** Runs when the page has nothing better to do. */
export const whenIdle = (run: () => unknown) =>
  // Safari has no requestIdleCallback.
  "requestIdleCallback" in globalThis ? requestIdleCallback(run, { timeout: 2000 }) : setTimeout(run, 300);
