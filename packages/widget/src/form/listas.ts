import { html, nothing } from "lit";
import { type Clase, readEscrito } from "./clases.ts";
import { type ConErrores, describedBy } from "./controles.ts";
import type { Formulario } from "./formulario.ts";

export { listas as estilos } from "./listas.styles.ts";

/** An option of a list: its code, what is read, and a line under it. */
export type Opcion = readonly [codigo: string, nombre: string, pista?: string];

/** Draws a choice of many as a list of the browser's own. */
export const renderSelect = (
  e: ConErrores,
  ruta: string,
  opciones: readonly Opcion[],
  valor: string,
  write: (evento: Event) => void,
) =>
  html`<select
    id=${ruta}
    name=${ruta}
    part="campo"
    aria-describedby=${describedBy(e, ruta)}
    aria-invalid=${e.errores[ruta] ? "true" : nothing}
    @change=${write}
  >
    ${opciones.map(([codigo, nombre]) => html`<option value=${codigo} .selected=${codigo === valor}>${nombre}</option>`)}
  </select>`;

/** Draws a choice of a few as rows, each a whole target. */
export const renderRadios = (
  e: ConErrores,
  nombre: string,
  opciones: readonly Opcion[],
  valor: string,
  choose: (codigo: string) => void,
) => html`<div class="opciones">
  ${opciones.map(
    ([codigo, titulo, pista], i) => html`<label
      ><input
        type="radio"
        id=${i ? `${nombre}-${codigo}` : nombre}
        name=${nombre}
        value=${codigo}
        .checked=${codigo === valor}
        aria-describedby=${describedBy(e, nombre)}
        @change=${() => choose(codigo)}
      /><span>${titulo}${pista ? html`<span>${pista}</span>` : nothing}</span></label
    >`,
  )}
</div>`;

/** A field that is a list of the browser's own. */
export const createLista = (
  list: (f: Formulario, ruta: string) => readonly (readonly [codigo: string, nombre: string])[],
): Clase => ({
  render: (f, { ruta }) => renderSelect(f, ruta, list(f, ruta), f.borrador.valores[ruta] ?? "", f.write),
  describe: (f, ruta) => list(f, ruta).find(([codigo]) => codigo && codigo === readEscrito(f, ruta))?.[1] ?? "",
});
