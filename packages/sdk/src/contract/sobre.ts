import * as z from "zod";
import { LLAMADAS, MOTIVOS_APARTADO, MOTIVOS_DESCARTE_SOBRE, RESOLUCIONES_SOBRE } from "../domain/vocabulario.ts";
import { comprobante, vistaCiudadana } from "./caso.ts";
import { TIPOS_PROBLEMA } from "./problema.ts";
import { base64url, fecha, instante } from "./texto.ts";

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

/** What answers an envelope: what the call inside it answers, or its acknowledgement. */
export const respuestaDeSobre = z.union([comprobante, vistaCiudadana, acuseDeSobre]);

/** An envelope kept apart, as officers see it: never what it holds. */
export const sobreApartado = z.strictObject({
  id: z.string(),
  institucion: z.string(),
  version: z.int().min(1),
  recibidoEn: instante,
  motivo: z.enum(MOTIVOS_APARTADO),
  kid: z.string(),
  causa: z.enum(TIPOS_PROBLEMA).optional().describe("Qué respondió la llamada que trae, si se pudo abrir"),
  detalle: z.string().optional(),
  faltas: z
    .array(z.strictObject({ ruta: z.string(), mensaje: z.string() }))
    .optional()
    .describe("Qué no calza, si se pudo abrir"),
  llamada: z.enum(LLAMADAS).optional(),
  capturadoEn: instante.optional(),
  folio: z.string().optional().describe("El del caso que trae o, una vez ingresado, el que le tocó"),
  resueltoEn: instante.optional(),
  resolucion: z.enum(RESOLUCIONES_SOBRE).optional(),
  descarte: z.enum(MOTIVOS_DESCARTE_SOBRE).optional(),
});
export type SobreApartado = z.infer<typeof sobreApartado>;

/** Which of those apart to list: the oldest first. */
export const filtroDeSobres = z.strictObject({
  estado: z.enum(["pendientes", "resueltos"]).default("pendientes"),
  cursor: z.string().max(60).optional(),
  limite: z.coerce.number().int().min(1).max(200).default(50),
});
/** One page of them; `siguiente` is the cursor of the next, absent on the last. */
export const paginaDeSobres = z.strictObject({ sobres: z.array(sobreApartado), siguiente: z.string().optional() });
export type PaginaDeSobres = z.infer<typeof paginaDeSobres>;

/** What an officer does with an envelope apart: `POST /v1/gestion/sobres/{id}/apertura`. */
export const aperturaDeSobre = z.discriminatedUnion("acto", [
  z.strictObject({ acto: z.literal("leer") }),
  z.strictObject({
    acto: z.literal("ingresar"),
    cuerpo: z
      .record(z.string(), z.unknown())
      .optional()
      .describe("El cuerpo entero, corregido; sin él, el que trae. El folio y la clave los pone el sobre"),
    folioNuevo: z.boolean().default(false).describe("El folio que trae es de otro caso: se acuña uno nuevo"),
  }),
  z.strictObject({ acto: z.literal("descartar"), motivo: z.enum(MOTIVOS_DESCARTE_SOBRE) }),
]);
export type AperturaDeSobre = z.input<typeof aperturaDeSobre>;

/** What that answers. `contenido` without the clave, which is its citizen's. */
export const sobreAbierto = z.strictObject({
  sobre: sobreApartado,
  contenido: z
    .strictObject({ llamada: z.enum(LLAMADAS), capturadoEn: instante, cuerpo: z.record(z.string(), z.unknown()) })
    .optional()
    .describe("Al leer uno que se puede abrir"),
  comprobante: comprobante.optional().describe("Al ingresar el caso que traía"),
});
export type SobreAbierto = z.infer<typeof sobreAbierto>;

/** Public key that envelopes to an institution are sealed with, and until when new ones should be. */
export const llaveDeSello = z.strictObject({ kid: z.string(), llave: base64url.length(87), vence: fecha });
export type LlaveDeSello = z.infer<typeof llaveDeSello>;
