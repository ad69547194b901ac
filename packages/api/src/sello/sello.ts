import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomFillSync } from "node:crypto";

const ALGORITMO = "aes-256-gcm";
const LARGO_IV = 12;
const LARGO_MARCA = 16;
const LARGO_LLAVE = 32;

/** Random bytes are drawn by the page: one call to the system serves many cases. */
const pagina = Buffer.alloc(4096);
let usado = pagina.length;
const takeRandom = (largo: number): Buffer => {
  if (usado + largo > pagina.length) {
    randomFillSync(pagina);
    usado = 0;
  }
  const bytes = Buffer.from(pagina.subarray(usado, usado + largo));
  pagina.fill(0, usado, usado + largo);
  usado += largo;
  return bytes;
};

const encrypt = (llave: KeyObject, claro: string | Uint8Array, contexto: string): Buffer => {
  const iv = takeRandom(LARGO_IV);
  const cifra = createCipheriv(ALGORITMO, llave, iv);
  cifra.setAAD(Buffer.from(contexto));
  const cifrado = typeof claro === "string" ? cifra.update(claro, "utf8") : cifra.update(claro);
  cifra.final();
  return Buffer.concat([iv, cifrado, cifra.getAuthTag()]);
};

const decrypt = (llave: KeyObject, sellado: Uint8Array, contexto: string): Buffer => {
  const cifra = createDecipheriv(ALGORITMO, llave, sellado.subarray(0, LARGO_IV), { authTagLength: LARGO_MARCA });
  cifra.setAAD(Buffer.from(contexto));
  cifra.setAuthTag(sellado.subarray(-LARGO_MARCA));
  return Buffer.concat([cifra.update(sellado.subarray(LARGO_IV, -LARGO_MARCA)), cifra.final()]);
};

/** The key of one case. What it seals is tied to the case and to the place of the entry in it (AES-256-GCM). */
export interface LlaveDeCaso {
  /** Wrapped by the installation's key: the only form in which it is kept. */
  readonly envuelta: Uint8Array;
  seal(valor: unknown, n: number): Uint8Array;
  /** @throws where it was altered, moved, or sealed with another key */
  open(sellado: Uint8Array, n: number): unknown;
  /** A file of the case: tied to the case and to its `id`. */
  sealBytes(bytes: Uint8Array, id: string): Uint8Array;
  /** @throws where it was altered, exchanged with another, or sealed with another key */
  openBytes(sellado: Uint8Array, id: string): Uint8Array;
}

const createLlave = (folio: string, bruta: Uint8Array, envuelta: Uint8Array): LlaveDeCaso => {
  // Half the price of the bytes themselves, which are looked into again at each use.
  const llave = createSecretKey(bruta);
  return {
    envuelta,
    seal: (valor, n) => encrypt(llave, JSON.stringify(valor), `${folio}:${n}`),
    open: (sellado, n) => JSON.parse(decrypt(llave, sellado, `${folio}:${n}`).toString("utf8")),
    sealBytes: (bytes, id) => encrypt(llave, bytes, `${folio}:adjunto:${id}`),
    openBytes: (sellado, id) => decrypt(llave, sellado, `${folio}:adjunto:${id}`),
  };
};

/** A new key for a new case. */
export const mintLlave = (envoltura: KeyObject, folio: string): LlaveDeCaso => {
  const bruta = takeRandom(LARGO_LLAVE);
  return createLlave(folio, bruta, encrypt(envoltura, bruta, folio));
};

/** The case's key from its wrapped form. @throws where the installation's key is another */
export const unwrapLlave = (envoltura: KeyObject, folio: string, envuelta: Uint8Array): LlaveDeCaso =>
  createLlave(folio, decrypt(envoltura, envuelta, folio), envuelta);
