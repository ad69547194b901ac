import type { FilaDeCaso } from "@ventanilla/sdk/contract";
import { formatFolio, NOMBRES_ESTADO } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { ICONOS_ESTADO, ICONOS_PLAZO, iconoBien, iconoMensaje, iconoReabre } from "../iconos.ts";
import { describeFila, describePlazo, nameFila } from "../palabras.ts";

/** Draws how a deadline stands: its shape, its words and, last, its colour. */
export function renderPlazo(caso: Pick<FilaDeCaso, "plazo" | "estado">): TemplateResult {
  const cerrado = caso.estado === "cerrado";
  const { situacion } = caso.plazo;
  return html`<span class="plazo cifra ${cerrado ? "" : situacion}"
    >${cerrado ? iconoBien : ICONOS_PLAZO[situacion]}${describePlazo(caso)}</span
  >`;
}

/** How a row stands in the batch to approve. */
export type Marca = "leido" | "marcado" | undefined;

/** Draws the two lines of a row. */
export function renderFila(fila: FilaDeCaso, marca: Marca): TemplateResult {
  const { folio, estado, mensajesNuevos, pideReapertura } = fila;
  return html`<span class="linea"
      ><b class="nombre">${nameFila(fila)}</b><span class="fin">${renderPlazo(fila)}</span></span
    ><span class="linea quieto"
      ><span class="estado">${ICONOS_ESTADO[estado]}${NOMBRES_ESTADO[estado]}</span
      ><span class="cifra">${formatFolio(folio)}</span
      ><span class="corta">${describeFila(fila)}</span
      >${
        mensajesNuevos
          ? html`<span class="fin mensajes">${iconoMensaje}${mensajesNuevos}<span class="oculto"> ${mensajesNuevos === 1 ? "mensaje nuevo" : "mensajes nuevos"}</span></span>`
          : nothing
      }${pideReapertura ? html`<span class="fin atencion">${iconoReabre}Pide reabrir</span>` : nothing}${
        marca
          ? html`<span class="fin ${marca === "marcado" ? "bien" : ""}">${iconoBien}${marca === "marcado" ? "Para aprobar" : "Leído"}</span>`
          : nothing
      }</span
    >`;
}
