import type { Escribible } from "./teclas.ts";

/** What a shape puts between figures by itself: taken away alone, it would come back at once. */
const SEPARADOR = /[.\- ]/;

function tell(campo: Escribible, inputType: string, data: string | null = null): void {
  campo.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType, data }));
}

const readCaret = (campo: Escribible): [desde: number, hasta: number] => {
  const { value, selectionStart, selectionEnd } = campo;
  return [selectionStart ?? value.length, selectionEnd ?? value.length];
};

/** Writes a text where the caret is, over what is selected, as a key does. What does not fit is not written. */
export function insertTexto(campo: Escribible, texto: string): void {
  const [desde, hasta] = readCaret(campo);
  const { maxLength, value } = campo;
  if (maxLength >= 0 && value.length - (hasta - desde) + texto.length > maxLength) return;
  campo.setRangeText(texto, desde, hasta, "end");
  tell(campo, texto === "\n" ? "insertLineBreak" : "insertText", texto);
}

/** Takes away what is selected, or the sign before the caret; in a field with a shape, what the shape put there too. */
export function eraseSigno(campo: Escribible, { conForma = false }: { conForma?: boolean } = {}): void {
  const [inicio, hasta] = readCaret(campo);
  let desde = inicio;
  if (desde === hasta) {
    const antes = [...campo.value.slice(0, desde)];
    let signo = antes.pop();
    desde -= signo?.length ?? 0;
    while (conForma && signo && SEPARADOR.test(signo) && antes.length) {
      signo = antes.pop();
      desde -= signo?.length ?? 0;
    }
  }
  if (desde === hasta) return;
  campo.setRangeText("", desde, hasta, "end");
  tell(campo, "deleteContentBackward");
}

/** Moves the caret one sign to the left or to the right. */
export function moveCaret(campo: Escribible, pasos: -1 | 1): void {
  const [desde, hasta] = readCaret(campo);
  const { value } = campo;
  const lado = pasos < 0 ? [...value.slice(0, desde)].pop() : [...value.slice(hasta)][0];
  const caret = desde === hasta ? desde + pasos * (lado?.length ?? 0) : pasos < 0 ? desde : hasta;
  campo.setSelectionRange(caret, caret);
}
