/** A template in pieces, each with where it begins. */
export type Trozo = { desde: number } & (
  | { clase: "texto"; texto: string }
  | { clase: "campo"; campo: string }
  | { clase: "abre"; cuando: boolean; campo: string }
  | { clase: "cierra"; cuando: boolean }
  | { clase: "error"; error: string; remedio: string }
);

/** A tag, or something that was meant to be one: an unclosed `{{`, a loose `}}`, a `{caso.folio}`. */
const MARCA = /\{\{([^{}\n]*)\}\}|(?<!\{)\{\s*[a-z]+\.[A-Za-z]+\s*\}(?!\})|\{\{|\}\}/g;

/** Parts a template (line breaks as `\n`) into text, fields, conditions and what is none of them. */
export function* readMarcas(texto: string): Generator<Trozo> {
  let leido = 0;
  for (const marca of texto.matchAll(MARCA)) {
    const trozo = readMarca(marca);
    const { desde, hasta } =
      trozo.clase === "abre" || trozo.clase === "cierra"
        ? takeLinea(texto, marca.index, marca[0].length)
        : { desde: marca.index, hasta: marca.index + marca[0].length };
    if (desde > leido) yield { clase: "texto", texto: texto.slice(leido, desde), desde: leido };
    yield trozo;
    leido = hasta;
  }
  if (leido < texto.length) yield { clase: "texto", texto: texto.slice(leido), desde: leido };
}

const readMarca = ({ 0: todo, 1: interior, index: desde }: RegExpExecArray): Trozo => {
  if (interior === undefined) return { clase: "error", desde, ...explainSuelta(todo) };
  const [, signo, palabra = "", resto = ""] = /^\s*([#/]?)\s*(\S*)(.*)$/.exec(interior) ?? [];
  const campo = resto.trim();
  if (!signo) return { clase: "campo", campo: interior.trim(), desde };
  if (palabra !== "si" && palabra !== "no") {
    const error = `No existe «${signo}${palabra.slice(0, 60)}»`;
    return { clase: "error", desde, error, remedio: "Usa {{#si …}}, {{/si}}, {{#no …}} o {{/no}}" };
  }
  const cuando = palabra === "si";
  return signo === "#" ? { clase: "abre", cuando, campo, desde } : { clase: "cierra", cuando, desde };
};

const explainSuelta = (marca: string): { error: string; remedio: string } => {
  if (marca === "{{") return { error: "Este «{{» no se cierra", remedio: "Cierra con «}}» en la misma línea" };
  if (marca === "}}")
    return { error: "Este «}}» no tiene su «{{»", remedio: "Escribe «{{» antes del campo, o bórralo" };
  return { error: "Este campo tiene una sola llave", remedio: `Escribe {${marca.replace(/\s/g, "")}}` };
};

/** A condition alone on its line takes the whole line with it, so it leaves no blank one. */
const takeLinea = (texto: string, desde: number, largo: number): { desde: number; hasta: number } => {
  const inicio = texto.lastIndexOf("\n", desde - 1) + 1;
  const salto = texto.indexOf("\n", desde + largo);
  const fin = salto < 0 ? texto.length : salto + 1;
  const sola = texto.slice(inicio, desde).trim() === "" && texto.slice(desde + largo, fin).trim() === "";
  return sola ? { desde: inicio, hasta: fin } : { desde, hasta: desde + largo };
};
