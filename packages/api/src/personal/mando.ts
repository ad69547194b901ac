import type { Rol } from "@ventanilla/sdk/domain";
import { Rechazo } from "../caso/rechazo.ts";
import { type ActorPersonal, covers, type Lugar, TODAS } from "./usuario.ts";

/** Who attends cases: the only ones an administradorPlataformas makes and changes. */
export const QUIENES_ATIENDEN: readonly Rol[] = ["ejecutivo", "encargado", "abogado"];

/** What decides who may manage a user: its role and where it holds. */
export interface Cargo extends Lugar {
  rol: Rol;
}

/** Whether somebody may make, change and put out a user of this role and scope. */
export const canManage = (actor: ActorPersonal, { rol, ...lugar }: Cargo): boolean => {
  if (actor.entrenamiento) return false;
  if (actor.rol === "administrador") return actor.institucion === TODAS || actor.institucion === lugar.institucion;
  if (actor.rol !== "administradorPlataformas") return false;
  return QUIENES_ATIENDEN.includes(rol) && covers(actor, lugar);
};

/** @throws {Rechazo} `rol-no-permite`, with what would be allowed */
export const assertManages = (actor: ActorPersonal, cargo: Cargo): void => {
  if (canManage(actor, cargo)) return;
  throw new Rechazo("rol-no-permite", {
    detalle: actor.entrenamiento
      ? "Estás en entrenamiento: sal de él para cambiar a las personas que trabajan aquí"
      : actor.rol === "administradorPlataformas"
        ? `Administras a quienes atienden en tu alcance: ${QUIENES_ATIENDEN.join(", ")}`
        : "Solo quien administra la institución de esa persona puede hacerlo",
  });
};
