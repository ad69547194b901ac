import type { Comprobante } from "@ventanilla/sdk/contract";
import { formatClave, formatFecha, formatFechaLarga, formatFolio, NOMBRES_TIPO } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { formatMomento } from "../palabras.ts";

/** The receipt that the person takes away from the counter, or hears on the phone. */
export function renderComprobante(
  { folio, clave, tipo, recibidoEn, ingresoLegal, plazo, siguiente, seguimiento }: Comprobante,
  { aviso, zona, onOtro, onAbre }: { aviso: string; zona: string; onOtro: () => void; onAbre: () => void },
): TemplateResult {
  return html`<div class="comprobante pila">
    <h2 tabindex="-1">Recibimos ${tipo === "reclamo" || tipo === "reconocimiento" ? "el" : "la"} ${NOMBRES_TIPO[tipo].toLowerCase()}</h2>
    <dl class="llaves">
      <div><dt>Folio</dt><dd class="cifra">${formatFolio(folio)}</dd></div>
      ${clave ? html`<div><dt>Clave</dt><dd class="cifra">${formatClave(clave)}</dd></div>` : nothing}
    </dl>
    <p>Con el folio y la clave se sigue el caso en <b>${seguimiento.replace(/^https?:\/\//, "").replace(/#.*/, "")}</b>, por teléfono o en una oficina.</p>
    <dl class="datos">
      <div><dt>Recibido</dt><dd>${formatMomento(recibidoEn, zona)}</dd></div>
      <div><dt>Cuenta desde</dt><dd>${formatFecha(ingresoLegal)}</dd></div>
      <div><dt>Respuesta</dt><dd>A más tardar el ${formatFechaLarga(plazo.vence)}</dd></div>
      <div><dt>Qué sigue</dt><dd>${siguiente}</dd></div>
    </dl>
    <p role="status">${aviso}</p>
    <div class="botones">
      <button type="button" class="principal" @click=${() => window.print()}>Imprimir comprobante</button>
      <button type="button" @click=${onOtro}>Ingresar otro</button>
      <button type="button" @click=${onAbre}>Abrir el caso</button>
    </div>
  </div>`;
}
