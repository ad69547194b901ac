import { html, nothing } from "lit";
import { respuesta as t } from "../textos/respuesta.ts";
import { renderNoLlego } from "./recibo.ts";
import type { Respuesta } from "./respuesta.ts";

/** Draws what to do with a link that opens nothing; whatever was written meanwhile stays to be copied. */
export function renderSinEnlace(e: Respuesta) {
  const { enlace, vista } = e;
  const { nombre, telefono = "" } = vista?.institucion ?? {};
  return html`<h2 tabindex="-1">${enlace ? t.vencido : t.sinEnlace}</h2>
    <p>${enlace ? t.vencidoPorque : t.sinEnlacePorque}</p>
    <p>${nombre ? t.agregar(nombre, telefono) : enlace ? t.vencidoQueHacer : nothing}</p>
    ${renderNoLlego(e)}`;
}
