import type { Reporte, Sesion } from "@ventanilla/sdk/contract";
import { formatFecha, formatInstante, getRegion, horaCivil } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { monitor as t } from "../textos/monitor.ts";
import { areDos } from "./dibujo/medida.ts";
import type { Monitor } from "./monitor.ts";
import { renderCifras } from "./render-cifras.ts";
import { renderCuadro } from "./render-cuadro.ts";
import { renderFiltros } from "./render-filtros.ts";
import { isVacio, renderFalla, renderPuerta, renderVacio, writeEntrada } from "./render-puerta.ts";
import { renderTeclas } from "./render-teclas.ts";

const zonaDeAqui = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

function renderBarra({ usuario, instituciones }: Sesion): TemplateResult {
  const nombre = instituciones.find(({ slug }) => slug === usuario.institucion)?.nombreCorto ?? "Ventanilla";
  return html`<header class="barra no-imprime">
    <p class="casa"><b>${nombre}</b> ${t.titulo}</p>
    <a href="/mesa/">${t.aLaMesa}</a>
    <span class="yo">${usuario.nombre}</span>
  </header>`;
}

/** Of whom the figures are, where they are not of all. */
function describeAmbito(monitor: Monitor, { region, unidad }: Reporte): string {
  const deUnidad = unidad && (monitor.unidades.find(({ codigo }) => codigo === unidad)?.nombre ?? unidad);
  const deRegion = region && (getRegion(region)?.nombre ?? region);
  const mios = monitor.mirada.filtro.responsable === "yo" ? t.misCasos : "";
  return [mios, deUnidad, deRegion].filter(Boolean).join(" · ") || t.pais;
}

function renderTitulo(monitor: Monitor, documento: Reporte): TemplateResult {
  const { titulo, nombre, desde, hasta, generadoEn } = documento;
  const zona = zonaDeAqui();
  const hora = horaCivil(generadoEn, zona);
  return html`<div class="titulo">
    <div>
      <p class="institucion">${nombre}</p>
      <h1>${titulo}</h1>
      <p><span class="junto">${formatFecha(desde)} al ${formatFecha(hasta)}</span> · ${describeAmbito(monitor, documento)}</p>
      <p class="solo-imprime">${t.alDia(formatInstante(generadoEn, zona))}. ${t.impreso(formatInstante(monitor.ahora(), zona))}.</p>
      <p class="no-imprime ${monitor.atrasado ? "atencion" : "quieto"}">${monitor.atrasado ? t.sinActualizar(hora) : t.actualizado(hora)}</p>
    </div>
    <div class="botones no-imprime">
      <button type="button" @click=${() => monitor.refresh()}>${t.actualizar} <kbd>R</kbd></button>
      <button type="button" @click=${() => monitor.download()}>${t.descargar} <kbd>C</kbd></button>
      <button type="button" @click=${() => monitor.print()}>${t.imprimir} <kbd>P</kbd></button>
    </div>
  </div>`;
}

function renderDocumento(monitor: Monitor, documento: Reporte): TemplateResult {
  const { cifras, cuadros, notas } = documento;
  return html`<article aria-busy=${monitor.buscando}>
    ${renderTitulo(monitor, documento)}
    ${
      isVacio(documento)
        ? renderVacio(monitor, documento)
        : html`${cifras.length ? renderCifras(cifras) : nothing}
          <div class="cuadros ${areDos(monitor.medida) ? "dos" : ""}">
            ${repeat(
              cuadros,
              ({ id }) => id,
              (cuadro) => renderCuadro(monitor, cuadro),
            )}
          </div>`
    }
    ${notas.length ? html`<section class="notas" aria-labelledby="notas"><h2 id="notas">${t.comoSeCuenta}</h2><ul>${notas.map((nota) => html`<li>${nota}</li>`)}</ul></section>` : nothing}
  </article>`;
}

/** Draws the monitor whole. */
export function renderMonitor(monitor: Monitor): TemplateResult {
  const { sesion, documento, cerrada, falla, buscando, aviso, errores } = monitor;
  const corrige = Object.keys(errores).length ? t.corrige : "";
  if (!sesion) return renderPuerta(monitor);
  return html`${renderBarra(sesion)}
    ${sesion.entrenamiento ? html`<p class="franja">${t.entrenamiento}</p>` : nothing}
    ${cerrada ? html`<p class="franja no-imprime" role="alert">${t.termino} <a href=${writeEntrada()} target="_blank">${t.entrarOtra}</a> <button type="button" @click=${() => monitor.enter()}>${t.yaEntre}</button></p>` : nothing}
    ${renderFiltros(monitor)}
    <p class="dicho no-imprime" role="status">${buscando && !documento ? t.buscando : corrige || aviso}</p>
    ${falla ? renderFalla(monitor) : documento ? renderDocumento(monitor, documento) : nothing}
    ${renderTeclas(monitor)}`;
}
