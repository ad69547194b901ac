import { html, nothing, type TemplateResult } from "lit";
import { describedBy, renderError } from "../../form/controles.ts";
import { renderOficinas } from "../../form/oficinas.ts";
import { renderResumen } from "../../form/resumen.ts";
import { reshape, shapeClave, shapeFolio } from "../../form/teclear.ts";
import { estado } from "../../textos/estado.ts";
import type { Estado } from "./estado.ts";

/** Draws the way in: folio and clave, typed as each one types. */
export function renderBusqueda(e: Estado): TemplateResult {
  const t = e.say(estado);
  const { folio, ocupado, aviso, falla } = e;
  // Set from outside, the answer comes by itself: the fields would only flash by.
  if (ocupado && folio) return html`<p role="status">${aviso}</p>`;
  const campo = (ruta: "folio" | "clave", etiqueta: string, pista: string, shape: (texto: string) => string) =>
    html`<div class="campo">
      <label for=${ruta}>${etiqueta}</label>
      <p class="quieto" id="${ruta}-pista">${pista}</p>
      ${renderError(e, ruta)}
      <input
        id=${ruta}
        name=${ruta}
        part="campo"
        class="corto cifras"
        inputmode=${ruta === "clave" ? "numeric" : nothing}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        .value=${shape(e.escrito[ruta] ?? "")}
        aria-describedby=${describedBy(e, ruta, pista)}
        aria-invalid=${e.errores[ruta] ? "true" : nothing}
        @input=${(evento: Event) => e.write(ruta, reshape(evento.target as HTMLInputElement, shape))}
      />
    </div>`;
  return html`<form
      class="pila"
      novalidate
      autocomplete="off"
      @submit=${(evento: Event) => {
        evento.preventDefault();
        e.lookup();
      }}
    >
      ${falla ? html`<p class="resumen" part="resumen" role="alert" tabindex="-1">${falla}</p>` : renderResumen(e)}
      <div>
        <h2 tabindex="-1">${t.buscaTitulo}</h2>
        <p class="quieto">${t.buscaPista}</p>
      </div>
      ${campo("folio", t.campoFolio, t.campoFolioPista, shapeFolio)}
      ${campo("clave", t.campoClave, t.campoClavePista, shapeClave)}
      <div>
        <button class="principal" part="boton-principal">${ocupado ? t.buscando : t.busca}</button>
        <p role="status">${aviso}</p>
      </div>
    </form>
    ${e.institucion ? renderOficinas(e) : nothing}`;
}
