import { loadPieza } from "../elements/base/pieza.ts";
import { es } from "../textos/es.ts";
import type { Formulario } from "./formulario.ts";

/** What only some people need, once it has arrived: the table of comunas; countries and voluntary questions. */
export const piezas: { comuna?: typeof import("./comuna.ts"); opciones?: typeof import("./opciones.ts") } = {};

/** Brings them, when the screens that may need them are reached. */
export async function loadPiezas(f: Formulario): Promise<void> {
  try {
    piezas.comuna ??= await loadPieza(() => import("./comuna.ts"));
    piezas.opciones ??= await loadPieza(() => import("./opciones.ts"));
  } catch {
    f.aviso = f.say(es).sinConexion;
  }
  f.requestUpdate();
}
