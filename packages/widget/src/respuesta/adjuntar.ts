import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { html, nothing } from "lit";
import { formatPeso, listTipos } from "../adjuntos/palabras.ts";
import { iconoOjo } from "../form/controles.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import type { Respuesta } from "./respuesta.ts";

/** A file that whoever answers chose, and where it stands. */
export interface Subida {
  archivo: File;
  /** The same one however often it is sent. */
  envio: string;
  fase: "sube" | "lista" | "falla";
  error?: string;
  /** Trying again may help. */
  reintentable?: boolean;
}

/** Draws the files that back an answer: each leaves as soon as it is chosen, and takes nothing from what is written. */
export function renderAdjuntar(e: Respuesta) {
  const limites = e.definicion?.adjuntos;
  if (!limites?.maximoArchivos) return nothing;
  const { tipos, maximoBytes } = limites;
  const ask = (evento: Event) => ((evento.currentTarget as Element).nextElementSibling as HTMLInputElement).click();
  const choose = (evento: Event) => {
    const campo = evento.target as HTMLInputElement;
    const elegidos = [...(campo.files ?? [])];
    // Chosen again, the same file is a change too.
    campo.value = "";
    for (const archivo of elegidos) add(e, archivo, maximoBytes);
  };
  return html`<section>
    <h3>${t.respaldos}</h3>
    <p class="quieto" id="respaldos-pista">${t.respaldosPista(listTipos(tipos), formatPeso(maximoBytes))}</p>
    ${
      e.subidas.length
        ? html`<ul aria-live="polite">
            ${e.subidas.map((una) => renderSubida(e, una))}
          </ul>`
        : nothing
    }
    <button type="button" aria-describedby="respaldos-pista" @click=${ask}>${t.elegirArchivos}</button
    ><input type="file" hidden multiple accept=${tipos.join()} @change=${choose} />
  </section>`;
}

function renderSubida(e: Respuesta, una: Subida) {
  const { archivo, fase, error, reintentable } = una;
  const dicho = fase === "sube" ? t.subiendo : fase === "lista" ? t.subido : "";
  return html`<li>
    ${archivo.name} <span class="quieto">${formatPeso(archivo.size)} ${dicho}</span>
    ${error ? html`<p class="error">${iconoOjo}<span>${error}</span></p>` : nothing}
    ${
      reintentable
        ? html`<button type="button" class="enlace" aria-label=${t.reintentarEste(archivo.name)} @click=${() => send(e, una)}>
            ${t.reintentar}
          </button>`
        : nothing
    }
  </li>`;
}

function add(e: Respuesta, archivo: File, maximoBytes: number): void {
  const una: Subida = { archivo, envio: mintEnvio(), fase: "falla" };
  e.subidas = [...e.subidas, una];
  if (!archivo.size) una.error = t.archivoVacio;
  else if (archivo.size > maximoBytes) una.error = t.archivoPesado(formatPeso(maximoBytes));
  else send(e, una);
}

/** Sends a file; what the network loses on the way arrives once. */
async function send(e: Respuesta, una: Subida): Promise<void> {
  const { archivo, envio } = una;
  Object.assign(una, { fase: "sube", error: undefined, reintentable: false });
  e.requestUpdate();
  try {
    await e.enlaces.attach({ enlace: e.enlace, archivo, nombre: archivo.name, envio });
    una.fase = "lista";
  } catch (falla) {
    const { type, status, message, errores = [] } = falla as VentanillaError;
    const rechazado = status >= 400 && status < 500;
    una.fase = "falla";
    una.reintentable = !rechazado;
    una.error = rechazado
      ? (errores[0]?.mensaje ?? message)
      : type === "sin-conexion"
        ? t.archivoSinRed
        : t.archivoNoLlego;
    e.tell("error", { etapa: "adjunto", tipo: type });
  }
  e.requestUpdate();
}
