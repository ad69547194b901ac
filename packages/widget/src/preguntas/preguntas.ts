import type { PreguntaFrecuente } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import { onSalida } from "../elements/base/hear-window.ts";
import { wipeBorrador } from "../form/borrador.ts";
import { estilos as hojas, join } from "../form/clases.ts";
import { comprobante } from "../form/comprobante.styles.ts";
import { formulario } from "../form/formulario.styles.ts";
import type { Formulario } from "../form/formulario.ts";
import { dress } from "../form/vestir.ts";
import { preguntas as textos } from "../textos/preguntas.ts";
import { forgetOferta, getOferta, type Oferta } from "./ofertas.ts";
import { preguntas as estilos } from "./preguntas.styles.ts";

const vestidos = new WeakSet<Formulario>();

/** Prepares a form, once: these styles beside all it has. */
function wear(f: Formulario): void {
  if (vestidos.has(f)) return;
  vestidos.add(f);
  join({ palabras: {}, estilos: [estilos] });
  dress(f, [formulario, comprobante, ...hojas]);
  onSalida(f, forgetOferta);
}

/**
 * Draws what may answer a consulta while it is written: one line in a place that was kept for it, so that its arrival
 * moves nothing; what opens, opens because the person asked. Nothing, where nothing answers or the service fails.
 */
export function renderPreguntas(f: Formulario) {
  wear(f);
  const oferta = getOferta(f);
  oferta.follow(f.borrador.valores.relato?.trim() ?? "");
  const { preguntas, dejada, sirvio, abierta } = oferta;
  const [primera, ...otras] = dejada ? [] : preguntas;
  const t = f.say(textos);
  const toggle = (evento: Event) => {
    oferta.abierta = (evento.currentTarget as HTMLDetailsElement).open;
  };
  return html`<div class="preguntas">
    <p role="status" class="oido">${primera && !abierta && !sirvio ? t.hayPreguntas(preguntas.length) : ""}</p>
    ${sirvio ? renderSirvio(f, oferta) : nothing}
    ${
      primera && !sirvio
        ? html`<details class="oferta" @toggle=${toggle}>
            <summary>
              <span>${t.respondeDuda} <strong>${primera.pregunta}</strong><span>${t.yOtras(otras.length)}</span></span>
            </summary>
            <div>
              ${preguntas.map((una, i) => renderPregunta(f, oferta, una, i === 0))}
              <button type="button" @click=${(evento: Event) => goOn(f, oferta, evento)}>${t.noMeSirve}</button>
            </div>
          </details>`
        : nothing
    }
  </div>`;
}

const renderPregunta = (f: Formulario, oferta: Oferta, una: PreguntaFrecuente, primera: boolean) => {
  const t = f.say(textos);
  const accept = () => {
    oferta.accept(una);
    f.focusOn(".sirvio");
  };
  return html`<details class="pregunta" ?open=${primera}>
    <summary>${una.pregunta}</summary>
    <p class="prosa">${una.respuesta}</p>
    <p class="quieto">${t.segun(una.norma)}</p>
    <button type="button" aria-label="${t.meSirve}: ${una.pregunta}" @click=${accept}>
      ${t.meSirve}
    </button>
  </details>`;
};

/** Draws the way out without a case, and the way on, where all is as it was left. */
function renderSirvio(f: Formulario, oferta: Oferta) {
  const t = f.say(textos);
  const end = () => {
    forgetOferta(f);
    f.borrador = { valores: {}, pantalla: 0 };
    wipeBorrador(f, f.tramite);
    if (f.volver) f.volver();
    else f.focusOn("#relato");
  };
  return html`<div class="sirvio" role="group" aria-labelledby="sirvio" tabindex="-1">
    <h3 id="sirvio">${t.nosAlegra}</h3>
    <p>${t.sinEnviar}</p>
    <div class="botones">
      <button type="button" @click=${end}>${t.terminarSinEnviar}</button>
      <button type="button" @click=${(evento: Event) => goOn(f, oferta, evento)}>${t.seguirConsulta}</button>
    </div>
  </div>`;
}

/** Goes on with the consulta, as the main button does; nothing is offered again. */
function goOn(f: Formulario, oferta: Oferta, evento: Event): void {
  const { form } = evento.currentTarget as HTMLButtonElement;
  oferta.dejada = true;
  oferta.sirvio = false;
  f.requestUpdate();
  form?.requestSubmit();
}
