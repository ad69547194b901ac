import type { Institucion } from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import { createCasos } from "./caso/casos.ts";
import { Rechazo } from "./caso/rechazo.ts";
import { createCookieDeSesion } from "./http/cookie-de-sesion.ts";
import { allowOrigenes } from "./http/cors.ts";
import { problem, problemOf } from "./http/problem.ts";
import { createGuardia, guardiaAbierta } from "./http/prueba.ts";
import { createRutasCasos } from "./http/rutas-casos.ts";
import { type Carpetas, createRutasEstaticas } from "./http/rutas-estaticas.ts";
import { createRutasEntrada } from "./http/rutas-entrada.ts";
import { createRutasInstituciones } from "./http/rutas-instituciones.ts";
import { createRutasOperacion } from "./http/rutas-operacion.ts";
import { createRutasSeguimiento } from "./http/rutas-seguimiento.ts";
import { createRutasUsuarios } from "./http/rutas-usuarios.ts";
import { requireActor } from "./http/sesion.ts";
import { createPorteria } from "./personal/porteria.ts";
import type { Llaves } from "./sello/llaves.ts";
import type { Store } from "./store/store.ts";

/** Where the service says what an operator should know; never personal data. */
export interface Log {
  error(datos: object, mensaje: string): void;
}

/** What the service is made of. */
export interface AppOptions {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  log: Log;
  llaves: Llaves;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Where citizens reach this server, without a slash at the end. */
  urlPublica: string;
  /** `nunca`: failed look-ups never cost a proof of work. */
  prueba?: "auto" | "nunca";
  /** Value of an environment variable that a definition names: the secret of its OpenID Connect provider. */
  getSecreto?: (nombre: string) => string | undefined;
  /** Absent: only the API answers. */
  carpetas?: Carpetas | undefined;
  /** Whether the process is on its way out: `/readyz` says so. */
  isClosing?: () => boolean;
}

const METODOS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The service: routes over a store. Reads no environment, opens nothing, listens to nothing. */
export const createApp = ({
  store,
  clock,
  log,
  llaves,
  instituciones,
  urlPublica,
  prueba = "auto",
  getSecreto = () => undefined,
  carpetas,
  isClosing = () => false,
}: AppOptions): Hono => {
  const casos = createCasos({ store, clock, llaves, instituciones, urlPublica });
  const guardia = prueba === "nunca" ? guardiaAbierta : createGuardia({ llave: llaves.prueba, clock });
  const getInstitucion = (slug: string | undefined): Institucion => {
    const institucion = instituciones.get(slug ?? "");
    if (!institucion) throw new Rechazo("no-encontrado", { detalle: "No atendemos a una institución con ese nombre" });
    return institucion;
  };

  const app = new Hono();
  app.use("/v1/*", allowOrigenes(instituciones));
  app.route("/", createRutasCasos({ casos, getInstitucion }));
  app.route("/", createRutasSeguimiento({ casos, guardia }));
  app.route("/", createRutasInstituciones({ instituciones, getInstitucion }));
  app.route("/", createRutasOperacion({ store, isClosing }));

  const porteria = createPorteria({ store, clock, instituciones });
  const cookie = createCookieDeSesion(urlPublica);
  const puerta = requireActor({ ...porteria, cookie, urlPublica });
  app.route(
    "/",
    createRutasEntrada({
      porteria,
      cookie,
      puerta,
      llave: llaves.sesion,
      clock,
      instituciones,
      urlPublica,
      getSecreto,
    }),
  );
  // All of gestión is behind this door, also what is added after it.
  app.use("/v1/gestion/*", puerta);
  app.route("/", createRutasUsuarios({ porteria, instituciones, urlPublica }));

  let especificacion: ReturnType<typeof generateSpecs> | undefined;
  app.get("/openapi.json", async (c) => {
    especificacion ??= generateSpecs(app, {
      defaultValidationErrorResponse: false,
      excludeStaticFile: true,
      documentation: {
        openapi: "3.1.0",
        info: {
          title: "Ventanilla",
          version: "1",
          description: "Consultas, reclamos y opiniones ante instituciones públicas, y el estado de cada caso.",
          license: { name: "Apache-2.0", identifier: "Apache-2.0" },
        },
        servers: [{ url: "/" }],
      },
    });
    c.header("Access-Control-Allow-Origin", "*");
    c.header("Cache-Control", "public, max-age=300");
    return c.json(await especificacion);
  });
  if (carpetas) app.route("/", createRutasEstaticas(carpetas));

  app.notFound((c) => {
    const metodos = METODOS.filter((metodo) =>
      app.router.match(metodo, c.req.path)[0].some(([[, ruta]]) => !ruta.path.includes("*")),
    );
    if (metodos.length === 0) return keepCors(c, problem("no-encontrado").respuesta);
    return keepCors(c, problem("metodo-no-permitido", { cabeceras: { Allow: metodos.join(", ") } }).respuesta);
  });
  app.onError((error, c) => {
    const { tipo, opciones } = problemOf(error);
    const { respuesta, solicitud } = problem(tipo, opciones);
    if (respuesta.status >= 500)
      log.error({ solicitud, tipo, ruta: c.req.path, causa: describeCausa(error) }, "No se pudo atender una solicitud");
    return keepCors(c, respuesta);
  });
  return app;
};

/** A page reads its errors by the same permission as its answers. */
const keepCors = (c: Context, respuesta: Response): Response => {
  for (const nombre of ["Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Vary"]) {
    const valor = c.res.headers.get(nombre);
    if (valor) respuesta.headers.set(nombre, valor);
  }
  return respuesta;
};

/** Name, code and place of an error; its message may hold what a person wrote, so it stays out. */
const describeCausa = (error: Error): object => ({
  nombre: error.name,
  ...("code" in error && { codigo: error.code }),
  ...(error.cause instanceof Error && { origen: describeCausa(error.cause) }),
  pila: error.stack
    ?.split("\n")
    .filter((linea) => /^\s+at /.test(linea))
    .slice(0, 8),
});
