import { FLUJO, type Rol } from "@ventanilla/sdk/domain";
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

/** @throws {Rechazo} `rol-no-permite` for whoever signs no closing (contract, roles) */
export const assertSigns = (actor: Actor): void => {
  if (!isOneOf(FLUJO.visar.roles, actor))
    throw new Rechazo("rol-no-permite", { detalle: `Visa cierres quien supervisa: ${FLUJO.visar.roles.join(", ")}` });
};
