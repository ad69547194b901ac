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

/** Whether an origin is this service's: the one of `URL_PUBLICA`, or the one that this very request was sent to. */
const isPropio = (origen: string | undefined, host: string | undefined, urlPublica: string): boolean => {
  if (origen === undefined || !URL.canParse(origen)) return false;
  const dicho = new URL(origen);
  return dicho.origin === new URL(urlPublica).origin || dicho.host === host;
};

/**
 * Lets on only what a page of this same origin asked for: the browser sends the session by itself, whoever asks.
 *
 * @throws {Rechazo} `rol-no-permite`
 */
export const assertMismoOrigen = (c: Context, urlPublica: string): void => {
  // Browsers say it themselves, but for plain http outside this machine; then the origin has to do.
  const sitio = c.req.header("sec-fetch-site");
  if (
    sitio === undefined ? isPropio(c.req.header("origin"), c.req.header("host"), urlPublica) : sitio === "same-origin"
  )
    return;
  throw new Rechazo("rol-no-permite", { detalle: "Esta llamada vino de otra página. Hazla desde la mesa" });
};
