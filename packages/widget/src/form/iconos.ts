import { html, svg, type TemplateResult } from "lit";

const icono = (dibujo: TemplateResult) => html`<svg viewBox="0 0 24 24" aria-hidden="true">${dibujo}</svg>`;

/** Leads further. */
export const iconoSigue = icono(svg`<path d="m9 5 7 7-7 7" />`);
/** Leads back. */
export const iconoVuelve = icono(svg`<path d="m15 5-7 7 7 7" />`);
