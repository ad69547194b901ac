import { nanoid } from "nanoid";
import type { z } from "zod";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import type { Store } from "../store/store.ts";

/** A record as people see it: its content, where it stands and the version that `If-Match` names. */
export type Elemento<A> = A & { id: string; institucion: string; version: number };

export interface OpcionesDeRegistro<S extends z.ZodType<object>> {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Class of its records in the store. */
  clase: string;
  /** Whether there is such an institution for it; `*` is the whole installation. */
  admits?: (institucion: string) => boolean;
  /** What a record must be. */
  alta: S;
  /** What the institution's files bring: a record of the same id takes its place. */
  listBase?: (institucion: string) => { id: string; datos: z.output<S> }[];
  /** The record's own id, where its content gives it. */
  idOf?: (datos: z.output<S>) => string | undefined;
  /** Another name that only one record of the class may have. */
  indiceOf?: (datos: z.output<S>, institucion: string) => string | undefined;
  /** What its schema can't see. */
  check?: (datos: z.output<S>, institucion: string) => Falta[];
  /** Why a record may not be put out yet. */
  checkRetiro?: (datos: z.output<S>, institucion: string) => Promise<Falta[]>;
  /** Whether a record is in use: one that stops being it is put out. */
  isActivo?: (datos: z.output<S>) => boolean;
  /**
   * Told before each change, and with what was there: what must follow even where nobody lives to see the change through.
   * Where it fails, nothing is changed.
   */
  beforeCambio?: (institucion: string, datos: z.output<S>[]) => Promise<void>;
  /** Told after each change, with what was there and what is. */
  onCambio?: (institucion: string, datos: z.output<S>[]) => Promise<void>;
}

/** A registry of one institution: what its files bring and what its people changed. */
export interface Registro<A> {
  /** All of them: those of the files in their order, then the others by id. */
  list(institucion: string): Promise<Elemento<A>[]>;
  find(institucion: string, id: string): Promise<Elemento<A> | undefined>;
  /** What is wrong with a record that its schema can't see. */
  check(institucion: string, datos: A): Falta[];
  /** The other name that only one record of it may have, where it has one. */
  nameOf(institucion: string, datos: A): string | undefined;
  /** @throws {Rechazo} `datos-invalidos`, `registro-ocupado` */
  create(institucion: string, datos: A): Promise<Elemento<A>>;
  /** @throws {Rechazo} `no-encontrado`, `version-atrasada`, `datos-invalidos`, `registro-ocupado` */
  change(institucion: string, id: string, datos: A, options: { version: number }): Promise<Elemento<A>>;
  /** @throws {Rechazo} `no-encontrado`, `version-atrasada` */
  remove(institucion: string, id: string, options: { version: number }): Promise<void>;
}

/** What is kept of a record: its content, or that it was taken away. */
type Guardado<A> = { datos: A } | { retirado: true };

const PAGINA = 500;

/** The id of a record in the store: two institutions may use the same one. */
const llaveOf = (institucion: string, id: string): string => `${institucion}/${id}`;

/** A registry over the store's records. Files come first and are never written: a change lies over them. */
export const createRegistro = <S extends z.ZodType<object>>({
  store,
  clock,
  clase,
  admits = () => true,
  listBase = () => [],
  idOf = () => undefined,
  indiceOf = () => undefined,
  check = () => [],
  checkRetiro = async () => [],
  isActivo = () => true,
  beforeCambio = async () => undefined,
  onCambio = async () => undefined,
}: OpcionesDeRegistro<S>): Registro<z.output<S>> => {
  type A = z.output<S>;

  const listGuardados = async (institucion: string) => {
    const guardados = new Map<string, { version: number; guardado: Guardado<A> }>();
    for (let despuesDe: string | undefined; ; ) {
      const fichas = await store.listFichas({ clase, institucion, limite: PAGINA, ...(despuesDe && { despuesDe }) });
      for (const { id, version, datos } of fichas)
        guardados.set(id.slice(institucion.length + 1), { version, guardado: datos as Guardado<A> });
      if (fichas.length < PAGINA) return guardados;
      despuesDe = fichas.at(-1)?.id;
    }
  };

  const findBase = (institucion: string, id: string) => listBase(institucion).find((base) => base.id === id);

  /** What is there now, and the version a change has to lie over: the files' own content is version 1, kept as 0. */
  const read = async (institucion: string, id: string) => {
    const base = findBase(institucion, id);
    const ficha = await store.findFicha(clase, llaveOf(institucion, id));
    const guardado = ficha?.datos as Guardado<A> | undefined;
    const datos = guardado ? ("datos" in guardado ? guardado.datos : undefined) : base?.datos;
    const guardada = ficha?.version ?? 0;
    return { datos, guardada, version: guardada + (base ? 1 : 0) };
  };

  const assertSana = (institucion: string, datos: A): void => {
    if (!admits(institucion))
      throw new Rechazo("datos-invalidos", {
        faltas: [{ ruta: "institucion", codigo: "opcion", mensaje: "Di de qué institución es, en ?institucion=" }],
      });
    const faltas = check(datos, institucion);
    if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
  };

  const put = async (
    institucion: string,
    id: string,
    guardado: Guardado<A>,
    { guardada, desde }: { guardada: number; desde: number },
  ): Promise<number> => {
    const indice = "datos" in guardado ? indiceOf(guardado.datos, institucion) : undefined;
    const escrito = await store.putFicha(
      {
        clase,
        id: llaveOf(institucion, id),
        institucion,
        indice: indice && llaveOf(institucion, indice),
        cuando: new Date(clock()).toISOString(),
        datos: guardado,
      },
      { version: guardada },
    );
    if (escrito.resultado === "ocupado") throw new Rechazo("registro-ocupado");
    if (escrito.resultado === "atrasado")
      throw new Rechazo("version-atrasada", { conflicto: { version: escrito.version + desde } });
    return escrito.version + desde;
  };

  const open = async (institucion: string, id: string, version: number) => {
    const actual = await read(institucion, id);
    if (!actual.datos) throw new Rechazo("no-encontrado");
    if (actual.version !== version) throw new Rechazo("version-atrasada", { conflicto: { version: actual.version } });
    return { guardada: actual.guardada, desde: actual.version - actual.guardada, datos: actual.datos };
  };

  const assertRetirable = async (institucion: string, datos: A): Promise<void> => {
    const faltas = await checkRetiro(datos, institucion);
    if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
  };

  return {
    async list(institucion) {
      const guardados = await listGuardados(institucion);
      const bases = listBase(institucion);
      const deArchivo = new Set(bases.map(({ id }) => id));
      const todos = new Map<string, Elemento<A>>(
        bases.map(({ id, datos }) => [id, { ...datos, id, institucion, version: 1 }]),
      );
      for (const [id, { version, guardado }] of guardados) {
        if ("datos" in guardado)
          todos.set(id, { ...guardado.datos, id, institucion, version: version + (deArchivo.has(id) ? 1 : 0) });
        else todos.delete(id);
      }
      return [...todos.values()];
    },
    async find(institucion, id) {
      const { datos, version } = await read(institucion, id);
      return datos && { ...datos, id, institucion, version };
    },
    check: (institucion, datos) => check(datos, institucion),
    nameOf: (institucion, datos) => indiceOf(datos, institucion),
    async create(institucion, datos) {
      assertSana(institucion, datos);
      const id = idOf(datos) ?? nanoid(12);
      const actual = await read(institucion, id);
      if (actual.datos) throw new Rechazo("registro-ocupado");
      const desde = actual.version - actual.guardada;
      await beforeCambio(institucion, [datos]);
      const version = await put(institucion, id, { datos }, { guardada: actual.guardada, desde });
      await onCambio(institucion, [datos]);
      return { ...datos, id, institucion, version };
    },
    async change(institucion, id, datos, { version }) {
      // Others name it by its id: under another one it would be two, or none.
      if ((idOf(datos) ?? id) !== id)
        throw new Rechazo("datos-invalidos", {
          faltas: [{ ruta: "codigo", codigo: "opcion", mensaje: "El código no cambia: retira este y agrega otro" }],
        });
      assertSana(institucion, datos);
      const actual = await open(institucion, id, version);
      if (isActivo(actual.datos) && !isActivo(datos)) await assertRetirable(institucion, actual.datos);
      await beforeCambio(institucion, [actual.datos, datos]);
      const nueva = await put(institucion, id, { datos }, actual);
      await onCambio(institucion, [actual.datos, datos]);
      return { ...datos, id, institucion, version: nueva };
    },
    async remove(institucion, id, { version }) {
      const actual = await open(institucion, id, version);
      await assertRetirable(institucion, actual.datos);
      await beforeCambio(institucion, [actual.datos]);
      await put(institucion, id, { retirado: true }, actual);
      await onCambio(institucion, [actual.datos]);
    },
  };
};
