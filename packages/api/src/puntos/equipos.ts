import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { LRUCache } from "lru-cache";
import { Rechazo } from "../caso/rechazo.ts";
import { type Fichas, listTodas } from "../personal/fichas.ts";
import type { Ficha } from "../store/store.ts";
import type { Destino } from "./codigos-de-inscripcion.ts";

const CLASE = "equipo";
const CLASE_LATIDO = "latidoDeEquipo";

/** Machines whose key is kept ready, and for how long: another process may have revoked one meanwhile. */
const RECORDADOS = 5_000;
const MEMORIA_MS = 30_000;

/** A machine writes down that it lives at most this often, however often it says so. */
const PAUSA_DE_LATIDO = 60_000;

interface EquipoGuardado {
  punto: string;
  /** Its public key: an uncompressed P-256 point in base64url. */
  llave: string;
  desde: string;
  revocadoEn?: string;
}

/** What a machine last said of itself. */
export interface LatidoGuardado {
  /** Absent where its clock is so wrong that it may be an old heartbeat said again. */
  latido?: string;
  pendientes?: number;
  /** Seconds that its clock is ahead. */
  desfase: number;
}

/** A machine of a point. */
export interface Equipo extends Destino {
  id: string;
  desde: string;
  revocadoEn?: string | undefined;
}

/** A machine that may sign: enrolled and not revoked. */
export interface EquipoInscrito extends Equipo {
  llave: KeyObject;
}

/** The machines that were enrolled, by the key that each one made for itself. */
export interface Equipos {
  /** The id that a key gives its machine. @throws {Rechazo} `datos-invalidos` if it is no point of the curve */
  identify(llave: string): string;
  /**
   * Enrols a machine, or enrols it again somewhere else; nothing where it was revoked since its code was spent: said
   * again, that code does not undo it.
   */
  enrol(destino: Destino & { gastadoEn: string }, llave: string): Promise<Equipo | undefined>;
  /** One that may sign. */
  findInscrito(id: string): Promise<EquipoInscrito | undefined>;
  /** Every one of an institution, with what it last said. */
  list(institucion: string): Promise<(Equipo & { latido?: LatidoGuardado | undefined })[]>;
  /** Whether the point had such a machine. */
  revoke(destino: Destino, id: string): Promise<boolean>;
  /** Notes that it lives; at most once a minute. */
  recordLatido(equipo: Equipo, latido: LatidoGuardado): Promise<void>;
}

/** @throws {Rechazo} `datos-invalidos` */
const openLlave = (llave: string): KeyObject => {
  const bytes = Buffer.from(llave, "base64url");
  try {
    if (bytes[0] !== 4 || bytes.length !== 65) throw new RangeError("not an uncompressed point");
    const [x, y] = [bytes.subarray(1, 33), bytes.subarray(33)].map((parte) => parte.toString("base64url"));
    return createPublicKey({ key: { kty: "EC", crv: "P-256", x, y } as JsonWebKey, format: "jwk" });
  } catch {
    throw new Rechazo("datos-invalidos", {
      faltas: [{ ruta: "llave", codigo: "formato", mensaje: "Envía un punto P-256 sin comprimir, en base64url" }],
    });
  }
};

/** @param options.store where they are kept */
export const createEquipos = ({
  store,
  clock,
}: {
  store: Fichas;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): Equipos => {
  const now = (): string => new Date(clock()).toISOString();
  const memoria = { maxSize: RECORDADOS, sizeCalculation: () => 1 };
  const inscritos = new LRUCache<string, EquipoInscrito>({ ...memoria, ttl: MEMORIA_MS });
  /** When each one's heartbeat was last written, by this process. */
  const latidos = new LRUCache<string, number>(memoria);

  const toEquipo = ({ id, institucion, datos }: Ficha): Equipo => {
    const { llave: _, ...equipo } = datos as EquipoGuardado;
    return { id, institucion, ...equipo };
  };
  const write = async (id: string, institucion: string, datos: EquipoGuardado): Promise<void> => {
    for (let escrito = false; !escrito; ) {
      const version = (await store.findFicha(CLASE, id))?.version ?? 0;
      const { resultado } = await store.putFicha({ clase: CLASE, id, institucion, cuando: now(), datos }, { version });
      escrito = resultado === "escrito";
    }
    inscritos.delete(id);
  };

  const equipos: Equipos = {
    identify(llave) {
      openLlave(llave);
      return createHash("sha256").update(Buffer.from(llave, "base64url")).digest("base64url").slice(0, 22);
    },
    async enrol({ institucion, punto, gastadoEn }, llave) {
      const id = equipos.identify(llave);
      const antes = await store.findFicha(CLASE, id);
      const previo = antes?.institucion === institucion ? (antes.datos as EquipoGuardado) : undefined;
      // The same code said again after a lost answer changes nothing.
      if (previo && previo.punto === punto && previo.revocadoEn === undefined) return toEquipo(antes as Ficha);
      if (previo?.revocadoEn !== undefined && previo.revocadoEn >= gastadoEn) return undefined;
      const datos: EquipoGuardado = { punto, llave, desde: now() };
      await write(id, institucion, datos);
      return { id, institucion, punto, desde: datos.desde };
    },
    async findInscrito(id) {
      const recordado = inscritos.get(id);
      if (recordado) return recordado;
      const ficha = await store.findFicha(CLASE, id);
      if (!ficha) return undefined;
      const datos = ficha.datos as EquipoGuardado;
      if (datos.revocadoEn !== undefined) return undefined;
      const inscrito = { ...toEquipo(ficha), llave: openLlave(datos.llave) };
      inscritos.set(id, inscrito);
      return inscrito;
    },
    async list(institucion) {
      const dichos = new Map(
        (await listTodas(store, { clase: CLASE_LATIDO, institucion })).map(({ id, datos }) => [
          id,
          datos as LatidoGuardado,
        ]),
      );
      const todos = await listTodas(store, { clase: CLASE, institucion });
      return todos.map((ficha) => ({ ...toEquipo(ficha), latido: dichos.get(ficha.id) }));
    },
    async revoke({ institucion, punto }, id) {
      const ficha = await store.findFicha(CLASE, id);
      const datos = ficha?.datos as EquipoGuardado | undefined;
      if (!datos || ficha?.institucion !== institucion || datos.punto !== punto) return false;
      if (datos.revocadoEn === undefined) await write(id, institucion, { ...datos, revocadoEn: now() });
      return true;
    },
    async recordLatido({ id, institucion }, { latido, ...resto }) {
      const ahora = clock();
      if (Math.abs(ahora - (latidos.get(id) ?? Number.NEGATIVE_INFINITY)) < PAUSA_DE_LATIDO) return;
      const ficha = await store.findFicha(CLASE_LATIDO, id);
      if (ficha && Math.abs(ahora - Date.parse(ficha.cuando)) < PAUSA_DE_LATIDO) return;
      const antes = ficha?.institucion === institucion ? (ficha.datos as LatidoGuardado) : {};
      const datos: LatidoGuardado = { ...antes, ...resto, ...(latido !== undefined && { latido }) };
      // Whoever lost the race was told by the other, which is the same machine.
      await store.putFicha(
        { clase: CLASE_LATIDO, id, institucion, cuando: now(), datos },
        { version: ficha?.version ?? 0 },
      );
      latidos.set(id, ahora);
    },
  };
  return equipos;
};
