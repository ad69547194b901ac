import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { formatFechaLarga, formatFolio, formatInstante } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { describedBy, renderError, renderRadios } from "../../form/controles.ts";
import { renderOficinas } from "../../form/oficinas.ts";
import { comprobante } from "../../textos/comprobante.ts";
import { estado } from "../../textos/estado.ts";
import { tramite } from "../../textos/tramite.ts";
import { printElemento } from "../base/imprimir.ts";
import type { Estado } from "./estado.ts";

/** Draws the case: how it stands in a sentence, what happens now, and then the rest, newest first. */
export function renderCaso(e: Estado, vista: VistaCiudadana): TemplateResult {
  const t = e.say(estado);
  const { tipo, folio, estadoTexto, siguiente, plazo, bitacora, cierre, puedeOpinar } = vista;
  const zona = e.definicion?.zona ?? "America/Santiago";
  const nombre = e.say(tramite).nombres[tipo] ?? "";
  return html`<div>
      <p class="quieto">${nombre.charAt(0).toUpperCase() + nombre.slice(1)} <span class="folio">${formatFolio(folio)}</span></p>
      <h2 tabindex="-1" class="estado ${plazo.fueraDePlazo ? "tarde" : ""}" part="estado">${estadoTexto}</h2>
    </div>
    <p>
      ${t.plazoHasta(formatFechaLarga(plazo.vence))} ${t.van(plazo.habilesTranscurridos, plazo.corridosTranscurridos)}
      ${plazo.fueraDePlazo ? html`<strong class="tarde">${t.atrasado}</strong>` : nothing}
    </p>
    <p role="status" class="aviso">${e.aviso}</p>
    ${
      cierre
        ? html`<section>
            <h3>${t.respuesta}</h3>
            <p><strong>${cierre.resultadoTexto}</strong></p>
            <p class="prosa">${cierre.respuesta}</p>
          </section>`
        : nothing
    }
    <section class="ahora">
      <h3>${t.ahora}</h3>
      <p>${siguiente}</p>
    </section>
    ${puedeOpinar ? renderOpinion(e) : nothing}
    <section>
      <h3>${t.historia}</h3>
      <ol class="historia" part="historia">
        ${[...bitacora]
          .sort((a, b) => b.cuando.localeCompare(a.cuando))
          .map(
            ({ cuando, texto }) =>
              html`<li><time datetime=${cuando}>${formatInstante(cuando, zona)}</time><p class="prosa">${texto}</p></li>`,
          )}
      </ol>
    </section>
    ${renderMensaje(e, Boolean(cierre))}
    <div class="botones">
      <button type="button" @click=${() => printElemento(e)}>${e.say(comprobante).imprimir}</button>
      <button type="button" @click=${() => e.clear()}>${t.otro}</button>
    </div>
    ${renderOficinas(e)}`;
}

function onSubmit(e: Estado, que: "mensaje" | "nota") {
  return (evento: Event) => {
    evento.preventDefault();
    e.send(que);
  };
}

const renderArea = (e: Estado, nombre: string, pista?: string) => html`<textarea
  id=${nombre}
  name=${nombre}
  part="campo"
  maxlength=${nombre === "mensaje" ? 4_000 : 2_000}
  .value=${e.escrito[nombre] ?? ""}
  aria-describedby=${describedBy(e, nombre, pista)}
  aria-invalid=${e.errores[nombre] ? "true" : nothing}
  @input=${(evento: Event) => e.write(nombre, (evento.target as HTMLTextAreaElement).value)}
></textarea>`;

/** A message: after closing it asks to reopen, and says so. */
function renderMensaje(e: Estado, cerrado: boolean) {
  const t = e.say(estado);
  const pista = cerrado ? t.mensajeCerradoPista : t.mensajePista;
  return html`<form class="campo" novalidate @submit=${onSubmit(e, "mensaje")}>
    <h3><label for="mensaje">${cerrado ? t.mensajeCerrado : t.mensaje}</label></h3>
    <p class="quieto" id="mensaje-pista">${pista}</p>
    ${renderError(e, "mensaje")}${renderArea(e, "mensaje", pista)}
    <button>${t.mensajeEnviar}</button>
  </form>`;
}

function renderOpinion(e: Estado) {
  const t = e.say(estado);
  const notas = [1, 2, 3, 4, 5, 6, 7].map((nota) => [String(nota), String(nota)] as const);
  return html`<form class="campo opinion" novalidate @submit=${onSubmit(e, "nota")}>
    <fieldset class="campo notas">
      <legend><h3>${t.opinar}</h3></legend>
      <p class="quieto">${t.opinarPista}</p>
      ${renderError(e, "nota")}${renderRadios(e, "nota", notas, e.escrito.nota ?? "", (nota) => e.write("nota", nota))}
    </fieldset>
    <label for="comentario">${t.comentario} <span class="quieto">${e.say(tramite).voluntario}</span></label>
    ${renderArea(e, "comentario")}
    <button>${t.opinarEnviar}</button>
  </form>`;
}
