import type { Reporte } from "@ventanilla/sdk/contract";
import { formatFecha } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { monitor as t } from "../textos/monitor.ts";
import type { Monitor } from "./monitor.ts";
import { listPeriodos } from "./periodos.ts";
import { clearFiltros } from "./render-filtros.ts";

/** The way in, which comes back to this very place. */
export const writeEntrada = (): string => `/entrar/?volver=${encodeURIComponent(`/monitor/${location.hash}`)}`;

/** What there is before anybody has come in. */
export function renderPuerta(monitor: Monitor): TemplateResult {
  if (monitor.sesion === null)
    return html`<div class="puerta">
      <h1>${t.entrarTitulo}</h1>
      <p>${t.entrarTexto}</p>
      <p><a class="boton" href=${writeEntrada()}>${t.entrar}</a></p>
    </div>`;
  if (monitor.falla) return renderFalla(monitor);
  return html`<p class="puerta quieto" role="status">${t.abriendo}</p>`;
}

/** What failed, and the way to ask again. */
export const renderFalla = (monitor: Monitor): TemplateResult =>
  html`<div class="puerta" role="alert">
    <h2>${t.noAbre}</h2>
    <p>${monitor.falla}</p>
    <p><button type="button" class="principal" @click=${() => monitor.retry()}>${t.reintentar}</button> ${monitor.mirada.filtro.region || monitor.mirada.filtro.unidad || monitor.mirada.filtro.responsable ? html`<button type="button" @click=${() => clearFiltros(monitor)}>${t.quitarFiltros}</button>` : nothing}</p>
  </div>`;

const isNada = (valor: number | null): boolean => valor === null || valor === 0;

/** Whether a report has nothing to show: no figure, and no row with something in it. */
export const isVacio = ({ cifras, cuadros }: Reporte): boolean =>
  cifras.every(({ valor }) => isNada(valor)) &&
  cuadros.every(({ datos }) => datos.every(({ valores }) => valores.every(isNada)));

/** Nothing to show: what can be done. */
export function renderVacio(monitor: Monitor, { desde, hasta }: Reporte): TemplateResult {
  const { filtro } = monitor.mirada;
  const anio = listPeriodos(monitor.hoy).find(({ nombre }) => nombre === "Este año");
  const mios = filtro.responsable === "yo";
  return html`<div class="puerta">
    <h2>${t.nadaTitulo}</h2>
    <p>${mios ? t.nadaMios : t.nadaTexto(formatFecha(desde), formatFecha(hasta))}</p>
    <p class="botones no-imprime">
      ${
        anio && filtro.desde !== anio.desde
          ? html`<button type="button" class="principal" @click=${() => monitor.filter({ desde: anio.desde, hasta: anio.hasta })}>${anio.nombre}</button>`
          : nothing
      }
      ${filtro.region || filtro.unidad ? html`<button type="button" @click=${() => clearFiltros(monitor)}>${t.quitarFiltros}</button>` : nothing}
    </p>
  </div>`;
}
