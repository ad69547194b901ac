import * as z from "zod";
import { usuario } from "./registros.ts";
import { instante, texto } from "./texto.ts";

/** A program's token as it is listed: never the token itself. */
export const tokenVisto = z.strictObject({
  id: z.string(),
  nombre: z.string(),
  creado: instante,
  ultimoUso: z.iso.date().optional().describe("Último día en que se usó"),
  vence: instante.optional(),
});
export type TokenVisto = z.infer<typeof tokenVisto>;
export const tokens = z.strictObject({ tokens: z.array(tokenVisto) });

export const altaDeToken = z.strictObject({
  nombre: texto(120).describe("Para qué programa es"),
  vence: instante.optional(),
});
export type AltaDeToken = z.input<typeof altaDeToken>;
export const tokenCreado = z.strictObject({ id: z.string(), token: z.string().describe("Se muestra esta única vez") });
export type TokenCreado = z.infer<typeof tokenCreado>;

/** Address by which a person makes the password or passkey they come in with; said this once, good for one use. */
export const invitacionCreada = z.strictObject({ invitacion: z.url(), vence: instante });
export type InvitacionCreada = z.infer<typeof invitacionCreada>;

/** A page of users. */
export const paginaDeUsuarios = z.strictObject({ elementos: z.array(usuario), siguiente: z.string().optional() });
export type PaginaDeUsuarios = z.infer<typeof paginaDeUsuarios>;

/** Filters of `GET /v1/gestion/usuarios`. */
export const filtroDeUsuarios = z.strictObject({
  institucion: z.string().max(60).optional(),
  rol: usuario.shape.rol.optional(),
  region: z.string().max(4).optional(),
  unidad: z.string().max(120).optional(),
  activo: z.enum(["si", "no"]).optional(),
  cursor: z.string().max(60).optional(),
  limite: z.coerce.number().int().min(1).max(200).default(100),
});
export type FiltroDeUsuarios = z.input<typeof filtroDeUsuarios>;

const secreto = z.string().max(200);
const claveDePersonal = z.string().max(200);

/** `POST /v1/gestion/sesion/clave`. */
export const entradaConClave = z.strictObject({ correo: texto(254), clave: claveDePersonal });
export type EntradaConClave = z.infer<typeof entradaConClave>;

/** What a browser's passkey answers, as WebAuthn writes it in JSON. */
const respuestaDeLlave = z.looseObject({
  id: z.string().max(1_400),
  rawId: z.string().max(1_400),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string().max(8_000) }),
});
/** What is asked of a browser's passkey, as WebAuthn reads it from JSON. */
export const opcionesDeLlave = z.looseObject({ challenge: z.string() });
export type OpcionesDeLlave = z.infer<typeof opcionesDeLlave>;

/** `POST /v1/gestion/sesion/llave-de-acceso/respuesta`. */
export const entradaConLlave = z.strictObject({ respuesta: respuestaDeLlave });
export type EntradaConLlave = z.input<typeof entradaConLlave>;

/** `POST /v1/gestion/invitaciones`: who an invitation is for. */
export const invitacion = z.strictObject({ invitacion: secreto });
export const invitacionVista = z.strictObject({
  nombre: z.string(),
  correo: z.string(),
  opciones: opcionesDeLlave.describe("Para crear una llave de acceso"),
});
export type InvitacionVista = z.infer<typeof invitacionVista>;
/** `POST /v1/gestion/invitaciones/clave`. */
export const claveNueva = z.strictObject({ invitacion: secreto, clave: claveDePersonal });
export type ClaveNueva = z.infer<typeof claveNueva>;
/** `POST /v1/gestion/invitaciones/llave-de-acceso`. */
export const llaveNueva = z.strictObject({ invitacion: secreto, respuesta: respuestaDeLlave });
export type LlaveNueva = z.input<typeof llaveNueva>;

/** `PUT /v1/gestion/sesion/clave`: the present password shows that it is still the person who is before the screen. */
export const cambioDeClave = z.strictObject({ actual: claveDePersonal, clave: claveDePersonal });
export type CambioDeClave = z.infer<typeof cambioDeClave>;

/** A person's passkeys as they read them: `GET /v1/gestion/sesion/llaves-de-acceso`. */
export const llavesPropias = z.strictObject({
  llaves: z.array(z.strictObject({ id: z.string(), creada: instante })),
  conClave: z.boolean().describe("Si además tiene una clave"),
});
export type LlavesPropias = z.infer<typeof llavesPropias>;

/** `POST /v1/gestion/sesion/entrenamiento`. */
export const cambioDeEntrenamiento = z.strictObject({ activo: z.boolean() });

/** Institutions whose people come in by an OpenID Connect provider: `GET /v1/gestion/sesion/openid`. */
export const proveedoresDeEntrada = z.strictObject({
  instituciones: z.array(z.strictObject({ slug: z.string(), nombre: z.string(), claveUnica: z.boolean() })),
});
export type ProveedoresDeEntrada = z.infer<typeof proveedoresDeEntrada>;

/** Answer of `DELETE /v1/gestion/sesion`. */
export const salida = z.strictObject({
  salida: z.url().optional().describe("Dirección donde hay que cerrar también la sesión del proveedor"),
});
export type Salida = z.infer<typeof salida>;
