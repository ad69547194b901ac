import { createHmac, createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** What the installation's one secret becomes: a key per purpose, never the secret itself (RFC 5869). */
export interface Llaves {
  /** Folio and clave → the citizen's way in. */
  pimienta: KeyObject;
  /** Wraps the key of each case. */
  envoltura: KeyObject;
  /** Submission ids, what is minted from them, and the fingerprints of their bodies. */
  envio: KeyObject;
  /** Challenges of the proof of work. */
  prueba: KeyObject;
  /** What goes out and comes back while somebody signs in. */
  sesion: KeyObject;
  /** RUT, names and stems of a case → the tokens it is found by. */
  busqueda: KeyObject;
  /** What an expiring link opens → its secret. */
  enlace: KeyObject;
  /** Institution and year → the key pair that envelopes to it are sealed with. */
  sello: KeyObject;
  /** The key pair that signs receipts. */
  firma: KeyObject;
  /** Codes that enrol a machine of a point → what is kept of them. */
  punto: KeyObject;
}

/** Length of the installation's secret, in bytes. */
export const LARGO_SECRETO = 32;

/** Derives the keys from the installation's secret. */
export const deriveLlaves = (secreto: Uint8Array): Llaves => {
  const derive = (uso: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync("sha256", secreto, new Uint8Array(0), `ventanilla/1/${uso}`, 32)));
  return {
    pimienta: derive("pimienta"),
    envoltura: derive("envoltura"),
    envio: derive("envio"),
    prueba: derive("prueba"),
    sesion: derive("sesion"),
    busqueda: derive("busqueda"),
    enlace: derive("enlace"),
    sello: derive("sello"),
    firma: derive("firma"),
    punto: derive("punto"),
  };
};

/**
 * HMAC-SHA-512 over `partes`, parted by a byte that none of them may hold; 64 bytes. Any part of them tells nothing of
 * the rest, so that one draw serves what is kept in the open and what is not.
 */
export const computeHmac512 = (llave: KeyObject, ...partes: string[]): Buffer =>
  createHmac("sha512", llave).update(partes.join("\u0000")).digest();

/** HMAC-SHA-256 over `partes`, parted by a byte that none of them may hold; 32 bytes. */
export const computeHmac = (llave: KeyObject, ...partes: string[]): Buffer =>
  createHmac("sha256", llave).update(partes.join("\u0000")).digest();
