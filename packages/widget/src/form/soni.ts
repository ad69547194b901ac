import type { Unidad } from "@ventanilla/sdk/contract";
import { isFolio } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { palabrasSoni, soni } from "../textos/soni.ts";
import { type Clase, createLinea, type Pieza, readEscrito } from "./clases.ts";
import { renderError } from "./controles.ts";
import type { Formulario, Otra } from "./formulario.ts";
import { createLista, estilos, renderRadios } from "./listas.ts";
import { shapeFolio } from "./teclear.ts";
import { listUnidades } from "./unidades.ts";

const TIPOS = ["disconformidad", "sugerencia", "reconocimiento"] as const;
const unidades = new WeakMap<Formulario, Unidad[]>();

const tipo: Clase = {
  entera: true,
  render(f) {
    const t = f.say(soni);
    const tipos: readonly string[] = f.definicion?.tipos ?? TIPOS;
    return html`<fieldset class="campo" aria-labelledby="titulo">
      ${renderError(f, "tipo")}
      ${renderRadios(
        f,
        "tipo",
        TIPOS.filter((otro) => tipos.includes(otro)).map((otro) => [otro, t[otro], t[`${otro}Pista`]]),
        f.borrador.valores.tipo ?? "",
        (otro) => f.setValor("tipo", otro),
      )}
    </fieldset>`;
  },
  describe: (f, ruta) => f.say(soni)[readEscrito(f, ruta) as "sugerencia"],
};

/** The classes and words that an opinion has of its own. */
export const piezaSoni: Pieza = {
  clases: {
    tipo,
    folio: createLinea({ shape: shapeFolio, isBuena: isFolio }),
    oficina: createLista((f) => [
      ["", f.say(soni).ninguna],
      ...(unidades.get(f) ?? []).map(({ codigo, nombre }): [string, string] => [codigo, nombre]),
    ]),
  },
  palabras: palabrasSoni,
  estilos: [estilos],
};

/** What sets an opinion about the institution apart: its kind first, an office or a case, and no name needed. */
export const formaSoni: Otra = {
  renderNota(f, pantalla) {
    const t = f.say(soni);
    return pantalla === "relato" && f.definicion?.tipos.includes("reclamo")
      ? html`<div class="quieto">
          <p>${t.esReclamo}</p>
          <button type="button" class="enlace" @click=${() => f.dispatchEvent(new Event("reclamo"))}>${t.pasarAReclamo}</button>
        </div>`
      : nothing;
  },
  async enter(f, pantalla) {
    if (pantalla !== "servicio" || unidades.has(f)) return;
    try {
      unidades.set(f, await listUnidades(f));
      f.requestUpdate();
    } catch {
      // The office is voluntary: without the list the screen goes on as well.
      f.aviso = f.say(soni).oficinasFalla;
    }
  },
};
