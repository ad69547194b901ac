import type { AltaDeUsuario, Usuario } from "@ventanilla/sdk/contract";
import { gemelaDe, institucionBase, type Rol } from "@ventanilla/sdk/domain";
import type { Actor } from "../caso/orden.ts";

/** A user as it is kept; how it may come in is kept apart. */
export interface UsuarioGuardado extends Omit<AltaDeUsuario, "programa"> {
  programa: boolean;
  activo: boolean;
  ausencia?: Usuario["ausencia"];
}

/** A user as it was read. */
export interface UsuarioLeido extends UsuarioGuardado {
  id: string;
  version: number;
}

/** A user that acts, from whatever way it came in by. */
export interface ActorPersonal extends Actor {
  rol: Rol;
  institucion: string;
  nombre: string;
  /** Acts in the twin of its institution, out of every figure. */
  entrenamiento: boolean;
}

/** The whole installation: only an administrador has it. */
export const TODAS = "*";

/** One form of an e-mail, to find its user by. */
export const foldCorreo = (correo: string): string => correo.trim().normalize("NFC").toLowerCase();

export const toActor = (
  { id, nombre, rol, institucion, region, unidad }: UsuarioLeido,
  { entrenamiento = false }: { entrenamiento?: boolean } = {},
): ActorPersonal => ({
  id,
  nombre,
  rol,
  institucion: entrenamiento ? gemelaDe(institucion) : institucion,
  ...(region !== undefined && { region }),
  ...(unidad !== undefined && { unidad }),
  entrenamiento,
});

/** A place: an institution, in it a region, in that a unit. */
export interface Lugar {
  institucion: string;
  region?: string | undefined;
  unidad?: string | undefined;
}

/** Whether a scope holds at a place. Who practises does it where it works. */
export const covers = (alcance: Lugar, lugar: Lugar): boolean =>
  (alcance.institucion === TODAS || institucionBase(alcance.institucion) === institucionBase(lugar.institucion)) &&
  (alcance.region === undefined || alcance.region === lugar.region) &&
  (alcance.unidad === undefined || alcance.unidad === lugar.unidad);

/** Whether somebody is away on a day. */
export const isAusente = ({ ausencia }: UsuarioGuardado, fecha: string): boolean =>
  ausencia !== undefined && ausencia.desde <= fecha && fecha <= ausencia.hasta;
