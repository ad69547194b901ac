import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { NOMBRES_UNIDAD, monitor as t } from "../textos/monitor.ts";
import { describeCuadro } from "./describe-cuadro.ts";
import { type Dibujo, drawBarras, FILAS_DE_BARRAS } from "./dibujo/draw-barras.ts";
import { drawLineas, SERIES_DE_LINEAS } from "./dibujo/draw-lineas.ts";
import { drawMapa } from "./dibujo/draw-mapa.ts";
import { groupByUnidad, isAncho, listSeries, measureCuadro } from "./dibujo/medida.ts";
import { formatNumero } from "./format-cifra.ts";
import type { Monitor } from "./monitor.ts";

/** Draws the table itself: the very numbers of the chart. */
function renderTabla({ id, titulo, filas, columnas, datos, total }: CuadroDeReporte): TemplateResult {
  const cells = (valores: readonly (number | null)[]) =>
    columnas.map(({ unidad }, i) => html`<td>${formatNumero(valores[i], unidad)}</td>`);
  return html`<div class="rueda" tabindex="0" role="region" aria-labelledby="tabla-${id}">
    <table>
      <caption><span class="oculto" id="tabla-${id}">${titulo}</span></caption>
      <thead>
        <tr>
          <th scope="col">${filas}</th>
          ${columnas.map(({ titulo: columna, unidad }) => html`<th scope="col">${columna} <span class="unidad">${NOMBRES_UNIDAD[unidad][1]}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          datos,
          (fila) => fila.id,
          (fila) => html`<tr><th scope="row">${fila.titulo}</th>${cells(fila.valores)}</tr>`,
        )}
      </tbody>
      ${total ? html`<tfoot><tr><th scope="row">${t.total}</th>${cells(total)}</tr></tfoot>` : nothing}
    </table>
  </div>`;
}

/** What the chart leaves to the table, where it does. */
function explainRecorte(cuadro: CuadroDeReporte): string | undefined {
  const { dibujo, datos, columnas } = cuadro;
  if (dibujo === "barras" && datos.length > FILAS_DE_BARRAS)
    return t.primeras(formatNumero(FILAS_DE_BARRAS), formatNumero(datos.length));
  const vistas = groupByUnidad(listSeries(cuadro)).reduce(
    (n, grupo) => n + Math.min(grupo.length, SERIES_DE_LINEAS),
    0,
  );
  if (dibujo === "lineas" && vistas < columnas.length)
    return t.primerasSeries(formatNumero(vistas), formatNumero(columnas.length));
  return undefined;
}

/** One table: its name, its picture, and itself one key away. */
export function renderCuadro(monitor: Monitor, cuadro: CuadroDeReporte): TemplateResult {
  const { id, titulo, nota, columnas, datos, dibujo } = cuadro;
  const columna = Math.max(0, dibujo === "mapa" ? columnas.findIndex((una) => una.id === monitor.mirada.ver) : 0);
  const medida = measureCuadro(cuadro, monitor.medida);
  const draw = (): Dibujo =>
    dibujo === "mapa"
      ? drawMapa(cuadro, medida, columnas[columna]?.id)
      : (dibujo === "lineas" ? drawLineas : drawBarras)(cuadro, medida);
  const dibujado = dibujo !== "ninguno" && datos.length > 0 && medida.ancho > 0 ? draw() : undefined;
  const abierta = dibujo === "ninguno" || monitor.abiertas.has(id);
  const recorte = explainRecorte(cuadro);
  return html`<section class="cuadro ${isAncho(cuadro) ? "ancho" : ""}" id="cuadro-${id}" data-cuadro=${id} aria-labelledby="titulo-${id}">
    <h2 id="titulo-${id}" tabindex="-1">${titulo}</h2>
    ${nota ? html`<p class="nota-de-cuadro">${nota}</p>` : nothing}
    ${
      dibujo === "mapa" && columnas.length > 1
        ? html`<label class="ver no-imprime">${t.ver}
            <select @change=${(evento: Event) => monitor.go({ ver: (evento.target as HTMLSelectElement).value })}>
              ${columnas.map((una, i) => html`<option value=${una.id} ?selected=${i === columna}>${una.titulo}</option>`)}
            </select></label>`
        : nothing
    }
    ${
      dibujado
        ? html`<svg class="dibujo" role="img" aria-label=${describeCuadro(cuadro, columna)} viewBox="0 0 ${medida.ancho} ${Math.ceil(dibujado.alto)}">${dibujado.trazos}</svg>`
        : nothing
    }
    ${datos.length ? nothing : html`<p class="quieto">${t.filaVacia}</p>`}
    ${recorte ? html`<p class="nota-de-cuadro no-imprime">${recorte}</p>` : nothing}
    ${
      dibujo === "ninguno" || !datos.length
        ? nothing
        : html`<button type="button" class="abre" aria-expanded=${abierta} aria-controls="datos-${id}" @click=${() => monitor.toggleTabla(id)}>${abierta ? t.ocultarTabla : t.verTabla} <kbd>T</kbd><span class="oculto">: ${titulo}</span></button>`
    }
    ${datos.length ? html`<div id="datos-${id}" class=${abierta ? "datos" : "datos plegada"}>${renderTabla(cuadro)}</div>` : nothing}
  </section>`;
}
