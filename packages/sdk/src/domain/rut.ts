/** A RUT (companies) or RUN (people): the number and its check digit, "0" to "9" or "K". */
export type Rut = { numero: number; dv: string };

const SEPARADORES = /[\s.]/g;
const RAYAS = /[-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/** Computes the check digit: modulo 11, weights 2 to 7 cyclic from the right; 10 is K and 11 is 0 (D.F.L. 3 of 1969). */
export function computeDv(numero: number): string {
  let suma = 0;
  let peso = 2;
  for (let resto = numero; resto > 0; resto = Math.floor(resto / 10)) {
    suma += (resto % 10) * peso;
    peso = peso === 7 ? 2 : peso + 1;
  }
  return "0123456789K"[(11 - (suma % 11)) % 11] as string;
}

/**
 * Reads a RUT as people write it: dots, any dash or none, blanks, lower-case k, leading zeros.
 * @returns undefined if the check digit does not agree, or the number is zero or beyond 99.999.999.
 */
export function parseRut(text: string): Rut | undefined {
  const partes = /^0*([1-9]\d{0,7})-?([\dK])$/.exec(text.replace(SEPARADORES, "").replace(RAYAS, "-").toUpperCase());
  if (!partes) return undefined;
  const numero = Number(partes[1]);
  const dv = partes[2] as string;
  return computeDv(numero) === dv ? { numero, dv } : undefined;
}

/** Says whether the text is a RUT with a right check digit, however it is written. */
export function isRut(text: string): boolean {
  return parseRut(text) !== undefined;
}

/** Writes a RUT for people, "12.345.678-5". A text that is no RUT comes back as it was. */
export function formatRut(rut: Rut | string): string {
  const leido = typeof rut === "string" ? parseRut(rut) : rut;
  return leido ? `${groupMiles(String(leido.numero))}-${leido.dv}` : String(rut);
}

/** Writes a RUT for storing and comparing, "12345678-5"; undefined if the text is no RUT. */
export function normalizeRut(text: string): string | undefined {
  const rut = parseRut(text);
  return rut && `${rut.numero}-${rut.dv}`;
}

/**
 * Puts dots and dash while a person types, in a way that typing and deleting both go on naturally. Whatever does not
 * look like part of a RUT (a passport, a name) comes back untouched: nothing typed is ever lost.
 */
export function formatRutParcial(text: string): string {
  const limpio = text.replace(SEPARADORES, "").replace(RAYAS, "-").toUpperCase();
  if (!/^\d[\d-]*K?$/.test(limpio)) return text;
  // Only a dash before the last place separates the check digit; any other was typed in passing.
  const conRaya = /\d-.?$/.test(limpio);
  const signos = limpio.replace(/-/g, "");
  const separa = signos.length > 1 && (conRaya || signos.endsWith("K") || signos.length === 9);
  if (!separa) return conRaya ? `${groupMiles(signos)}-` : groupMiles(signos);
  const corte = limpio.endsWith("-") ? signos.length : signos.length - 1;
  return `${groupMiles(signos.slice(0, corte))}-${signos.slice(corte)}`;
}

function groupMiles(cifras: string): string {
  return cifras.replace(/\B(?=(\d{3})+$)/g, ".");
}
