import type { Fichas } from "./fichas.ts";

const CLASE = "entrada";

/** A passkey: its public half, and how often it has been used. */
export interface LlaveDeAcceso {
  /** Base64url, as the browser names it. */
  id: string;
  /** Base64url. */
  publica: string;
  usos: number;
  creada: string;
}

/** How a person shows who they are, beside the institution's provider. */
export interface EntradaGuardada {
  /** Argon2id, in its encoded form. */
  clave?: string;
  llaves: LlaveDeAcceso[];
}

interface Dueno {
  id: string;
  institucion: string;
}

/** Passwords and passkeys, kept apart from the user they belong to: reading people reads none of them. */
export interface Entradas {
  find(usuario: string): Promise<EntradaGuardada>;
  setClave(usuario: Dueno, resumen: string): Promise<void>;
  addLlave(usuario: Dueno, llave: LlaveDeAcceso): Promise<void>;
  /** Whether there was such a passkey. */
  removeLlave(usuario: Dueno, id: string): Promise<boolean>;
  noteUsos(usuario: string, llave: { id: string; usos: number }): Promise<void>;
}

const NINGUNA: EntradaGuardada = { llaves: [] };

export const createEntradas = ({ store, clock }: { store: Fichas; clock: () => number }): Entradas => {
  const change = async (
    { id, institucion }: Dueno,
    act: (actual: EntradaGuardada) => EntradaGuardada,
  ): Promise<void> => {
    for (let escrito = false; !escrito; ) {
      const ficha = await store.findFicha(CLASE, id);
      const datos = act((ficha?.datos as EntradaGuardada | undefined) ?? NINGUNA);
      const cuando = new Date(clock()).toISOString();
      const { resultado } = await store.putFicha(
        { clase: CLASE, id, institucion: ficha?.institucion ?? institucion, cuando, datos },
        { version: ficha?.version ?? 0 },
      );
      escrito = resultado !== "atrasado";
    }
  };

  return {
    async find(usuario) {
      return ((await store.findFicha(CLASE, usuario))?.datos as EntradaGuardada | undefined) ?? NINGUNA;
    },
    setClave: (usuario, resumen) => change(usuario, (actual) => ({ ...actual, clave: resumen })),
    addLlave: (usuario, llave) => change(usuario, (actual) => ({ ...actual, llaves: [...actual.llaves, llave] })),
    async removeLlave(usuario, id) {
      let estaba = false;
      await change(usuario, (actual) => {
        const llaves = actual.llaves.filter((llave) => llave.id !== id);
        estaba = llaves.length < actual.llaves.length;
        return { ...actual, llaves };
      });
      return estaba;
    },
    noteUsos: (usuario, { id, usos }) =>
      change({ id: usuario, institucion: "*" }, (actual) => ({
        ...actual,
        llaves: actual.llaves.map((llave) => (llave.id === id ? { ...llave, usos } : llave)),
      })),
  };
};
