import type { Comprobante } from "../contract/caso.ts";
import type { LlaveDeFirma } from "../contract/firma.ts";
import { decodeBase64url } from "../domain/base64url.ts";
import { textoDeFirma, textoDeHuella } from "../domain/texto-firmado.ts";
import { hashTexto } from "./huella.ts";

/** Why a receipt is not shown to be good. Only `alterada` and `otro-contenido` show that it is bad. */
export type MotivoDeVerificacion =
  /** It carries no signature. */
  | "sin-firma"
  /** It was signed with another key than the one given. */
  | "otra-llave"
  /** It says to be of another institution than the one given. */
  | "otra-institucion"
  /** It is not what was signed: folio, instant, fingerprint or the signature itself changed. */
  | "alterada"
  /** The receipt is good, and of something else than `cuerpo`. */
  | "otro-contenido"
  /** This browser can't tell: it has no Ed25519. */
  | "sin-soporte";

/** What is known of a receipt: that it is good, or why it is not shown to be. */
export type Verificacion = { valida: true } | { valida: false; motivo: MotivoDeVerificacion };

/** Undefined where this browser has no Ed25519. */
async function importLlave(llave: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey("raw", decodeBase64url(llave), "Ed25519", false, ["verify"]);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "NotSupportedError") return undefined;
    throw new TypeError(
      "La llave no es una Ed25519 pública en base64url, de 43 letras: pásala como viene en `firma.llave` de la definición",
      { cause },
    );
  }
}

/**
 * Verifies the signature of a receipt without asking anybody: that this institution's service said to have received,
 * at that instant, what has that fingerprint.
 *
 * @param opciones.firma the public key, from the institution's definition or from wherever it was published
 * @param opciones.cuerpo what was filed, as it was sent, to check that the receipt is of that
 * @throws {TypeError} where the key is none
 */
export async function verifyComprobante(
  { folio, recibidoEn, firma: dada }: Pick<Comprobante, "folio" | "recibidoEn" | "firma">,
  { institucion, firma: { kid, llave }, cuerpo }: { institucion: string; firma: LlaveDeFirma; cuerpo?: unknown },
): Promise<Verificacion> {
  const fail = (motivo: MotivoDeVerificacion): Verificacion => ({ valida: false, motivo });
  if (!dada) return fail("sin-firma");
  if (dada.kid !== kid) return fail("otra-llave");
  if (dada.institucion !== institucion) return fail("otra-institucion");
  const { huella } = dada;
  const publica = await importLlave(llave);
  if (!publica) return fail("sin-soporte");
  const texto = textoDeFirma({ institucion, folio, recibidoEn, huella });
  const check = async () =>
    crypto.subtle.verify("Ed25519", publica, decodeBase64url(dada.firma), new TextEncoder().encode(texto));
  if (!(await check().catch(() => false))) return fail("alterada");
  if (cuerpo !== undefined && (await hashTexto(textoDeHuella(cuerpo))) !== huella) return fail("otro-contenido");
  return { valida: true };
}
