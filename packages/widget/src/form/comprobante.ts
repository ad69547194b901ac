import type { Comprobante } from "@ventanilla/sdk/contract";
import { formatClave, formatFechaLarga, formatFolio } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { renderAdjuntos } from "../adjuntos/pieza.ts";
import { printElemento } from "../elements/base/imprimir.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import { comprobante as textos } from "../textos/comprobante.ts";
import { es } from "../textos/es.ts";
import { nameTipo, recibidos } from "./envio.ts";
import { renderFechas } from "./fechas.ts";
import type { Formulario } from "./formulario.ts";
import { renderOficinas } from "./oficinas.ts";

/** Draws what the person leaves with. It says "Recibimos" because the server's receipt says so, and for no other reason. */
export function renderComprobante(f: Formulario) {
  const t = f.say(textos);
  const recibido = recibidos.get(f);
  if (!recibido) return nothing;
  const { tipo, folio, clave, comuna, comprobante, titulo, nota, pendiente, entrega } = recibido;
  const copy = () =>
    loadPieza(() => import("./llevar.ts")).then(
      ({ copyLlaves }) => copyLlaves(f, recibido),
      () => {
        f.aviso = f.say(es).sinConexionPieza;
      },
    );
  return html`<div class="pila comprobante" part="comprobante">
    <h2 tabindex="-1">${titulo ?? t.recibimos(nameTipo(f, tipo))}</h2>
    <p class="plazo">${nota ?? (comprobante && t.responderemos(formatFechaLarga(comprobante.plazo.vence)))}</p>
    <dl class="llaves">
      <div>
        <dt>${t.folio}</dt>
        <dd class="cifra" id="folio" part="folio">${formatFolio(folio)}</dd>
      </div>
      <div>
        <dt>${t.clave}</dt>
        <dd class="cifra" id="clave" part="clave">${formatClave(clave)}</dd>
      </div>
    </dl>
    <p>${t.guardala}</p>
    <div class="botones">
      <button type="button" @click=${copy}>${t.copiar}</button>
      <button type="button" @click=${() => printElemento(f)}>${t.imprimir}</button>
    </div>
    <p role="status">${f.aviso}</p>
    ${entrega?.()} ${renderAdjuntos(f)}
    ${comprobante ? renderSigue(f, comprobante) : nothing}
    <div class="botones">
      <button
        type="button"
        class="principal"
        part="boton-principal"
        @click=${() => {
          f.aviso = "";
          if (pendiente) pendiente.act();
          else f.fase = "estado";
        }}
      >
        ${pendiente?.verbo ?? t.ver}
      </button>
      <button
        type="button"
        @click=${() => {
          recibidos.delete(f);
          f.aviso = "";
          f.fase = "escribe";
          if (f.volver) f.volver();
          else f.focusOn("h2");
        }}
      >
        ${t.terminar}
      </button>
    </div>
    ${
      // The address that it is asked by stays in a machine that is everybody's.
      renderOficinas(f, f.compartido ? undefined : comuna)
    }
  </div>`;
}

function renderSigue(f: Formulario, comprobante: Comprobante) {
  const t = f.say(textos);
  const { siguiente, seguimiento } = comprobante;
  const { alternativa } = f.definicion?.textos ?? {};
  return html`${renderFechas(f, { ...comprobante, folio: "" })}
    <div>
      <h3>${t.sigue}</h3>
      <ol class="sigue">
        <li>${siguiente}</li>
        <li>${t.sigueVer} <a href=${seguimiento} target="_blank" rel="noreferrer">${seguimiento.replace(/^https?:\/\//, "").replace(/#.*/, "")}</a>.</li>
        ${alternativa ? html`<li>${alternativa}</li>` : nothing}
      </ol>
    </div>`;
}
