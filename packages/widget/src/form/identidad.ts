import { formatRutParcial, isRut } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { reclamo } from "../textos/reclamo.ts";
import { sentenceOf } from "./campos.ts";
import { type Clase, createLinea } from "./clases.ts";
import type { Formulario } from "./formulario.ts";
import { createLista } from "./listas.ts";
import { listPaises } from "./paises.ts";

/** Draws the other ways in: there is always one for who has no RUT, and for who comes for a company. */
function renderAlternativas(f: Formulario) {
  const t = f.say(reclamo);
  const { identidad = "" } = f.borrador.valores;
  const change = (otra: string, verbo: string) => html`<button
    type="button"
    class="enlace"
    @click=${() => {
      f.errores = {};
      f.setValor("identidad", otra);
    }}
  >
    ${verbo}
  </button>`;
  return html`<div class="botones">
    ${
      identidad === "documento"
        ? change("", t.conRut)
        : identidad
          ? change("", t.noEmpresa)
          : html`${change("documento", t.sinRut)} ${change("empresa", t.empresa)}`
    }
  </div>`;
}

const linea = createLinea({ shape: formatRutParcial, isBuena: isRut });

/** A RUT, with its dots and dash while it is typed. */
export const rut: Clase = {
  ...linea,
  render: (f, campo, describe) =>
    html`${linea.render(f, campo, describe)}${campo.ruta === "persona.rut" ? renderAlternativas(f) : nothing}`,
  check: (f, campo) =>
    linea.check?.(f, campo) &&
    sentenceOf(f, campo.ruta === "persona.rut" && !f.borrador.valores.identidad ? "malo:rut" : "malo:rutEmpresa"),
};

const documentos = createLista((f) => [["", f.say(reclamo).elige], ...Object.entries(f.say(reclamo).documentos)]);

/** The kind of document of who has no RUT. */
export const documento: Clase = {
  ...documentos,
  render: (f, campo, describe) => html`${documentos.render(f, campo, describe)}${renderAlternativas(f)}`,
};

/** The country that issued it. */
export const pais: Clase = createLista((f) => [["", f.say(reclamo).elige], ...listPaises(f.idioma)]);
