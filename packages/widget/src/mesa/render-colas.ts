import { FLUJO, NOMBRES_ESTADO, NOMBRES_ETAPA, NOMBRES_TIPO } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { FILTROS, listColas, NOMBRES_COLA, type NombreFiltro } from "./direccion.ts";
import type { Mesa } from "./mesa.ts";

const NOMBRES: Readonly<Record<NombreFiltro, readonly [nombre: string, valores: Readonly<Record<string, string>>]>> = {
  tipo: ["Tipo", NOMBRES_TIPO],
  etapa: ["Etapa", NOMBRES_ETAPA],
  estado: ["Estado", NOMBRES_ESTADO],
  plazo: ["Plazo", { "en-plazo": "En plazo", "por-vencer": "Por vencer", fuera: "Fuera de plazo" }],
};

/** Who approves closings; the batch has its place at once, so that nothing moves when the first one is read. */
const VISAN: readonly string[] = FLUJO.visar.roles;

/** Draws the queues and what narrows them; or, of a search, what was searched for. */
export function renderColas(mesa: Mesa): TemplateResult {
  const { lugar, sesion, buscado, marcas } = mesa;
  const marcados = [...marcas.values()].filter((marca) => marca === "marcado").length;
  if (buscado)
    return html`<div class="filtros"><p class="busqueda">Lo que calza con «<b>${buscado}</b>»</p><button type="button" @click=${() => {
      mesa.texto = "";
      mesa.search();
    }}>Volver a mi lista</button></div>`;
  const filtrado = Object.keys(lugar.filtros).length > 0;
  return html`<div class="colas" role="group" aria-label="Colas">
      ${(sesion ? listColas(sesion) : []).map(
        (cola, i) =>
          html`<button type="button" aria-pressed=${cola === lugar.cola ? "true" : "false"} aria-keyshortcuts=${i + 1} @click=${() => mesa.goCola(cola)}>${NOMBRES_COLA[cola]}<kbd>${i + 1}</kbd></button>`,
      )}
    </div>
    <div class="filtros" role="group" aria-label="Filtros">
      ${(Object.keys(FILTROS) as NombreFiltro[]).map((filtro) => {
        const [nombre, valores] = NOMBRES[filtro];
        const valor = lugar.filtros[filtro] ?? "";
        return html`<select aria-label=${nombre} class=${valor ? "puesto" : ""} .value=${valor} @change=${(evento: Event) => mesa.filter(filtro, (evento.target as HTMLSelectElement).value)}>
          <option value="" .selected=${!valor}>${nombre}</option>
          ${FILTROS[filtro].map((uno) => html`<option value=${uno} .selected=${uno === valor}>${valores[uno]}</option>`)}
        </select>`;
      })}
      ${filtrado ? html`<button type="button" class="enlace" @click=${() => mesa.go({ filtros: {} })}>Quitar filtros</button>` : nothing}
    </div>
    ${
      marcados || (lugar.cola === "por-visar" && VISAN.includes(sesion?.usuario.rol ?? ""))
        ? html`<div class="lote"><span>${marcados ? `${marcados} para aprobar` : "Marca los que leíste con"} ${marcados ? nothing : html`<kbd>S</kbd>`}</span><button type="button" class="principal" ?disabled=${!marcados} @click=${() => mesa.approve()}>Aprobar ${marcados || ""}</button></div>`
        : nothing
    }`;
}
