import * as z from "zod";
import { CLASES_PUNTO } from "../domain/vocabulario.ts";
import { comuna } from "./persona.ts";
import { codigo, instante, texto } from "./texto.ts";

/** A place with a machine where people file: a totem, a library, a platform (seed E, red territorial). */
export const altaDePunto = z.strictObject({
  codigo: codigo.max(60).describe("El que lleva el caso: `biblioteca-13101-01`"),
  nombre: texto(120),
  clase: z.enum(CLASES_PUNTO),
  comuna,
  lugar: texto(200).describe("Dónde está: «Segundo piso, junto a la entrada»"),
  anfitrion: texto(160).optional().describe("Institución que lo recibe en su casa"),
  unidad: codigo.max(60).optional().describe("La unidad que atiende lo que ahí se ingresa"),
  correo: z.email().optional().describe("A quién se le manda su informe"),
});
export type AltaDePunto = z.input<typeof altaDePunto>;

/** A point as the registry shows it. `estado` is computed from its enrolment and its last heartbeat. */
export const punto = altaDePunto.extend({
  id: z.string(),
  institucion: z.string(),
  version: z.int().min(1),
  region: z.string(),
  estado: z.enum(["sinInscribir", "vivo", "silencioso", "revocado"]),
  equipos: z.array(
    z.strictObject({
      id: z.string(),
      desde: instante,
      latido: instante.optional(),
      pendientes: z.int().min(0).optional().describe("Envíos que guarda sin conexión, según su último latido"),
      desfase: z.int().optional().describe("Segundos que su reloj va adelantado"),
      revocadoEn: instante.optional(),
    }),
  ),
});
export type Punto = z.infer<typeof punto>;

/** A code to enrol one machine, shown once to who asked for it: `POST /v1/gestion/puntos/{id}/codigos`. */
export const codigoDeInscripcion = z.strictObject({ codigo: z.string(), vence: instante });
export type CodigoDeInscripcion = z.infer<typeof codigoDeInscripcion>;

/** `POST /v1/puntos/inscripciones`: the machine gives its public key (P-256, uncompressed point in base64url). */
export const inscripcion = z.strictObject({
  codigo: z.string().min(8).max(40),
  llave: z
    .string()
    .length(87)
    .regex(/^[A-Za-z0-9_-]+$/),
});
export type Inscripcion = z.input<typeof inscripcion>;

/** What an enrolled machine knows of itself. */
export const inscrito = z.strictObject({
  equipo: z.string(),
  institucion: z.string(),
  punto: z.strictObject({
    codigo: z.string(),
    nombre: z.string(),
    clase: z.enum(CLASES_PUNTO),
    comuna: z.string(),
    lugar: z.string(),
  }),
});
export type Inscrito = z.infer<typeof inscrito>;

/** `POST /v1/puntos/latidos`, signed by the machine: it lives, and this is what it holds. */
export const latido = z.strictObject({ pendientes: z.int().min(0).max(1_000_000) });
export type Latido = z.infer<typeof latido>;

/** What answers a heartbeat. `ahora` lets a machine with a wrong clock know it. */
export const respuestaDeLatido = inscrito.extend({ ahora: instante });
export type RespuestaDeLatido = z.infer<typeof respuestaDeLatido>;
