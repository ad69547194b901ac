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
