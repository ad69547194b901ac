import { REGIONES, REPORTES } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { iconoError } from "../mesa/iconos.ts";
import { NOMBRES_REPORTE, monitor as t } from "../textos/monitor.ts";
import { changeFiltro, type NombreDeFiltro } from "./mirada.ts";
import type { Monitor } from "./monitor.ts";
import { listPeriodos } from "./periodos.ts";
import { enterTablero, findTablero, listTableros } from "./tableros.ts";

type Opcion = readonly [valor: string, nombre: string];

/** A field with its error, if it has one, between its label and itself. */
function renderCampo(
  monitor: Monitor,
  nombre: NombreDeFiltro,
  etiqueta: string,
  control: (avisos: string | typeof nothing) => TemplateResult,
): TemplateResult {
  const error = monitor.errores[nombre];
  return html`<div class="campo ${error ? "malo-aqui" : ""}">
    <label for=${nombre}>${etiqueta}</label>
    ${error ? html`<p class="malo" id="error-${nombre}">${iconoError} ${error}</p>` : nothing}
    ${control(error ? `error-${nombre}` : nothing)}
  </div>`;
}

const renderFecha = (monitor: Monitor, nombre: "desde" | "hasta", etiqueta: string): TemplateResult =>
  renderCampo(
    monitor,
    nombre,
    etiqueta,
    (avisos) =>
      html`<input id=${nombre} name=${nombre} type="date" .value=${live(monitor.fechas[nombre])} aria-invalid=${avisos === nothing ? "false" : "true"} aria-describedby=${avisos} @input=${(evento: Event) => monitor.writeFecha(nombre, (evento.target as HTMLInputElement).value)} />`,
  );

function renderLista(
  monitor: Monitor,
  {
    nombre,
    etiqueta,
    opciones,
  }: { nombre: "institucion" | "region" | "unidad" | "paso"; etiqueta: string; opciones: readonly Opcion[] },
): TemplateResult {
  const puesto = monitor.mirada.filtro[nombre] ?? "";
  // What the address asks for and the list does not have is shown as it came: the service says what is wrong in it.
  const todas = opciones.some(([valor]) => valor === puesto) ? opciones : [...opciones, [puesto, puesto] as const];
  const change = (evento: Event) => {
    const { value } = evento.target as HTMLSelectElement;
    // A unit of another region would show nothing.
    monitor.filter({ ...(nombre !== "paso" && { unidad: "" }), [nombre]: value });
  };
  return renderCampo(
    monitor,
    nombre,
    etiqueta,
    (avisos) =>
      html`<select id=${nombre} name=${nombre} class=${puesto ? "puesto" : ""} aria-invalid=${avisos === nothing ? "false" : "true"} aria-describedby=${avisos} .value=${live(puesto)} @change=${change}>
        ${todas.map(([valor, titulo]) => html`<option value=${valor} ?selected=${valor === puesto}>${titulo}</option>`)}
      </select>`,
  );
}

/** What narrows the report: of whom, which, from when to when, where. */
export function renderFiltros(monitor: Monitor): TemplateResult {
  const { mirada, sesion, unidades, documento } = monitor;
  const { filtro } = mirada;
  const visto = { desde: documento?.desde, hasta: documento?.hasta, ...filtro };
  const { region: miRegion, unidad: miUnidad, institucion: miInstitucion } = sesion?.usuario ?? {};
  const tableros = sesion ? listTableros(sesion) : [];
  const tablero = findTablero(tableros, filtro);
  const region = miRegion ?? filtro.region;
  const deAqui = unidades.filter(({ comuna }) => !region || comuna.startsWith(region));
  const submit = (evento: Event) => {
    evento.preventDefault();
    monitor.filter(monitor.fechas);
  };
  const plegados = !monitor.filtrosAbiertos && Object.keys(monitor.errores).length === 0;
  return html`<form class="filtros no-imprime ${plegados ? "plegados" : ""}" aria-label=${t.filtros} novalidate @submit=${submit}>
    <button type="button" class="abre-filtros" aria-expanded=${!plegados} @click=${() => {
      monitor.filtrosAbiertos = plegados;
    }}>${t.filtros}</button>
    ${
      tableros.length > 1
        ? html`<div class="grupo" role="group" aria-label=${t.tablero}>
            ${tableros.map((uno) => html`<button type="button" aria-pressed=${uno === tablero} @click=${() => monitor.go({ filtro: enterTablero(filtro, uno) })}>${uno.nombre}</button>`)}
          </div>`
        : nothing
    }
    <div class="campo reporte">
      <label for="reporte">${t.reporte}</label>
      <select id="reporte" .value=${live(mirada.reporte)} @change=${(evento: Event) => monitor.go({ reporte: (evento.target as HTMLSelectElement).value as (typeof REPORTES)[number] })}>
        ${REPORTES.map((uno) => html`<option value=${uno} ?selected=${uno === mirada.reporte}>${NOMBRES_REPORTE[uno]}</option>`)}
      </select>
    </div>
    ${
      miInstitucion === "*"
        ? renderLista(monitor, {
            nombre: "institucion",
            etiqueta: t.institucion,
            opciones: sesion?.instituciones.map(({ slug, nombreCorto }) => [slug, nombreCorto] as const) ?? [],
          })
        : nothing
    }
    ${
      miRegion || miUnidad
        ? nothing
        : renderLista(monitor, {
            nombre: "region",
            etiqueta: t.region,
            opciones: [["", t.todasRegiones], ...REGIONES.map(({ cut, nombre }) => [cut, nombre] as const)],
          })
    }
    ${
      miUnidad || !(unidades.length || filtro.unidad)
        ? nothing
        : renderLista(monitor, {
            nombre: "unidad",
            etiqueta: t.unidad,
            opciones: [["", t.todasUnidades], ...deAqui.map(({ codigo, nombre }) => [codigo, nombre] as const)],
          })
    }
    ${renderLista(monitor, { nombre: "paso", etiqueta: t.paso, opciones: Object.entries<string>(t.pasos) })}
    <div class="grupo" role="group" aria-label=${t.periodo}>
      ${listPeriodos(monitor.hoy).map(
        ({ nombre, desde, hasta }) =>
          html`<button type="button" aria-pressed=${visto.desde === desde && visto.hasta === hasta} @click=${() => monitor.filter({ desde, hasta })}>${nombre}</button>`,
      )}
    </div>
    <div class="fechas">${renderFecha(monitor, "desde", t.desde)}${renderFecha(monitor, "hasta", t.hasta)}
    <button type="submit">${t.verPeriodo}</button></div>
  </form>`;
}

/** Takes away what narrows, but for the period and whose dashboard it is. */
export const clearFiltros = (monitor: Monitor): void => {
  const tableros = monitor.sesion ? listTableros(monitor.sesion) : [];
  const tablero = findTablero(tableros, monitor.mirada.filtro);
  const { desde = "", hasta = "", institucion = "" } = monitor.mirada.filtro;
  const periodo = changeFiltro({}, { institucion, desde, hasta });
  monitor.go({ filtro: tablero ? enterTablero(periodo, tablero) : periodo });
};
