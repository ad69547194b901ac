import type { Bloque } from "./plantilla.ts";

/** A line of a paragraph that would pass for a list or a quotation; one backslash before it says that it is none. */
const MARCADA = /^(?=\\*(?:- |>(?: |$)))/;
const DESMARCADA = /^\\(?=\\*(?:- |>(?: |$)))/;

const writeBloque = (bloque: Bloque): string => {
  if (bloque.clase === "lista") return bloque.lineas.map((linea) => `- ${linea.replace(/\n/g, "\n  ")}`).join("\n");
  const lineas = bloque.texto.split("\n");
  if (bloque.clase === "cita") return lineas.map((linea) => (linea === "" ? ">" : `> ${linea}`)).join("\n");
  return lineas.map((linea) => linea.replace(MARCADA, "\\")).join("\n");
};

/** Blocks as plain text, to read, to edit and to keep: `- ` a line of a list, `> ` a quotation, blank lines between blocks. */
export const writeBloques = (bloques: readonly Bloque[]): string => bloques.map(writeBloque).join("\n\n");

/** The blocks of a text that {@link writeBloques} wrote, or that somebody wrote like it. Fields are not looked for. */
export const parseBloques = (texto: string): Bloque[] => {
  const bloques: Bloque[] = [];
  let ultimo: Bloque | undefined;
  const add = (bloque: Bloque) => {
    bloques.push(bloque);
    ultimo = bloque;
  };
  for (const linea of texto.replace(/\r\n?/g, "\n").split("\n")) {
    const [, punto] = /^- (.*\S.*)$/.exec(linea) ?? [];
    const [, citada] = /^>(?: (.*))?$/.exec(linea) ? [linea, linea.slice(2)] : [];
    if (ultimo?.clase === "lista" && linea.startsWith("  ")) {
      ultimo.lineas.push(`${ultimo.lineas.pop()}\n${linea.slice(2)}`);
    } else if (punto !== undefined) {
      if (ultimo?.clase === "lista") ultimo.lineas.push(punto);
      else add({ clase: "lista", lineas: [punto] });
    } else if (citada !== undefined) {
      if (ultimo?.clase === "cita") ultimo.texto += `\n${citada}`;
      else add({ clase: "cita", texto: citada });
    } else if (linea.trim() === "") {
      ultimo = undefined;
    } else {
      const escrita = linea.replace(DESMARCADA, "");
      if (ultimo?.clase === "parrafo") ultimo.texto += `\n${escrita}`;
      else add({ clase: "parrafo", texto: escrita });
    }
  }
  return bloques;
};
