import * as z from "zod";
import { ORDENES } from "../domain/vocabulario.ts";
import { CODIGOS_ADJUNTO } from "./adjunto.ts";

/** Every `type` an error response can carry: closed, so that a client can switch on it. */
export const TIPOS_PROBLEMA = [
  "cuerpo-ilegible",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "clave-de-envio-ausente",
  "clave-de-envio-reutilizada",
  "envio-en-curso",
  "folio-ocupado",
  "caso-no-encontrado",
  "no-encontrado",
  "metodo-no-permitido",
  "prueba-requerida",
  "estado-no-permite",
  "sin-sesion",
  "credenciales-invalidas",
  "rol-no-permite",
  "version-ausente",
  "version-atrasada",
  "registro-ocupado",
  "archivo-rechazado",
  "carta-incompleta",
  "enlace-vencido",
  "demasiados-intentos",
  "sin-espacio",
  "no-disponible",
  "interno",
] as const;
export type TipoProblema = (typeof TIPOS_PROBLEMA)[number];

/** What can be wrong with one field. */
export const CODIGOS_CAMPO = [
  "requerido",
  "desconocido",
  "tipo",
  "largo",
  "corto",
  "rango",
  "formato",
  "caracteres",
  "opcion",
  "rut",
  "folio",
  "clave",
  "correo",
  "telefono",
  "comuna",
  "fecha",
  "fecha-futura",
  "plantilla",
  "archivo",
  ...CODIGOS_ADJUNTO,
  "repetido",
] as const;
export type CodigoCampo = (typeof CODIGOS_CAMPO)[number];

/** Wrong field: `ruta` is its path in the body (`persona.rut`), `mensaje` a sentence a person can act on. */
export const errorDeCampo = z.strictObject({
  ruta: z.string(),
  codigo: z.enum(CODIGOS_CAMPO),
  mensaje: z.string(),
});
export type ErrorDeCampo = z.infer<typeof errorDeCampo>;

/** Proof of work asked for a look-up after several failures on its folio; `dificultad` in leading zero bits of SHA-256. */
export const prueba = z.strictObject({
  desafio: z.string(),
  dificultad: z.int().min(0).max(40),
  vence: z.iso.datetime(),
});
export type Prueba = z.infer<typeof prueba>;

/** The one shape of every error response: RFC 9457, `application/problem+json`. */
export const problema = z.strictObject({
  type: z.enum(TIPOS_PROBLEMA),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  solicitud: z.string().describe("Identificador de la solicitud, para pedir ayuda"),
  errores: z.array(errorDeCampo).optional(),
  prueba: prueba.optional(),
  version: z.int().min(0).optional().describe("La versión del caso ahora, cuando otra persona actuó primero"),
  cambios: z.array(z.strictObject({ cuando: z.iso.datetime(), autor: z.string(), texto: z.string() })).optional(),
  permitidas: z.array(z.enum(ORDENES)).optional().describe("Las órdenes que sí se pueden dar ahora"),
});
export type Problema = z.infer<typeof problema>;
