import { type Context, Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import { createCupo } from "./adjuntos/read-formulario.ts";
import { createDatosAbiertos } from "./extraccion/datos-abiertos.ts";
import { createExtraccion } from "./extraccion/extraccion.ts";
import { createCookieDeSesion } from "./http/cookie-de-sesion.ts";
import { allowOrigenes } from "./http/cors.ts";
import { createLectorDeDireccion } from "./http/direccion.ts";
import { PUERTAS } from "./http/openapi.ts";
import { actorOf } from "./http/permiso.ts";
import { createLectorDePortador } from "./http/portador.ts";
import { createPresupuesto, presupuestoAbierto } from "./http/presupuesto.ts";
import { problem, problemOf } from "./http/problem.ts";
import { createGuardia, createPruebas, guardiaAbierta } from "./http/prueba.ts";
import { createRutaDeRelevo } from "./http/ruta-de-relevo.ts";
import { createRutasAdjuntos, createRutasAdjuntosDeGestion, maximoBytesOf } from "./http/rutas-adjuntos.ts";
import { createRutasAyuda } from "./http/rutas-ayuda.ts";
import { createRutasCasos } from "./http/rutas-casos.ts";
import { createRutasEnlaces } from "./http/rutas-enlaces.ts";
import { createRutasEntrada } from "./http/rutas-entrada.ts";
import { type Carpetas, createRutasEstaticas } from "./http/rutas-estaticas.ts";
import { createRutasExtraccion } from "./http/rutas-extraccion.ts";
import { createRutasGestion } from "./http/rutas-gestion.ts";
import { createRutasInforme } from "./http/rutas-informe.ts";
import { createRutasInstituciones } from "./http/rutas-instituciones.ts";
import { createRutasOficios } from "./http/rutas-oficios.ts";
import { createRutasOperacion } from "./http/rutas-operacion.ts";
import { createRutasOrientacion } from "./http/rutas-orientacion.ts";
import { createRutasPuntos, createRutasPuntosDeGestion } from "./http/rutas-puntos.ts";
import { createRutasRegistros } from "./http/rutas-registros.ts";
import { createRutasReportes } from "./http/rutas-reportes.ts";
import { createRutasSeguimiento } from "./http/rutas-seguimiento.ts";
import { createRutasSobres, createRutasSobresDeGestion } from "./http/rutas-sobres.ts";
import { createRutasTrabajos } from "./http/rutas-trabajos.ts";
import { createRutasUsuarios } from "./http/rutas-usuarios.ts";
import { requireActor } from "./http/sesion.ts";
import type { Claves } from "./personal/claves.ts";
import type { Relevo } from "./relevo/relevo.ts";
import { createServicio, type OpcionesDeServicio, type Servicio } from "./servicio.ts";
import { APARTADOS_LIBRES } from "./sobres/sobres.ts";

/** What the service is made of. */
export interface AppOptions extends OpcionesDeServicio {
  /** The parts, where somebody else runs them too. */
  servicio?: Servicio | undefined;
  /** Absent: this is the main service. */
  relevo?: Relevo | undefined;
  /** `nunca`: neither failed look-ups nor a flood of cases ever cost a proof of work. */
  prueba?: "auto" | "nunca";
  /** Addresses and networks of the proxies before this service: only they are believed who asks. */
  proxies?: readonly string[] | undefined;
  /** Absent: passwords at the cost that is due. */
  claves?: Claves | undefined;
  /** Value of an environment variable that a definition names: the secret of its OpenID Connect provider. */
  getSecreto?: (nombre: string) => string | undefined;
  /** Absent: only the API answers. */
  carpetas?: Carpetas | undefined;
  /** Whether the process is on its way out: `/readyz` says so. */
  isClosing?: () => boolean;
}

const METODOS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The service: routes over a store. Reads no environment, opens nothing, listens to nothing. */
export const createApp = (opciones: AppOptions): Hono => {
  const { store, clock, log, llaves, urlPublica, instituciones } = opciones;
  const { relevo, prueba = "auto", proxies, getSecreto = () => undefined, carpetas } = opciones;
  const { isClosing = () => false } = opciones;
  const servicio = opciones.servicio ?? createServicio(opciones);
  const { porteria, gestion, registros, orientacion, adjuntos, enlaces, oficios, puntos, sobres, getInstitucion } =
    servicio;
  const { casos } = relevo ?? servicio;
  const guardia = prueba === "nunca" ? guardiaAbierta : createGuardia({ llave: llaves.prueba, clock });

  const app = new Hono();
  app.use("/v1/*", allowOrigenes(instituciones));
  if (relevo) app.use("/v1/*", createRutaDeRelevo(relevo));
  const readPortador = createLectorDePortador({
    puntos,
    presupuesto:
      prueba === "nunca"
        ? presupuestoAbierto
        : createPresupuesto({
            pruebas: createPruebas({ llave: llaves.prueba, clock }),
            now: () => performance.now(),
          }),
    readDireccion: createLectorDeDireccion(proxies),
  });
  app.route("/", createRutasCasos({ casos, getInstitucion, readPortador }));
  app.route("/", createRutasSeguimiento({ casos, oficios, guardia }));
  const guardiaDeApartados =
    prueba === "nunca"
      ? guardiaAbierta
      : createGuardia({ llave: llaves.prueba, clock, fallosLibres: APARTADOS_LIBRES });
  const deSobres = { sobres, guardia, guardiaDeApartados };
  app.route("/", createRutasSobres({ ...deSobres, readPortador }));
  app.route("/", createRutasInstituciones({ instituciones, getInstitucion, sello: servicio.sello }));
  app.route("/", createRutasOrientacion({ orientacion, getInstitucion }));
  const deExtraccion = createRutasExtraccion({
    extraccion: createExtraccion({ store, clock }),
    datosAbiertos: createDatosAbiertos({ store, clock }),
    getInstitucion,
  });
  app.route("/", deExtraccion.publicas);
  app.route("/", createRutasPuntos({ puntos, guardia, clock }));
  app.route("/", createRutasOperacion({ store, isClosing, relevo }));
  const maximoBytes = maximoBytesOf(instituciones.values());
  const cupo = createCupo();
  app.route("/", createRutasAdjuntos({ casos, adjuntos, guardia, maximoBytes, cupo }));
  app.route("/", createRutasEnlaces({ enlaces, maximoBytes, cupo }));

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
      claves: opciones.claves,
      getSecreto,
    }),
  );
  // All of gestión is behind this door, also what is added after it.
  app.use("/v1/gestion/*", puerta);
  app.route("/", createRutasUsuarios({ porteria, instituciones, urlPublica }));
  app.route("/", createRutasGestion({ gestion, store, casos, getInstitucion, clock }));
  app.route("/", createRutasOficios({ oficios, clock }));
  app.route(
    "/",
    createRutasRegistros({ registros, complementos: { ...orientacion, describePuntos: puntos.describe } }),
  );
  app.route("/", createRutasPuntosDeGestion({ puntos, registros }));
  app.route("/", createRutasInforme({ informes: servicio.informes }));
  app.route("/", createRutasReportes({ reportes: servicio.reportes }));
  app.route("/", createRutasAyuda({ registros, clock }));
  app.route("/", deExtraccion.deGestion);
  app.route("/", createRutasSobresDeGestion({ ...deSobres, revision: servicio.revision }));
  app.route("/", createRutasTrabajos({ store, clock }));
  app.route(
    "/",
    createRutasAdjuntosDeGestion({
      adjuntos,
      maximoBytes,
      cupo,
      openCaso: async (c, pedido) => {
        const actor = actorOf(c);
        return { actor, guardado: await gestion.open({ ...pedido, actor }) };
      },
    }),
  );

  let especificacion: ReturnType<typeof generateSpecs> | undefined;
  app.get("/openapi.json", async (c) => {
    especificacion ??= generateSpecs(app, {
      defaultValidationErrorResponse: false,
      // By a dot in its path: `extraccion.csv` is none, and what is not described is left out anyway.
      excludeStaticFile: false,
      documentation: {
        openapi: "3.1.0",
        info: {
          title: "Ventanilla",
          version: "1",
          description: "Consultas, reclamos y opiniones ante instituciones públicas, y el estado de cada caso.",
          license: { name: "Apache-2.0", identifier: "Apache-2.0" },
        },
        servers: [{ url: "/" }],
        components: { securitySchemes: PUERTAS },
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
