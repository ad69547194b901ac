import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Rechazo } from "../caso/rechazo.ts";

/** What a browser carries of a session: a secret that no script reads and no other site makes it send. */
export interface CookieDeSesion {
  read(c: Context): string | undefined;
  write(c: Context, secreto: string): void;
  clear(c: Context): void;
}

/** How the cookies of an installation are named and kept: `__Host-` and `Secure` wherever it is reached by https. */
export const cookiesOf = (urlPublica: string): { nombre: (base: string) => string; secure: boolean } => {
  const secure = urlPublica.startsWith("https:");
  return { nombre: (base) => (secure ? `__Host-${base}` : base), secure };
};

export const createCookieDeSesion = (urlPublica: string): CookieDeSesion => {
  const { nombre, secure } = cookiesOf(urlPublica);
  const cookie = nombre("ventanilla-sesion");
  const opciones = { path: "/", secure, httpOnly: true, sameSite: "Strict" } as const;
  return {
    read: (c) => getCookie(c, cookie),
    write: (c, secreto) => setCookie(c, cookie, secreto, opciones),
    clear: (c) => {
      deleteCookie(c, cookie, opciones);
    },
  };
};

/**
 * Lets on only what a page of this same origin asked for: the browser sends the session by itself, whoever asks.
 *
 * @throws {Rechazo} `rol-no-permite`
 */
export const assertMismoOrigen = (c: Context, urlPublica: string): void => {
  const sitio = c.req.header("sec-fetch-site");
  const propio = sitio === undefined ? c.req.header("origin") === new URL(urlPublica).origin : sitio === "same-origin";
  if (!propio)
    throw new Rechazo("rol-no-permite", { detalle: "Esta llamada vino de otra página. Hazla desde la mesa" });
};
