import { nanoid } from "nanoid";
import type { Ficha } from "../store/store.ts";
import { type Fichas, idDe, listPropias } from "./fichas.ts";
import { hashSecreto, mintSecreto } from "./secreto-al-azar.ts";

const CLASE = "sesion";
/** Nobody at the keyboard for this long: whoever comes next is somebody else. */
const OCIO_MS = 30 * 60_000;
/** A day's work; then one signs in again. */
const DURACION_MS = 10 * 60 * 60_000;
/** A session in use is written down no more often than this. */
const NOTA_MS = 60_000;

interface SesionGuardada {
  usuario: string;
  /** Milliseconds since the epoch: when it began and when it was last used. */
  desde: number;
  vista: number;
  entrenamiento: boolean;
  proveedor?: string;
}

/** A session in force. */
export interface SesionLeida {
  usuario: string;
  /** Instant in which it ends if nobody does anything more. */
  vence: string;
  entrenamiento: boolean;
  /** Institution whose OpenID Connect provider it came in by: it has to be left there too. */
  proveedor?: string | undefined;
}

/** What people come in with, after they have shown who they are. */
export interface Sesiones {
  /** A new session; the one there was in the same browser ends. Returns its secret, which is kept nowhere. */
  start(
    usuario: { id: string; institucion: string },
    options?: { anterior?: string | undefined; proveedor?: string | undefined },
  ): Promise<string>;
  find(secreto: string): Promise<SesionLeida | undefined>;
  /** Goes into the training twin of the institution, or out of it. */
  train(secreto: string, activo: boolean): Promise<void>;
  end(secreto: string): Promise<void>;
  /** Every session of somebody who no longer works here. */
  endAll(usuario: string): Promise<void>;
}

const read = (ficha: Ficha): SesionGuardada => ficha.datos as SesionGuardada;
const venceEn = ({ desde, vista }: SesionGuardada): number => Math.min(vista + OCIO_MS, desde + DURACION_MS);

/** Sessions over the store's records: 30 minutes without use, 10 hours in all, kept by the hash of their secret. */
export const createSesiones = ({ store, clock }: { store: Fichas; clock: () => number }): Sesiones => {
  const findFicha = (secreto: string): Promise<Ficha | undefined> =>
    store.findFichaByIndice(CLASE, hashSecreto(secreto));
  const isVencida = (ficha: Ficha): boolean => venceEn(read(ficha)) <= clock();
  const put = (ficha: Ficha, cambio: Partial<SesionGuardada>) =>
    store.putFicha(
      { ...ficha, cuando: new Date(clock()).toISOString(), datos: { ...read(ficha), ...cambio } },
      { version: ficha.version },
    );
  const remove = async (fichas: Ficha[]): Promise<void> => {
    for (const { id } of fichas) await store.deleteFicha(CLASE, id);
  };
  const end = async (secreto: string): Promise<void> => {
    const ficha = await findFicha(secreto);
    if (ficha) await store.deleteFicha(CLASE, ficha.id);
  };

  return {
    end,
    async start({ id: usuario, institucion }, { anterior, proveedor } = {}) {
      if (anterior !== undefined) await end(anterior);
      // Nobody comes back for those that are over: each sign-in sweeps the person's own.
      await remove((await listPropias(store, { clase: CLASE, usuario })).filter(isVencida));
      const secreto = mintSecreto();
      const ahora = clock();
      const datos: SesionGuardada = {
        usuario,
        desde: ahora,
        vista: ahora,
        entrenamiento: false,
        ...(proveedor !== undefined && { proveedor }),
      };
      await store.putFicha(
        {
          clase: CLASE,
          id: idDe(usuario, nanoid(12)),
          institucion,
          indice: hashSecreto(secreto),
          cuando: new Date(ahora).toISOString(),
          datos,
        },
        { version: 0 },
      );
      return secreto;
    },
    async find(secreto) {
      const ficha = await findFicha(secreto);
      if (!ficha || isVencida(ficha)) return undefined;
      const guardada = read(ficha);
      const vista = clock();
      // Nobody waits for this note; if another request wrote first, it said the same.
      if (vista - guardada.vista >= NOTA_MS) put(ficha, { vista }).catch(() => undefined);
      const { usuario, entrenamiento, proveedor } = guardada;
      return { usuario, entrenamiento, proveedor, vence: new Date(venceEn({ ...guardada, vista })).toISOString() };
    },
    async train(secreto, activo) {
      for (let escrito = false; !escrito; ) {
        const ficha = await findFicha(secreto);
        if (!ficha) return;
        escrito = (await put(ficha, { entrenamiento: activo })).resultado !== "atrasado";
      }
    },
    async endAll(usuario) {
      await remove(await listPropias(store, { clase: CLASE, usuario }));
    },
  };
};
