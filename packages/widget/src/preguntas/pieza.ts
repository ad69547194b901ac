import { html } from "lit";
import type { Formulario } from "../form/formulario.ts";
import { createTardia } from "../form/tardia.ts";

/** With fewer letters than these nobody has asked anything yet. */
const MINIMO = 25;

const renderTardia = createTardia(async () => (await import("./preguntas.ts")).renderPreguntas);

/** Draws the place of what may answer a consulta, kept from this letter on, and what is in it once it has arrived. */
export const renderPreguntas = (f: Formulario): unknown =>
  f.tramite === "consulta" && f.borrador.valores.relato?.[MINIMO - 1]
    ? html`<div class="hueco">${renderTardia(f)}</div>`
    : "";
