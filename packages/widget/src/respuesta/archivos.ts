import type { Adjunto, VistaDeEnlace } from "@ventanilla/sdk/contract";
import { html } from "lit";
import { formatPeso } from "../adjuntos/palabras.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import type { Respuesta } from "./respuesta.ts";

/** How long a browser may take to begin to keep a file, in milliseconds. */
const GUARDADO = 60_000;

/** Draws what the person sent to back what they say. */
export const renderArchivos = (e: Respuesta, adjuntos: VistaDeEnlace["adjuntos"]) => html`<section>
  <h3>${t.archivos}</h3>
  <ul>
    ${adjuntos.map(
      (uno) => html`<li>
        ${uno.nombre} <span class="quieto">${formatPeso(uno.bytes)}</span>
        <button type="button" class="enlace" aria-label=${t.bajarEste(uno.nombre)} @click=${() => download(e, uno)}>
          ${t.bajar}
        </button>
      </li>`,
    )}
  </ul>
  <p role="status">${e.avisoArchivo}</p>
</section>`;

/** Brings a file to be kept. */
async function download(e: Respuesta, { id, nombre }: Adjunto): Promise<void> {
  e.avisoArchivo = t.bajando;
  try {
    const url = URL.createObjectURL(await e.enlaces.download({ enlace: e.enlace, id }));
    const enlace = document.createElement("a");
    enlace.href = url;
    enlace.download = nombre;
    enlace.click();
    setTimeout(() => URL.revokeObjectURL(url), GUARDADO);
    e.avisoArchivo = "";
  } catch {
    e.avisoArchivo = t.bajarFalla;
  }
}
