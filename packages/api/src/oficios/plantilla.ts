export { parsePlantilla } from "./parse-plantilla.ts";
export { renderPlantilla } from "./render-plantilla.ts";

/**
 * The language of letters: `{{campo.ruta}}`, `{{#si campo.ruta}}…{{/si}}` (there is a value), `{{#no campo.ruta}}…{{/no}}`
 * (there is none), paragraphs parted by blank lines, `- ` for a list and `> ` for a quotation. It names fields of a closed
 * list and nothing else: no expressions, no paths into objects.
 */
export interface Plantilla {
  readonly nodos: readonly Nodo[];
}

export type Nodo =
  | { readonly texto: string }
  | { readonly campo: string }
  | { readonly si: string; readonly cuando: boolean; readonly cuerpo: readonly Nodo[] };

/** What to mend in a template, for the officer who wrote it. */
export interface ErrorDePlantilla {
  /** From 1. */
  linea: number;
  /** From 1, in characters. */
  columna: number;
  /** What is wrong. */
  error: string;
  /** What to do. */
  remedio: string;
}

/** A piece of a letter that is ready to be drawn; a line break within its text is meant. */
export type Bloque = { clase: "parrafo" | "cita"; texto: string } | { clase: "lista"; lineas: string[] };

/** The case lacks what the template needs: nothing was written, so half a letter is never sent. */
export class PlantillaIncompleta extends Error {
  /** Every missing field, in the order of the template. */
  readonly campos: string[];

  constructor(campos: string[]) {
    super(`Faltan datos para escribir esta carta: ${campos.join(", ")}`);
    this.name = "PlantillaIncompleta";
    this.campos = campos;
  }
}

/** The fields that a template names, each once, in order. */
export const listCampos = ({ nodos }: Plantilla): string[] => [
  ...new Set(
    nodos.flatMap((nodo) => {
      if ("campo" in nodo) return [nodo.campo];
      return "si" in nodo ? [nodo.si, ...listCampos({ nodos: nodo.cuerpo })] : [];
    }),
  ),
];
