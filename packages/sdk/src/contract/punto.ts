import * as z from "zod";
import { CLASES_PUNTO } from "../domain/vocabulario.ts";
import { comuna } from "./persona.ts";
import { codigo, fecha, instante, texto } from "./texto.ts";

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

/** `GET /v1/gestion/puntos/informe`: which days, both included, and which region by its CUT code. */
export const filtroDeInforme = z.strictObject({
  desde: fecha.describe("Primer día, según la hora de la institución"),
  hasta: fecha.describe("Último día"),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
});
export type FiltroDeInforme = z.input<typeof filtroDeInforme>;

/** What entered by one point: each case once, by the kind it entered as (seed E, informe a DIBAM). */
export const cifrasDePunto = z.strictObject({
  consultas: z.int().min(0),
  reclamos: z.int().min(0),
  soni: z.int().min(0),
  total: z.int().min(0),
  fuera: z.int().min(0).describe("Acumulados o descartados después: no están en las otras cifras"),
  firmados: z.int().min(0).describe("Del total, los que firmó un equipo inscrito en el punto"),
});
export type CifrasDePunto = z.infer<typeof cifrasDePunto>;

/** The report on points: every point of the registry, also those where nobody filed. */
export const informeDePuntos = z.strictObject({
  institucion: z.string(),
  desde: fecha,
  hasta: fecha,
  puntos: z.array(
    cifrasDePunto.extend({
      codigo: z.string(),
      nombre: z.string(),
      clase: z.enum(CLASES_PUNTO),
      region: z.string(),
      comuna: z.string(),
    }),
  ),
  todos: cifrasDePunto,
});
export type InformeDePuntos = z.infer<typeof informeDePuntos>;

/** `POST /v1/gestion/puntos/informe/envios`: to whom; absent, every point that has an address. */
export const pedidoDeEnvios = filtroDeInforme.extend({ puntos: z.array(codigo.max(60)).min(1).max(1_000).optional() });
export type PedidoDeEnvios = z.input<typeof pedidoDeEnvios>;

/** What is on its way: each point gets its own figures and nobody else's. */
export const enviosDeInforme = z.strictObject({
  enviados: z.array(z.string()).describe("Los puntos a los que se les manda"),
  sinCorreo: z.array(z.string()).describe("Los que no tienen correo en el registro"),
});
export type EnviosDeInforme = z.infer<typeof enviosDeInforme>;
