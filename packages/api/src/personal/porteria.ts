import type { Institucion } from "@ventanilla/sdk/contract";
import { createEntradas, type Entradas } from "./entradas.ts";
import type { Fichas } from "./fichas.ts";
import { createInvitaciones, type Invitaciones } from "./invitaciones.ts";
import { createPersonal, type Personal } from "./personal.ts";
import { createSesiones, type Sesiones } from "./sesiones.ts";
import { createTokens, type Tokens } from "./tokens.ts";
import type { UsuarioLeido } from "./usuario.ts";

/** Who works here and every way they have in. */
export interface Porteria {
  personal: Personal;
  tokens: Tokens;
  sesiones: Sesiones;
  entradas: Entradas;
  invitaciones: Invitaciones;
}

/** Puts together the people, their tokens, sessions, passwords, passkeys and invitations. Keeps nothing of its own. */
export const createPorteria = ({
  store,
  clock,
  instituciones,
  onAusencia,
}: {
  store: Fichas;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Told when somebody's absence was declared or somebody left. */
  onAusencia?: ((usuario: UsuarioLeido) => Promise<void>) | undefined;
}): Porteria => {
  const sesiones = createSesiones({ store, clock });
  return {
    personal: createPersonal({
      store,
      clock,
      instituciones,
      onBaja: sesiones.endAll,
      ...(onAusencia && { onAusencia }),
    }),
    tokens: createTokens({ store, clock }),
    sesiones,
    entradas: createEntradas({ store, clock }),
    invitaciones: createInvitaciones({ store, clock }),
  };
};
