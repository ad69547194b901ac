import type { ContenidoDeSobre, LlaveDeSello, Sobre } from "../contract/sobre.ts";
import { decodeBase64url, encodeBase64url } from "../domain/base64url.ts";

const CURVA = { name: "ECDH", namedCurve: "P-256" };

/**
 * Seals a call so that only the institution's server reads it: not the next person at this machine, not who carries it.
 *
 * ECDH P-256 with a key of this envelope alone → HKDF-SHA-256 → AES-256-GCM with `1|institucion|kid` as additional data.
 *
 * @param opciones.sello key of the institution, from its public definition
 * @throws where the page did not come by https, so there is no Web Crypto, or `sello.llave` is no point of P-256
 */
export async function sealSobre(
  contenido: ContenidoDeSobre,
  { institucion, sello: { kid, llave } }: { institucion: string; sello: LlaveDeSello },
): Promise<Sobre> {
  const { subtle } = crypto;
  const codificador = new TextEncoder();
  const publica = await subtle.importKey("raw", decodeBase64url(llave), CURVA, false, []);
  const efimera = await subtle.generateKey(CURVA, false, ["deriveBits"]);
  const secreto = await subtle.deriveBits({ ...CURVA, public: publica }, efimera.privateKey, 256);
  const cifra = await subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: codificador.encode("ventanilla/sobre/1") },
    await subtle.importKey("raw", secreto, "HKDF", false, ["deriveKey"]),
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt"],
  );
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const epk = await subtle.exportKey("raw", efimera.publicKey);
  const ct = await subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: codificador.encode(`1|${institucion}|${kid}`) },
    cifra,
    codificador.encode(JSON.stringify(contenido)),
  );
  return { v: 1, institucion, kid, epk: encodeBase64url(epk), iv: encodeBase64url(iv), ct: encodeBase64url(ct) };
}
