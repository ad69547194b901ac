import type { Unidad } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import { camposSoni, soni, titulosSoni } from "../textos/soni.ts";
import { titleOf } from "./campos.ts";
import { renderError, renderRadios } from "./controles.ts";
import type { Formulario, Otra } from "./formulario.ts";
import { listUnidades } from "./unidades.ts";

const TIPOS = ["disconformidad", "sugerencia", "reconocimiento"] as const;
const unidades = new WeakMap<Formulario, Unidad[]>();

/** What sets an opinion about the institution apart: its kind first, an office or a case, and no name needed. */
export const formaSoni: Otra = {
  campos: camposSoni,
  titulos: titulosSoni,
  listOpciones(f, ruta) {
    const t = f.say(soni);
    if (ruta === "tipo") return TIPOS.map((tipo) => [tipo, t[tipo]]);
    if (ruta === "unidad")
      return [
        ["", t.ninguna],
        ...(unidades.get(f) ?? []).map(({ codigo, nombre }): [string, string] => [codigo, nombre]),
      ];
    return undefined;
  },
  renderContenido(f, pantalla) {
    if (pantalla !== "tipo") return undefined;
    const t = f.say(soni);
    const tipos: readonly string[] = f.definicion?.tipos ?? TIPOS;
    return html`<h2 tabindex="-1" id="tipo-titulo">${titleOf(f, pantalla)}</h2>
      <fieldset class="campo" aria-labelledby="tipo-titulo">
        ${renderError(f, "tipo")}
        ${renderRadios(
          f,
          "tipo",
          TIPOS.filter((tipo) => tipos.includes(tipo)).map((tipo) => [tipo, t[tipo], t[`${tipo}Pista`]]),
          f.borrador.valores.tipo ?? "",
          (tipo) => f.setValor("tipo", tipo),
        )}
      </fieldset>`;
  },
  renderNota(f, pantalla) {
    const t = f.say(soni);
    if (pantalla === "servicio") return html`<p class="quieto">${t.servicioPista}</p>`;
    if (pantalla === "persona") return html`<p class="quieto">${t.personaPista}</p>`;
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
