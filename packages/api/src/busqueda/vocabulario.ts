import { allowErratas, distancia } from "./distancia.ts";
import { foldFonetica } from "./fold-fonetica.ts";

/** A stem of the index that a stem of the question may mean, and how surely: 1 where it is the same. */
export interface RaizParecida {
  lugar: number;
  peso: number;
}

const POR_SONIDO = 0.9;
const POR_ERRATA = 0.7;
/** Most stems that one misspelt stem may stand for. */
const CANDIDATAS = 3;

/** The word itself and the word with one letter less, each once: two words one typo apart share one of these. */
const listRecortes = (palabra: string): Set<string> => {
  const recortes = new Set([palabra]);
  if (palabra.length >= 4)
    for (let i = 0; i < palabra.length; i++) recortes.add(palabra.slice(0, i) + palabra.slice(i + 1));
  return recortes;
};

/** The stems of an index, to be found as people write them: the same, of the same sound, or a typo away. */
export const createVocabulario = () => {
  const raices: string[] = [];
  const sonidos: string[] = [];
  const lugares = new Map<string, number>();
  const porSonido = new Map<string, number[]>();
  const porRecorte = new Map<string, number[]>();
  const push = (mapa: Map<string, number[]>, clave: string, lugar: number) => {
    const lista = mapa.get(clave);
    if (lista) lista.push(lugar);
    else mapa.set(clave, [lugar]);
  };

  /** The place of a stem, given to it the first time. */
  const place = (raiz: string): number => {
    const conocido = lugares.get(raiz);
    if (conocido !== undefined) return conocido;
    const lugar = raices.push(raiz) - 1;
    const sonido = foldFonetica(raiz);
    sonidos.push(sonido);
    lugares.set(raiz, lugar);
    push(porSonido, sonido, lugar);
    for (const recorte of listRecortes(sonido)) push(porRecorte, recorte, lugar);
    return lugar;
  };

  /** What a stem may mean, surest first; nothing where the index has nothing like it. */
  const find = (raiz: string): RaizParecida[] => {
    const misma = lugares.get(raiz);
    if (misma !== undefined) return [{ lugar: misma, peso: 1 }];
    const sonido = foldFonetica(raiz);
    const suenan = porSonido.get(sonido);
    if (suenan) return suenan.map((lugar) => ({ lugar, peso: POR_SONIDO }));
    if (sonido.length < 4 || /\d{2}/.test(sonido)) return [];
    const cerca = new Map<number, number>();
    for (const recorte of listRecortes(sonido))
      for (const lugar of porRecorte.get(recorte) ?? []) {
        const otro = sonidos[lugar] as string;
        const tope = Math.min(2, allowErratas(Math.min(sonido.length, otro.length)));
        const erratas = distancia(sonido, otro, tope);
        if (erratas <= tope) cerca.set(lugar, erratas);
      }
    return [...cerca]
      .sort(([a, x], [b, y]) => x - y || a - b)
      .slice(0, CANDIDATAS)
      .map(([lugar, erratas]) => ({ lugar, peso: POR_ERRATA / erratas }));
  };

  return { place, find, has: (raiz: string): boolean => lugares.has(raiz) };
};
