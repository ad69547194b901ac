import * as z from "zod";
import { LLAMADAS, MOTIVOS_APARTADO } from "../domain/vocabulario.ts";
import { fecha, instante } from "./texto.ts";

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** Longest sealed content, in base64url characters: a story of the longest kind with all that goes with it. */
export const LARGO_SOBRE = 200_000;

/**
 * A sealed envelope (Plan B): only the institution's server opens it. ECDH P-256 → HKDF-SHA-256 → AES-256-GCM with
 * `v|institucion|kid` as additional data; every part in base64url.
 */
export const sobre = z.strictObject({
  v: z.literal(1),
  institucion: z.string().max(60),
  kid: z.string().max(40).describe("Qué llave de la institución lo cierra"),
  epk: base64url.length(87).describe("Llave pública de este sobre, un punto P-256 sin comprimir"),
  iv: base64url.length(16),
  ct: base64url.max(LARGO_SOBRE),
});
export type Sobre = z.infer<typeof sobre>;

/** What an envelope holds: a call that could not be made when it was written. */
export const contenidoDeSobre = z.strictObject({
  envio: z
    .string()
    .regex(/^[\x21-\x7e]{22,200}$/)
    .describe("El Idempotency-Key de la llamada"),
  capturadoEn: instante.describe("Cuándo se terminó de escribir, según el reloj de ese equipo"),
  llamada: z.enum(LLAMADAS),
  cuerpo: z.record(z.string(), z.unknown()),
});
export type ContenidoDeSobre = z.infer<typeof contenidoDeSobre>;

/** What answers an envelope that a person has to look at first: it is kept, whatever is wrong with it. */
export const acuseDeSobre = z.strictObject({
  huella: base64url.length(43).describe("SHA-256 del sobre en JSON canónico: el acuse es de ese sobre"),
  recibidoEn: instante,
  motivo: z.enum(MOTIVOS_APARTADO),
  folio: z.string().optional().describe("El del caso que trae, si se pudo abrir"),
});
export type AcuseDeSobre = z.infer<typeof acuseDeSobre>;

/** An envelope kept apart, as officers see it. */
export const sobreApartado = z.strictObject({
  id: z.string(),
  institucion: z.string(),
  version: z.int().min(1),
  recibidoEn: instante,
  motivo: z.enum(MOTIVOS_APARTADO),
  kid: z.string(),
  faltas: z
    .array(z.strictObject({ ruta: z.string(), mensaje: z.string() }))
    .optional()
    .describe("Qué no calza, si se pudo abrir"),
  folio: z.string().optional(),
  resueltoEn: instante.optional(),
});
export type SobreApartado = z.infer<typeof sobreApartado>;

/** Public key that envelopes to an institution are sealed with, and until when new ones should be. */
export const llaveDeSello = z.strictObject({ kid: z.string(), llave: base64url.length(87), vence: fecha });
export type LlaveDeSello = z.infer<typeof llaveDeSello>;

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
