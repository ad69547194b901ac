import { type CSSResult, html, nothing } from "lit";
import { loadPieza } from "../elements/base/pieza.ts";
import { type Campo, listPantallas, type Palabras, palabras, readAutocomplete, sentenceOf } from "./campos.ts";
import type { Formulario } from "./formulario.ts";
import { reshape } from "./teclear.ts";

/** How a class of fields is drawn, checked, read and told back. */
export interface Clase {
  /** Draws the control; the whole field where `entera`. */
  render(f: Formulario, campo: Campo, describe: unknown): unknown;
  entera?: boolean;
  /** It has several controls: a group with a legend. */
  grupo?: boolean;
  /** What is wrong with what is written. */
  check?(f: Formulario, campo: Campo): string | undefined;
  /** What is sent; empty if nothing is. */
  read?(f: Formulario, ruta: string): string | number;
  /** What a person reads back. */
  describe?(f: Formulario, ruta: string): string;
}

/** What a piece brings: classes, words, styles. */
export interface Pieza {
  clases?: Record<string, Clase>;
  palabras: Palabras;
  estilos?: CSSResult[];
}

/** A field of one line. `isBuena` says whether what is written is right; `shape` gives it its shape while it is typed. */
export const createLinea = ({
  isBuena,
  shape,
  teclado,
  corta = Boolean(isBuena),
}: {
  isBuena?: (valor: string) => boolean;
  shape?: (texto: string) => string;
  teclado?: string;
  corta?: boolean;
} = {}): Clase => ({
  render: (f, { ruta, clase }, describe) => html`<input
    id=${ruta}
    name=${ruta}
    part="campo"
    class=${corta ? "corto" : nothing}
    inputmode=${teclado ?? nothing}
    autocomplete=${readAutocomplete(f, ruta)}
    autocapitalize=${clase === "correo" ? "none" : nothing}
    spellcheck="false"
    .value=${f.borrador.valores[ruta] ?? ""}
    aria-describedby=${describe}
    aria-invalid=${f.errores[ruta] ? "true" : nothing}
    @input=${shape ? (evento: Event) => f.setValor(ruta, reshape(evento.target as HTMLInputElement, shape)) : f.write}
  />`,
  check: (f, { ruta, clase }) => {
    const valor = readEscrito(f, ruta);
    return valor && isBuena?.(valor) === false ? sentenceOf(f, `malo:${clase}`) : undefined;
  },
});

/** What is written in a field, without the blanks around. */
export const readEscrito = (f: Formulario, ruta: string): string => f.borrador.valores[ruta]?.trim() ?? "";

/** The classes that have arrived. The rest come with the pieces of those who need them. */
export const clases: Record<string, Clase> = {
  texto: createLinea(),
  correo: createLinea({
    teclado: "email",
    corta: false,
    isBuena: (valor) => /^[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}$/.test(valor),
  }),
  telefono: createLinea({
    teclado: "tel",
    isBuena: (valor) => /^\+?\d{8,15}$/.test(valor.replace(/[\s().-]/g, "")),
  }),
  parrafo: {
    render: (f, { ruta }, describe) => html`<textarea
        id=${ruta}
        name=${ruta}
        part="campo"
        .value=${f.borrador.valores[ruta] ?? ""}
        aria-describedby=${describe}
        aria-invalid=${f.errores[ruta] ? "true" : nothing}
        @input=${f.write}
      ></textarea>`,
  },
};

/** Lays what a piece brings beside what there is. */
export function join(pieza: Pieza): void {
  Object.assign(clases, pieza.clases);
  Object.assign(palabras, pieza.palabras);
  for (const hoja of pieza.estilos ?? []) estilos.add(hoja);
}

/** Styles that came with pieces. */
export const estilos = new Set<CSSResult>();

/** Says whether fields can be drawn now: what draws them, and their words, have arrived. */
export const areListos = (f: Formulario, campos: Campo[]): boolean =>
  campos.every(({ ruta, clase }) => clases[clase] && (palabras[ruta] ?? palabras[`${f.tramite}:${ruta}`]));

/** Every field of a form. */
export const listCampos = (f: Formulario): Campo[] => listPantallas(f).flatMap(({ campos }) => campos);

/** Brings the pieces that the fields of this form need: each by those who need it. */
export async function loadPiezas(f: Formulario): Promise<void> {
  for (const campo of listCampos(f)) {
    if (areListos(f, [campo])) continue;
    if (campo.clase === "comuna") join(await loadPieza(() => import("./comuna.ts")));
    else if (campo.clase === "voluntaria") join(await loadPieza(() => import("./voluntarias.ts")));
    else join(await loadPieza(() => import("./reclamo.ts")));
  }
}
