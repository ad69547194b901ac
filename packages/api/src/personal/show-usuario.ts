import type { Institucion, Usuario } from "@ventanilla/sdk/contract";
import { canManage } from "./mando.ts";
import type { Porteria } from "./porteria.ts";
import type { ActorPersonal, UsuarioLeido } from "./usuario.ts";

/** How a person may come in now. */
const listEntradas = async (
  { tokens, entradas }: Porteria,
  { id, programa, rut }: UsuarioLeido,
  proveedor: Institucion["openid"],
): Promise<Usuario["entradas"]> => {
  const { clave, llaves } = await entradas.find(id);
  const conToken = (await tokens.list(id)).length > 0;
  const conOpenid = proveedor && !programa && (proveedor.identidad !== "RolUnico.numero" || rut !== undefined);
  return [
    ...(conOpenid ? (["openid"] as const) : []),
    ...(clave !== undefined ? (["clave"] as const) : []),
    ...(llaves.length > 0 ? (["llaveDeAcceso"] as const) : []),
    ...(conToken ? (["token"] as const) : []),
  ];
};

/** A user as `actor` may see it: its colleagues read who it is and where; who manages it, also how it comes in. */
export const showUsuario = async (
  porteria: Porteria,
  instituciones: ReadonlyMap<string, Institucion>,
  actor: ActorPersonal,
  usuario: UsuarioLeido,
): Promise<Usuario> => {
  if (actor.id !== usuario.id && !canManage(actor, usuario)) {
    const { rut: _, ...visto } = usuario;
    return { ...visto, entradas: [] };
  }
  const invitacionVence = await porteria.invitaciones.findVence(usuario.id);
  return {
    ...usuario,
    entradas: await listEntradas(porteria, usuario, instituciones.get(usuario.institucion)?.openid),
    ...(invitacionVence !== undefined && { invitacionVence }),
  };
};
