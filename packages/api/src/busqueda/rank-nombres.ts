import { foldText } from "@ventanilla/sdk/domain";
import { allowErratas, distancia } from "./distancia.ts";

/** A name that is like what was asked: its place in the list, and how alike, from 0 to 1. */
export interface NombreParecido {
  indice: number;
  nombre: string;
  puntaje: number;
}

/** A word that names have, once: how it is written, and which letters it has, as bits. */
interface PalabraLista {
  texto: string;
  letras: number;
}

/** A name made ready for comparing: its words by their place in the list of all words, and all of them as one. */
interface NombreListo {
  indice: number;
  nombre: string;
  palabras: number[];
  junto: PalabraLista;
}

/** What kind of company it is, and articles: nobody looks a name up by them. */
const VACIAS = new Set("spa sa s a ltda limitada eirl e i r l cia y e de del la las los el chile sociedad".split(" "));

/** Under this a name is not what was asked for. */
const MINIMO = 0.6;
const LIMITE = 10;

/** Words of the question that count: no name is longer. */
const PALABRAS_PEDIDAS = 12;

const splitNombre = (nombre: string): string[] => {
  const todas = foldText(nombre).split(" ");
  const propias = todas.filter((palabra) => palabra !== "" && !VACIAS.has(palabra));
  return propias.length > 0 ? propias : todas.filter(Boolean);
};

/** Which letters a word has, as bits: digits share six of them. */
const readyPalabra = (texto: string): PalabraLista => {
  let letras = 0;
  for (let i = 0; i < texto.length; i++) {
    const codigo = texto.charCodeAt(i);
    letras |= 1 << (codigo >= 97 ? codigo - 97 : 26 + (codigo % 6));
  }
  return { texto, letras };
};

const countBits = (valor: number): number => {
  let resto = valor - ((valor >>> 1) & 0x55555555);
  resto = (resto & 0x33333333) + ((resto >>> 2) & 0x33333333);
  return (((resto + (resto >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** How well a word of a name answers a word of the question. What is being typed is a beginning. */
const comparePalabras = (pedida: PalabraLista, palabra: PalabraLista, ultima: boolean): number => {
  if (pedida.texto === palabra.texto) return 1;
  const [largo, otro] = [pedida.texto.length, palabra.texto.length];
  if (ultima && palabra.texto.startsWith(pedida.texto)) return 0.8 + (0.15 * largo) / otro;
  const tope = allowErratas(Math.min(largo, otro));
  // One typo changes two letters of the set at the most: most pairs end here, without comparing letter by letter.
  if (tope > 0 && Math.abs(largo - otro) <= tope && countBits(pedida.letras ^ palabra.letras) <= 2 * tope) {
    const erratas = distancia(pedida.texto, palabra.texto, tope);
    if (erratas <= tope) return 0.9 - 0.12 * erratas;
  }
  if (!ultima || tope === 0 || otro <= largo || countBits(pedida.letras & ~palabra.letras) > 1) return 0;
  return distancia(pedida.texto, palabra.texto.slice(0, largo), 1) <= 1 ? 0.65 : 0;
};

/** Makes ready a list of names that will be asked many times; the list is read once, here. */
export const createBuscadorDeNombres = (nombres: readonly string[]) => {
  const palabras: PalabraLista[] = [];
  const lugares = new Map<string, number>();
  const placePalabra = (texto: string): number => {
    const lugar = lugares.get(texto) ?? palabras.push(readyPalabra(texto)) - 1;
    lugares.set(texto, lugar);
    return lugar;
  };
  const listos = nombres.map((nombre, indice): NombreListo => {
    const suyas = splitNombre(nombre);
    return { indice, nombre, palabras: suyas.map(placePalabra), junto: readyPalabra(suyas.join("")) };
  });

  const scoreNombre = (
    notas: Float32Array[],
    pedido: PalabraLista,
    { palabras: suyas, junto }: NombreListo,
  ): number => {
    let suma = 0;
    for (const nota of notas) {
      let mejor = 0;
      for (const lugar of suyas) mejor = Math.max(mejor, nota[lugar] as number);
      suma += mejor;
    }
    // "mercadolibre" and "Mercado Libre" are one name, wherever the space went.
    const porJunto = pedido.texto.length < 4 ? 0 : 0.98 * comparePalabras(pedido, junto, true);
    const puntaje = Math.max(suma / notas.length, porJunto);
    if (puntaje < MINIMO) return 0;
    // Between equals, the one that begins so and says little else.
    const empieza = junto.texto.startsWith(pedido.texto) ? 0.03 : 0;
    return puntaje - 0.04 + empieza + 0.01 * Math.min(1, pedido.texto.length / junto.texto.length);
  };

  /** The names most like `consulta`, best first; none where none is. Blind to accents, case, spaces and a few typos. */
  const rank = (consulta: string, { limite = LIMITE }: { limite?: number } = {}): NombreParecido[] => {
    const pedidas = splitNombre(consulta.slice(0, 200)).slice(0, PALABRAS_PEDIDAS).map(readyPalabra);
    if (pedidas.length === 0) return [];
    const notas = pedidas.map((pedida, i) => {
      const nota = new Float32Array(palabras.length);
      for (let j = 0; j < palabras.length; j++)
        nota[j] = comparePalabras(pedida, palabras[j] as PalabraLista, i === pedidas.length - 1);
      return nota;
    });
    const pedido = readyPalabra(pedidas.map(({ texto }) => texto).join(""));
    const parecidos: NombreParecido[] = [];
    for (const listo of listos) {
      const puntaje = scoreNombre(notas, pedido, listo);
      if (puntaje > 0) parecidos.push({ indice: listo.indice, nombre: listo.nombre, puntaje });
    }
    return parecidos.sort((a, b) => b.puntaje - a.puntaje || a.indice - b.indice).slice(0, limite);
  };

  return { rank };
};

/** One question to a list of names that is not kept: see {@link createBuscadorDeNombres}. */
export const rankNombres = (
  consulta: string,
  nombres: readonly string[],
  opciones: { limite?: number } = {},
): NombreParecido[] => createBuscadorDeNombres(nombres).rank(consulta, opciones);
