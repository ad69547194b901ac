import { existsSync } from "node:fs";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { etag } from "hono/etag";

/** Folders of what is served as files. */
export interface Carpetas {
  /** The widget as built: `ventanilla.js` and `piezas/`. */
  widget: string;
  /** Chunks of earlier builds: pages opened before an update still ask for them. */
  piezasAnteriores: string;
  /** A folder a page, for `/demo/…`. */
  ejemplos: string;
  /** `ventanilla/`, `seguir/`, `entrar/`, `mesa/`, `monitor/`, `responder/`, `totem/`, `docs/`, and the style and scripts they share. */
  paginas: string;
  /** Swagger UI, for `/docs`. */
  swagger: string;
}

const ESTRICTA =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
/** Swagger UI writes styles and images of its own; nothing else is opened for it. */
const DE_DOCUMENTACION =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; " +
  "font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const setHeaders =
  (cabeceras: Record<string, string>): MiddlewareHandler =>
  async (c, next) => {
    await next();
    if (!c.res.ok && c.res.status !== 304) return;
    for (const [nombre, valor] of Object.entries(cabeceras)) c.header(nombre, valor);
  };

const COMUNES = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };
const PAGINA = { ...COMUNES, "Cache-Control": "no-cache", "Cross-Origin-Opener-Policy": "same-origin" };
const PROPIO = { ...COMUNES, "Cross-Origin-Resource-Policy": "same-origin" };
/** Any site may load the elements: a module script needs CORS. */
const ELEMENTOS = { ...COMUNES, "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };

const stripPrefix = (prefijo: string) => (ruta: string) => ruta.slice(prefijo.length);

/** The elements' files, our own pages, the examples and the documentation. */
export const createRutasEstaticas = ({ widget, piezasAnteriores, ejemplos, paginas, swagger }: Carpetas): Hono => {
  const app = new Hono();

  /** A folder asked for without its slash would break the relative addresses of its page. */
  for (const ruta of [
    "/docs",
    "/entrar",
    "/mesa",
    "/monitor",
    "/responder",
    "/seguir",
    "/totem",
    "/ventanilla",
    "/demo/:ejemplo{[a-z-]+}",
  ])
    app.get(ruta, (c) => c.redirect(`${c.req.path}/`, 308));

  for (const archivo of ["/ventanilla.js", "/ventanilla-totem.js"]) {
    app.use(
      archivo,
      setHeaders({ ...ELEMENTOS, "Cache-Control": "public, max-age=300, stale-while-revalidate=86400" }),
    );
    app.get(archivo, etag(), serveStatic({ root: widget, precompressed: true }));
  }

  // The officers' desk, their monitor, and what a letter's link opens, are of this origin alone: no other page may load them.
  for (const archivo of ["/ventanilla-mesa.js", "/ventanilla-monitor.js", "/ventanilla-respuesta.js"]) {
    app.use(archivo, setHeaders({ ...PROPIO, "Cache-Control": "no-cache" }));
    app.get(archivo, etag(), serveStatic({ root: widget, precompressed: true }));
  }

  // What a page keeps to open without network.
  for (const archivo of ["/manifest.json", "/manifest-totem.json"]) {
    app.use(archivo, setHeaders({ ...ELEMENTOS, "Cache-Control": "no-cache" }));
    app.get(archivo, etag(), serveStatic({ root: widget }));
  }

  app.use("/piezas/*", setHeaders({ ...ELEMENTOS, "Cache-Control": "public, max-age=31536000, immutable" }));
  app.get("/piezas/*", serveStatic({ root: widget, precompressed: true }));
  if (existsSync(piezasAnteriores))
    app.get(
      "/piezas/*",
      serveStatic({ root: piezasAnteriores, precompressed: true, rewriteRequestPath: stripPrefix("/piezas") }),
    );

  for (const [ruta, raiz, prefijo, politica] of [
    ["/demo/:ejemplo{[a-z-]+}/*", ejemplos, "/demo", ESTRICTA],
    ["/pagina.css", paginas, "", ESTRICTA],
    ["/sin-conexion.js", paginas, "", ESTRICTA],
    ["/instalar.js", paginas, "", ESTRICTA],
    ["/ventanilla/*", paginas, "", ESTRICTA],
    ["/seguir/*", paginas, "", ESTRICTA],
    ["/entrar/*", paginas, "", ESTRICTA],
    ["/mesa/*", paginas, "", ESTRICTA],
    ["/monitor/*", paginas, "", ESTRICTA],
    ["/responder/*", paginas, "", ESTRICTA],
    ["/totem/*", paginas, "", ESTRICTA],
    ["/docs/swagger/*", swagger, "/docs/swagger", DE_DOCUMENTACION],
    ["/docs/*", paginas, "", DE_DOCUMENTACION],
  ] as const) {
    app.use(ruta, setHeaders({ ...PAGINA, "Content-Security-Policy": politica }));
    app.get(ruta, etag(), serveStatic({ root: raiz, rewriteRequestPath: stripPrefix(prefijo) }));
  }
  app.get("/", (c) => c.redirect("/demo/sernac/", 302));
  return app;
};
