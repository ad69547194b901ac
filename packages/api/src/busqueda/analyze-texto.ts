import { foldText } from "@ventanilla/sdk/domain";
import { foldFonetica } from "./fold-fonetica.ts";
import { PALABRAS_VACIAS } from "./palabras-vacias.ts";
import { stemPalabra } from "./stem-palabra.ts";

/** Nobody writes so long a word: it is noise, or somebody trying the index. */
const LARGO_MAXIMO = 40;

/** Empty words as they sound, for who writes "ase", "hise" or "tubo"; the shortest sound like too many others. */
const VACIAS_POR_SONIDO = new Set([...PALABRAS_VACIAS].filter(({ length }) => length >= 3).map(foldFonetica));

const isVacia = (palabra: string): boolean =>
  PALABRAS_VACIAS.has(palabra) || (palabra.length >= 3 && VACIAS_POR_SONIDO.has(foldFonetica(palabra)));

/** Stems already worked out: people's words repeat. Cleared when full, so that it never grows. */
const RAICES = new Map<string, string>();
const RAICES_MAXIMAS = 20_000;

/** The stem of a word; nothing of one that says nothing. */
const stemOf = (palabra: string): string => {
  const conocida = RAICES.get(palabra);
  if (conocida !== undefined) return conocida;
  if (RAICES.size >= RAICES_MAXIMAS) RAICES.clear();
  const raiz = isVacia(palabra) ? "" : stemPalabra(palabra);
  RAICES.set(palabra, raiz);
  return raiz;
};

/**
 * The stems of a text, in its order and with its repetitions: what is compared, instead of words, wherever people's text
 * is searched. The same text gives the same stems always; whoever changes this rebuilds the indexes made with it.
 */
export const analyzeTexto = (texto: string): string[] => {
  const raices: string[] = [];
  for (const palabra of foldText(texto).split(" ")) {
    if (palabra.length < 2 || palabra.length > LARGO_MAXIMO) continue;
    const raiz = stemOf(palabra);
    if (raiz !== "") raices.push(raiz);
  }
  return raices;
};
