import { randomInt } from "node:crypto";

/** What a person types or is given, each with the unusual text that must be nowhere once they are gone. */
export const CAMPOS = [
  "relato",
  "peticion",
  "monto",
  "empresa",
  "rut",
  "nombres",
  "apellidos",
  "comuna",
  "correo",
  "telefono",
  "folio",
  "clave",
] as const;
export type Campo = (typeof CAMPOS)[number];

/** The canaries of one visit. Folio and clave are known once they are on the screen. */
export type Canarios = Record<Campo, string>;

/** How much of a word is already a trace of it. */
const RAIZ = 9;

const pick = (letras: string, largo: number): string =>
  Array.from({ length: largo }, () => letras[randomInt(letras.length)]).join("");

/** A word that nobody has ever written: its letters never come together. */
const makePalabra = (): string => pick("zxqkwvj", 12);

/** A RUT whose last digit is K: with it no other number is taken for it. */
const makeRut = (): string => {
  for (;;) {
    const cuerpo = String(randomInt(15_000_000, 25_000_000));
    const suma = [...cuerpo].reverse().reduce((total, cifra, i) => total + Number(cifra) * (2 + (i % 6)), 0);
    if (11 - (suma % 11) === 10) return `${cuerpo}K`;
  }
};

/** Mints the canaries of one visit, all but what the service or the window mints. */
export const makeCanarios = (): Canarios => ({
  relato: makePalabra(),
  peticion: makePalabra(),
  monto: `${randomInt(1, 9)}${pick("0123456789", 9)}`,
  empresa: makePalabra(),
  rut: makeRut(),
  nombres: makePalabra(),
  apellidos: makePalabra(),
  comuna: makePalabra(),
  correo: `${makePalabra()}@ejemplo.cl`,
  telefono: `9${pick("23456789", 8)}`,
  folio: "",
  clave: "",
});

const group = (texto: string, largo: number, entre: string): string =>
  texto.replace(new RegExp(`(.{${largo}})(?=.)`, "g"), `$1${entre}`);

const dot = (cifras: string): string => cifras.replace(/\B(?=(\d{3})+$)/g, ".");

/** How each is written, kept and shown; half of a word, of a folio or of a clave is a trace too. */
const FORMAS: Record<Campo, (valor: string) => string[]> = {
  relato: (v) => [v.slice(0, RAIZ)],
  peticion: (v) => [v.slice(0, RAIZ)],
  monto: (v) => [v, dot(v)],
  empresa: (v) => [v.slice(0, RAIZ)],
  rut: (v) => [v, `${v.slice(0, -1)}-K`, dot(v.slice(0, -1))],
  nombres: (v) => [v.slice(0, RAIZ)],
  apellidos: (v) => [v.slice(0, RAIZ)],
  comuna: (v) => [v.slice(0, RAIZ)],
  correo: (v) => [v.slice(0, RAIZ)],
  telefono: (v) => [v, `${v[0]} ${group(v.slice(1), 4, " ")}`],
  folio: (v) => [v, group(v, 4, "-").slice(0, 9), group(v, 4, "-").slice(5)],
  clave: (v) => [v, group(v, 4, " ").slice(0, 9), group(v, 4, " ").slice(5)],
};

/** Base64 of a text that stands anywhere among other bytes: what of it is sure, at each of the three offsets. */
const listBase64 = (texto: Buffer): string[] =>
  [0, 1, 2].map((antes) => {
    const escrito = Buffer.concat([Buffer.alloc(antes), texto])
      .toString("base64")
      .replace(/=+$/, "");
    const completas = Math.floor((antes + texto.length) / 3) * 4;
    return escrito.slice(antes ? 4 : 0, completas);
  });

/** Every way in which bytes may hold a text. */
const listBytes = (texto: string): Buffer[] => {
  const casos = [...new Set([texto, texto.toLowerCase(), texto.toUpperCase()])];
  return [
    ...casos.map((uno) => Buffer.from(uno)),
    ...casos.map((uno) => Buffer.from(uno, "utf16le")),
    ...listBase64(Buffer.from(texto))
      .filter((uno) => uno.length >= 8)
      .map((uno) => Buffer.from(uno)),
  ];
};

/** Looks for the canaries of some visits in bytes, all at once. */
export interface Buscador {
  /** `visit field` of each that is there, in alphabetical order. */
  find(bytes: Uint8Array): string[];
}

const BITS = 16;
const mix = (palabra: number): number => Math.imul(palabra, 0x9e3779b1) >>> (32 - BITS);

/** @param visitas the canaries of each visit, by its name */
export const createBuscador = (visitas: Record<string, Canarios>): Buscador => {
  /** Needles by the hash of their first four bytes: one look at each place of the haystack is enough. */
  const agujas = new Map<number, [quien: string, bytes: Buffer][]>();
  const hay = new Uint8Array(1 << BITS);
  for (const [visita, canarios] of Object.entries(visitas))
    for (const campo of CAMPOS)
      if (canarios[campo])
        for (const bytes of FORMAS[campo](canarios[campo]).flatMap(listBytes)) {
          const cuna = mix(bytes.readUInt32LE(0));
          hay[cuna] = 1;
          agujas.set(cuna, [...(agujas.get(cuna) ?? []), [`${visita} ${campo}`, bytes]]);
        }
  return {
    find(bytes) {
      const hallados = new Set<string>();
      const pajar = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let palabra = 0;
      for (let i = 0; i < pajar.length; i++) {
        palabra = (palabra >>> 8) | ((pajar[i] as number) << 24);
        if (i < 3 || !hay[mix(palabra)]) continue;
        for (const [quien, aguja] of agujas.get(mix(palabra)) ?? [])
          if (pajar.compare(aguja, 0, aguja.length, i - 3, Math.min(pajar.length, i - 3 + aguja.length)) === 0)
            hallados.add(quien);
      }
      return [...hallados].sort();
    },
  };
};
