import type { Unidad } from "@ventanilla/sdk/contract";
import { html } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import { comprobante as textos } from "../textos/comprobante.ts";

/** How many are shown: the nearest ones. */
const CERCANAS = 3;
const dibujos = new WeakMap<Elemento, unknown>();

/** Draws where the person is received, fetched when they ask for it; the nearest to `comuna` first. */
export function renderOficinas(e: Elemento, comuna?: string) {
  const t = e.say(textos);
  const ask = async (evento: Event) => {
    if (!(evento.currentTarget as HTMLDetailsElement).open) return;
    const draw = (dibujo: unknown) => {
      dibujos.set(e, dibujo);
      e.requestUpdate();
    };
    try {
      const { listUnidades, renderUnidades } = await loadPieza(() => import("./unidades.ts"));
      const unidades: Unidad[] = await listUnidades(e, comuna);
      draw(renderUnidades(e, unidades.slice(0, CERCANAS)));
    } catch {
      draw(t.oficinasFalla);
    }
  };
  return html`<details class="oficinas" @toggle=${ask}>
    <summary>${t.oficinas}</summary>
    <div aria-live="polite">${dibujos.get(e) ?? t.oficinasCargando}</div>
  </details>`;
}
