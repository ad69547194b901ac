/** Longest word that is compared letter by letter. */
const LARGO = 64;
const FILAS = [new Uint8Array(LARGO + 1), new Uint8Array(LARGO + 1), new Uint8Array(LARGO + 1)] as const;

/**
 * Letters to change, add, take away or swap with their neighbour between two words (Damerau-Levenshtein, optimal string
 * alignment), as far as `tope`: past it the answer is `tope + 1`, without counting further.
 */
export const distancia = (a: string, b: string, tope: number): number => {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > tope || a.length > LARGO || b.length > LARGO) return tope + 1;
  let [dos, una, esta]: [Uint8Array, Uint8Array, Uint8Array] = [...FILAS];
  for (let j = 0; j <= b.length; j++) una[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letra = a.charCodeAt(i - 1);
    const previa = i > 1 ? a.charCodeAt(i - 2) : -1;
    esta[0] = i;
    let menor = i;
    for (let j = 1; j <= b.length; j++) {
      const otra = b.charCodeAt(j - 1);
      let costo = Math.min((una[j] ?? 0) + 1, (esta[j - 1] ?? 0) + 1, (una[j - 1] ?? 0) + (letra === otra ? 0 : 1));
      if (j > 1 && letra === b.charCodeAt(j - 2) && previa === otra) costo = Math.min(costo, (dos[j - 2] ?? 0) + 1);
      esta[j] = costo;
      if (costo < menor) menor = costo;
    }
    if (menor > tope) return tope + 1;
    [dos, una, esta] = [una, esta, dos];
  }
  return Math.min(una[b.length] ?? 0, tope + 1);
};

/** How many letters may be wrong in a word of that length before it is another word. */
export const allowErratas = (largo: number): number => (largo < 4 ? 0 : largo < 8 ? 1 : 2);
