import type { VistaDeEnlace } from "@ventanilla/sdk/contract";
import { fechaCivil, formatFecha, formatFechaLarga, formatFolio, formatRut } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { readZona } from "../form/fechas.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import { renderArchivos } from "./archivos.ts";
import { renderCampos } from "./campos.ts";
import { findMateria } from "./materia.ts";
import { renderNoLlego } from "./recibo.ts";
import type { Respuesta } from "./respuesta.ts";

/** Draws what is asked, of whom, until when and in whose words; and the answer, where one may be given. */
export function renderPedido(e: Respuesta, vista: VistaDeEnlace) {
  const { portador, destinatario, institucion, motivo, que, relato, peticion, adjuntos, ordenes, isRecibida } = vista;
  const isProveedor = portador === "proveedor";
  const titulo = !ordenes.length ? t.yaNada : isProveedor ? t.pideAProveedor : t.pideAInstitucion;
  return html`<div>
      <p class="quieto">${institucion.nombre}</p>
      <h2 tabindex="-1">${typeof titulo === "string" ? titulo : titulo(destinatario)}</h2>
      ${ordenes.length ? html`<p class="plazo">${describeVence(e, vista)}</p>` : nothing}
      ${isProveedor && ordenes.length ? html`<p class="quieto">${t.voluntario}</p>` : nothing}
      ${isRecibida ? html`<p class="bien" tabindex="-1">${t.recibida}</p>` : nothing}
    </div>
    ${motivo ? renderTexto(t.motivo, motivo) : nothing} ${que ? renderTexto(t.que, que) : nothing}
    ${renderQuien(e, vista)}
    ${renderDicho(isProveedor ? t.relato.proveedor : t.relato.institucion, relato, vista)}
    ${peticion ? renderDicho(t.peticion, peticion, vista) : nothing}
    ${adjuntos.length ? renderArchivos(e, adjuntos) : nothing}
    ${ordenes.length ? renderCampos(e, vista) : renderSinMas(e, institucion)}`;
}

/** Draws whom to ask, where nothing can be done here any more. */
const renderSinMas = (e: Respuesta, { nombre, telefono = "" }: VistaDeEnlace["institucion"]) =>
  html`<p>${t.agregar(nombre, telefono)}</p>
    ${renderNoLlego(e)}`;

function describeVence(e: Respuesta, { portador, vence }: VistaDeEnlace): string {
  const fecha = formatFechaLarga(vence);
  if (portador === "institucion") return t.enlaceHasta(fecha);
  return (fechaCivil(Date.now(), readZona(e)) > vence ? t.eraHasta : t.hasta)(fecha);
}

/** The name of the person, or of the company that asks. */
export const nameQuien = ({ persona: { nombres, apellidos, razonSocial } = {} }: VistaDeEnlace): string =>
  razonSocial ?? [nombres, apellidos].filter(Boolean).join(" ");

function renderQuien(e: Respuesta, vista: VistaDeEnlace) {
  const { persona = {}, folio, fechaHecho, monto } = vista;
  const { rut, correo, telefono, razonSocial } = persona;
  const nombre = nameQuien(vista);
  const filas = [
    [razonSocial ? t.organizacion : t.persona, nombre || t.anonima],
    [t.rut, rut && formatRut(rut)],
    [t.correo, correo],
    [t.telefono, telefono],
    [t.materia, findMateria(e.definicion?.materias ?? [], vista.materia)],
    [t.fechaHecho, fechaHecho && formatFecha(fechaHecho)],
    [t.monto, monto !== undefined && formatPesos(monto)],
    [t.folio, formatFolio(folio)],
  ];
  return html`<section>
    <h3>${t.quien}</h3>
    <dl class="fechas cifras">
      ${filas.map(([titulo, valor]) => (valor ? html`<div><dt>${titulo}</dt><dd>${valor}</dd></div>` : nothing))}
    </dl>
  </section>`;
}

/** Whole pesos with dots: `$49.990`. */
const formatPesos = (monto: number): string => `$${`${monto}`.replace(/\B(?=(\d{3})+$)/g, ".")}`;

const renderTexto = (titulo: string, texto: string) =>
  html`<section><h3>${titulo}</h3><p class="prosa">${texto}</p></section>`;

/** Draws somebody's words as theirs: nobody takes them for the institution's. */
const renderDicho = (titulo: string, texto: string, vista: VistaDeEnlace) => html`<section>
  <h3>${titulo}</h3>
  <figure>
    <blockquote class="prosa">${texto}</blockquote>
    <figcaption class="quieto">${t.dicho(nameQuien(vista))}</figcaption>
  </figure>
</section>`;
