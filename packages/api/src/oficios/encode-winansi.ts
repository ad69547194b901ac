/** What WinAnsi writes beyond Latin-1: the quotes, dashes and signs of Windows-1252. */
const DE_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/** Signs that have a near one: nothing is lost, so nobody is told. */
const CERCANOS: Record<string, string> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2212": "-",
  "\u2015": "—",
  "\u2032": "'",
  "\u02bb": "‘",
  "\u02bc": "’",
  "→": "->",
  "≤": "<=",
  "≥": ">=",
};

/** Takes no room on paper. */
const INVISIBLE = /^(?:\p{Cf}|\ufe0f)+$/u;
const REEMPLAZO = "[?]";

const graphemes = new Intl.Segmenter("es", { granularity: "grapheme" });

const isEscribible = (texto: string): boolean =>
  [...texto].every((signo) => /[\n\x20-\x7e\xa0-\xac\xae-\xff]/.test(signo) || DE_WINDOWS.includes(signo));

/**
 * Text as the standard fonts of a PDF can write it: all of Spanish is there, much of the rest of Unicode is not. What is not
 * loses its accent or becomes `[?]`: seen on paper, and told.
 *
 * @returns the text, and each sign that could not be written as it was
 */
export const encodeWinAnsi = (texto: string): { texto: string; reemplazados: string[] } => {
  const plano = texto.toWellFormed().normalize("NFC").replace(/\t/g, " ");
  if (isEscribible(plano)) return { texto: plano, reemplazados: [] };
  const reemplazados = new Set<string>();
  let escrito = "";
  for (const { segment } of graphemes.segment(plano)) {
    const cercano = CERCANOS[segment] ?? (/^\p{Zs}$/u.test(segment) ? " " : segment);
    if (isEscribible(cercano)) escrito += cercano;
    else if (!INVISIBLE.test(segment)) {
      const sinTilde = segment.normalize("NFD").replace(/\p{M}+/gu, "");
      reemplazados.add(segment);
      escrito += sinTilde !== "" && isEscribible(sinTilde) ? sinTilde : REEMPLAZO;
    }
  }
  return { texto: escrito, reemplazados: [...reemplazados] };
};
