import { formatClave, formatFechaLarga, formatFolio } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { nameTipo, recibidos } from "../form/envio.ts";
import { renderFechas } from "../form/fechas.ts";
import type { Formulario } from "../form/formulario.ts";
import type { Totem } from "./totem.ts";

/** The link that follows the case: folio and clave stand after `#`, where no server reads them. */
function readEnlace(f: Formulario): { sitio: string; enlace: string } | undefined {
  const recibido = recibidos.get(f);
  if (!recibido) return undefined;
  const base = recibido.comprobante?.seguimiento ?? `${f.api || location.origin}/seguir/`;
  const sitio = base.replace(/#.*/, "");
  return { sitio: sitio.replace(/^https?:\/\//, ""), enlace: `${sitio}#${recibido.folio}.${recibido.clave}` };
}

/** Draws what the person leaves with, to take along by phone or on paper. The clave is shown here and nowhere else. */
export function renderRecibo(e: Totem, f: Formulario) {
  const t = e.palabras;
  const recibido = recibidos.get(f);
  const { sitio = "", enlace = "" } = readEnlace(f) ?? {};
  if (!recibido) return nothing;
  const { tipo, folio, clave, comprobante, titulo, nota, pendiente, entrega } = recibido;
  const see = () => {
    f.aviso = "";
    f.fase = "estado";
  };
  return html`<div class="recibo pila">
    <div>
      <h2 tabindex="-1" class=${comprobante ? "" : "espera"}>${titulo ?? t.recibimos(nameTipo(f, tipo))}</h2>
      <p class="plazo">${nota ?? (comprobante && t.responderemos(formatFechaLarga(comprobante.plazo.vence)))}</p>
    </div>
    <div class="llevar">
      <div class="llaves">
      <dl>
        <div>
          <dt>${t.folio}</dt>
          <dd class="cifra" id="folio">${formatFolio(folio)}</dd>
        </div>
        <div>
          <dt>${t.clave}</dt>
          <dd class="cifra" id="clave">${e.claveOculta ? t.oculta : formatClave(clave)}</dd>
        </div>
      </dl>
        <div class="guarda">
          <p>${t.guardala}</p>
          <button type="button" @click=${() => e.toggleClave()}>
            ${e.claveOculta ? t.mostrar : t.ocultar}
          </button>
        </div>
      </div>
      ${
        e.renderQr && !e.claveOculta
          ? html`<figure>${e.renderQr(enlace, t.qr)}<figcaption>${t.llevarQr}</figcaption></figure>`
          : html`<p class="sin-qr">${e.claveOculta ? nothing : t.sinQr}</p>`
      }
    </div>
    <div class="botones">
      ${e.impresora === "no" ? nothing : html`<button type="button" @click=${() => e.print()}>${t.imprimir}</button>`}
      <button type="button" @click=${pendiente?.act ?? see}>${pendiente?.verbo ?? t.ver}</button>
      <button type="button" class="principal" @click=${() => e.wipe("termino")}>${t.terminar}</button>
    </div>
    <p role="status">${f.aviso}</p>
    ${entrega?.() ?? nothing} ${comprobante ? renderFechas(f, { ...comprobante, folio: "" }) : nothing}
    <p class="sigue-en">${t.sigueEn} <strong>${sitio}</strong></p>
  </div>`;
}

/** Draws the same for paper: nobody sees it on the screen. */
export function renderTira(e: Totem, f: Formulario) {
  const t = e.palabras;
  const recibido = recibidos.get(f);
  const { sitio = "", enlace = "" } = readEnlace(f) ?? {};
  if (!recibido) return nothing;
  const { folio, clave, comprobante, titulo, nota, tipo } = recibido;
  return html`<section class="tira" aria-hidden="true">
    <p class="institucion">${e.definicion?.nombre}</p>
    <p class="titulo">${titulo ?? t.recibimos(nameTipo(f, tipo))}</p>
    <dl>
      <dt>${t.folio}</dt>
      <dd class="cifra">${formatFolio(folio)}</dd>
      <dt>${t.clave}</dt>
      <dd class="cifra">${formatClave(clave)}</dd>
    </dl>
    <p>${nota ?? (comprobante && t.responderemos(formatFechaLarga(comprobante.plazo.vence)))}</p>
    ${comprobante ? renderFechas(f, { ...comprobante, folio: "" }) : nothing}
    ${e.renderQr ? e.renderQr(enlace, t.qr) : nothing}
    <p>${t.sigueEn} ${sitio}</p>
    ${e.definicion?.telefono ? html`<p>${t.porTelefono}: ${e.definicion.telefono}</p>` : nothing}
  </section>`;
}
