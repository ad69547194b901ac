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

/** The stems of what stands between two blanks: none, one, or as many as its signs part. */
const stemTrozo = (trozo: string): string[] =>
  foldText(trozo)
    .split(" ")
    .filter(({ length }) => length >= 2 && length <= LARGO_MAXIMO)
    .filter((palabra) => !isVacia(palabra))
    .map(stemPalabra);

/**
 * Stems already worked out, for people's words repeat. Only of plain words, so that no RUT, telephone or address stays
 * here; cleared when full, so that it never grows.
 */
const CONOCIDOS = new Map<string, string[]>();
const CONOCIDOS_MAXIMOS = 20_000;
const CORRIENTE = /^[\p{L}\p{M}]{1,20}[.,;:!?)"»…]{0,2}$/u;

const stemsOf = (trozo: string): string[] => {
  const conocidas = CONOCIDOS.get(trozo);
  if (conocidas !== undefined) return conocidas;
  const raices = stemTrozo(trozo);
  if (!CORRIENTE.test(trozo)) return raices;
  if (CONOCIDOS.size >= CONOCIDOS_MAXIMOS) CONOCIDOS.clear();
  CONOCIDOS.set(trozo, raices);
  return raices;
};

/**
 * The stems of a text, in its order and with its repetitions: what is compared, instead of words, wherever people's text
 * is searched. The same text gives the same stems always; whoever changes this rebuilds the indexes made with it.
 */
export const analyzeTexto = (texto: string): string[] => {
  const raices: string[] = [];
  for (const trozo of texto.split(/\s+/)) for (const raiz of stemsOf(trozo)) raices.push(raiz);
  return raices;
};
