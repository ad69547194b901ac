import type { Institucion, LlaveDeFirma } from "@ventanilla/sdk/contract";
import { fechaCivil, foldText } from "@ventanilla/sdk/domain";
import { nanoid } from "nanoid";
import { type Adjuntos, createAdjuntos } from "./adjuntos/adjuntos.ts";
import type { Bodega } from "./adjuntos/bodega.ts";
import { createOficios, type Oficios } from "./cartas/oficios.ts";
import { type Casos, createCasos } from "./caso/casos.ts";
import { Rechazo } from "./caso/rechazo.ts";
import { buildAviso } from "./correo/avisos.ts";
import type { Correo } from "./correo/send-correo.ts";
import { createEnlaces, type Enlaces } from "./enlaces/enlaces.ts";
import { createGestion, type Gestion } from "./gestion/gestion.ts";
import { type Catalogo, createCatalogo } from "./instituciones/catalogo.ts";
import { createPorteria, type Porteria } from "./personal/porteria.ts";
import type { Contenido } from "./preguntas/contenido.ts";
import { createInformes, type Informes } from "./puntos/informe.ts";
import { createPuntos, type Puntos } from "./puntos/puntos.ts";
import { createRegistros, type Registros } from "./registros/create-registros.ts";
import { createOrientacion, type Orientacion } from "./registros/orientacion.ts";
import { createProveedoresPorRut } from "./registros/proveedores-por-rut.ts";
import { createEnvios } from "./reportes/envios.ts";
import { createReportes, type Reportes } from "./reportes/reportes.ts";
import { createFirmante } from "./sello/firma.ts";
import type { Llaves } from "./sello/llaves.ts";
import { createLlavesDeSello, type LlavesDeSello } from "./sello/llaves-de-sello.ts";
import { createApartados } from "./sobres/apartados.ts";
import { createRevision, type Revision } from "./sobres/revision.ts";
import { createSobres, type Sobres } from "./sobres/sobres.ts";
import { createTareasDeSobres, planAvisoDeApartados } from "./sobres/tareas-de-sobres.ts";
import type { Store } from "./store/store.ts";
import { createCorredor } from "./trabajos/corredor.ts";
import { createLectores } from "./trabajos/create-lectores.ts";
import { createLector } from "./trabajos/lector.ts";
import { planTrabajos } from "./trabajos/plan-trabajos.ts";
import { createTareasDeAgenda, planPlanificar, planReemplazo } from "./trabajos/tareas-de-agenda.ts";
import { createTareasDeCorreo } from "./trabajos/tareas-de-correo.ts";

/** Where the service says what an operator should know; never personal data. */
export interface Log {
  error(datos: object, mensaje: string): void;
}

/** What the service stands on. */
export interface OpcionesDeServicio {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  log: Log;
  llaves: Llaves;
  /** Definitions as their files have them, by slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** What their files bring of questions and letters, by slug. */
  contenidos?: ReadonlyMap<string, Contenido> | undefined;
  /** Where citizens reach this server, without a slash at the end. */
  urlPublica: string;
  /** Where files are kept. */
  bodega: Bodega;
  /** Absent: nobody is written to. */
  correo?: Correo | undefined;
  /** Whether somebody waits for this process now. */
  isBusy?: (() => boolean) | undefined;
}

/** All that the service does, without HTTP. */
export interface Servicio {
  casos: Casos;
  porteria: Porteria;
  gestion: Gestion;
  registros: Registros;
  orientacion: Orientacion;
  catalogo: Catalogo;
  adjuntos: Adjuntos;
  enlaces: Enlaces;
  oficios: Oficios;
  sobres: Sobres;
  revision: Revision;
  /** The public keys of this installation. */
  sello: Pick<LlavesDeSello, "kid" | "publish"> & { firma: LlaveDeFirma };
  puntos: Puntos;
  informes: Informes;
  reportes: Reportes;
  /** @throws {Rechazo} `no-encontrado` */
  getInstitucion(slug: string | undefined): Institucion;
  /** Does now all that it does by itself: reads the journal and the jobs that are due. */
  settle(): Promise<void>;
  /** Begins what it does by itself. The catalog is read before: nothing is answered without it. */
  start(): Promise<void>;
  /** Resolves when what was begun is left done. */
  stop(): Promise<void>;
}

/** After how long terms are counted again for a holiday that was being written, in milliseconds. */
const RECUENTO = 2 * 60_000;
/** How often the registries are read again: another process may have changed them, in milliseconds. */
const RELECTURA = 60_000;

/** Puts the parts together. Opens nothing, listens to nothing. */
export const createServicio = ({
  store,
  clock,
  log,
  llaves,
  instituciones: definiciones,
  contenidos = new Map(),
  urlPublica,
  bodega,
  correo,
  isBusy,
}: OpcionesDeServicio): Servicio => {
  const registros: Registros = createRegistros({
    store,
    clock,
    definiciones,
    contenidos,
    onCambio: async (registro, institucion) => {
      if (registro === "proveedores") await proveedores.refresh(institucion);
      if (registro === "preguntas" || registro === "proveedores") return orientacion.forget(institucion);
      await catalogo.refresh(institucion);
    },
    onFeriado: async (institucion, feriados, { isHecho }) => {
      const slugs = institucion === "*" ? [...definiciones.keys()] : [institucion];
      const [fecha = ""] = feriados.map((feriado) => feriado.fecha).sort();
      // Who dies between the holiday and its terms leaves them to be counted a while later.
      const cuando = new Date(clock() + (isHecho ? 0 : RECUENTO)).toISOString();
      await store.addTrabajos(
        slugs.map((slug) => ({
          id: `moverPlazos.${slug}.${fecha}.${nanoid(12)}`,
          tipo: "moverPlazos",
          cuando,
          datos: { institucion: slug, fecha },
        })),
      );
    },
  });
  const catalogo = createCatalogo(definiciones, () => registros);
  const { instituciones, getFeriados } = catalogo;
  const orientacion = createOrientacion({ store, clock, registros });
  const proveedores = createProveedoresPorRut(registros);

  const getInstitucion = (slug: string | undefined): Institucion => {
    const institucion = instituciones.get(slug ?? "");
    if (!institucion) throw new Rechazo("no-encontrado", { detalle: "No atendemos a una institución con ese nombre" });
    return institucion;
  };
  const casos = createCasos({
    store,
    clock,
    llaves,
    instituciones,
    getFeriados,
    findProveedor: proveedores.find,
    urlPublica,
  });
  const porteria = createPorteria({
    store,
    clock,
    instituciones,
    onAusencia: async ({ institucion }) => {
      const suya = definiciones.get(institucion);
      if (suya) await store.addTrabajos([planReemplazo(suya, new Date(clock()).toISOString())]);
    },
  });
  const { personal } = porteria;
  const adjuntos = createAdjuntos({ store, order: casos.order, bodega, llaves, getInstitucion });
  const enlaces = createEnlaces({ store, casos, adjuntos, llave: llaves.enlace, clock, getInstitucion });

  const findUsuario = async (id: string) => {
    const usuario = await personal.find(id);
    return usuario?.activo ? usuario : undefined;
  };
  const findCorreoDeProveedor = async (
    institucion: string,
    { rut, nombre }: { rut?: string | undefined; nombre: string },
  ): Promise<string | undefined> => {
    const escrito = foldText(nombre);
    const todos = await registros.proveedores.list(institucion);
    const suyo =
      todos.find((uno) => rut !== undefined && uno.rut === rut) ??
      todos.find((uno) => [uno.nombre, ...uno.alias].some((otro) => foldText(otro) === escrito));
    return suyo?.correo;
  };
  const gestion = createGestion({
    store,
    casos,
    personal,
    llaves,
    instituciones,
    getFeriados,
    clock,
    log,
    ...(correo && { findCorreoDeProveedor }),
  });
  const deCasos = { store, casos, getInstitucion, findCorreoDeProveedor, llave: llaves.enlace, urlPublica };
  const oficios = createOficios({ ...deCasos, registros, clock, findFirmante: findUsuario });
  const puntos = createPuntos({ store, clock, llaves, registros });
  const informes = createInformes({ store, registros, getInstitucion, clock, correo });
  const reportes = createReportes({
    store,
    registros,
    puntos,
    personal,
    getInstitucion,
    instituciones,
    getFeriados,
    clock,
  });
  const envios = createEnvios({
    store,
    registros,
    getInstitucion,
    clock,
    llave: llaves.busqueda,
    correo,
    read: reportes.read,
    writeCsv: reportes.writeCsv,
  });

  const llavesDeSello = createLlavesDeSello({ raiz: llaves.sello, clock });
  const sello = Object.assign(llavesDeSello, { firma: createFirmante(llaves.firma).llave });
  const apartados = createApartados({
    store,
    clock,
    onApartado: async ({ institucion }) => {
      const suya = getInstitucion(institucion);
      if (correo && !suya.demostracion)
        await store.addTrabajos([planAvisoDeApartados(suya, new Date(clock()).toISOString())]);
    },
  });
  const deSobres = { store, casos, apartados, llaves: llavesDeSello, getInstitucion, clock };
  const sobres = createSobres(deSobres);

  const lectores = [
    ...createLectores({ store, casos, personal, instituciones, clock, llaves, log, isBusy }),
    createLector({
      store,
      nombre: "trabajos",
      log,
      isBusy,
      handle: (anotacion) => {
        const institucion = instituciones.get(anotacion.caso.caso.institucion);
        return (
          institucion && {
            trabajos: planTrabajos(anotacion, { institucion, conCorreo: correo !== undefined, ahora: clock() }),
          }
        );
      },
    }),
  ];
  const corredor = createCorredor({
    store,
    clock,
    log,
    tareas: {
      ...informes.tareas,
      ...envios.tareas,
      ...createTareasDeAgenda({
        store,
        casos,
        personal,
        getInstitucion,
        clock,
        refreshCatalogo: catalogo.refresh,
        ...(correo && {
          sendResumen: async (usuario, { institucion, id, ...resumen }) => {
            const para = (await findUsuario(usuario))?.correo;
            const escrito = buildAviso({ aviso: "resumen", ...resumen }, { institucion, urlPublica });
            if (para) await correo.send({ para, ...escrito, firma: institucion.nombre, idMensaje: id });
          },
        }),
      }),
      ...createTareasDeSobres({ store, apartados, personal, getInstitucion, clock, correo, urlPublica }),
      ...(correo && createTareasDeCorreo({ ...deCasos, correo, oficios, findUsuario, personal, clock })),
    },
  });

  /** Plans the day of every institution. A store that cannot write now is asked again: it reads and answers meanwhile. */
  const plan = async (): Promise<void> => {
    const ahora = new Date(clock()).toISOString();
    const dias = [...definiciones.values()].map(({ slug, zona }) =>
      planPlanificar(slug, fechaCivil(ahora, zona), ahora),
    );
    await store.addTrabajos(dias).catch(() => undefined);
  };

  let relectura: NodeJS.Timeout | undefined;
  return {
    casos,
    porteria,
    gestion,
    registros,
    orientacion,
    catalogo,
    adjuntos,
    enlaces,
    oficios,
    puntos,
    informes,
    reportes,
    sobres,
    revision: createRevision(deSobres),
    sello,
    getInstitucion,
    async settle() {
      for (const lector of lectores) await lector.runOnce();
      await corredor.runOnce();
    },
    async start() {
      await plan();
      for (const lector of lectores) lector.start();
      corredor.start();
      relectura = setInterval(() => {
        orientacion.forget("*");
        proveedores.refresh("*").catch(() => undefined);
        catalogo.refresh().catch(() => undefined);
        plan();
      }, RELECTURA);
      relectura.unref();
    },
    async stop() {
      clearInterval(relectura);
      await Promise.all([...lectores.map((lector) => lector.stop()), corredor.stop()]);
      correo?.close();
    },
  };
};
