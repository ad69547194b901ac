import { analyzeTexto } from "../busqueda/analyze-texto.ts";
import { createVocabulario, type RaizParecida } from "../busqueda/vocabulario.ts";
import { findClase, listEquivalentes } from "./equivalencias.ts";

/** What a question is found by. */
export interface PreguntaBuscable {
  pregunta: string;
  respuesta: string;
  palabras: readonly string[];
}

/** A question that may answer, and how surely, from 0 to 1. */
export interface PreguntaHallada<P> {
  pregunta: P;
  puntaje: number;
}

/** BM25: how soon repetition stops counting, and how much a long entry pays for being long. */
const K1 = 1.2;
const B = 0.4;
/** A stem in the question, or in a way people say it, weighs as so many in the answer. */
const PESO_PREGUNTA = 3;
const PESO_RESPUESTA = 0.7;

/** Under this the entry has little to do with what was asked: better nothing than noise. */
const MINIMO = 0.25;
/** One stem of many is chance: an entry answers by two, misspelt or not, or by the most of a short question. */
const RAICES_QUE_CALZAN = 1.4;
const PUNTAJE_DE_UNA = 0.5;
const CALZA_CLARA = 2;
/** What a stem that no entry has counts against all of them: less than a rare one that some have. */
const PESO_DESCONOCIDA = 0.5;
/** Stems of what people write that count: a story longer than this repeats itself. */
const RAICES_MAXIMAS = 80;
/** Stems that make a question; past them, a story: what else it tells is hardly held against the entry. */
const RAICES_DE_PREGUNTA = 5;
const PESO_DEL_RELATO = 0.12;
/** A thing by its kind ("aspiradora", a product) says less than by its name. */
const PESO_DE_CLASE = 0.6;
const LIMITE = 3;

/** Where a stem appears, how much it weighs there, and how rare it is. */
interface Apariciones {
  entradas: number[];
  pesos: number[];
  calzan: number[];
  rareza: number;
}

/** Ways to say it in one word: each tells by itself what the matter is ("dicom", "overbooking"). */
const listClaras = ({ palabras }: PreguntaBuscable): Set<string> =>
  new Set(analyzeTexto(palabras.filter((manera) => !/\s/.test(manera.trim())).join("\n")));

/** Stems of an entry and how much each weighs in it. */
const weighPregunta = ({ pregunta, respuesta, palabras }: PreguntaBuscable): Map<string, number> => {
  const pesos = new Map<string, number>();
  const add = (texto: string, peso: number) => {
    for (const raiz of new Set(analyzeTexto(texto))) pesos.set(raiz, (pesos.get(raiz) ?? 0) + peso);
  };
  add(pregunta, PESO_PREGUNTA);
  add(palabras.join("\n"), PESO_PREGUNTA);
  add(respuesta, PESO_RESPUESTA);
  return pesos;
};

const buildIndice = (preguntas: readonly PreguntaBuscable[]) => {
  const vocabulario = createVocabulario();
  const apariciones: Apariciones[] = [];
  /** A stem of the entry that is being read, or one that people use for it: of two of a group, the one that weighs more. */
  const addAparicion = (raiz: string, i: number, peso: number, calza: number) => {
    const lugar = vocabulario.place(raiz);
    apariciones[lugar] ??= { entradas: [], pesos: [], calzan: [], rareza: 0 };
    const suyas = apariciones[lugar] as Apariciones;
    const ultima = suyas.entradas.length - 1;
    const j = suyas.entradas[ultima] === i ? ultima : ultima + 1;
    suyas.entradas[j] = i;
    suyas.pesos[j] = Math.max(peso, suyas.pesos[j] ?? 0);
    suyas.calzan[j] = Math.max(calza, suyas.calzan[j] ?? 0);
  };

  const largos = new Float64Array(preguntas.length);
  for (const [i, entrada] of preguntas.entries()) {
    const claras = listClaras(entrada);
    for (const [raiz, peso] of weighPregunta(entrada)) {
      largos[i] = (largos[i] as number) + peso;
      const calza = claras.has(raiz) ? CALZA_CLARA : Math.min(1, peso / PESO_PREGUNTA);
      for (const otra of listEquivalentes(raiz)) addAparicion(otra, i, peso, calza);
    }
  }
  const rarityOf = (cuantas: number): number => Math.log(1 + (preguntas.length - cuantas + 0.5) / (cuantas + 0.5));
  // A stem that is only said in answers is rarer than one that is asked.
  for (const suyas of apariciones)
    suyas.rareza = rarityOf(suyas.pesos.reduce((suma, peso) => suma + Math.min(1, peso / PESO_PREGUNTA), 0));
  const largoMedio = largos.reduce((suma, largo) => suma + largo, 0) / Math.max(1, preguntas.length);
  const frenos = largos.map((largo) => K1 * (1 - B + (B * largo) / largoMedio));
  return { vocabulario, apariciones, frenos, rarezaDesconocida: PESO_DESCONOCIDA * rarityOf(1) };
};

/**
 * Finds the frequent questions that may answer what somebody writes, with their accents, typos and turns of phrase.
 * The list is read once; make another when it changes.
 */
export const createBuscadorDePreguntas = <P extends PreguntaBuscable>(preguntas: readonly P[]) => {
  const { vocabulario, apariciones, frenos, rarezaDesconocida } = buildIndice(preguntas);
  const puntos = new Float64Array(preguntas.length);
  const calzan = new Float64Array(preguntas.length);

  const punto = new Float64Array(preguntas.length);
  const calce = new Float64Array(preguntas.length);

  /** Stems of the index that a stem means; a thing that no entry names, by its kind. */
  const findRaices = (raiz: string): RaizParecida[] => {
    const clase = vocabulario.has(raiz) ? undefined : findClase(raiz);
    if (clase === undefined) return vocabulario.find(raiz);
    return vocabulario.find(clase).map(({ lugar, peso }) => ({ lugar, peso: peso * PESO_DE_CLASE }));
  };

  /** Adds what a stem of the question gives to each entry, by the best of what it may mean; answers how rare it is. */
  const scoreRaiz = (raiz: string, tocadas: number[]): number => {
    const parecidas = findRaices(raiz);
    if (parecidas.length === 0) return rarezaDesconocida;
    const suyas: number[] = [];
    let rara = 0;
    for (const { lugar, peso } of parecidas) {
      const { entradas, pesos, calzan: calces, rareza } = apariciones[lugar] as Apariciones;
      rara = Math.max(rara, rareza);
      for (let j = 0; j < entradas.length; j++) {
        const [i, frecuencia] = [entradas[j] as number, pesos[j] as number];
        const nuevo = (peso * rareza * frecuencia * (K1 + 1)) / (frecuencia + (frenos[i] as number));
        if (punto[i] === 0) suyas.push(i);
        if (nuevo <= (punto[i] as number)) continue;
        punto[i] = nuevo;
        calce[i] = peso * (calces[j] as number);
      }
    }
    for (const i of suyas) {
      if (puntos[i] === 0) tocadas.push(i);
      puntos[i] = (puntos[i] as number) + (punto[i] as number);
      calzan[i] = (calzan[i] as number) + (calce[i] as number);
      punto[i] = 0;
    }
    return rara;
  };

  /** Entries that may answer, best first; none where nothing answers. */
  const search = (texto: string, { limite = LIMITE }: { limite?: number } = {}): PreguntaHallada<P>[] => {
    const tocadas: number[] = [];
    const rarezas = [...new Set(analyzeTexto(texto))]
      .slice(0, RAICES_MAXIMAS)
      .map((raiz) => scoreRaiz(raiz, tocadas))
      .sort((a, b) => b - a);
    const ideal =
      (K1 + 1) *
      rarezas.reduce((suma, rareza, i) => suma + (i < RAICES_DE_PREGUNTA ? rareza : PESO_DEL_RELATO * rareza), 0);
    const halladas: { i: number; puntaje: number }[] = [];
    for (const i of tocadas) {
      const puntaje = Math.min(1, (puntos[i] as number) / ideal);
      if (puntaje >= ((calzan[i] as number) >= RAICES_QUE_CALZAN ? MINIMO : PUNTAJE_DE_UNA))
        halladas.push({ i, puntaje });
      puntos[i] = 0;
      calzan[i] = 0;
    }
    return halladas
      .sort((a, b) => b.puntaje - a.puntaje || a.i - b.i)
      .slice(0, limite)
      .map(({ i, puntaje }) => ({ pregunta: preguntas[i] as P, puntaje }));
  };

  return { search };
};
