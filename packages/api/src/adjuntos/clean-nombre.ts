/** The longest label, in characters as people count them. */
export const LARGO_NOMBRE = 120;

/** Controls, invisible and direction marks, halves of pairs, private use and what was never assigned. */
const INVISIBLES = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u115f\u1160\u3164\uffa0\u2800]/gu;
const SEPARADORES = /[\p{Zs}\p{Zl}\p{Zp}\s]+/gu;
/** What a path, a shell, a page or a header would read as its own. */
const RESERVADOS = /[\\/:*?"<>|%;]/g;
/** One or several, as in `boleta.pdf.exe`; not the thousands of `compra 49.990`. */
const EXTENSION = /(?:\.\p{L}[\p{L}\p{N}]{1,4})+$/u;

/**
 * The label of a file from the name a person's machine gave it: for reading only, it names nothing on disk. In one form
 * (NFC), without what cannot be seen, at most 120 characters, and with the extension of what the file is.
 *
 * @param extension without dot: `jpg`
 */
export const cleanNombre = (nombre: string, extension: string): string => {
  const visible = nombre
    .slice(0, 4_096)
    .normalize("NFC")
    .replace(SEPARADORES, " ")
    .replace(INVISIBLES, "")
    .replace(/^.*[\\/]/, "")
    .replace(RESERVADOS, " ")
    .replace(/ +/g, " ");
  const base = visible.replace(EXTENSION, "").replace(/^[ .]+|[ .]+$/g, "");
  const letras = [...new Intl.Segmenter("es").segment(base || "archivo")].map(({ segment }) => segment);
  let corto = "";
  for (const letra of letras) {
    if (corto.length + letra.length > LARGO_NOMBRE - extension.length - 1) break;
    corto += letra;
  }
  return `${corto.trim() || "archivo"}.${extension}`;
};
