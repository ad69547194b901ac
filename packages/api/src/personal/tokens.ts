import { nanoid } from "nanoid";
import type { Ficha } from "../store/store.ts";
import { type Fichas, idDe, idPropio, listPropias } from "./fichas.ts";
import { hashSecreto, mintSecreto } from "./secreto-al-azar.ts";

const CLASE = "token";
const PREFIJO = "vt_";
const FORMA = /^vt_[\w-]{43}$/;

interface TokenGuardado {
  usuario: string;
  nombre: string;
  creado: string;
  /** Asked for by the person it stands for, from their session. */
  propio?: boolean;
  /** Civil day, UTC. */
  ultimoUso?: string;
  vence?: string;
}

/** A token as its owner sees it: never the token. */
export interface TokenVisto {
  id: string;
  nombre: string;
  creado: string;
  ultimoUso?: string;
  vence?: string;
}

/** What programs come in with. */
export interface Tokens {
  /** A new one: what is returned is not kept anywhere. */
  mint(
    usuario: { id: string; institucion: string },
    options: { nombre: string; vence?: string | undefined; propio?: boolean },
  ): Promise<{ id: string; token: string }>;
  /** Id of the user that a token in force stands for. */
  findUsuario(token: string): Promise<string | undefined>;
  list(usuario: string): Promise<TokenVisto[]>;
  /** Whether there was such a token. */
  revoke(usuario: string, id: string): Promise<boolean>;
  /** Ends those that somebody else was shown: from when a person comes in, nobody but they act in their name. */
  revokeAjenos(usuario: string): Promise<void>;
}

const read = (ficha: Ficha): TokenGuardado => ficha.datos as TokenGuardado;

/** Bearer tokens: 256 random bits, kept as their SHA-256. */
export const createTokens = ({ store, clock }: { store: Fichas; clock: () => number }): Tokens => {
  const now = (): string => new Date(clock()).toISOString();

  /** Once a day, and nobody waits for it: what comes in does not depend on this note. */
  const noteUso = (ficha: Ficha): void => {
    const cuando = now();
    const ultimoUso = cuando.slice(0, 10);
    if (read(ficha).ultimoUso === ultimoUso) return;
    store
      .putFicha({ ...ficha, cuando, datos: { ...read(ficha), ultimoUso } }, { version: ficha.version })
      .catch(() => undefined);
  };

  return {
    async mint({ id: usuario, institucion }, { nombre, vence, propio = false }) {
      const token = `${PREFIJO}${mintSecreto()}`;
      const id = nanoid(12);
      const creado = now();
      const datos: TokenGuardado = {
        usuario,
        nombre,
        creado,
        ...(propio && { propio }),
        ...(vence !== undefined && { vence }),
      };
      await store.putFicha(
        { clase: CLASE, id: idDe(usuario, id), institucion, indice: hashSecreto(token), cuando: creado, datos },
        { version: 0 },
      );
      return { id, token };
    },
    async findUsuario(token) {
      if (!FORMA.test(token)) return undefined;
      const ficha = await store.findFichaByIndice(CLASE, hashSecreto(token));
      if (!ficha) return undefined;
      const { usuario, vence } = read(ficha);
      if (vence !== undefined && vence <= now()) return undefined;
      noteUso(ficha);
      return usuario;
    },
    async list(usuario) {
      return (await listPropias(store, { clase: CLASE, usuario })).map((ficha) => {
        const { usuario: _, propio: __, ...visto } = read(ficha);
        return { id: idPropio(ficha), ...visto };
      });
    },
    async revoke(usuario, id) {
      const existe = await store.findFicha(CLASE, idDe(usuario, id));
      if (existe) await store.deleteFicha(CLASE, existe.id);
      return existe !== undefined;
    },
    async revokeAjenos(usuario) {
      for (const ficha of await listPropias(store, { clase: CLASE, usuario }))
        if (!read(ficha).propio) await store.deleteFicha(CLASE, ficha.id);
    },
  };
};
