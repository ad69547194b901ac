import { createDefiniciones } from "@ventanilla/sdk/client/definiciones";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type { Unidad } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { comprobante as textos } from "../textos/comprobante.ts";

/** How many are shown: the nearest ones. */
const CERCANAS = 3;

type Busqueda = Unidad[] | "busca" | "falla";
const busquedas = new WeakMap<Elemento, Busqueda>();

/** Draws where the person is received, fetched when they ask for it; the nearest to `comuna` first. */
export function renderOficinas(e: Elemento, comuna?: string) {
  const t = e.say(textos);
  const busqueda = busquedas.get(e);
  const set = (otra: Busqueda) => {
    busquedas.set(e, otra);
    e.requestUpdate();
  };
  const ask = async (evento: Event) => {
    if (!(evento.currentTarget as HTMLDetailsElement).open || Array.isArray(busquedas.get(e))) return;
    set("busca");
    const transport = createTransport({ api: e.api });
    try {
      set(await createDefiniciones({ transport, institucion: e.institucion }).unidades.list({ comuna }));
    } catch {
      set("falla");
    }
  };
  return html`<details class="oficinas" @toggle=${ask}>
    <summary>${t.oficinas}</summary>
    <div aria-live="polite">
      ${
        Array.isArray(busqueda)
          ? busqueda.length
            ? html`<ul>
                ${busqueda.slice(0, CERCANAS).map((unidad) => renderUnidad(t, unidad))}
              </ul>`
            : t.oficinasNinguna
          : busqueda === "falla"
            ? t.oficinasFalla
            : t.oficinasCargando
      }
    </div>
  </details>`;
}

const renderUnidad = (t: typeof textos, { nombre, direccion, horario, telefono, ilustrativa }: Unidad) => html`<li>
  <strong>${nombre}</strong>
  <p>${direccion}${ilustrativa ? html` <span class="quieto">(${t.ilustrativa})</span>` : nothing}</p>
  <p>${horario}</p>
  ${telefono ? html`<p>${t.telefono}: <a href="tel:${telefono.replace(/[^\d+]/g, "")}">${telefono}</a></p>` : nothing}
</li>`;
