import type { Unidad } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import type { Totem } from "./totem.ts";

/** The comuna in a point's code: `biblioteca-13101-01`. */
export const readComuna = (punto: string | undefined): string | undefined =>
  /(?:^|-)(\d{5})(?:-|$)/.exec(punto ?? "")?.[1];

function renderUnidad(e: Totem, { nombre, direccion, horario, telefono, ilustrativa }: Unidad) {
  const t = e.palabras;
  return html`<li>
    <strong>${nombre}</strong>
    <p>${direccion}${ilustrativa ? html`${" "}<span class="quieto">(${t.ilustrativa})</span>` : nothing}</p>
    <p>${horario}</p>
    ${telefono ? html`<p>${t.telefono}: <strong class="cifras">${telefono}</strong></p>` : nothing}
  </li>`;
}

/** Draws how else to reach somebody: by telephone, or as the institution says. */
function renderTelefono(e: Totem) {
  const { telefono, textos } = e.definicion ?? {};
  if (telefono)
    return html`<p class="llama">${e.palabras.porTelefono}: <strong class="cifras">${telefono}</strong></p>`;
  return textos?.alternativa ? html`<p class="llama">${textos.alternativa}</p>` : nothing;
}

/** Draws where a person is received: nothing to touch, so it stands where no hand needs to reach. */
export function renderEnPersona(e: Totem, cuantas: number) {
  const t = e.palabras;
  const unidades = e.unidades.slice(0, cuantas);
  if (!e.definicion) return nothing;
  return html`<div class="persona">
    <h2 class="subtitulo">${t.enPersona}</h2>
    ${unidades.length ? html`<ul>${unidades.map((unidad) => renderUnidad(e, unidad))}</ul>` : nothing}
    ${renderTelefono(e)}
  </div>`;
}

/** Draws it in a line, for a small screen. */
export function renderLinea(e: Totem) {
  const [unidad] = e.unidades;
  const telefono = unidad?.telefono ?? e.definicion?.telefono;
  return unidad || telefono
    ? html`<p class="linea">
        <strong>${e.palabras.enPersona}:</strong>${" "}${unidad ? html`${unidad.nombre} · ${unidad.horario}` : nothing}${telefono ? html`${" · "}<strong class="cifras">${telefono}</strong>` : nothing}
      </p>`
    : nothing;
}

/** Draws the screen of help: how this works, and the people nearby. */
export function renderAyuda(e: Totem) {
  const t = e.palabras;
  return html`<div class="ayuda pila">
    <h2 tabindex="-1">${t.ayudaTitulo}</h2>
    <div>
      <h3>${t.ayudaEquipo}</h3>
      <ul class="pasos">${t.ayudaPasos.map((paso) => html`<li>${paso}</li>`)}</ul>
    </div>
    ${
      e.unidades.length
        ? html`<div>
            <h3>${t.masCerca}</h3>
            <ul class="cercanas">${e.unidades.slice(0, 3).map((unidad) => renderUnidad(e, unidad))}</ul>
          </div>`
        : nothing
    }
    ${e.definicion ? renderTelefono(e) : nothing}
    <button type="button" class="principal" @click=${() => e.goBack()}>${t.volver}</button>
  </div>`;
}
