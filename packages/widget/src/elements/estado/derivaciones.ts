import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import { participa } from "../../textos/participa.ts";
import type { Estado } from "./estado.ts";

type Derivacion = NonNullable<VistaCiudadana["derivaciones"]>[number];

/** Draws where the case is besides, why, and what was answered there. */
export function renderDerivaciones(e: Estado, { estado, derivaciones = [] }: VistaCiudadana) {
  const t = e.say(participa);
  return derivaciones.length
    ? html`<section>
        <h3>${estado === "derivado" ? t.dondeEsta : t.otrasInstituciones}</h3>
        <ul>
          ${derivaciones.map((una) => renderDerivacion(e, una))}
        </ul>
      </section>`
    : nothing;
}

const renderDerivacion = (e: Estado, { institucion, parcial, estado, motivo, respuesta }: Derivacion) => {
  const t = e.say(participa);
  return html`<li class="derivacion">
    <p><strong>${institucion}</strong> ${parcial ? html`<span class="quieto">· ${t.unaParte}</span>` : nothing}</p>
    ${motivo ? html`<p class="quieto">${t.porque(motivo)}</p>` : nothing}
    <p>${t[`rama${estado}`]}</p>
    ${respuesta ? html`<p class="prosa ahora">${respuesta}</p>` : nothing}
  </li>`;
};
