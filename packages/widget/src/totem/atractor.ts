import { html, nothing } from "lit";
import { iconos } from "./iconos.ts";
import { listIdiomas } from "./idiomas.ts";
import type { Totem } from "./totem.ts";

/** How long the institution's name is held down to enrol the machine, in milliseconds. */
const SOSTENIDO = 5_000;

/** Draws the name of the institution, and its shield where it has one. Held down it leads to the enrolment. */
export function renderMarca(e: Totem) {
  const { nombre, tema } = e.definicion ?? {};
  let reloj: ReturnType<typeof setTimeout> | undefined;
  const release = () => clearTimeout(reloj);
  const hold = () => {
    release();
    reloj = setTimeout(() => e.open("inscripcion"), SOSTENIDO);
  };
  return html`<header class="marca" @pointerdown=${hold} @pointerup=${release} @pointerleave=${release} @pointercancel=${release}>
    ${tema?.escudo ? html`<img src=${tema.escudo} alt="" />` : nothing}
    <h1>${nombre ?? "Ventanilla"}</h1>
  </header>`;
}

/** Draws the choice of language, where there is one. */
export function renderIdiomas(e: Totem) {
  const idiomas = listIdiomas(e.definicion?.idiomas);
  return idiomas.length
    ? html`<div class="idiomas" role="group" aria-label=${e.palabras.lengua}>
        ${idiomas.map(
          ([idioma, nombre]) => html`<button
            type="button"
            lang=${idioma}
            aria-pressed=${String(e.idioma === idioma)}
            @click=${(evento: Event) => {
              evento.stopPropagation();
              e.idioma = idioma;
            }}
          >
            ${nombre}
          </button>`,
        )}
      </div>`
    : nothing;
}

/** Draws the invitation. Whatever is touched, it opens: the whole screen is its target. */
export function renderAtractor(e: Totem) {
  const t = e.palabras;
  return html`<main class="cuerpo atractor">
    <button type="button" class="invita">
      <span class="dedo">${iconos.dedo}</span>
      <span class="frase">${t.invita}</span>
      <span>${t.ofrece}</span>
      <span class="cuida">${t.cuida}</span>
    </button>
    ${renderIdiomas(e)}
  </main>`;
}
