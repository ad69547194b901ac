import { html } from "lit";
import { renderAdjuntos } from "../adjuntos/pieza.ts";
import { tramite } from "../textos/tramite.ts";
import { listPantallas, sentenceOf } from "./campos.ts";
import { clases, readEscrito } from "./clases.ts";
import type { Formulario } from "./formulario.ts";
import { nameCampo } from "./pantalla.ts";

/** Draws what will be sent, each answer with its "Cambiar". */
export function renderRevisar(f: Formulario) {
  const t = f.say(tramite);
  return html`<h2 tabindex="-1">${t.revisarTitulo}</h2>
    <dl class="revisar">
      ${listPantallas(f).map((pantalla, i) => {
        const filas = pantalla.campos
          .map((campo) => ({
            campo,
            titulo: nameCampo(f, campo.ruta),
            valor: clases[campo.clase]?.describe?.(f, campo.ruta) ?? readEscrito(f, campo.ruta),
          }))
          .filter(({ valor }) => valor);
        const vacia = { campo: undefined, titulo: sentenceOf(f, `titulo:${pantalla.nombre}`), valor: t.sinIndicar };
        return (filas.length ? filas : [vacia]).map(
          ({ campo, titulo, valor }) => html`<div>
            <dt>${titulo}</dt>
            <dd class="prosa">${valor}</dd>
            <dd>
              <button
                type="button"
                class="enlace"
                aria-label="${t.cambiar}: ${titulo}"
                ?disabled=${f.fase === "enviando"}
                @click=${() => {
                  f.change({ revisado: true });
                  f.resto?.goTo(
                    f,
                    i,
                    campo ? `[name="${campo.clase === "fecha" ? `${campo.ruta}.dia` : campo.ruta}"]` : "h2",
                  );
                }}
              >
                ${t.cambiar}
              </button>
            </dd>
          </div>`,
        );
      })}
    </dl>
    ${renderAdjuntos(f)}`;
}
