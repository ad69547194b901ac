import type { Materia } from "@ventanilla/sdk/contract";
import { formatFecha, formatRutParcial } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { tramite } from "../textos/tramite.ts";
import { type Campo, maxLargo, readAutocomplete, readTipo, wordsOf } from "./campos.ts";
import type { Formulario } from "./formulario.ts";
import { piezas } from "./piezas.ts";
import { reshape, shapeDinero, shapeFolio } from "./teclear.ts";
import { readFecha } from "./validar.ts";

const iconoError = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 7v6m0 3.5v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0"></path></svg>`;

/** Something with errors by the name of the field: a form, or an element with a few fields. */
export interface ConErrores {
  errores: Record<string, string>;
}

/** Draws what is wrong with a field, if anything is: an icon and words. */
export const renderError = ({ errores }: ConErrores, ruta: string) =>
  errores[ruta]
    ? html`<p class="error" id="${ruta}-error" part="error">${iconoError}<span>${errores[ruta]}</span></p>`
    : nothing;

/** Draws what is left to write, only near the limit. */
export function renderQuedan(f: Formulario, ruta: string) {
  const largo = maxLargo(ruta);
  const quedan = largo - (f.borrador.valores[ruta]?.length ?? 0);
  const t = f.say(tramite);
  return quedan < largo / 10
    ? html`<p class="quieto" role="status">
        ${quedan < 0 ? t.sobran((-quedan).toLocaleString("es-CL")) : t.quedan(quedan.toLocaleString("es-CL"))}
      </p>`
    : nothing;
}

/** Ids that describe a control. */
export const describedBy = ({ errores }: ConErrores, ruta: string, conPista?: unknown) =>
  [conPista && `${ruta}-pista`, errores[ruta] && `${ruta}-error`].filter(Boolean).join(" ") || nothing;

const SHAPES: Partial<Record<Campo["clase"], (texto: string) => string>> = {
  rut: formatRutParcial,
  dinero: shapeDinero,
  folio: shapeFolio,
};
const TECLADOS: Partial<Record<Campo["clase"], string>> = { dinero: "numeric", correo: "email", telefono: "tel" };

/** Draws a field: label above, hint under it, error between label and control. */
export function renderCampo(f: Formulario, campo: Campo) {
  const { ruta, clase } = campo;
  if (ruta === "materia") return renderMaterias(f);
  const [, , pista] = wordsOf(f, ruta);
  const etiqueta = html`${nameCampo(f, ruta)}
    ${campo.requerido ? nothing : html`<span class="quieto">${f.say(tramite).voluntario}</span>`}`;
  const marco = html`${pista ? html`<p class="quieto" id="${ruta}-pista">${pista}</p>` : nothing}${renderError(f, ruta)}`;
  if (clase === "fecha")
    return html`<fieldset class="campo" aria-describedby=${describedBy(f, ruta, pista)}>
      <legend>${etiqueta}</legend>
      ${marco}${renderFecha(f, ruta)}
    </fieldset>`;
  return html`<div class="campo">
    <label for=${ruta}>${etiqueta}</label>
    ${marco}${renderControl(f, campo)}
  </div>`;
}

/** The name of a field: the RUT of a company is not "yours". */
export const nameCampo = (f: Formulario, ruta: string): string =>
  ruta === "persona.rut" && f.borrador.valores.identidad ? f.say(tramite).rutEmpresa : wordsOf(f, ruta)[0];

function renderControl(f: Formulario, campo: Campo) {
  const { ruta, clase } = campo;
  const valor = f.borrador.valores[ruta] ?? "";
  const describe = describedBy(f, ruta, wordsOf(f, ruta)[2]);
  const invalid = f.errores[ruta] ? "true" : nothing;
  if (clase === "comuna" && piezas.comuna) return piezas.comuna.renderComuna(f, ruta, describe);
  if (clase === "opcion") return renderSelect(f, ruta, listOpciones(f, ruta), valor, f.write);
  if (clase === "parrafo")
    return html`<textarea
        id=${ruta}
        name=${ruta}
        part="campo"
        .value=${valor}
        aria-describedby=${describe}
        aria-invalid=${invalid}
        @input=${f.write}
      ></textarea>
      ${renderQuedan(f, ruta)}`;
  const shape = SHAPES[clase];
  return html`<input
    id=${ruta}
    name=${ruta}
    part="campo"
    class=${clase === "texto" || clase === "correo" ? "" : "corto"}
    inputmode=${TECLADOS[clase] ?? nothing}
    autocomplete=${readAutocomplete(f, ruta)}
    autocapitalize=${clase === "correo" ? "none" : nothing}
    spellcheck="false"
    .value=${valor}
    aria-describedby=${describe}
    aria-invalid=${invalid}
    @input=${shape ? (evento: Event) => f.setValor(ruta, reshape(evento.target as HTMLInputElement, shape)) : f.write}
  />`;
}

function renderFecha(f: Formulario, ruta: string) {
  const t = f.say(tramite);
  return html`<div class="fecha">
    ${(["dia", "mes", "ano"] as const).map((parte, i) => {
      const nombre = `${ruta}.${parte}`;
      const id = i ? nombre : ruta;
      return html`<div>
        <label for=${id}>${t[parte]}</label>
        <input
          id=${id}
          name=${nombre}
          part="campo"
          inputmode="numeric"
          autocomplete="off"
          maxlength=${parte === "ano" ? 4 : 2}
          .value=${f.borrador.valores[nombre] ?? ""}
          aria-describedby=${describedBy(f, ruta)}
          aria-invalid=${f.errores[ruta] ? "true" : nothing}
          @input=${f.write}
        />
      </div>`;
    })}
  </div>`;
}

type Opcion = readonly [codigo: string, nombre: string, pista?: string];

const listOpciones = (f: Formulario, ruta: string): Opcion[] =>
  f.otra?.listOpciones(f, ruta) ?? piezas.opciones?.listOpciones(f, ruta) ?? [];

/** Draws a choice of many as a list of the browser's own. */
export const renderSelect = (
  { errores }: ConErrores,
  ruta: string,
  opciones: Opcion[],
  valor: string,
  write: (evento: Event) => void,
) =>
  html`<select
    id=${ruta}
    name=${ruta}
    part="campo"
    aria-describedby=${describedBy({ errores }, ruta)}
    aria-invalid=${errores[ruta] ? "true" : nothing}
    @change=${write}
  >
    ${opciones.map(([codigo, nombre]) => html`<option value=${codigo} .selected=${codigo === valor}>${nombre}</option>`)}
  </select>`;

/** Draws a choice of a few as rows, each a whole target. */
export function renderRadios(
  f: ConErrores,
  nombre: string,
  opciones: Opcion[],
  valor: string,
  choose: (codigo: string) => void,
) {
  return html`<div class="opciones">
    ${opciones.map(
      ([codigo, titulo, pista], i) => html`<label
        ><input
          type="radio"
          id=${i ? `${nombre}-${codigo}` : nombre}
          name=${nombre}
          value=${codigo}
          .checked=${codigo === valor}
          aria-describedby=${describedBy(f, nombre)}
          @change=${() => choose(codigo)}
        /><span>${titulo}${pista ? html`<span>${pista}</span>` : nothing}</span></label
      >`,
    )}
  </div>`;
}

/** Few enough to be seen at once; what is voluntary never takes that much room. */
const POCAS = 7;

/** Draws the tree of matters, one level after the other: the market, the motive, and the product if they wish. */
function renderMaterias(f: Formulario) {
  const t = f.say(tramite);
  const valor = f.borrador.valores.materia ?? "";
  const reclamo = readTipo(f) === "reclamo";
  const titulos = reclamo ? [t.mercado, t.motivo, t.producto] : [t.tema, t.asunto, t.detalle];
  const niveles = listNiveles(f.definicion?.materias ?? [], valor);
  return niveles.map(({ hijos, padre, elegida }, nivel) => {
    const id = ["materia", "materia.motivo", "materia.producto"][nivel] ?? `materia.${nivel}`;
    const choose = (codigo: string) => {
      f.errores = {};
      f.setValor("materia", codigo || padre);
    };
    // The error belongs to the level that lacks a choice.
    const error = f.errores.materia && nivel === Math.min(niveles.length - 1, 1) ? f.errores.materia : undefined;
    const conError = { errores: error ? { [id]: error } : {} };
    const opciones = hijos.map(({ codigo, nombre }): Opcion => [codigo, nombre]);
    const titulo = html`${titulos[nivel] ?? t.detalle}${nivel > 1 ? html`<span class="quieto">${t.voluntario}</span>` : nothing}`;
    return hijos.length <= POCAS && nivel < 2
      ? html`<fieldset class="campo">
          <legend>${titulo}</legend>
          ${renderError(conError, id)}${renderRadios(conError, id, opciones, elegida, choose)}
        </fieldset>`
      : html`<div class="campo">
          <label for=${id}>${titulo}</label>
          ${renderError(conError, id)}${renderSelect(conError, id, [["", t.elige], ...opciones], elegida, (evento) => choose((evento.target as HTMLSelectElement).value))}
        </div>`;
  });
}

interface Nivel {
  hijos: Materia[];
  padre: string;
  elegida: string;
}

/** The levels to show: the first, and the children of each one chosen. */
function listNiveles(materias: Materia[], valor: string): Nivel[] {
  const niveles: Nivel[] = [];
  let padre = "";
  for (let hijos: Materia[] | undefined = materias; hijos?.length; ) {
    const nodo: Materia | undefined = hijos.find(({ codigo }) => valor === codigo || valor.startsWith(`${codigo}.`));
    niveles.push({ hijos, padre, elegida: nodo?.codigo ?? "" });
    padre = nodo?.codigo ?? "";
    hijos = nodo?.hijos;
  }
  return niveles;
}

/** The names of a matter from the market down, "Tiendas › Garantía". */
export const nameMateria = (f: Formulario, codigo: string): string =>
  listNiveles(f.definicion?.materias ?? [], codigo)
    .map(({ hijos, elegida }) => hijos.find((hijo) => hijo.codigo === elegida)?.nombre)
    .filter(Boolean)
    .join(" › ");

/** What a field holds, as a person reads it. */
export function describeValor(f: Formulario, { ruta, clase }: Campo): string {
  const { valores } = f.borrador;
  const valor = valores[ruta]?.trim() ?? "";
  if (ruta === "materia") return nameMateria(f, valor);
  if (clase === "comuna") return valor && (valores.comunaTexto ?? "");
  if (clase === "opcion") return valor && (listOpciones(f, ruta).find(([codigo]) => codigo === valor)?.[1] ?? valor);
  if (clase === "fecha") return formatFecha(readFecha(f, ruta) ?? "");
  return clase === "dinero" && valor ? `$${valor.replace("$", "")}` : valor;
}
