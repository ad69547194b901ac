import type { CifraDeReporte, UnidadDeCifra } from "@ventanilla/sdk/contract";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ICONOS_PLAZO, iconoBien } from "../mesa/iconos.ts";
import { NOMBRES_UNIDAD, monitor as t } from "../textos/monitor.ts";
import { drawCifra } from "./dibujo/draw-cifra.ts";
import { describeComparacion, describeMeta, formatCifra, formatNumero } from "./format-cifra.ts";

/** What is counted out of as many of the same; anything else comes out of cases. */
const DE_SI: readonly UnidadDeCifra[] = ["lugares", "personas", "actos"];

/** One figure: its name, itself, how it stands beside the period before and beside its goal. */
function renderCifra(cifra: CifraDeReporte): TemplateResult {
  const { titulo, valor, unidad, n, nota } = cifra;
  const comparacion = describeComparacion(cifra);
  const meta = describeMeta(cifra);
  const [uno, varios] = NOMBRES_UNIDAD[unidad];
  return html`<div class="figura">
    <dt>${titulo}</dt>
    <dd class="grande">
      ${valor === null ? html`<span class="sin">${t.sinDato}</span>` : html`${formatNumero(valor, unidad)} <span class="unidad">${valor === 1 ? uno : varios}</span>`}
    </dd>
    ${drawCifra(cifra) === nothing ? nothing : html`<dd class="imagen">${drawCifra(cifra)}</dd>`}
    ${n ? html`<dd class="quieto">${t.deCuantos(formatCifra(n, DE_SI.includes(unidad) ? unidad : "casos"))}</dd>` : nothing}
    ${comparacion ? html`<dd>${comparacion}</dd>` : nothing}
    ${
      meta
        ? html`<dd class=${meta.cumple === undefined ? "" : meta.cumple ? "bien" : "atencion"}>${meta.cumple === undefined ? nothing : meta.cumple ? iconoBien : ICONOS_PLAZO["por-vencer"]} ${meta.texto}</dd>`
        : nothing
    }
    ${nota ? html`<dd class="quieto">${nota}</dd>` : nothing}
  </div>`;
}

/** The figures of a report, each large. */
export const renderCifras = (cifras: readonly CifraDeReporte[]): TemplateResult =>
  html`<h2 class="oculto">${t.cifras}</h2>
    <dl class="cifras">${repeat(cifras, ({ id }) => id, renderCifra)}</dl>
    ${cifras.some((cifra) => drawCifra(cifra) !== nothing) ? html`<p class="llave" aria-hidden="true">${t.llave}</p>` : nothing}`;
