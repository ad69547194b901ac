/** Between two cells, as the spreadsheets of Chile read it: the comma there is the decimal mark. */
const SEPARADOR_DE_CELDAS = ";";

/** The mark by which a spreadsheet knows that a sheet is UTF-8. */
export const MARCA_UTF8 = "\uFEFF";

/** What a spreadsheet would take for a formula, or for the end of a text. */
const PELIGROSA = /^[=+\-@\t\r\0]/;
const CON_COMILLAS = /[;"\r\n]/;
/** Either of both, asked for at once: hardly any cell has any. */
const ESPECIAL = new RegExp(`${PELIGROSA.source}|${CON_COMILLAS.source}`);

/** One cell: no program takes it for a formula, and it ends where it ends. */
export const writeCelda = (valor: string | number | undefined): string => {
  if (valor === undefined) return "";
  if (typeof valor === "number") return String(valor);
  if (!ESPECIAL.test(valor)) return valor;
  const texto = PELIGROSA.test(valor) ? `'${valor}` : valor;
  return CON_COMILLAS.test(texto) ? `"${texto.replaceAll('"', '""')}"` : texto;
};

/** One line of a sheet, with its end. */
export const writeLinea = (valores: readonly (string | number | undefined)[]): string =>
  `${valores.map(writeCelda).join(SEPARADOR_DE_CELDAS)}\r\n`;
