import type { Elemento } from "../elements/base/elemento.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import { comprobante } from "../textos/comprobante.ts";
import { renderPlegado } from "./plegado.ts";

/** Draws where the person is received, fetched when they ask for it; the nearest to `comuna` first. */
export const renderOficinas = (e: Elemento, comuna?: string) =>
  renderPlegado(e, e.say(comprobante).oficinas, async () => {
    const { listUnidades, renderUnidades } = await loadPieza(() => import("./unidades.ts"));
    const unidades = await listUnidades(e, comuna);
    return () => renderUnidades(e, unidades);
  });
