import * as z from "zod";
import { base64url } from "./texto.ts";

/** Public key (Ed25519, 32 bytes in base64url) that verifies the receipts of an installation. */
export const llaveDeFirma = z.strictObject({ kid: z.string(), llave: base64url.length(43) });
export type LlaveDeFirma = z.infer<typeof llaveDeFirma>;

/**
 * Signature of a receipt, Ed25519 over the canonical JSON of `{ v: 1, institucion, folio, recibidoEn, huella }`
 * (`textoDeFirma`): proof of filing that anybody checks without asking the server.
 */
export const firmaDeComprobante = z.strictObject({
  kid: z.string(),
  institucion: z.string().describe("A quién se presentó: va dentro de lo firmado"),
  huella: base64url
    .length(43)
    .describe("SHA-256 de lo presentado, tal como se envió y sin `clave`, en JSON canónico (`textoDeHuella`)"),
  firma: base64url.length(86),
});
export type FirmaDeComprobante = z.infer<typeof firmaDeComprobante>;
