import { html, nothing } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { tramite } from "../textos/tramite.ts";
import type { ConErrores } from "./controles.ts";

/** Draws what to correct, each with a way to its field. */
export function renderResumen(e: Elemento & ConErrores) {
  const rutas = Object.keys(e.errores);
  if (!rutas.length) return nothing;
  const go = (evento: Event) => {
    evento.preventDefault();
    // Where the first level is right, the field to correct is the one marked.
    const { ruta } = (evento.currentTarget as HTMLElement).dataset;
    const root = e.renderRoot as ShadowRoot;
    const marcado = root.querySelector<HTMLElement>(`[id^="${ruta}"][aria-describedby$="-error"]`);
    (marcado ?? root.getElementById(ruta ?? ""))?.focus();
  };
  return html`<div class="resumen" part="resumen" role="group" aria-labelledby="resumen" tabindex="-1">
    <p><strong id="resumen">${e.say(tramite).revisaTitulo}</strong></p>
    <ul>
      ${rutas.map((ruta) => html`<li><a href="#${ruta}" data-ruta=${ruta} @click=${go}>${e.errores[ruta]}</a></li>`)}
    </ul>
  </div>`;
}
