/** Crockford's base 32: no I, L, O or U, so a folio survives handwriting and the telephone. */
const ALFABETO = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const AZAROSOS = 11;

/** Fills the bytes with randomness and returns them, as `crypto.getRandomValues` does. */
export type Azar = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

const defaultAzar: Azar = (bytes) => crypto.getRandomValues(bytes);

/** Mints a folio: twelve canonical characters without dashes, eleven random (55 bits) and a check character. */
export function mintFolio(random: Azar = defaultAzar): string {
  return folioFromBytes(random(new Uint8Array(7)));
}

/**
 * Makes the folio that the first 55 bits say, so a server can derive the same one again from its secret.
 * @param bytes at least seven, random or derived.
 */
export function folioFromBytes(bytes: Uint8Array): string {
  if (bytes.length < 7) throw new RangeError("folioFromBytes needs at least 7 bytes");
  let cuerpo = "";
  let acumulado = 0;
  let bits = 0;
  for (let i = 0; cuerpo.length < AZAROSOS; ) {
    if (bits < 5) {
      acumulado = ((acumulado & 31) << 8) | (bytes[i++] as number);
      bits += 8;
    }
    bits -= 5;
    cuerpo += ALFABETO[(acumulado >> bits) & 31];
  }
  return cuerpo + computeVerificador(cuerpo);
}

/**
 * Reads a folio leniently: lower case, O for 0, I and L for 1, any spacing or dashes.
 * @returns the twelve canonical characters, or undefined if they are not a folio.
 */
export function parseFolio(text: string): string | undefined {
  const folio = text
    .replace(/[\s.\-\u2010-\u2015\u2212]/g, "")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]{12}$/.test(folio)) return undefined;
  return computeVerificador(folio.slice(0, AZAROSOS)) === folio[AZAROSOS] ? folio : undefined;
}

/** Says whether the text reads as a folio whose check character agrees. */
export function isFolio(text: string): boolean {
  return parseFolio(text) !== undefined;
}

/** Writes a folio for people, "7K3M-9QXP-4TWG". A text that is no folio comes back as it was. */
export function formatFolio(text: string): string {
  return parseFolio(text)?.replace(/(.{4})(?=.)/g, "$1-") ?? text;
}

/** Luhn mod 32 over the eleven characters, the rightmost one doubled: finds any one wrong character and most swaps. */
function computeVerificador(cuerpo: string): string {
  let suma = 0;
  for (let i = 0; i < AZAROSOS; i++) {
    const valor = ALFABETO.indexOf(cuerpo[i] as string) * (i % 2 === 0 ? 2 : 1);
    suma += (valor >> 5) + (valor & 31);
  }
  return ALFABETO[(32 - (suma % 32)) % 32] as string;
}
