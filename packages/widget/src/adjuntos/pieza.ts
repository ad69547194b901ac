import type { Formulario } from "../form/formulario.ts";
import { loadTardia } from "../form/tardia.ts";

let pieza: typeof import("./adjuntos.ts") | null | undefined;

/** Brings what draws the files of a form. Without it the form goes on: files can be added later. */
export async function loadAdjuntos(): Promise<void> {
  pieza ||= await loadTardia(() => import("./adjuntos.ts"));
}

/** Says whether it is known if there will be files to draw. */
export const areAdjuntosListos = (): boolean => pieza !== undefined;

/** Draws the files of a form. */
export const renderAdjuntos = (f: Formulario): unknown => pieza?.renderAdjuntos(f);
