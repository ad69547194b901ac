const CIFRAS = 12;
const MODULO = 10 ** CIFRAS;

/** Mints a clave: twelve random digits, typed on a keypad or dictated by telephone. */
export function mintClave(): string {
  return claveFromBytes(crypto.getRandomValues(new Uint8Array(8)));
}

/**
 * Makes the clave that the first eight bytes say, so a server can derive the same one again from its secret.
 * @param bytes at least eight, random or derived.
 */
export function claveFromBytes(bytes: Uint8Array): string {
  if (bytes.length < 8) throw new RangeError("claveFromBytes needs at least 8 bytes");
  // 64 bits modulo 10¹² favour some claves by one part in 18 million, which helps no guesser.
  // Byte by byte it stays under 2⁵³, so plain numbers do.
  let resto = 0;
  for (let i = 0; i < 8; i++) resto = (resto * 256 + (bytes[i] as number)) % MODULO;
  return String(resto).padStart(CIFRAS, "0");
}

/** Reads a clave with any spacing, dots or dashes; undefined if it is not twelve digits. */
export function parseClave(text: string): string | undefined {
  const clave = text.replace(/[\s.\-\u2010-\u2015\u2212]/g, "");
  return /^\d{12}$/.test(clave) ? clave : undefined;
}

/** Says whether the text reads as a clave. */
export function isClave(text: string): boolean {
  return parseClave(text) !== undefined;
}

/** Writes a clave for people, "4831 7720 5562". A text that is no clave comes back as it was. */
export function formatClave(text: string): string {
  return parseClave(text)?.replace(/(.{4})(?=.)/g, "$1 ") ?? text;
}
