import { loadPieza } from "../elements/base/pieza.ts";
import type { Formulario } from "../form/formulario.ts";

let pieza: typeof import("./adjuntos.ts") | undefined;

/** Draws the files of a form, once their piece has arrived. Without it the form goes on: files can be added later. */
export function renderAdjuntos(f: Formulario): unknown {
  if (!pieza)
    loadPieza(() => import("./adjuntos.ts")).then(
      (llegada) => {
        pieza = llegada;
        f.requestUpdate();
      },
      () => {},
    );
  return pieza?.renderAdjuntos(f);
}
