import { createDefiniciones } from "@ventanilla/sdk/client/definiciones";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type { Unidad } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { unidades as textos } from "../textos/unidades.ts";

/** How many are shown: the nearest ones. */
const CERCANAS = 3;

/** Asks where people are received; the nearest to `comuna` first. */
export const listUnidades = ({ api, institucion }: Elemento, comuna?: string): Promise<Unidad[]> =>
  createDefiniciones({ transport: createTransport({ api }), institucion }).unidades.list({ comuna });

/** Draws a list of places where people are received. */
export function renderUnidades(e: Elemento, lista: Unidad[]) {
  const t = e.say(textos);
  if (!lista.length) return t.oficinasNinguna;
  return html`<ul>
    ${lista.slice(0, CERCANAS).map(
      ({ nombre, direccion, horario, telefono, ilustrativa }) => html`<li>
        <strong>${nombre}</strong>
        <p>${direccion}${ilustrativa ? html`<span class="quieto"> (${t.ilustrativa})</span>` : nothing}</p>
        <p>${horario}</p>
        ${telefono ? html`<p>${t.telefono}: <a href="tel:${telefono.replace(/[^\d+]/g, "")}">${telefono}</a></p>` : nothing}
      </li>`,
    )}
  </ul>`;
}
