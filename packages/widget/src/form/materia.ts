import type { Materia } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import { reclamo } from "../textos/reclamo.ts";
import { tramite } from "../textos/tramite.ts";
import { readTipo } from "./campos.ts";
import type { Clase } from "./clases.ts";
import { renderError } from "./controles.ts";
import type { Formulario } from "./formulario.ts";
import { type Opcion, renderRadios, renderSelect } from "./listas.ts";

/** Few enough to be seen at once. */
const POCAS = 7;

interface Nivel {
  hijos: Materia[];
  padre: string;
  elegida: Materia | undefined;
}

/** The levels to show: the first, and the children of each one chosen. */
function listNiveles(f: Formulario): Nivel[] {
  const valor = f.borrador.valores.materia ?? "";
  const niveles: Nivel[] = [];
  let padre = "";
  for (let hijos = f.definicion?.materias; hijos?.length; ) {
    const elegida: Materia | undefined = hijos.find(({ codigo }) => `${valor}.`.startsWith(`${codigo}.`));
    niveles.push({ hijos, padre, elegida });
    padre = elegida?.codigo ?? "";
    hijos = elegida?.hijos;
  }
  return niveles;
}

/** The tree of matters, one level after the other: the market, the motive, and the product if they wish. */
export const materia: Clase = {
  entera: true,
  render(f) {
    const t = f.say(reclamo);
    const titulos = readTipo(f) === "reclamo" ? [t.mercado, t.motivo, t.producto] : [t.tema, t.asunto];
    const niveles = listNiveles(f);
    return niveles.map(({ hijos, padre, elegida }, nivel) => {
      const id = ["materia", "materia.motivo", "materia.producto"][nivel] ?? `materia.${nivel}`;
      const choose = (codigo: string) => {
        f.errores = {};
        f.setValor("materia", codigo || padre);
      };
      // The error belongs to the level that lacks a choice.
      const suyo = nivel === Math.min(niveles.length - 1, 1) && f.errores.materia;
      const e = { errores: suyo ? { [id]: suyo } : {} };
      const opciones = hijos.map(({ codigo, nombre }): Opcion => [codigo, nombre]);
      const valor = elegida?.codigo ?? "";
      const titulo = html`${titulos[nivel] ?? t.detalle}${
        nivel > 1 ? html`<span class="quieto">${f.say(tramite).voluntario}</span>` : nothing
      }`;
      return hijos.length <= POCAS && nivel < 2
        ? html`<fieldset class="campo">
            <legend>${titulo}</legend>
            ${renderError(e, id)}${renderRadios(e, id, opciones, valor, choose)}
          </fieldset>`
        : html`<div class="campo">
            <label for=${id}>${titulo}</label>
            ${renderError(e, id)}${renderSelect(e, id, [["", t.elige], ...opciones], valor, (evento) => choose((evento.target as HTMLSelectElement).value))}
          </div>`;
    });
  },
  // A market alone says too little: the motive is chosen too. The product may stay out.
  check(f) {
    const [primero, segundo] = listNiveles(f);
    if (!primero?.elegida || !segundo || segundo.elegida) return undefined;
    return readTipo(f) === "reclamo" ? f.say(reclamo).motivoFalta : f.say(reclamo).asuntoFalta;
  },
  describe: (f) =>
    listNiveles(f)
      .flatMap(({ elegida }) => elegida?.nombre ?? [])
      .join(" › "),
};
