import { html, nothing } from "lit";
import type { Estado } from "./reposo.ts";
import type { Totem } from "./totem.ts";

/** Seconds at which the count is said aloud by a screen reader: every one would be noise. */
const SE_DICE = [60, 40, 30, 20, 10, 5];

/** Draws the gentle countdown: one touch anywhere on it, and it goes away. */
export function renderSigues(e: Totem, { quedan, extensible }: Extract<Estado, { fase: "aviso" }>) {
  const t = e.palabras;
  const extend = () => e.extend();
  return html`<dialog
    class="sigues"
    aria-labelledby="sigues"
    aria-describedby="borraremos"
    @cancel=${(evento: Event) => {
      evento.preventDefault();
      extend();
    }}
    @click=${extend}
  >
    <h2 id="sigues" tabindex="-1">${t.sigues}</h2>
    <p class="cuenta cifras" aria-hidden="true">${quedan}</p>
    <p id="borraremos">${extensible ? t.borraremos(quedan) : t.sinExtender}</p>
    <p class="oido" role="status">${SE_DICE.includes(quedan) ? t.borraremos(quedan) : nothing}</p>
    <div class="botones">
      ${extensible ? html`<button type="button" class="principal" @click=${extend}>${t.sigoAqui}</button>` : nothing}
      <button
        type="button"
        @click=${(evento: Event) => {
          evento.stopPropagation();
          e.wipe("reposo");
        }}
      >
        ${t.borrarYa}
      </button>
    </div>
  </dialog>`;
}

/** Draws the question before all that is written goes. */
export function renderEmpezar(e: Totem) {
  const t = e.palabras;
  const stay = () => {
    e.pregunta = false;
  };
  return html`<dialog
    class="empezar"
    aria-labelledby="empezar"
    @cancel=${(evento: Event) => {
      evento.preventDefault();
      stay();
    }}
  >
    <h2 id="empezar" tabindex="-1">${t.empezarTitulo}</h2>
    <p>${t.empezarPista}</p>
    <div class="botones">
      <button type="button" class="principal" @click=${() => e.wipe("empezar")}>${t.siBorrar}</button>
      <button type="button" @click=${stay}>${t.noSeguir}</button>
    </div>
  </dialog>`;
}
