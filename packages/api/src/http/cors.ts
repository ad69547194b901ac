import type { Institucion } from "@ventanilla/sdk/contract";
import type { MiddlewareHandler } from "hono";

const CABECERAS_EXPUESTAS = "Retry-After, Idempotency-Replayed, ETag, Prueba";
const CABECERAS_ACEPTADAS = "Content-Type, Idempotency-Key, Prueba, Punto, If-None-Match";
const METODOS = "GET, POST, OPTIONS";
const SEGUNDOS_DE_PREVUELO = "7200";

/** The desk of staff is served from this origin: no other page reads it, nor is told that it might. */
const RUTA_DE_GESTION = /^\/v1\/gestion(?:\/|$)/;

/**
 * CORS by exact origin and never with credentials: the institution's own pages read its answers, the union of all
 * reads the follow-up, nobody reads gestión. The middleware writes headers before the body exists, which keeps the fast
 * path of the server.
 */
export const allowOrigenes = (instituciones: ReadonlyMap<string, Institucion>): MiddlewareHandler => {
  const union = new Set([...instituciones.values()].flatMap(({ origenes }) => origenes));
  const porInstitucion = new Map([...instituciones].map(([slug, { origenes }]) => [slug, new Set(origenes)]));

  return async (c, next) => {
    const origen = c.req.header("origin");
    // Also where there is no origin: what a cache keeps of this answer is not for the pages that have one.
    c.header("Vary", "Origin");
    if (origen === undefined || RUTA_DE_GESTION.test(c.req.path)) return next();
    const slug = /^\/v1\/instituciones\/([^/]+)/.exec(c.req.path)?.[1];
    const permitidos = slug === undefined ? union : porInstitucion.get(slug);
    if (permitidos?.has(origen)) {
      c.header("Access-Control-Allow-Origin", origen);
      c.header("Access-Control-Expose-Headers", CABECERAS_EXPUESTAS);
    }
    if (c.req.method !== "OPTIONS") return next();
    if (permitidos?.has(origen)) {
      c.header("Access-Control-Allow-Methods", METODOS);
      c.header("Access-Control-Allow-Headers", CABECERAS_ACEPTADAS);
      c.header("Access-Control-Max-Age", SEGUNDOS_DE_PREVUELO);
    }
    return c.body(null, 204);
  };
};
