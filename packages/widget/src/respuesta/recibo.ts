import type { VistaDeEnlace } from "@ventanilla/sdk/contract";
import { formatFolio, formatInstante } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { printElemento } from "../elements/base/imprimir.ts";
import { readZona } from "../form/fechas.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import type { Respuesta } from "./respuesta.ts";

/** Draws what they leave with. It says "Recibimos" because the server has the answer, and for no other reason. */
export function renderRecibo(e: Respuesta, vista: VistaDeEnlace) {
  const { institucion, portador, destinatario, folio, respondida } = vista;
  const { hecha } = e;
  const devuelta = hecha?.orden === "devolverDerivacion" && !respondida;
  const llegada = respondida?.cuando ?? hecha?.cuando;
  const cuando = llegada && formatInstante(llegada, readZona(e));
  const filas = [
    [t.folio, formatFolio(folio)],
    [t.respondio, destinatario],
    [t.acoge, respondida?.acoge && t.acoges[respondida.acoge][0]],
    devuelta ? [t.devolucion, e.escrito.devolucion?.trim()] : [t.texto, respondida?.texto],
  ];
  return html`<div class="pila comprobante" part="comprobante">
      <div>
        <p class="quieto">${institucion.nombre}</p>
        <h2 tabindex="-1">${devuelta ? t.devuelto : hecha?.repetida ? t.yaRecibimos : t.recibimos}</h2>
        <p class="plazo">${t.llego(institucion.nombre, cuando || "")}</p>
      </div>
      <dl class="fechas cifras">
        ${filas.map(([titulo, valor]) => (valor ? html`<div><dt>${titulo}</dt><dd class="prosa">${valor}</dd></div>` : nothing))}
      </dl>
      ${hecha?.repetida ? renderNoLlego(e, respondida?.texto) : nothing}
      <div class="botones">
        <button type="button" @click=${() => printElemento(e)}>${t.imprimir}</button>
      </div>
      <section>
        <h3>${t.sigue}</h3>
        <p>${devuelta ? t.sigueDevuelto : portador === "proveedor" ? t.sigueProveedor : t.sigueInstitucion}</p>
        <p>${t.agregar(institucion.nombre, institucion.telefono ?? "")}</p>
      </section>
    </div>`;
}

/** Draws what was written and did not leave, so that nobody loses it. */
export function renderNoLlego({ escrito }: Respuesta, llegado = "") {
  const texto = [escrito.texto, escrito.devolucion].map((uno) => uno?.trim()).find(Boolean);
  return texto && texto !== llegado.trim()
    ? html`<section>
        <h3>${t.noLlego}</h3>
        <p class="quieto">${t.noLlegoPista}</p>
        <blockquote class="prosa">${texto}</blockquote>
      </section>`
    : nothing;
}
