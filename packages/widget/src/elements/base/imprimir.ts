import { loadPieza } from "./pieza.ts";

/** Prints an element alone; with the page around it, where the piece that isolates it cannot arrive. */
export const printElemento = (elemento: HTMLElement): Promise<void> =>
  loadPieza(() => import("../../form/llevar.ts")).then(
    ({ printAlone }) => printAlone(elemento),
    () => window.print(),
  );
