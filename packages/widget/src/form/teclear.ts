/**
 * Writes a value in its shape while a person types, with the caret where they left it: as many letters and figures
 * before it as there were.
 */
export function reshape(control: HTMLInputElement, shape: (texto: string) => string): string {
  const { value, selectionStart } = control;
  const formado = shape(value);
  if (formado !== value) {
    const antes = value.slice(0, selectionStart ?? value.length).replace(/[^\da-z]/gi, "").length;
    control.value = formado;
    let caret = 0;
    for (let vistos = 0; vistos < antes && caret < formado.length; caret++)
      if (/[\da-z]/i.test(formado[caret] as string)) vistos++;
    if (antes === value.replace(/[^\da-z]/gi, "").length) caret = formado.length;
    control.setSelectionRange(caret, caret);
  }
  return formado;
}

/** Puts dots between thousands; whatever is no amount stays as typed, so that nothing is lost. */
export const shapeDinero = (texto: string): string =>
  /^[\d.]*$/.test(texto) ? texto.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, ".") : texto;

/** Puts a dash every four places of a folio. */
export const shapeFolio = (texto: string): string => shapeGrupos(texto.toUpperCase(), "-", /^[\dA-Z -]*$/);

/** Puts a blank every four figures of a clave. */
export const shapeClave = (texto: string): string => shapeGrupos(texto, " ", /^[\d -]*$/);

function shapeGrupos(texto: string, separador: string, cabe: RegExp): string {
  if (!cabe.test(texto)) return texto;
  const signos = texto.replace(/[ -]/g, "");
  return signos.length > 12 ? texto : signos.replace(/(.{4})(?=.)/g, `$1${separador}`);
}
