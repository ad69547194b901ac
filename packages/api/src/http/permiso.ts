import { type Rol, ROLES } from "@ventanilla/sdk/domain";
import type { Context } from "hono";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";

/** Everybody who works in an institution. */
export const PERSONAL: readonly Rol[] = ROLES;

/** Who asks, as the guard of gestión found. */
export const actorOf = (c: Context): Actor => c.get("actor");

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

/** @throws {Rechazo} `rol-no-permite` */
export const assertRol = (c: Context, roles: readonly Rol[]): void => {
  const { rol } = actorOf(c);
  if (!roles.some((uno) => uno === rol))
    throw new Rechazo("rol-no-permite", { detalle: `Lo hace quien tiene el perfil ${roles.join(", ")}` });
};
