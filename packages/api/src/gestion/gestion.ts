import type {
  CasoDeGestion,
  FilaDeCaso,
  FiltroDeCasosLeido,
  Institucion,
  LecturaDeCaso,
  LecturasDeCaso,
  OrdenDeGestionLeida,
  PaginaDeCasos,
  RespuestaDeOrden,
} from "@ventanilla/sdk/contract";
import { type Feriado, parseFolio } from "@ventanilla/sdk/domain";
import { canReadCaso } from "../caso/alcance.ts";
import type { Casos } from "../caso/casos.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import type { Llaves } from "../sello/llaves.ts";
import type { AsientoGuardado, CasoGuardado, Lectura, Store } from "../store/store.ts";
import { assertAttends, assertLists, assertReads, readsCasos } from "./alcance.ts";
import { buildRegistro, listVisadores } from "./build-registro.ts";
import { buildSeleccion } from "./build-seleccion.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { assertConciernen, assertVeLecturas, createLecturas, listNombres, showLecturas } from "./lecturas.ts";
import { searchCasos } from "./search-casos.ts";

/** What the officers' side needs of the world. */
export interface OpcionesDeGestion {
  store: Store;
  casos: Casos;
  personal: Pick<Personal, "find" | "resolveResponsable" | "listVisadores">;
  llaves: Pick<Llaves, "busqueda">;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Where a provider takes its letters; absent where no mail goes out of here, and nobody is asked for an address. */
  findCorreoDeProveedor?:
    | ((institucion: string, proveedor: { rut?: string | undefined; nombre: string }) => Promise<string | undefined>)
    | undefined;
  /** Holidays declared since the calendar was written. */
  getFeriados: (slug: string) => readonly Feriado[];
  /** Milliseconds since the epoch. */
  clock: () => number;
  log: { error(datos: object, mensaje: string): void };
}

/** An order as it came. */
export interface Pedido {
  folio: string;
  orden: OrdenDeGestionLeida;
  /** Version of the case that was read. */
  version: number;
  /** The Idempotency-Key, where there is one. */
  envio?: string | undefined;
}

/** What officers do with cases: each call within the scope of who asks. */
export interface Gestion {
  /** @throws {Rechazo} `rol-no-permite`, `datos-invalidos` */
  list(filtro: FiltroDeCasosLeido, actor: Actor): Promise<PaginaDeCasos>;
  /** @throws {Rechazo} `rol-no-permite` */
  search(
    busqueda: { texto: string; institucion?: string | undefined; limite: number },
    actor: Actor,
  ): Promise<PaginaDeCasos>;
  /** The case of a folio, typed however. @throws {Rechazo} `no-encontrado` */
  find(folio: string): Promise<CasoGuardado>;
  /** Whether somebody reads the whole of a case: within their scope, or theirs to sign. */
  canRead(guardado: CasoGuardado, actor: Actor): Promise<boolean>;
  /**
   * The case for what somebody does in it beside its orders: reading a file, which is recorded, or adding one.
   * @throws {Rechazo} `no-encontrado`, `rol-no-permite`
   */
  open(options: { folio: string; acto: "leer" | "adjuntar"; actor: Actor }): Promise<CasoGuardado>;
  /** The case as this person may see it; a whole reading is recorded. @throws {Rechazo} `rol-no-permite`, `no-encontrado` */
  read(folio: string, actor: Actor): Promise<LecturaDeCaso>;
  /** Who read it, the latest first, also just now. */
  findLecturas(guardado: CasoGuardado): Promise<Lectura[]>;
  /** The same, for whom it concerns. @throws {Rechazo} `rol-no-permite`, `no-encontrado` */
  listLecturas(folio: string, actor: Actor): Promise<LecturasDeCaso>;
  /** @throws {Rechazo} where the state, the role, the scope or another's act forbids it */
  order(pedido: Pedido, actor: Actor): Promise<{ valor: RespuestaDeOrden; version: number; repetida: boolean }>;
}

/** What tells one case from another, and nothing of whom it is about. */
const withoutNames = ({ persona, proveedor, ...fila }: FilaDeCaso): FilaDeCaso => fila;

/** How a case goes, for who has its folio and nothing to do with it. */
const withoutDetails = ({ materia, responsable, punto, region, ...fila }: FilaDeCaso): FilaDeCaso => ({
  ...withoutNames(fila),
  mensajesNuevos: 0,
  pideReapertura: false,
});

/** Who an entry names: who made it, and to whom the case was given. */
const listNombrados = ({ tipo, autor, datos }: AsientoGuardado): string[] => {
  if (tipo !== "asignacion" && tipo !== "transferencia") return [autor];
  const { responsable } = JSON.parse(datos) as { responsable?: string };
  return responsable === undefined ? [autor] : [autor, responsable];
};

/** The officers' side of cases. */
export const createGestion = (opciones: OpcionesDeGestion): Gestion => {
  const { store, casos, personal, llaves, instituciones, getFeriados, clock, log } = opciones;

  const lecturas = createLecturas({ store, clock, log });

  const canRead: Gestion["canRead"] = async (guardado, actor) => {
    if (!readsCasos(actor)) return false;
    if (canReadCaso(guardado.caso, actor)) return true;
    const { propuesta, institucion } = guardado.caso;
    // A unit of one person has its closings signed by somebody of its region, who has to read them first.
    if (!propuesta || institucion !== actor.institucion) return false;
    return (await listVisadores(guardado, propuesta.autor, { personal })).includes(actor.id);
  };

  /** The whole case: with who may sign it, and the names of those who acted. */
  const readEntero = async (guardado: CasoGuardado, actor: Actor): Promise<CasoDeGestion> => {
    const { propuesta } = guardado.caso;
    const visadores = propuesta && (await listVisadores(guardado, propuesta.autor, { personal }));
    const asientos = await store.listAsientos(guardado.id);
    const nombres = await listNombres(asientos.flatMap(listNombrados), { personal });
    return casos.readCasoDeGestion(guardado, { actor, nombres, ...(visadores && { registro: { visadores } }) });
  };

  /**
   * A letter that has nowhere to go is said before the case waits for its answer.
   *
   * @throws {Rechazo} `datos-invalidos`
   */
  const assertLlega = async (guardado: CasoGuardado, orden: OrdenDeGestionLeida, actor: Actor): Promise<void> => {
    const { findCorreoDeProveedor } = opciones;
    const institucion = instituciones.get(guardado.caso.institucion);
    if (!findCorreoDeProveedor || !institucion || institucion.demostracion || !(await canRead(guardado, actor))) return;
    const ask = (mensaje: string): Rechazo =>
      new Rechazo("datos-invalidos", { faltas: [{ ruta: "correo", codigo: "requerido", mensaje }] });
    if (orden.orden === "derivar" && !orden.correo && !instituciones.has(orden.institucion)) {
      const conocida = institucion.deriva.find(({ codigo }) => codigo === orden.institucion);
      if (conocida && !conocida.correo) throw ask("No sabemos el correo de esa institución: escríbelo");
    }
    if (orden.orden !== "trasladarProveedor" || orden.correo || orden.papel) return;
    const { proveedor, ordenes } = await casos.readCasoDeGestion(guardado, { actor });
    if (!proveedor || !ordenes.includes("trasladarProveedor")) return;
    if (await findCorreoDeProveedor(institucion.slug, proveedor)) return;
    throw ask("No sabemos el correo de esta empresa: escríbelo, o marca que la carta va impresa");
  };

  const show = async (guardado: CasoGuardado, actor: Actor): Promise<LecturaDeCaso> =>
    (await canRead(guardado, actor)) ? readEntero(guardado, actor) : casos.readEstado(guardado);

  const listFilas = (guardados: CasoGuardado[], actor: Actor): Promise<FilaDeCaso[]> =>
    Promise.all(
      guardados.map(async (guardado) => {
        const fila = await casos.readFila(guardado, { actor });
        if (!canReadCaso(guardado.caso, actor)) return withoutDetails(fila);
        return readsCasos(actor) ? fila : withoutNames(fila);
      }),
    );

  const find: Gestion["find"] = async (texto) => {
    const folio = parseFolio(texto);
    const guardado = folio && (await store.findCasoByFolio(folio));
    if (!guardado) throw new Rechazo("no-encontrado", { detalle: "No hay un caso con ese folio: revísalo" });
    return guardado;
  };

  return {
    canRead,
    find,
    findLecturas: lecturas.list,

    async open({ folio, acto, actor }) {
      if (acto === "adjuntar") assertAttends(actor);
      assertReads(actor);
      const guardado = await find(folio);
      if (!(await canRead(guardado, actor)))
        throw new Rechazo("rol-no-permite", { detalle: "Este caso lo atiende otro equipo: está fuera de tu alcance" });
      if (acto === "leer") lecturas.record(guardado, actor);
      return guardado;
    },

    async list(filtro, actor) {
      assertLists(actor);
      const institucion = instituciones.get(actor.institucion ?? "");
      if (!institucion)
        throw new Rechazo("rol-no-permite", { detalle: "Tu perfil no es de una institución con casos" });
      const { cursor, limite } = filtro;
      const feriados = getFeriados(institucion.slug);
      const seleccion = buildSeleccion(filtro, { actor, institucion, feriados, ahora: clock() });
      // One more than the page tells whether there is another.
      const guardados = await store.queryCasos(seleccion, {
        limite: limite + 1,
        ...(cursor && { despuesDe: readCursor(cursor) }),
      });
      const pagina = guardados.slice(0, limite);
      const ultimo = guardados.length > limite ? pagina.at(-1) : undefined;
      // What is said of somebody is not for them to see, wherever it lies.
      const visibles = pagina.filter(({ caso }) => canReadCaso(caso, actor));
      return { casos: await listFilas(visibles, actor), ...(ultimo && { siguiente: writeCursor(ultimo) }) };
    },

    async search({ texto, institucion, limite }, actor) {
      assertReads(actor);
      if (institucion !== undefined && institucion !== actor.institucion)
        throw new Rechazo("rol-no-permite", { detalle: "Solo puedes buscar en tu institución" });
      const hallados = await searchCasos(texto, { store, casos, llave: llaves.busqueda, actor, limite });
      return { casos: await listFilas(hallados, actor) };
    },

    async read(folio, actor) {
      assertLists(actor);
      const guardado = await find(folio);
      const caso = await show(guardado, actor);
      if (caso.alcance === "completo") lecturas.record(guardado, actor);
      return caso;
    },

    async listLecturas(folio, actor) {
      assertVeLecturas(actor);
      const guardado = await find(folio);
      assertConciernen(guardado, actor);
      return showLecturas(await lecturas.list(guardado), { personal });
    },

    async order({ folio, orden, version, envio }, actor) {
      assertLists(actor);
      const guardado = await find(folio);
      await assertLlega(guardado, orden, actor);
      const registro = await buildRegistro(guardado, orden, { actor: actor.id, personal, instituciones, clock });
      const { valor, repetida, clave } = await casos.order(guardado, orden, {
        actor,
        version,
        registro,
        ...(envio && { envio: { clave: envio, cuerpo: orden } }),
      });
      const caso = await show(valor, actor);
      // What an order answers is read like any other answer.
      if (caso.alcance === "completo") lecturas.record(valor, actor);
      return { valor: { caso, ...(clave && { clave }) }, version: valor.caso.version, repetida };
    },
  };
};
