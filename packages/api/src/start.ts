import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from "node:fs";
import type { Server } from "node:http";
import { createServer as createServidorTls } from "node:https";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createSecureContext } from "node:tls";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { Institucion } from "@ventanilla/sdk/contract";
import type { Hono } from "hono";
import { pino } from "pino";
import { createBodega } from "./adjuntos/bodega.ts";
import { sweepAdjuntos } from "./adjuntos/sweep-adjuntos.ts";
import { createApp } from "./app.ts";
import { POR_CONTAR, tellAnteriores } from "./cifras/count-anteriores.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { parseSmtpUrl } from "./correo/parse-smtp-url.ts";
import { openDemostracion, openMesaDeDemostracion } from "./demostracion.ts";
import { ESPERA_DE_ARCHIVO, limitCuerpo } from "./http/limit-cuerpo.ts";
import { createMetricas, createServidorPrivado, type Metricas } from "./http/metricas.ts";
import type { Carpetas } from "./http/rutas-estaticas.ts";
import { loadInstituciones } from "./instituciones/load-instituciones.ts";
import { ARCHIVO_ADMINISTRADOR, ensureAdministrador } from "./personal/primer-administrador.ts";
import { createTokens } from "./personal/tokens.ts";
import { loadContenidos } from "./preguntas/load-contenido.ts";
import { createPrincipal } from "./relevo/principal.ts";
import { resolveArchivo } from "./resolve-archivo.ts";
import { loadSecreto } from "./secreto.ts";
import { deriveLlaves } from "./sello/llaves.ts";
import { createServicio } from "./servicio.ts";
import { openSqliteStore } from "./store/sqlite/open-sqlite-store.ts";

/** A client has this long to say what it wants, however slow its network. */
const LIMITES = {
  headersTimeout: 10_000,
  requestTimeout: ESPERA_DE_ARCHIVO,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
};
/** Who listens here is reached from this machine alone. */
const LOCAL = "127.0.0.1";
/** After so long without a request, in milliseconds, what the service does by itself may take the machine. */
const REPOSO = 1_000;
/** How long connections are still served, each for the last time, once the service is told to stop. */
const DESPEDIDA = 500;
/** What is in flight at the end has this long. */
const ESPERA_AL_CERRAR = 8_000;

/** Keeps the chunks of this build in the data folder, for the pages that are open when the next one is installed. */
const keepPiezas = (widget: string, destino: string): void => {
  const origen = join(widget, "piezas");
  if (!existsSync(origen)) return;
  mkdirSync(destino, { recursive: true });
  for (const nombre of readdirSync(origen)) {
    if (existsSync(join(destino, nombre))) continue;
    // Half a chunk would be served for a year: it takes its name once it is whole.
    const temporal = join(destino, `.${nombre}`);
    copyFileSync(join(origen, nombre), temporal);
    renameSync(temporal, join(destino, nombre));
  }
};

const locateCarpetas = (datos: string): Carpetas => ({
  widget: resolveArchivo("../widget/dist"),
  piezasAnteriores: join(datos, "piezas"),
  ejemplos: resolveArchivo("../../examples"),
  paginas: resolveArchivo("paginas"),
  swagger: dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json")),
});

/** @throws {ConfigError} where a definition names a secret that the environment does not hold */
const checkSecretos = (
  instituciones: ReadonlyMap<string, Institucion>,
  entorno: Record<string, string | undefined>,
): void => {
  const errores = [...instituciones.values()].flatMap(({ slug, openid }) =>
    openid && !entorno[openid.secretoEn] ? [`${openid.secretoEn}: falta el secreto OpenID que nombra ${slug}`] : [],
  );
  if (errores.length > 0) throw new ConfigError(errores);
};

/** @throws {ConfigError} where they are no certificate and its key */
const readTls = (archivos: Config["tls"]): { cert: Buffer; key: Buffer } | undefined => {
  if (!archivos) return undefined;
  const tls = { cert: readFileSync(archivos.certificado), key: readFileSync(archivos.llave) };
  try {
    createSecureContext(tls);
  } catch {
    throw new ConfigError(["TLS_CERTIFICADO: el certificado y TLS_LLAVE no se leen como PEM, o no son pareja"]);
  }
  return tls;
};

/** @param anfitrion address to listen at; absent: every one of this machine */
const listen = async (
  servidor: Server,
  { puerto, variable, anfitrion }: { puerto: number; variable: string; anfitrion?: string | undefined },
): Promise<number> => {
  servidor.listen(puerto, anfitrion);
  try {
    await once(servidor, "listening");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new ConfigError([
        `${variable}: el ${puerto} ya está en uso. Elige otro, por ejemplo ${variable}=${puerto + 1}`,
      ]);
    if (code === "EACCES")
      throw new ConfigError([
        `${variable}: este usuario no puede abrir el ${puerto}. Usa uno desde 1024, por ejemplo 8787`,
      ]);
    throw error;
  }
  return (servidor.address() as AddressInfo).port;
};

/**
 * Starts the service and answers its signals.
 *
 * @param entorno environment variables
 * @throws {ConfigError} with what an operator has to mend
 */
export const start = async (entorno: Record<string, string | undefined>): Promise<void> => {
  const config = readConfig(entorno);
  const log = pino({ level: config.registro });
  const instituciones = loadInstituciones({ carpeta: config.instituciones, demostracion: config.demo });
  checkSecretos(instituciones, entorno);
  const { secreto, archivo, isNuevo } = loadSecreto(config.datos);
  if (isNuevo) log.info({ archivo }, "Se creó la llave de la instalación: respáldala aparte de los datos");
  const store = await openSqliteStore({ carpeta: config.datos }).catch((error: Error) => {
    throw new ConfigError([`DATOS: no se pudo abrir ${config.datos}. ${error.message}`]);
  });
  if ((await store.findPosicion(POR_CONTAR)) > 0) tellAnteriores(config, log);
  const administrador = await ensureAdministrador({
    store,
    tokens: createTokens({ store, clock: Date.now }),
    clock: Date.now,
    datos: config.datos,
    reemitir: config.reemiteAdministrador,
  });
  if (administrador.estado === "escrito")
    log.info(
      { archivo: administrador.archivo },
      "Se escribió el token de administración: con él se crea a las personas",
    );
  if (administrador.estado === "falta")
    log.info(`Ya no está ${ARCHIVO_ADMINISTRADOR}. Si perdiste ese token, parte una vez con TOKEN_ADMINISTRADOR=nuevo`);
  const llaves = deriveLlaves(secreto);
  const carpetas = locateCarpetas(config.datos);
  const bodega = createBodega({ carpeta: join(config.datos, "adjuntos") });

  let isClosing = false;
  /** Requests that are being answered, and when the last one came: between two of a burst nobody is idle. */
  let enCurso = 0;
  let ultima = 0;
  let metricas: Metricas | undefined;
  const tls = readTls(config.tls);
  /** The service, once it knows what its people changed of the definitions: who comes before waits. */
  let app: Hono | undefined;
  const abierta = Promise.withResolvers<Hono>();
  const servidor = createAdaptorServer({
    fetch: (solicitud, conexion) => {
      limitCuerpo((conexion as HttpBindings).incoming);
      // At the end each connection closes after its answer, so that no request is cut and none comes after.
      if (isClosing) (conexion as HttpBindings).outgoing.shouldKeepAlive = false;
      enCurso++;
      ultima = performance.now();
      const { outgoing } = conexion as HttpBindings;
      const desde = ultima;
      outgoing.once("close", () => {
        enCurso--;
        metricas?.recordRespuesta(outgoing.statusCode, performance.now() - desde);
      });
      return app ? app.fetch(solicitud, conexion) : abierta.promise.then((una) => una.fetch(solicitud, conexion));
    },
    ...(tls ? { createServer: createServidorTls, serverOptions: { ...LIMITES, ...tls } } : { serverOptions: LIMITES }),
  }) as Server;
  const puerto = await listen(servidor, {
    puerto: config.puerto,
    variable: "PUERTO",
    // What people write does not cross a network in the clear: without TLS a relay serves its own machine alone.
    anfitrion: config.relevo && !tls ? LOCAL : undefined,
  });
  const aqui = `${tls ? "https" : "http"}://localhost:${puerto}`;
  const urlPublica = config.urlPublica ?? config.relevo ?? aqui;
  const smtp = config.smtpUrl === undefined ? undefined : parseSmtpUrl(config.smtpUrl, { urlPublica });
  if (smtp && "errores" in smtp) throw new ConfigError(smtp.errores.map((error) => `SMTP_URL: ${error}`));
  const partes = {
    store,
    clock: Date.now,
    log,
    llaves,
    instituciones,
    contenidos: loadContenidos(instituciones, config.instituciones),
    urlPublica,
    bodega,
    correo: smtp && (await import("./correo/send-correo.ts")).createCorreo({ smtpUrl: smtp.smtpUrl }),
    isBusy: () => enCurso > 0 || performance.now() - ultima < REPOSO,
  };
  const servicio = createServicio(partes);
  const relevo =
    config.relevo === undefined
      ? undefined
      : (await import("./relevo/relevo.ts")).createRelevo({
          ...partes,
          principal: createPrincipal({ url: config.relevo, clock: () => performance.now() }),
          casos: servicio.casos,
          slugs: [...instituciones].filter(([, { demostracion }]) => !demostracion).map(([slug]) => slug),
        });
  const aplicacion = createApp({
    ...partes,
    servicio,
    relevo,
    prueba: config.prueba,
    proxies: config.proxies,
    getSecreto: (nombre) => entorno[nombre],
    carpetas,
    isClosing: () => isClosing,
  });
  // A holiday that was declared counts for the first case too.
  await servicio.catalogo.refresh();
  app = aplicacion;
  abierta.resolve(aplicacion);

  if (config.puertoPrivado !== undefined) {
    metricas = await createMetricas({ store, clock: Date.now, readCola: relevo?.readCola });
    const privado = createServidorPrivado(metricas);
    await listen(privado, { puerto: config.puertoPrivado, variable: "PUERTO_PRIVADO", anfitrion: LOCAL });
    // Nobody waits for figures once the service ends.
    privado.unref();
  }

  const lineas = [`Ventanilla lista: ${config.relevo ? aqui : urlPublica}/demo/sernac/`];
  const demostracion = instituciones.get("demostracion");
  if (demostracion?.demostracion && !relevo) {
    try {
      const mesa = await openMesaDeDemostracion(servicio.porteria, { institucion: demostracion, urlPublica });
      const { responsable } = mesa;
      const ejemplos = await openDemostracion(servicio.casos, { institucion: demostracion, responsable });
      lineas.push(
        `Un caso de demostración en curso: ${ejemplos.enCurso}`,
        `Uno ya cerrado: ${ejemplos.cerrado}`,
        `La mesa que los atiende: ${mesa.enlace}`,
      );
    } catch (error) {
      log.warn({ causa: (error as Error).message }, "No se pudo abrir el caso de demostración");
    }
  }
  // What a relay takes is assigned, told and indexed by the main service.
  await (relevo ?? servicio).start();
  sweepAdjuntos({ store, bodega, ahora: Date.now() }).catch((error: NodeJS.ErrnoException) => {
    log.warn({ codigo: error.code }, "No se revisaron los archivos que ningún caso nombra");
  });
  process.stdout.write(`${lineas.join("\n")}\n`);

  const stop = async (senal: string): Promise<void> => {
    if (isClosing) return;
    isClosing = true;
    log.info({ senal }, "Cerrando: se termina lo que está en curso");
    // What takes longer, as a mail to a server that hangs, is done again by whoever starts next.
    const quieto = Promise.race([(relevo ?? servicio).stop().catch(() => undefined), pause(ESPERA_AL_CERRAR)]);
    // Whoever holds a connection open learns with its next answer that it closes; one cut now might carry a case.
    await pause(DESPEDIDA);
    const cerrado = once(servidor, "close");
    servidor.close();
    const tope = setTimeout(() => servidor.closeAllConnections(), ESPERA_AL_CERRAR);
    await cerrado;
    clearTimeout(tope);
    await quieto;
    await store.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  // They are for the next version: nobody who comes now waits for them.
  try {
    keepPiezas(carpetas.widget, carpetas.piezasAnteriores);
  } catch (error) {
    log.warn(
      { codigo: (error as NodeJS.ErrnoException).code },
      "No se guardaron las piezas de la ventana para la próxima versión",
    );
  }
};
