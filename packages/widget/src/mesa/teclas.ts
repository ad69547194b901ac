import type { NombreOrden } from "@ventanilla/sdk/domain";
import { html } from "lit";

/** The key of each order: one letter, the same in the palette and with a case open. */
export const TECLAS_ORDEN: Readonly<Record<NombreOrden, string>> = {
  asignar: "a",
  gestionar: "g",
  pedirAntecedentes: "p",
  trasladarProveedor: "t",
  registrarRespuesta: "r",
  escalar: "e",
  transferir: "f",
  derivar: "d",
  prorrogar: "l",
  proponerCierre: "c",
  visar: "v",
  reabrir: "b",
  corregir: "i",
  acumular: "u",
  descartar: "x",
  recibirDerivacion: "y",
  devolverDerivacion: "q",
  responderDerivacion: "m",
  reemitirClave: "w",
};

/** Every other key, and what it does. */
export const TECLAS: readonly (readonly [teclas: string, hace: string])[] = [
  ["j k ↓ ↑", "Bajar y subir en la lista"],
  ["Enter", "Abrir el caso"],
  ["Esc", "Volver: cerrar lo abierto, o del caso a la lista"],
  ["/", "Buscar por folio, RUT, nombre o palabras"],
  ["1 a 7", "Cambiar de cola"],
  ["o", "Acciones del caso"],
  ["h", "Escribir un oficio"],
  ["s", "Marcar o desmarcar para visar"],
  ["z", "Deshacer, o detener lo que se está por enviar"],
  ["n", "Ingresar un caso"],
  ["Ctrl Enter", "Enviar el formulario"],
  ["Ctrl P", "Imprimir el caso"],
  ["?", "Ver estas teclas"],
];

/** Draws a key. */
export const renderTecla = (tecla: string) => html`<kbd>${tecla.length === 1 ? tecla.toUpperCase() : tecla}</kbd>`;

const DE_ESCRITURA = /^(?:input|textarea|select)$/;

/** Whether what is pressed is being written somewhere, or belongs to the browser. */
export function isEscribiendo(evento: KeyboardEvent): boolean {
  if (evento.ctrlKey || evento.metaKey || evento.altKey || evento.isComposing) return true;
  const [foco] = evento.composedPath() as HTMLElement[];
  if (!foco?.localName || !DE_ESCRITURA.test(foco.localName)) return Boolean(foco?.isContentEditable);
  return !/^(?:checkbox|radio|button|submit)$/.test((foco as HTMLInputElement).type ?? "");
}

/** What somebody asked about the keys of one letter, kept on this machine: it says nothing of anybody. */
const RECUERDO = "ventanilla-mesa-teclas";

/** Whether keys of one letter are on (WCAG 2.1.4: they can be switched off). */
export const areTeclas = (): boolean => {
  try {
    return localStorage.getItem(RECUERDO) !== "no";
  } catch {
    return true;
  }
};

export const setTeclas = (si: boolean): void => {
  try {
    localStorage.setItem(RECUERDO, si ? "si" : "no");
  } catch {
    // A browser that keeps nothing: the keys stay as they come.
  }
};
