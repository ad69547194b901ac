import type { Fichas } from "./fichas.ts";
import { hashSecreto, mintSecreto } from "./secreto-al-azar.ts";

const CLASE = "invitacion";
const VIGENCIA_MS = 7 * 24 * 60 * 60_000;

interface InvitacionGuardada {
  vence: string;
  usada?: true;
}

/** One-use links by which a person makes the password or the passkey they come in with. */
export interface Invitaciones {
  /** A new one, good for 7 days; the one before dies. What is returned is not kept. */
  mint(usuario: { id: string; institucion: string }): Promise<{ secreto: string; vence: string }>;
  /** The user that an invitation in force is for. */
  findUsuario(secreto: string): Promise<string | undefined>;
  /** Uses it up; of many at once, one gets the user. */
  spend(secreto: string): Promise<string | undefined>;
  /** Until when somebody has one. */
  findVence(usuario: string): Promise<string | undefined>;
}

export const createInvitaciones = ({ store, clock }: { store: Fichas; clock: () => number }): Invitaciones => {
  const now = (): string => new Date(clock()).toISOString();
  const isVigente = ({ vence, usada }: InvitacionGuardada): boolean => !usada && vence > now();
  const find = async (secreto: string) => {
    const ficha = await store.findFichaByIndice(CLASE, hashSecreto(secreto));
    return ficha && isVigente(ficha.datos as InvitacionGuardada) ? ficha : undefined;
  };

  return {
    async mint({ id, institucion }) {
      const secreto = mintSecreto();
      const datos: InvitacionGuardada = { vence: new Date(clock() + VIGENCIA_MS).toISOString() };
      for (let escrito = false; !escrito; ) {
        const version = (await store.findFicha(CLASE, id))?.version ?? 0;
        const { resultado } = await store.putFicha(
          { clase: CLASE, id, institucion, indice: hashSecreto(secreto), cuando: now(), datos },
          { version },
        );
        escrito = resultado !== "atrasado";
      }
      return { secreto, vence: datos.vence };
    },
    async findUsuario(secreto) {
      return (await find(secreto))?.id;
    },
    async spend(secreto) {
      const ficha = await find(secreto);
      if (!ficha) return undefined;
      const { resultado } = await store.putFicha(
        { ...ficha, indice: undefined, cuando: now(), datos: { ...(ficha.datos as InvitacionGuardada), usada: true } },
        { version: ficha.version },
      );
      return resultado === "escrito" ? ficha.id : undefined;
    },
    async findVence(usuario) {
      const datos = (await store.findFicha(CLASE, usuario))?.datos as InvitacionGuardada | undefined;
      return datos && isVigente(datos) ? datos.vence : undefined;
    },
  };
};
