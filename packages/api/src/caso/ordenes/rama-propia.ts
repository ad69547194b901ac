import { PORTADORES } from "@ventanilla/sdk/domain";
import { findRama } from "../alcance.ts";
import type { Caso, Rama } from "../caso.ts";
import type { Actor } from "../orden.ts";

/** The branch that an actor answers for; that there is one was seen before. */
export const getRama = (caso: Caso, actor: Actor): Rama => {
  const rama = findRama(caso, actor);
  if (!rama) throw new TypeError("who got no branch of the case has nothing to say of it");
  return rama;
};

/** Whoever holds a link has no name here but its institution's. */
export const autorOf = ({ id, rol }: Actor): string =>
  PORTADORES.some((portador) => portador === rol) ? "institucion" : id;
