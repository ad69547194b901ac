import type { Comprobante } from "@ventanilla/sdk/contract";
import {
  formatClave,
  formatFecha,
  formatFechaLarga,
  formatFolio,
  NOMBRES_TIPO,
  type Tipo,
} from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { saveArchivo } from "../caso/adjuntos.ts";
import type { Guardado } from "../contingencia/keep-entrante.ts";
import { formatMomento } from "../palabras.ts";

/** What the person takes away: the receipt of the service, or folio and clave of a case that waits in this machine. */
export type Entregado = Comprobante | ({ folio: string; clave: string; tipo: Tipo } & Guardado);

/** What is said of a case that has not left yet: where it stands, when it was written, from when its term counts. */
function renderGuardado({ folio, capturadoEn, archivo }: Guardado & { folio: string }, zona: string): TemplateResult {
  return html`<dl class="datos">
      <div><dt>Escrito</dt><dd>${formatMomento(capturadoEn, zona)}</dd></div>
      <div><dt>Plazo</dt><dd>Cuenta desde ese momento, aunque se envíe después</dd></div>
      <div><dt>Qué sigue</dt><dd>${
        archivo
          ? "Baja el sobre y tráelo en Sobres cuando haya conexión: sin él, el caso no llega."
          : "Se envía solo apenas vuelva la conexión. Hasta entonces no se puede seguir."
      }</dd></div>
    </dl>
    ${
      archivo
        ? html`<p class="no-imprime"><button type="button" class="principal" @click=${() => saveArchivo(archivo, `ventanilla-${formatFolio(folio)}.ndjson`)}>Bajar el sobre</button></p>`
        : nothing
    }`;
}

const nameRecibido = (tipo: Tipo): string =>
  `Recibimos ${tipo === "reclamo" || tipo === "reconocimiento" ? "el" : "la"} ${NOMBRES_TIPO[tipo].toLowerCase()}`;

const nameGuardado = ({ archivo }: Guardado): string =>
  archivo ? "Este equipo no pudo guardarlo" : "Guardado en este equipo, pendiente de envío";

/** The receipt that the person takes away from the counter, or hears on the phone. */
export function renderComprobante(
  entregado: Entregado,
  { aviso, zona, onOtro, onAbre }: { aviso: string; zona: string; onOtro: () => void; onAbre: () => void },
): TemplateResult {
  const { folio, clave, tipo } = entregado;
  const llego = "plazo" in entregado ? entregado : undefined;
  return html`<div class="comprobante pila">
    <h2 tabindex="-1">${"capturadoEn" in entregado ? nameGuardado(entregado) : nameRecibido(tipo)}</h2>
    <dl class="llaves">
      <div><dt>Folio</dt><dd class="cifra">${formatFolio(folio)}</dd></div>
      ${clave ? html`<div><dt>Clave</dt><dd class="cifra">${formatClave(clave)}</dd></div>` : nothing}
    </dl>
    <p>Con el folio y la clave se sigue el caso en <b>${(llego?.seguimiento ?? `${location.host}/seguir/`).replace(/^https?:\/\//, "").replace(/#.*/, "")}</b>, por teléfono o en una oficina.</p>
    ${
      "capturadoEn" in entregado
        ? renderGuardado(entregado, zona)
        : html`<dl class="datos">
            <div><dt>Recibido</dt><dd>${formatMomento(entregado.recibidoEn, zona)}</dd></div>
            <div><dt>Cuenta desde</dt><dd>${formatFecha(entregado.ingresoLegal)}</dd></div>
            <div><dt>Respuesta</dt><dd>A más tardar el ${formatFechaLarga(entregado.plazo.vence)}</dd></div>
            <div><dt>Qué sigue</dt><dd>${entregado.siguiente}</dd></div>
          </dl>`
    }
    <p role="status">${aviso}</p>
    <div class="botones">
      <button type="button" class="principal" @click=${() => window.print()}>Imprimir comprobante</button>
      <button type="button" @click=${onOtro}>Ingresar otro</button>
      ${llego ? html`<button type="button" @click=${onAbre}>Abrir el caso</button>` : nothing}
    </div>
  </div>`;
}
