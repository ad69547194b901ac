import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import { html, nothing, svg, type TemplateResult } from "lit";

const ANCHO = 160;

/** A figure beside its period before and its goal, as two bars and a mark; what it says is in words beside it. */
export function drawCifra({ valor, anterior, meta, unidad }: CifraDeReporte): TemplateResult | typeof nothing {
  const vistos = [valor, anterior, meta].filter((uno) => typeof uno === "number");
  if (valor === null || vistos.length < 2 || Math.min(...vistos) < 0) return nothing;
  const mayor = Math.max(...vistos, unidad === "porcentaje" ? 100 : 0) || 1;
  const at = (uno: number): number => (uno / mayor) * (ANCHO - 2);
  return html`<svg class="comparada" viewBox="0 0 ${ANCHO} 16" width=${ANCHO} height="16" aria-hidden="true">
    <rect class="barra" x="0" y="2" width=${at(valor)} height="6" rx="1"></rect>
    ${typeof anterior === "number" ? svg`<rect class="antes" x="0" y="10" width=${at(anterior)} height="3" rx="1"></rect>` : null}
    ${meta === undefined ? null : svg`<line class="meta" x1=${at(meta) + 1} x2=${at(meta) + 1} y1="0" y2="16"></line>`}
  </svg>`;
}
