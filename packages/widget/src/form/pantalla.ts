import { html, nothing } from "lit";
import { tramite } from "../textos/tramite.ts";
import { type Campo, type Pantalla, sentenceOf, wordsOf } from "./campos.ts";
import { clases } from "./clases.ts";
import { describedBy, renderError } from "./controles.ts";
import type { Formulario } from "./formulario.ts";

/** Draws a field: label above, hint under it, error between label and control. */
export function renderCampo(f: Formulario, campo: Campo, clase = clases[campo.clase]): unknown {
  const { ruta, requerido } = campo;
  if (clase?.entera) return clase.render(f, campo, nothing);
  const [, , pista] = wordsOf(f, ruta);
  const describe = describedBy(f, ruta, pista);
  const etiqueta = html`${nameCampo(f, ruta)}
    ${requerido ? nothing : html`<span class="quieto">${f.say(tramite).voluntario}</span>`}`;
  const resto = html`${pista ? html`<p class="quieto" id="${ruta}-pista">${pista}</p>` : nothing}
  ${renderError(f, ruta)}${clase?.render(f, campo, describe)}`;
  return clase?.grupo
    ? html`<fieldset class="campo" aria-describedby=${describe}>
        <legend>${etiqueta}</legend>
        ${resto}
      </fieldset>`
    : html`<div class="campo"><label for=${ruta}>${etiqueta}</label>${resto}</div>`;
}

/** The name of a field: the RUT of a company is not "yours". */
export const nameCampo = (f: Formulario, ruta: string): string =>
  (ruta === "persona.rut" && f.borrador.valores.identidad && sentenceOf(f, "rutEmpresa")) ||
  (wordsOf(f, ruta)[0] ?? "");

/** Draws what a screen asks, under its heading. */
export function renderContenido(f: Formulario, { nombre, campos }: Pantalla) {
  const nota = sentenceOf(f, `nota:${nombre}`);
  return html`<h2 tabindex="-1" id="titulo">${sentenceOf(f, `titulo:${nombre}`)}</h2>
    ${nota ? html`<p class="quieto">${nota}</p>` : nothing}${f.otra?.renderNota(f, nombre)}
    ${campos.map((campo) => renderCampo(f, campo))}`;
}
