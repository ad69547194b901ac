import { institucionBase } from "@ventanilla/sdk/domain";
import type { Caso, Rama } from "./caso.ts";
import type { Actor } from "./orden.ts";

/** Where somebody's role holds. */
export interface Alcance {
  institucion?: string | undefined;
  region?: string | undefined;
  unidad?: string | undefined;
}

/**
 * Whether somebody of this institution works on cases of that one: its own, and those of its training twin. Who practises
 * in the twin reaches no real case.
 */
export const isDeInstitucion = (actor: Pick<Alcance, "institucion">, slug: string): boolean =>
  actor.institucion === "*" || actor.institucion === slug || actor.institucion === institucionBase(slug);

/** Whether an opinion is about them or about their unit: fairness keeps such a case from them (domain, «Fairness»). */
export const isSobre = (
  { sobreUnidad, sobreUsuario }: Pick<Caso, "sobreUnidad" | "sobreUsuario">,
  quien: { id: string; unidad?: string | undefined },
): boolean =>
  (sobreUsuario !== undefined && sobreUsuario === quien.id) ||
  (sobreUnidad !== undefined && sobreUnidad === quien.unidad);

/**
 * Whether a case is within an actor's scope: institution, in it the region, in that the unit; none given = all of it.
 * Whoever has the case is within, and never whom it is about.
 */
export const isInAlcance = (caso: Caso, actor: Actor): boolean => {
  if (!isDeInstitucion(actor, caso.institucion) || isSobre(caso, actor)) return false;
  if (caso.responsable !== undefined && caso.responsable === actor.id) return true;
  return (
    (actor.region === undefined || actor.region === caso.region) &&
    (actor.unidad === undefined || actor.unidad === caso.unidad)
  );
};

/** Whether a user may be given a case: as the scope, but a case that has no unit or region yet fits anybody's. */
export const canReceive = (
  caso: Pick<Caso, "institucion" | "unidad" | "region" | "sobreUnidad" | "sobreUsuario">,
  usuario: { id: string } & Alcance,
): boolean =>
  isDeInstitucion(usuario, caso.institucion) &&
  !isSobre(caso, usuario) &&
  (caso.region === undefined || usuario.region === undefined || usuario.region === caso.region) &&
  (caso.unidad === undefined || usuario.unidad === undefined || usuario.unidad === caso.unidad);

const isAbierta = ({ estado }: Rama): boolean => estado === "enviada" || estado === "recibida";

/** The branch that an actor answers for: its link's, else its institution's, the open one first and then the latest. */
export const findRama = ({ derivaciones = [] }: Caso, actor: Actor): Rama | undefined => {
  if (actor.rama !== undefined) return derivaciones.find(({ n }) => n === actor.rama);
  if (actor.institucion === undefined) return undefined;
  const suyas = derivaciones.filter(
    ({ externa, institucion }) => !externa && actor.institucion !== "*" && isDeInstitucion(actor, institucion),
  );
  return suyas.findLast(isAbierta) ?? suyas.at(-1);
};

/** Whether an actor may read the whole case: it is in its scope, or its institution got a branch of it that it has not given back. */
export const canReadCaso = (caso: Caso, actor: Actor): boolean => {
  if (isInAlcance(caso, actor)) return true;
  const rama = findRama(caso, actor);
  return rama !== undefined && rama.estado !== "devuelta";
};
