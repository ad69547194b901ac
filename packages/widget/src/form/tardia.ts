import { loadPieza } from "../elements/base/pieza.ts";
import type { Formulario } from "./formulario.ts";

/** Draws a part of a form by a piece of its own, once it has arrived; without it the form goes on. */
export function createTardia(ask: () => Promise<(f: Formulario) => unknown>): (f: Formulario) => unknown {
  let draw: ((f: Formulario) => unknown) | undefined;
  return (f) => {
    if (!draw)
      loadPieza(ask).then(
        (llegada) => {
          draw = llegada;
          f.requestUpdate();
        },
        () => {},
      );
    return draw?.(f);
  };
}
