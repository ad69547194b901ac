import { html } from "lit";
import { iconos } from "./iconos.ts";
import type { Totem } from "./totem.ts";

/** Draws the bar that is always at the bottom: always these six, always in this place. */
export function renderBarra(e: Totem) {
  const t = e.palabras;
  const toggle = (nombre: "grande" | "contraste", icono: unknown, texto: string) => html`<button
    type="button"
    aria-pressed=${String(e[nombre])}
    @click=${() => {
      e[nombre] = !e[nombre];
    }}
  >
    ${icono}<span>${texto}</span>
  </button>`;
  // Who changes the size of the letters goes on writing where they were.
  return html`<nav class="barra" aria-label=${t.barra} @mousedown=${(evento: Event) => evento.preventDefault()}>
    <button type="button" ?disabled=${!e.canGoBack} @click=${() => e.goBack()}>
      ${iconos.volver}<span>${t.volver}</span>
    </button>
    <button type="button" @click=${() => e.askEmpezar()}>${iconos.empezar}<span>${t.empezar}</span></button>
    ${toggle("grande", iconos.letra, t.letra)} ${toggle("contraste", iconos.contraste, t.contraste)}
    <button
      type="button"
      aria-pressed=${String(e.habla)}
      aria-label=${e.hayVoz ? t.voz : t.sinVoz}
      ?disabled=${!e.hayVoz}
      @click=${() => e.toggleVoz()}
    >
      ${iconos.voz}<span>${t.voz}</span>
    </button>
    <button type="button" aria-pressed=${String(e.vista === "ayuda")} @click=${() => e.toggleAyuda()}>
      ${iconos.ayuda}<span>${t.ayuda}</span>
    </button>
  </nav>`;
}
