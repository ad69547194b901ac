/** Markup that is already safe: only {@link html} makes it. */
export class Html {
  readonly #texto: string;

  constructor(texto: string) {
    this.#texto = texto;
  }

  toString(): string {
    return this.#texto;
  }
}

type Valor = string | number | Html | readonly Html[] | false | undefined;

const ENTIDADES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as it stands in markup, between tags or inside a quoted attribute. Controls and half surrogates are no text. */
export const escapeHtml = (texto: string): string =>
  texto
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/[&<>"']/g, (signo) => ENTIDADES[signo] as string);

const write = (valor: Valor): string => {
  if (valor === undefined || valor === false) return "";
  if (valor instanceof Html) return String(valor);
  return Array.isArray(valor) ? valor.join("") : escapeHtml(String(valor));
};

/** Template that escapes every value: what is not {@link Html} is text. Attributes must be quoted. */
export const html = (partes: TemplateStringsArray, ...valores: Valor[]): Html =>
  new Html(partes.reduce((hecho, parte, i) => hecho + write(valores[i - 1]) + parte));

/** Text whose line breaks are seen. */
export const htmlWithSaltos = (texto: string): Html => new Html(texto.split("\n").map(escapeHtml).join("<br>"));
