import { type AcuseDeSobre, sobre } from "@ventanilla/sdk/contract";
import type { Context, MiddlewareHandler } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { Relevo } from "../relevo/relevo.ts";
import { readBytes, readCuerpo } from "./cuerpo.ts";

/** The desk belongs to the main service: its sessions are not passed through another machine. */
const GESTION = /^\/v1\/gestion(?:\/|$)/;
const DEFINICION = /^\/v1\/instituciones\/([^/]+)$/;
const APERTURA = /^\/v1\/instituciones\/([^/]+)\/casos$/;
const ARCHIVO = /\/adjuntos$/;
/** What the relay does itself while the main service is away; everything else waits for it. */
const PROPIAS = [
  /^POST \/v1\/instituciones\/[^/]+\/casos$/,
  /^POST \/v1\/seguimiento(?:\/(?:mensajes|satisfaccion))?$/,
  /^POST \/v1\/instituciones\/[^/]+\/preguntas$/,
  /^GET \/v1\/(?:territorio|instituciones\/[^/]+\/(?:unidades|proveedores))$/,
];
/** Headers of an answer that say something of its content; the rest belong to the connection. */
const VUELVEN = ["cache-control", "content-disposition", "content-type", "etag", "idempotency-replayed", "retry-after"];

const passBack = async (c: Context, respuesta: Response): Promise<Response> => {
  for (const nombre of VUELVEN) {
    const valor = respuesta.headers.get(nombre);
    if (valor !== null) c.header(nombre, valor);
  }
  c.header("X-Content-Type-Options", "nosniff");
  const cuerpo = respuesta.status === 204 || respuesta.status === 304 ? null : await respuesta.arrayBuffer();
  return new Response(cuerpo, { status: respuesta.status, headers: c.res.headers });
};

/** The body's bytes, which whoever comes after reads again. */
const bufferCuerpo = async (c: Context): Promise<Uint8Array<ArrayBuffer>> => {
  const bytes = new Uint8Array(await readBytes(c));
  const { url, method, headers } = c.req.raw;
  const con = new Headers(headers);
  con.set("content-length", String(bytes.length));
  c.req.raw = new Request(url, { method, headers: con, body: bytes });
  return bytes;
};

/**
 * What stands before every public call at a relay: the main service answers if it can; if not, the relay does what it
 * can do by itself, and says what has to wait.
 */
export const createRutaDeRelevo =
  ({ principal, definiciones, isTomado, keepSobre }: Relevo): MiddlewareHandler =>
  async (c, next) => {
    const { method, path } = c.req;
    if (GESTION.test(path))
      throw new Rechazo("no-disponible", {
        detalle: `Este equipo es un relevo. La mesa está en ${principal.url}/mesa/`,
      });
    if (method === "OPTIONS") return next();
    // As it came: decoded, a line break in it would be left out on the way, and another call would arrive.
    const { pathname, search } = new URL(c.req.url);
    const ruta = pathname + search;
    const cabeceras = c.req.raw.headers;
    const isLectura = method === "GET" || method === "HEAD";
    const cuerpo = isLectura ? undefined : ARCHIVO.test(path) ? (c.req.raw.body ?? undefined) : await bufferCuerpo(c);
    const [, institucion] = (method === "POST" && APERTURA.exec(path)) || [];
    if (institucion && (await isTomado(institucion, c.req.header("idempotency-key") ?? ""))) return next();
    const respuesta = await principal.ask({ ruta, metodo: method, cabeceras, cuerpo });
    if (respuesta) return passBack(c, respuesta);

    const definicion = definiciones.find(DEFINICION.exec(path)?.[1] ?? "");
    if (definicion && isLectura) {
      c.header("Cache-Control", "no-cache");
      return c.json(definicion);
    }
    if (method === "POST" && path === "/v1/sobres") {
      const acuse: AcuseDeSobre = await keepSobre(await readCuerpo(c, sobre));
      return c.json(acuse, 202);
    }
    if (PROPIAS.some((propia) => propia.test(`${isLectura ? "GET" : method} ${path}`))) return next();
    throw new Rechazo("no-disponible", {
      detalle: "No hay conexión con la institución. Prueba de nuevo en unos minutos: lo que ya enviaste está guardado",
    });
  };
