import type { ContenidoDeSobre, LlaveDeSello, Sobre } from "@ventanilla/sdk/contract";
import { mintClave } from "./open-gestion.ts";

const { subtle } = globalThis.crypto;
const CURVA = { name: "ECDH", namedCurve: "P-256" };
const toTexto = (bytes: ArrayBuffer | Uint8Array): string => Buffer.from(bytes as Uint8Array).toString("base64url");

/** Seals any bytes as the contract says, step by step, and knows nothing of how the service opens them. */
export const sellarBytes = async (
  claro: Uint8Array<ArrayBuffer>,
  { institucion, sello: { kid, llave } }: { institucion: string; sello: Pick<LlaveDeSello, "kid" | "llave"> },
): Promise<Sobre> => {
  const publica = await subtle.importKey("raw", Buffer.from(llave, "base64url"), CURVA, false, []);
  const propia = await subtle.generateKey(CURVA, false, ["deriveBits"]);
  const acordado = await subtle.deriveBits({ name: "ECDH", public: publica }, propia.privateKey, 256);
  const base = await subtle.importKey("raw", acordado, "HKDF", false, ["deriveKey"]);
  const info = new TextEncoder().encode("ventanilla/sobre/1");
  const cifra = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode(`1|${institucion}|${kid}`);
  const ct = await subtle.encrypt({ name: "AES-GCM", iv, additionalData }, cifra, claro);
  const epk = await subtle.exportKey("raw", propia.publicKey);
  return { v: 1, institucion, kid, epk: toTexto(epk), iv: toTexto(iv), ct: toTexto(ct) };
};

/** Seals a call. */
export const sellar = (
  contenido: Partial<ContenidoDeSobre> & Pick<ContenidoDeSobre, "cuerpo" | "capturadoEn">,
  options: Parameters<typeof sellarBytes>[1],
): Promise<Sobre> =>
  sellarBytes(
    new TextEncoder().encode(JSON.stringify({ envio: mintClave(), llamada: "casos", ...contenido })),
    options,
  );
