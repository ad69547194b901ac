import { ROLES, type Rol } from "@ventanilla/sdk/domain";
import type { Context } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { ActorPersonal } from "../personal/usuario.ts";

/** Everybody who works in an institution. */
export const PERSONAL: readonly Rol[] = ROLES;

/** Who asks, as the guard of gestión found. */
export const actorOf = (c: Context): ActorPersonal => c.get("actor");

/**
 * The institution that a call is about: one's own, or the one asked for where one may.
 *
 * @throws {Rechazo} `rol-no-permite`
 */
export const readInstitucion = (c: Context): string => {
  const { institucion = "" } = actorOf(c);
  const pedida = c.req.query("institucion") ?? institucion;
  if (institucion === "*" || pedida === institucion) return pedida;
  throw new Rechazo("rol-no-permite", { detalle: "Solo puedes ver y cambiar lo de tu institución" });
};
