import { foldText } from "@ventanilla/sdk/domain";
import { PALABRAS_VACIAS } from "./palabras-vacias.ts";
import { stemPalabra } from "./stem-palabra.ts";

/** Nobody writes so long a word: it is noise, or somebody trying the index. */
const LARGO_MAXIMO = 40;

/** Stems already worked out: people's words repeat. Cleared when full, so that it never grows. */
const RAICES = new Map<string, string>();
const RAICES_MAXIMAS = 20_000;

const stemOf = (palabra: string): string => {
  const conocida = RAICES.get(palabra);
  if (conocida !== undefined) return conocida;
  if (RAICES.size >= RAICES_MAXIMAS) RAICES.clear();
  const raiz = stemPalabra(palabra);
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
    if (palabra.length < 2 || palabra.length > LARGO_MAXIMO || PALABRAS_VACIAS.has(palabra)) continue;
    raices.push(stemOf(palabra));
  }
  return raices;
};
