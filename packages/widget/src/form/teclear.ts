/**
 * Writes a value in its shape while a person types, with the caret where they left it: as many letters and figures
 * after it as there were.
 */
export function reshape(control: HTMLInputElement, shape: (texto: string) => string): string {
  const { value, selectionStart } = control;
  const formado = shape(value);
  if (formado !== value) {
    let faltan = value.slice(selectionStart ?? value.length).replace(/\W/g, "").length;
    control.value = formado;
    let caret = formado.length;
    while (faltan && caret) if (/\w/.test(formado[--caret] as string)) faltan--;
    control.setSelectionRange(caret, caret);
  }
  return formado;
}

/** Puts a dash every four places of a folio. */
export const shapeFolio = (texto: string): string => shapeGrupos(texto.toUpperCase(), "-", /^[\dA-Z -]*$/);

/** Puts a blank every four figures of a clave. */
export const shapeClave = (texto: string): string => shapeGrupos(texto, " ", /^[\d -]*$/);

function shapeGrupos(texto: string, separador: string, cabe: RegExp): string {
  if (!cabe.test(texto)) return texto;
  const signos = texto.replace(/[ -]/g, "");
  return signos.length > 12 ? texto : signos.replace(/(.{4})(?=.)/g, `$1${separador}`);
}
