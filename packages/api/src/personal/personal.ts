import type { AltaDeUsuario, CambioDeUsuario, Institucion } from "@ventanilla/sdk/contract";
import { getComuna, getRegion, institucionBase, isGemela } from "@ventanilla/sdk/domain";
import { nanoid } from "nanoid";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import type { Ficha } from "../store/store.ts";
import { type Fichas, listTodas } from "./fichas.ts";
import { assertManages, QUIENES_ATIENDEN } from "./mando.ts";
import {
  type ActorPersonal,
  covers,
  foldCorreo,
  isAusente,
  type Lugar,
  TODAS,
  type UsuarioGuardado,
  type UsuarioLeido,
} from "./usuario.ts";

const CLASE = "usuario";
const VISADORES = ["encargado", "abogado"];
/** What nobody changes of themselves: it would raise their own role, or leave nobody to undo it. */
const AJENOS = ["rol", "institucion", "region", "unidad", "activo", "rut"] as const;

export interface PersonalParts {
  store: Fichas;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Told when somebody no longer works here: what they were in by ends. */
  onBaja?: (usuario: string) => Promise<void>;
  /** Told when somebody's absence was declared or somebody left: what they have falls to who stands in. */
  onAusencia?: (usuario: UsuarioLeido) => Promise<void>;
}

/** The people who work here, and the programs: who they are, what they may, who stands in for whom. */
export interface Personal {
  find(id: string): Promise<UsuarioLeido | undefined>;
  /** Whatever the letter case of the e-mail. */
  findByCorreo(correo: string): Promise<UsuarioLeido | undefined>;
  /** `run` as the contract reads it: `12345678-5`. */
  findByRun(run: string, options: { institucion: string }): Promise<UsuarioLeido | undefined>;
  /** All of an institution, or of the installation; those that left too. */
  list(options: { institucion?: string }): Promise<UsuarioLeido[]>;
  /** @throws {Rechazo} `rol-no-permite`, `datos-invalidos`, `registro-ocupado` where the e-mail is somebody's */
  create(actor: ActorPersonal, alta: AltaDeUsuario): Promise<UsuarioLeido>;
  /** @throws {Rechazo} `rol-no-permite`, `datos-invalidos`, `no-encontrado`, `version-atrasada` */
  change(
    actor: ActorPersonal,
    id: string,
    cambio: CambioDeUsuario,
    options: { version: number },
  ): Promise<UsuarioLeido>;
  /**
   * Who has on `fecha` what falls to a user: itself, or whoever stands in for it, and for that one in turn; nobody where
   * all of them are away.
   */
  resolveResponsable(id: string, fecha: string): Promise<UsuarioLeido | undefined>;
  /**
   * Active users who may sign closings of a place, but for those of `salvo`. A unit where nobody else may has those of
   * its region.
   */
  listVisadores(lugar: Lugar, options?: { salvo?: readonly string[] }): Promise<UsuarioLeido[]>;
  /** Active users who attend cases of a place and are not away on `fecha`, by id. */
  listAtienden(lugar: Lugar, options: { fecha: string }): Promise<UsuarioLeido[]>;
}

const read = ({ id, version, datos }: Ficha): UsuarioLeido => ({ ...(datos as UsuarioGuardado), id, version });

/** Leaves out what is not given, so that a change says only what it changes. */
const compact = <T extends object>(datos: T): T =>
  Object.fromEntries(Object.entries(datos).filter(([, valor]) => valor !== undefined && valor !== null)) as T;

/** The people of an installation, over the store's records. */
export const createPersonal = ({
  store,
  clock,
  instituciones,
  onBaja = async () => undefined,
  onAusencia = async () => undefined,
}: PersonalParts): Personal => {
  const find = async (id: string): Promise<UsuarioLeido | undefined> => {
    const ficha = await store.findFicha(CLASE, id);
    return ficha && read(ficha);
  };
  const list = async ({ institucion }: { institucion?: string | undefined }): Promise<UsuarioLeido[]> =>
    (await listTodas(store, { clase: CLASE, institucion })).map(read);

  const checkAlcance = (
    { rol, institucion, region, unidad }: UsuarioGuardado,
    antes?: Pick<UsuarioGuardado, "unidad">,
  ): void => {
    const faltas: Falta[] = [];
    if (institucion === TODAS ? rol !== "administrador" : !instituciones.has(institucion) || isGemela(institucion))
      faltas.push({ ruta: "institucion", codigo: "opcion" });
    if (region !== undefined && !getRegion(region)) faltas.push({ ruta: "region", codigo: "opcion" });
    // Somebody of a unit that was put out since may still be changed.
    const isNueva = unidad !== undefined && unidad !== antes?.unidad;
    if (isNueva && !instituciones.get(institucion)?.unidades.some(({ codigo }) => codigo === unidad))
      faltas.push({ ruta: "unidad", codigo: "opcion" });
    if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
  };

  const checkAusencia = async (id: string, { institucion, ausencia }: UsuarioGuardado): Promise<void> => {
    if (!ausencia) return;
    if (ausencia.hasta < ausencia.desde)
      throw new Rechazo("datos-invalidos", {
        faltas: [
          { ruta: "ausencia.hasta", codigo: "rango", mensaje: "El último día no puede ser anterior al primero" },
        ],
      });
    const reemplazo = ausencia.reemplazo === id ? undefined : await find(ausencia.reemplazo);
    if (reemplazo?.activo && QUIENES_ATIENDEN.includes(reemplazo.rol) && reemplazo.institucion === institucion) return;
    throw new Rechazo("datos-invalidos", {
      faltas: [
        { ruta: "ausencia.reemplazo", codigo: "opcion", mensaje: "Elige a otra persona que atienda en tu institución" },
      ],
    });
  };

  /** Two people with one RUN: ClaveÚnica could bring in the wrong one. */
  const checkRun = async (id: string, { rut, institucion }: UsuarioGuardado): Promise<void> => {
    if (rut === undefined) return;
    const otra = (await list({ institucion })).find((usuario) => usuario.rut === rut && usuario.id !== id);
    if (otra) throw new Rechazo("registro-ocupado", { detalle: "Ya hay una persona con ese RUN en la institución" });
  };

  const put = async (id: string, guardado: UsuarioGuardado, version: number): Promise<UsuarioLeido> => {
    const escrito = await store.putFicha(
      {
        clase: CLASE,
        id,
        institucion: guardado.institucion,
        indice: foldCorreo(guardado.correo),
        cuando: new Date(clock()).toISOString(),
        datos: guardado,
      },
      { version },
    );
    if (escrito.resultado === "ocupado")
      throw new Rechazo("registro-ocupado", { detalle: "Ya hay una persona con ese correo: búscala y cámbiala" });
    if (escrito.resultado === "atrasado")
      throw new Rechazo("version-atrasada", { conflicto: { version: escrito.version } });
    return { ...guardado, id, version: escrito.version };
  };

  const listActivos = async ({ institucion }: Lugar): Promise<UsuarioLeido[]> =>
    (await list({ institucion: institucionBase(institucion) })).filter(({ activo, programa }) => activo && !programa);

  /** Region of where somebody works, also where only the unit was said. */
  const regionOf = ({ institucion, region, unidad }: Lugar): string | undefined => {
    if (region !== undefined || unidad === undefined) return region;
    const suya = instituciones.get(institucion)?.unidades.find(({ codigo }) => codigo === unidad);
    return suya && getComuna(suya.comuna)?.region;
  };

  return {
    find,
    list,
    async findByCorreo(correo) {
      const ficha = await store.findFichaByIndice(CLASE, foldCorreo(correo));
      return ficha && read(ficha);
    },
    async findByRun(run, { institucion }) {
      return (await list({ institucion })).find(({ rut }) => rut === run);
    },
    async create(actor, alta) {
      assertManages(actor, alta);
      const guardado = compact({ ...alta, programa: alta.programa ?? false, activo: true });
      checkAlcance(guardado);
      const id = nanoid(12);
      await checkRun(id, guardado);
      return put(id, guardado, 0);
    },
    async change(actor, id, cambio, { version }) {
      const actual = await find(id);
      if (!actual) throw new Rechazo("no-encontrado");
      const propio = actor.id === id && !actor.entrenamiento;
      const { id: _, version: leida, ...antes } = actual;
      const { ausencia = antes.ausencia, ...resto } = cambio;
      // Where somebody works is said as a whole: another institution, or the same one again, takes region and unit with it.
      const alcance = cambio.institucion === undefined ? {} : { region: undefined, unidad: undefined };
      const guardado = compact({ ...antes, ...alcance, ...compact(resto), ausencia }) as UsuarioGuardado;
      if (propio && AJENOS.some((campo) => guardado[campo] !== antes[campo]))
        throw new Rechazo("rol-no-permite", { detalle: "Tu perfil, tu alcance y tu RUN los cambia otra persona" });
      const soloAusencia = Object.keys(cambio).every((campo) => campo === "ausencia");
      if (!propio || !soloAusencia) {
        assertManages(actor, antes);
        assertManages(actor, guardado);
      }
      if (leida !== version) throw new Rechazo("version-atrasada", { conflicto: { version: leida } });
      checkAlcance(guardado, antes);
      if (cambio.ausencia) await checkAusencia(id, guardado);
      if (guardado.rut !== antes.rut || guardado.institucion !== antes.institucion) await checkRun(id, guardado);
      const escrito = await put(id, guardado, version);
      const isBaja = antes.activo && !guardado.activo;
      if (isBaja) await onBaja(id);
      if (isBaja || cambio.ausencia) await onAusencia(escrito);
      return escrito;
    },
    async resolveResponsable(id, fecha) {
      const vistos = new Set<string>();
      for (let siguiente: string | undefined = id; siguiente !== undefined && !vistos.has(siguiente); ) {
        vistos.add(siguiente);
        const usuario: UsuarioLeido | undefined = await find(siguiente);
        if (!usuario) return undefined;
        if (usuario.activo && !isAusente(usuario, fecha)) return usuario;
        // Who left keeps naming who stands in for it.
        siguiente = usuario.ausencia?.reemplazo;
      }
      return undefined;
    },
    async listVisadores(lugar, { salvo = [] } = {}) {
      const visadores = (await listActivos(lugar)).filter(
        ({ id, rol }) => VISADORES.includes(rol) && !salvo.includes(id),
      );
      const propios = visadores.filter((usuario) => covers(usuario, lugar));
      if (propios.length > 0) return propios;
      const base = institucionBase(lugar.institucion);
      const region = regionOf({ ...lugar, institucion: base });
      return visadores.filter((usuario) => region !== undefined && regionOf(usuario) === region);
    },
    async listAtienden(lugar, { fecha }) {
      return (await listActivos(lugar)).filter(
        (usuario) => QUIENES_ATIENDEN.includes(usuario.rol) && covers(usuario, lugar) && !isAusente(usuario, fecha),
      );
    },
  };
};
