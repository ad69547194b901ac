import { loadPieza } from "../elements/base/pieza.ts";
import type { Formulario } from "../form/formulario.ts";

/** With fewer letters than these nobody has asked anything yet. */
const MINIMO = 25;

let pieza: typeof import("./preguntas.ts") | undefined;

/** Draws what may answer a consulta, once it has arrived, in a place that the first screen keeps for it. */
export function renderPreguntas(f: Formulario): unknown {
  if (f.tramite !== "consulta" || !f.borrador.valores.relato?.[MINIMO - 1]) return "";
  if (!pieza)
    loadPieza(() => import("./preguntas.ts")).then(
      (llegada) => {
        pieza = llegada;
        f.requestUpdate();
      },
      () => {},
    );
  return pieza?.renderPreguntas(f);
}
