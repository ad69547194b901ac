/** A keyboard: what is asked decides which one is shown. */
export type ClaseTeclado = "letras" | "signos" | "correo" | "correoSignos" | "rut" | "telefono" | "cifras" | "folio";

/** One key: what it writes, or the name of what it does; how many columns it is wide. */
export interface Tecla {
  valor: string;
  ancho: number;
}

/** What a key does when it writes nothing. */
export const ACTOS = [
  "borrar",
  "mayusculas",
  "espacio",
  "izquierda",
  "derecha",
  "entrada",
  "listo",
  "signos",
  "letras",
];

const DIGITOS = "1 2 3 4 5 6 7 8 9 0 borrar:2";
const CIFRAS = ["1 2 3 borrar", "4 5 6 izquierda", "7 8 9 derecha"];
const SIGNOS = [DIGITOS, "¿ ? ¡ ! ( ) \" ' : ; / @", "$ % & + - _ = * # º ° …"];

/** Rows of each keyboard, each key with its width in columns: the letters as they stand on a keyboard of Latin America. */
const FILAS: Record<ClaseTeclado, readonly string[]> = {
  letras: [
    DIGITOS,
    "q w e r t y u i o p á é",
    "a s d f g h j k l ñ í ó",
    "mayusculas:2 z x c v b n m ú ü ,",
    "signos:2 izquierda derecha espacio:4 . entrada listo:2",
  ],
  signos: [...SIGNOS, "letras:2 izquierda derecha espacio:3 , . entrada listo:2"],
  // Shift is there: whoever reads an address from a card copies it as it is.
  correo: [
    DIGITOS,
    "q w e r t y u i o p @:2",
    "a s d f g h j k l - _ .",
    "mayusculas:2 z x c v b n m .cl:3",
    "signos:2 izquierda:2 derecha:2 .com:3 listo:3",
  ],
  correoSignos: [
    DIGITOS,
    "! # $ % & ' * + - / = ?",
    "^ _ ` { | } ~ @ . , : ;",
    "letras:3 izquierda:2 derecha:2 listo:5",
  ],
  rut: [...CIFRAS, "K 0 - listo"],
  telefono: [...CIFRAS, "+ 0 espacio listo"],
  cifras: [...CIFRAS, "0:3 listo"],
  // Crockford's letters: those that nobody takes for a figure.
  folio: [
    "1 2 3 4 5 6 7 8 9 0 borrar",
    "A B C D E F G H J K M",
    "N P Q R S T V W X Y Z",
    "izquierda:3 derecha:3 listo:5",
  ],
};

/** Columns of a keyboard. */
export const COLUMNAS: Record<ClaseTeclado, number> = {
  letras: 12,
  signos: 12,
  correo: 12,
  correoSignos: 12,
  rut: 4,
  telefono: 4,
  cifras: 4,
  folio: 11,
};

/** The keys of a keyboard, row by row. */
export const listTeclas = (clase: ClaseTeclado): Tecla[][] =>
  FILAS[clase].map((fila) =>
    fila.split(" ").map((texto) => {
      const [, valor = texto, ancho = "1"] = /^(.+?):(\d)$/.exec(texto) ?? [];
      return { valor, ancho: Number(ancho) };
    }),
  );

/** Something that can be written in. */
export type Escribible = HTMLInputElement | HTMLTextAreaElement;

/** Says whether something is a field that is written in with keys. */
export const isEscribible = (nodo: unknown): nodo is Escribible =>
  nodo instanceof HTMLTextAreaElement ||
  (nodo instanceof HTMLInputElement && /^(text|email|tel|search|url|password|number)$/.test(nodo.type));

const pedidos = new WeakMap<Escribible, string>();

/**
 * Takes a field: the device's own keyboard does not come, nothing is offered to fill it in with nor sent anywhere to be
 * corrected.
 *
 * @returns which keyboard writes in it
 */
export function takeCampo(campo: Escribible): ClaseTeclado {
  // The same control is another field on another screen: what it asks for is then said anew.
  if (campo.inputMode !== "none") pedidos.set(campo, campo.inputMode);
  campo.inputMode = "none";
  campo.autocomplete = "off";
  campo.spellcheck = false;
  campo.setAttribute("autocorrect", "off");
  const pedido = pedidos.get(campo);
  const { name } = campo;
  if (/rut$/i.test(name)) return "rut";
  if (/^folio/i.test(name)) return "folio";
  if (pedido === "email") return "correo";
  if (pedido === "tel") return "telefono";
  return pedido === "numeric" || pedido === "decimal" ? "cifras" : "letras";
}

/** When a capital comes by itself: at the beginning of each name, or of each sentence. */
export function isMayuscula(campo: Escribible): boolean {
  const antes = campo.value.slice(0, campo.selectionStart ?? campo.value.length);
  if (campo instanceof HTMLTextAreaElement) return /(^|[.!?…]\s+|\n)[¿¡"(]*$/.test(antes);
  return /^persona\.(nombres|apellidos|comuna|direccion)$/.test(campo.name) ? /(^|\s)$/.test(antes) : !antes;
}
