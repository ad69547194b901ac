import { loadPieza } from "../elements/base/pieza.ts";

/** Longest wait for a piece that a screen can do without, in milliseconds. */
const LIMITE = 5_000;

/**
 * Fetches a piece that a screen can do without, before the screen is shown; null where it does not come in time. What
 * comes later than that is not drawn: it would push away what a finger is already on its way to.
 */
export const loadTardia = <T>(ask: () => Promise<T>): Promise<T | null> =>
  Promise.race([
    loadPieza(ask).catch(() => null),
    new Promise<null>((resume) => {
      setTimeout(resume, LIMITE, null);
    }),
  ]);
