import type { Rol } from "@ventanilla/sdk/domain";
import type { Context, MiddlewareHandler } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import type { Sesiones, SesionLeida } from "../personal/sesiones.ts";
import type { Tokens } from "../personal/tokens.ts";
import { type ActorPersonal, toActor } from "../personal/usuario.ts";
import { assertMismoOrigen, type CookieDeSesion } from "./cookie-de-sesion.ts";
import { problem } from "./problem.ts";

declare module "hono" {
  /** What the routes behind `requireActor`, and only those, find in `c.var`. */
  interface ContextVariableMap {
    actor: ActorPersonal;
    /** Absent where a program came in by its token. */
    sesion: SesionLeida | undefined;
  }
}

export interface PuertaParts {
  personal: Personal;
  tokens: Tokens;
  sesiones: Sesiones;
  cookie: CookieDeSesion;
  urlPublica: string;
}

/** What only reads changes nothing, whoever makes the browser ask for it. */
const LECTURAS = ["GET", "HEAD"];

const readBearer = (c: Context): string | undefined =>
  /^Bearer +([\w~+/.-]+=*)$/i.exec(c.req.header("authorization") ?? "")?.[1];

/**
 * Lets on whoever has a token or a session in force and still works here; anybody else reads 401 `sin-sesion`. With a
 * session, what changes anything must come from a page of this origin.
 */
export const requireActor = ({ personal, tokens, sesiones, cookie, urlPublica }: PuertaParts): MiddlewareHandler => {
  const findSesion = async (c: Context): Promise<SesionLeida | undefined> => {
    const secreto = cookie.read(c);
    return secreto === undefined ? undefined : sesiones.find(secreto);
  };
  const reject = (c: Context): Response => {
    c.header("Cache-Control", "no-store");
    return problem("sin-sesion", { cabeceras: { "WWW-Authenticate": "Bearer" } }).respuesta;
  };

  return async (c, next) => {
    const token = readBearer(c);
    const sesion = token === undefined ? await findSesion(c) : undefined;
    const id = token === undefined ? sesion?.usuario : await tokens.findUsuario(token);
    const usuario = id === undefined ? undefined : await personal.find(id);
    if (!usuario?.activo) return reject(c);
    if (sesion && !LECTURAS.includes(c.req.method)) assertMismoOrigen(c, urlPublica);
    c.set("actor", toActor(usuario, { entrenamiento: sesion?.entrenamiento ?? false }));
    c.set("sesion", sesion);
    // What a person may read stays in no cache of a shared machine.
    c.header("Cache-Control", "no-store");
    return next();
  };
};

/** @throws {Rechazo} `rol-no-permite` */
export const assertRol = ({ rol }: ActorPersonal, roles: readonly Rol[]): void => {
  if (!roles.includes(rol)) throw new Rechazo("rol-no-permite", { detalle: `Pueden hacerlo: ${roles.join(", ")}` });
};
