import { html } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { es } from "../textos/es.ts";

type Draw = () => unknown;
const dibujos = new WeakMap<Elemento, Record<string, Draw>>();

/** Draws something folded that is fetched when it is opened; after a failure, when it is opened again. */
export function renderPlegado(e: Elemento, titulo: string, load: () => Promise<Draw>) {
  const propios = dibujos.get(e) ?? {};
  dibujos.set(e, propios);
  const t = e.say(es);
  const open = async (evento: Event) => {
    if (!(evento.currentTarget as HTMLDetailsElement).open) return;
    propios[titulo] = await load().catch(() => () => t.sinConexionPieza);
    e.requestUpdate();
  };
  return html`<details class="plegado" @toggle=${open}>
    <summary>${titulo}</summary>
    <div aria-live="polite">${propios[titulo]?.() ?? t.cargando}</div>
  </details>`;
}
