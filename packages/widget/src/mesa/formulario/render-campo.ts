import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { iconoError } from "../iconos.ts";
import type { CampoDeMesa } from "./campo.ts";
import type { FormularioDeMesa } from "./formulario.ts";
import { renderBusca } from "./render-busca.ts";

/** Ids of what describes a control: its hint, its error. */
export const describe = (f: FormularioDeMesa, { ruta, pista }: CampoDeMesa): string | typeof nothing =>
  [pista && `${f.id(ruta)}-pista`, f.errores[ruta] && `${f.id(ruta)}-error`].filter(Boolean).join(" ") || nothing;

const isMalo = (f: FormularioDeMesa, ruta: string) => (f.errores[ruta] ? "true" : nothing);

function renderControl(f: FormularioDeMesa, campo: CampoDeMesa): TemplateResult {
  const { ruta, clase = "texto", requerido, opciones = [], largo = 200, alto = 4 } = campo;
  const valor = f.valores[ruta] ?? "";
  const write = (evento: Event) => f.write(ruta, (evento.target as HTMLInputElement).value);
  if (clase === "busca") return renderBusca(f, campo);
  if (clase === "opcion")
    return html`<select
      id=${f.id(ruta)}
      name=${ruta}
      aria-describedby=${describe(f, campo)}
      aria-invalid=${isMalo(f, ruta)}
      aria-required=${requerido ? "true" : nothing}
      .value=${live(valor)}
      @change=${write}
    >
      <option value="" .selected=${!valor}>${requerido ? "Elige…" : "—"}</option>
      ${opciones.map(([codigo, nombre]) => html`<option value=${codigo} .selected=${codigo === valor}>${nombre}</option>`)}
    </select>`;
  if (clase === "parrafo" || clase === "lineas")
    return html`<textarea
      id=${f.id(ruta)}
      name=${ruta}
      rows=${alto}
      maxlength=${largo}
      aria-describedby=${describe(f, campo)}
      aria-invalid=${isMalo(f, ruta)}
      aria-required=${requerido ? "true" : nothing}
      .value=${live(valor)}
      @input=${write}
    ></textarea>`;
  return html`<input
    id=${f.id(ruta)}
    name=${ruta}
    type=${clase === "fecha" ? "date" : "text"}
    inputmode=${clase === "entero" ? "numeric" : nothing}
    maxlength=${clase === "fecha" ? nothing : largo}
    autocomplete="off"
    aria-describedby=${describe(f, campo)}
    aria-invalid=${isMalo(f, ruta)}
    aria-required=${requerido ? "true" : nothing}
    .value=${live(valor)}
    @input=${write}
  />`;
}

/** Draws what is wrong with a field. */
const renderError = (f: FormularioDeMesa, ruta: string) =>
  f.errores[ruta]
    ? html`<p class="error" id="${f.id(ruta)}-error">${iconoError}<span>${f.errores[ruta]}</span></p>`
    : nothing;

/** Draws a field: its label, what is wrong, its control, its hint. */
export function renderCampo(f: FormularioDeMesa, campo: CampoDeMesa): TemplateResult {
  const { ruta, etiqueta, clase, requerido, pista, breve, sinMarca } = campo;
  const hint = pista ? html`<p class="pista quieto" id="${f.id(ruta)}-pista">${pista}</p>` : nothing;
  if (clase === "casilla")
    return html`<div class="campo">
      <label class="casilla"
        ><input
          type="checkbox"
          id=${f.id(ruta)}
          name=${ruta}
          aria-describedby=${describe(f, campo)}
          .checked=${live(f.valores[ruta] === "si")}
          @change=${(evento: Event) => f.write(ruta, (evento.target as HTMLInputElement).checked ? "si" : "")}
        /><span>${etiqueta}</span></label
      >
      ${renderError(f, ruta)}${hint}
    </div>`;
  return html`<div class="campo ${breve ? "breve" : ""}">
    <label for=${f.id(ruta)}>${etiqueta}${requerido || sinMarca ? nothing : html`${" "}<span class="quieto">(voluntario)</span>`}</label>
    ${renderError(f, ruta)}${renderControl(f, campo)}${hint}
  </div>`;
}
