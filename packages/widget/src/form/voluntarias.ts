import { html, nothing } from "lit";
import { opciones, palabrasVoluntarias } from "../textos/voluntarias.ts";
import { type Campo, sentenceOf } from "./campos.ts";
import { type Clase, listCampos } from "./clases.ts";
import type { Formulario } from "./formulario.ts";
import { createLista } from "./listas.ts";
import { renderCampo } from "./pantalla.ts";

const lista = createLista((f, ruta) => {
  const t = f.say(opciones);
  const suyas = /genero/.test(ruta) ? t.generos : /Edad/.test(ruta) ? t.edades : t.estudios;
  return [["", t.sinResponder], ...Object.entries(suyas)];
});

/** Draws one that the institution asks of everybody in its place; the others folded, together, where the first stands. */
function render(f: Formulario, campo: Campo) {
  if (campo.requerido) return renderCampo(f, campo, lista);
  const libres = listCampos(f).filter(({ clase, requerido }) => clase === "voluntaria" && !requerido);
  return libres[0]?.ruta === campo.ruta
    ? html`<details>
        <summary>${sentenceOf(f, "voluntarias")}</summary>
        <div class="pila">
          <p class="quieto">${sentenceOf(f, "voluntarias:nota")}</p>
          ${libres.map((otro) => renderCampo(f, otro, lista))}
        </div>
      </details>`
    : nothing;
}

// What is asked only for the figures, and never in the way.
export const clases: Record<string, Clase> = { voluntaria: { ...lista, entera: true, render } };
export const palabras = palabrasVoluntarias;
