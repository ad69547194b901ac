import { html } from "lit";
import type { Totem } from "./totem.ts";

/** The name of a control, as its label says it. */
export const nameControl = (control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): string =>
  (control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent ?? "").replace(/\s+/g, " ").trim();

/** Chooses one option of a list of the browser's, as a person would. */
function choose(select: HTMLSelectElement, valor: string): void {
  if (select.value === valor) return;
  select.value = valor;
  for (const tipo of ["input", "change"]) select.dispatchEvent(new Event(tipo, { bubbles: true, composed: true }));
}

/** Draws a list of the browser's in rows that a finger can hit: the browser's own are made for a mouse. */
export function renderLista(e: Totem, select: HTMLSelectElement) {
  const t = e.palabras;
  return html`<h2 tabindex="-1">${nameControl(select) || t.elige}</h2>
    <ul class="filas">
      ${[...select.options].map(
        ({ value, text }) => html`<li>
          <button
            type="button"
            aria-pressed=${String(value === select.value)}
            @click=${() => {
              choose(select, value);
              e.closeLista();
            }}
          >
            ${text}
          </button>
        </li>`,
      )}
    </ul>
    <button type="button" @click=${() => e.closeLista()}>${t.cerrar}</button>`;
}
