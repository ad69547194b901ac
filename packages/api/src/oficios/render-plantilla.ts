import { type Bloque, type Nodo, type Plantilla, PlantillaIncompleta } from "./plantilla.ts";

/**
 * Fills a template. Only the template makes lists and quotations: a value is text whatever it holds, and at most its own
 * blank lines part a paragraph.
 *
 * @param datos values by field name, as people read them; a blank one counts as none
 * @throws {PlantillaIncompleta} naming every field that is needed and has no value
 */
export const renderPlantilla = (
  plantilla: Plantilla,
  datos: Readonly<Record<string, string | undefined>>,
): Bloque[] => {
  const faltan = new Set<string>();
  const lineas: Linea[] = [{ clase: "parrafo", texto: "" }];
  const getValor = (campo: string) => (Object.hasOwn(datos, campo) ? protectSaltos(datos[campo] ?? "") : "");
  const fill = (nodos: readonly Nodo[]) => {
    for (const nodo of nodos) {
      if ("texto" in nodo) pushEscrito(lineas, nodo.texto);
      else if ("campo" in nodo) {
        const valor = getValor(nodo.campo);
        if (valor === "") faltan.add(nodo.campo);
        (lineas.at(-1) as Linea).texto += valor;
      } else if ((getValor(nodo.si) !== "") === nodo.cuando) fill(nodo.cuerpo);
    }
  };
  fill(plantilla.nodos);
  if (faltan.size > 0) throw new PlantillaIncompleta([...faltan]);
  return groupBloques(lineas);
};

interface Linea {
  clase: Bloque["clase"];
  texto: string;
}

/** Unicode's own signs for a break of line and of paragraph: they keep those of a value apart from those of the template. */
const SALTO = "\u2028";
const PARRAFO = "\u2029";
const MARCAS: Record<string, Bloque["clase"]> = { "- ": "lista", "> ": "cita" };

const protectSaltos = (valor: string): string =>
  valor
    .toWellFormed()
    .replace(/\r\n?|\u2028/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .trim()
    .replace(/\n[^\S\n]*\n\s*|\u2029/g, PARRAFO)
    .replace(/\n/g, SALTO);

const restoreSaltos = (texto: string): string => texto.replaceAll(PARRAFO, "\n\n").replaceAll(SALTO, "\n").trim();

const pushEscrito = (lineas: Linea[], texto: string): void => {
  for (const [i, trozo] of texto
    .replace(/[\u2028\u2029]/g, " ")
    .split("\n")
    .entries()) {
    if (i > 0) lineas.push({ clase: "parrafo", texto: "" });
    const linea = lineas.at(-1) as Linea;
    const marcada = linea.texto === "" ? MARCAS[trozo.slice(0, 2)] : undefined;
    if (marcada) linea.clase = marcada;
    linea.texto += marcada ? trozo.slice(2) : trozo;
  }
};

const groupBloques = (lineas: readonly Linea[]): Bloque[] => {
  const bloques: Bloque[] = [];
  let ultimo: Bloque | undefined;
  const add = (bloque: Bloque) => {
    bloques.push(bloque);
    ultimo = bloque;
  };
  for (const { clase, texto: crudo } of lineas) {
    const texto = crudo.replace(/[^\S\u2028\u2029]+/g, " ").trim();
    if (texto === "") {
      ultimo = undefined;
      continue;
    }
    const [primero = "", ...otros] = (clase === "parrafo" ? texto.split(PARRAFO) : [texto]).map(restoreSaltos);
    if (ultimo?.clase === "lista" && clase === "lista") ultimo.lineas.push(primero);
    else if (clase === "lista") add({ clase, lineas: [primero] });
    else if (ultimo?.clase === clase) ultimo.texto += `\n${primero}`;
    else add({ clase, texto: primero });
    for (const otro of otros) add({ clase: "parrafo", texto: otro });
  }
  return bloques;
};
