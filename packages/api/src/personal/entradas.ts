import type { Fichas } from "./fichas.ts";

const CLASE = "entrada";

/** A passkey: its public half, and how often it has been used. */
export interface LlaveDeAcceso {
  /** Base64url, as the browser names it. */
  id: string;
  /** Base64url. */
  publica: string;
  usos: number;
  transportes?: string[] | undefined;
  creada: string;
}

/** How a person shows who they are, beside the institution's provider. */
export interface EntradaGuardada {
  /** Argon2id, in its encoded form. */
  clave?: string;
  llaves: LlaveDeAcceso[];
}

/** Passwords and passkeys, kept apart from the user they belong to: reading people reads none of them. */
export interface Entradas {
  find(usuario: string): Promise<EntradaGuardada>;
  change(
    usuario: { id: string; institucion: string },
    change: (actual: EntradaGuardada) => EntradaGuardada,
  ): Promise<void>;
}

const NINGUNA: EntradaGuardada = { llaves: [] };

export const createEntradas = ({ store, clock }: { store: Fichas; clock: () => number }): Entradas => ({
  async find(usuario) {
    return ((await store.findFicha(CLASE, usuario))?.datos as EntradaGuardada | undefined) ?? NINGUNA;
  },
  async change({ id, institucion }, change) {
    for (let escrito = false; !escrito; ) {
      const ficha = await store.findFicha(CLASE, id);
      const datos = change((ficha?.datos as EntradaGuardada | undefined) ?? NINGUNA);
      const cuando = new Date(clock()).toISOString();
      const { resultado } = await store.putFicha(
        { clase: CLASE, id, institucion, cuando, datos },
        { version: ficha?.version ?? 0 },
      );
      escrito = resultado !== "atrasado";
    }
  },
});
