import { html, type TemplateResult } from "lit";
import { encode } from "uqr";

/** Blank modules around it: a camera needs them. */
const MARGEN = 4;

/** Draws an address as a QR; `nombre` is what is said of it. */
export function renderQr(direccion: string, nombre: string): TemplateResult {
  const { data, size } = encode(direccion, { ecc: "M", border: 0 });
  const trazo = data
    .flatMap((fila, y) => fila.map((negro, x) => (negro ? `M${x + MARGEN} ${y + MARGEN}h1v1h-1z` : "")))
    .join("");
  const lado = size + MARGEN * 2;
  return html`<svg class="qr" role="img" aria-label=${nombre} viewBox="0 0 ${lado} ${lado}" shape-rendering="crispEdges">
    <path class="papel" d="M0 0h${lado}v${lado}H0z"></path>
    <path class="modulos" d=${trazo}></path>
  </svg>`;
}
