import type { Rol } from "@ventanilla/sdk/domain";
import type { Caso } from "../caso/caso.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";

/** Who reads cases (contract, roles): whoever attends, and the director. */
const LEEN: readonly Rol[] = ["ejecutivo", "encargado", "abogado", "director"];
/** Who sees which cases there are, besides: without names nor what they say. */
const LISTAN: readonly Rol[] = [...LEEN, "administradorPlataformas"];
const ATIENDEN: readonly Rol[] = ["ejecutivo", "encargado", "abogado"];

const isOneOf = (roles: readonly Rol[], { rol }: Actor): boolean => roles.some((uno) => uno === rol);

/** Whether a role reads what cases say. */
export const readsCasos = (actor: Actor): boolean => isOneOf(LEEN, actor);

/** @throws {Rechazo} `rol-no-permite` for whom cases are none of their business, not even how many there are */
export const assertLists = (actor: Actor): void => {
  if (isOneOf(LISTAN, actor)) return;
  throw new Rechazo("rol-no-permite", {
    detalle:
      actor.rol === "analista"
        ? "Tu perfil ve cifras, no casos: están en los reportes"
        : "Tu perfil administra la instalación y no ve el contenido de los casos",
  });
};

/** @throws {Rechazo} `rol-no-permite` for whom the content of cases is not meant */
export const assertReads = (actor: Actor): void => {
  assertLists(actor);
  if (!readsCasos(actor))
    throw new Rechazo("rol-no-permite", { detalle: "Tu perfil ve qué casos hay, pero no busca ni lee lo que dicen" });
};

/** @throws {Rechazo} `rol-no-permite` for whoever does not attend people */
export const assertAttends = (actor: Actor): void => {
  if (!isOneOf(ATIENDEN, actor))
    throw new Rechazo("rol-no-permite", { detalle: `Lo hace quien atiende: ${ATIENDEN.join(", ")}` });
};

/** Whether an institution has now a branch of the case: it was sent there, and neither returned nor answered. */
export const hasRamaAbierta = ({ derivaciones = [] }: Caso, institucion: string | undefined): boolean =>
  derivaciones.some(
    (rama) =>
      !rama.externa && rama.institucion === institucion && (rama.estado === "enviada" || rama.estado === "recibida"),
  );

/** Whether the case lies where this person works: its institution, in it the region, in that the unit. */
export const isPropio = ({ institucion, region, unidad }: Actor, caso: Caso): boolean =>
  caso.institucion === institucion &&
  (region === undefined || caso.region === region) &&
  (unidad === undefined || caso.unidad === unidad);

/** Whether the case is within somebody's scope: theirs by place, given to them, or come to their institution. */
export const isAlcanzado = (actor: Actor, caso: Caso): boolean =>
  isPropio(actor, caso) ||
  (caso.institucion === actor.institucion && caso.responsable === actor.id) ||
  hasRamaAbierta(caso, actor.institucion);
