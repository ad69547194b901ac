import { createPrivateKey, createPublicKey, hash, hkdfSync, type KeyObject, sign } from "node:crypto";
import { promisify } from "node:util";
import type { FirmaDeComprobante, LlaveDeFirma } from "@ventanilla/sdk/contract";
import { type DatosFirmados, textoDeFirma, textoDeHuella } from "@ventanilla/sdk/domain";

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const LARGO_LLAVE = 32;
/** Enough of a key's fingerprint to tell one installation's from another's. */
const LARGO_KID = 12;

/** Off the thread that answers: the signature is made in the pool of the platform. */
const signAsync = promisify(sign);

/** Signs the receipts of an installation (Ed25519: the same receipt has one signature). */
export interface Firmante {
  /** To publish. */
  readonly llave: LlaveDeFirma;
  /**
   * The signature of a receipt.
   *
   * @param options.cuerpo what was filed, as its client sent it
   */
  sign(options: Omit<DatosFirmados, "huella"> & { cuerpo: unknown }): Promise<FirmaDeComprobante>;
}

/** @param raiz what the installation's secret becomes for this use */
export const createFirmante = (raiz: KeyObject): Firmante => {
  const semilla = Buffer.from(hkdfSync("sha256", raiz, new Uint8Array(0), "ed25519", LARGO_LLAVE));
  const privada = createPrivateKey({ key: Buffer.concat([PKCS8, semilla]), format: "der", type: "pkcs8" });
  const publica = createPublicKey(privada).export({ format: "der", type: "spki" }).subarray(-LARGO_LLAVE);
  const kid = hash("sha256", publica, "base64url").slice(0, LARGO_KID);
  return {
    llave: { kid, llave: publica.toString("base64url") },
    async sign({ institucion, folio, recibidoEn, cuerpo }) {
      const huella = hash("sha256", textoDeHuella(cuerpo), "base64url");
      const texto = textoDeFirma({ institucion, folio, recibidoEn, huella });
      const firma = await signAsync(null, Buffer.from(texto), privada);
      return { kid, institucion, huella, firma: firma.toString("base64url") };
    },
  };
};
