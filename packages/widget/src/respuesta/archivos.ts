import type { VistaDeEnlace } from "@ventanilla/sdk/contract";
import { html } from "lit";
import { formatPeso } from "../adjuntos/palabras.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import type { Respuesta } from "./respuesta.ts";

/** Draws what the person sent to back what they say. */
export const renderArchivos = (_: Respuesta, adjuntos: VistaDeEnlace["adjuntos"]) => html`<section>
  <h3>${t.archivos}</h3>
  <ul>
    ${adjuntos.map(({ nombre, bytes }) => html`<li>${nombre} <span class="quieto">${formatPeso(bytes)}</span></li>`)}
  </ul>
</section>`;
