import type { SituacionPlazo } from "@ventanilla/sdk/contract";
import type { Estado } from "@ventanilla/sdk/domain";
import { html, type TemplateResult } from "lit";

const draw = (trazo: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${trazo}></path></svg>`;

const RELOJ = "M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0";

/** One drawing a state; beside it there is always its name. */
export const ICONOS_ESTADO: Readonly<Record<Estado, TemplateResult>> = {
  ingresado: draw("M4 13v6h16v-6h-5l-1 2h-4l-1-2zM12 3v8m-3-3 3 3 3-3"),
  enGestion: draw("m5 19 1-4L16 5l3 3L9 18zM14 7l3 3"),
  esperandoProveedor: draw("M4 10v10h16V10M3 10l2-6h14l2 6zM10 20v-5h4v5"),
  esperandoPersona: draw("M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-7 10c0-4 3-6 7-6s7 2 7 6"),
  porVisar: draw("M3 12s3-6 9-6 9 6 9 6-3 6-9 6-9-6-9-6m9 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4"),
  derivado: draw("M5 5v7h13m-5-5 5 5-5 5"),
  cerrado: draw("M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z"),
};

/** In term, due soon, out of it: three shapes, so that no colour is needed. */
export const ICONOS_PLAZO: Readonly<Record<SituacionPlazo, TemplateResult>> = {
  "en-plazo": draw(RELOJ),
  "por-vencer": draw("M12 9v5m0 3v.1M12 3 2 20h20z"),
  fuera: draw("M8 3h8l5 5v8l-5 5H8l-5-5V8zm4 4v6m0 3v.1"),
};

export const iconoError = draw("M12 7v6m0 3.5v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0");
export const iconoBien = draw("m5 13 4 4L19 7");
export const iconoMensaje = draw("M3 6h18v12H3zm0 1 9 7 9-7");
export const iconoBusca = draw("M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0m-2 5 6 6");
export const iconoCierra = draw("m6 6 12 12M18 6 6 18");
export const iconoAdjunto = draw("m20 11-8 8a5 5 0 0 1-7-7l8-8a3 3 0 0 1 5 5l-8 8a1 1 0 0 1-2-2l7-7");
export const iconoDescarga = draw("M12 4v11m-4-4 4 4 4-4M4 20h16");
export const iconoVuelve = draw("m15 5-7 7 7 7");
export const iconoMas = draw("M12 5v14M5 12h14");
export const iconoVisible = ICONOS_ESTADO.porVisar;
export const iconoSilencio = draw("M4 9v6h4l5 4V5L8 9zm12 0 5 6m0-6-5 6");
export const iconoEspera = draw("M7 3h10M7 21h10M8 3v4l4 5 4-5V3M8 21v-4l4-5 4 5v4");
export const iconoReabre = draw("M4 12a8 8 0 1 0 3-6M4 4v5h5");
