import { canonicalJson } from "./canonical-json.ts";

/**
 * The text whose SHA-256 (base64url) is a receipt's `huella`: the body of the call as its client sent it, in canonical
 * JSON and without `clave`. A receipt is shown around together with what was filed, and whoever has both must not be able
 * to try claves on its hash until one fits.
 */
export const textoDeHuella = (cuerpo: unknown): string => {
  if (cuerpo === null || typeof cuerpo !== "object" || Array.isArray(cuerpo)) return canonicalJson(cuerpo);
  const { clave: _, ...publico } = cuerpo as Record<string, unknown>;
  return canonicalJson(publico);
};

/** What an installation signs of a receipt: who received, which case, when, and the hash of what was filed. */
export interface DatosFirmados {
  /** Slug. */
  institucion: string;
  folio: string;
  /** Instant, UTC ISO 8601, as the receipt has it. */
  recibidoEn: string;
  huella: string;
}

/** The text under a receipt's signature (Ed25519, UTF-8). */
export const textoDeFirma = ({ institucion, folio, recibidoEn, huella }: DatosFirmados): string =>
  canonicalJson({ v: 1, institucion, folio, recibidoEn, huella });
