import type { CasoDeGestion } from "@ventanilla/sdk/contract";
import { FLUJO, NOMBRES_ESTADO, type NombreOrden, type Rol } from "@ventanilla/sdk/domain";
import type { SobreCaso } from "./orden-de-mesa.ts";

const NOMBRES_ROL: Readonly<Record<string, string>> = {
  ejecutivo: "ejecutivo",
  encargado: "encargado de atención",
  abogado: "abogado",
  administradorPlataformas: "administrador de plataformas",
  analista: "analista",
  director: "director",
  administrador: "administrador",
};

/** Name of a role, as people call it. */
export const nameRol = (rol: string): string => NOMBRES_ROL[rol] ?? rol;

const join = (nombres: readonly string[]): string =>
  nombres.length > 1 ? `${nombres.slice(0, -1).join(", ")} o ${nombres.at(-1)}` : (nombres[0] ?? "");

/** Says why an order cannot be given now; nothing where it can. */
export function explainNo(orden: NombreOrden, { caso, puesto }: SobreCaso): string | undefined {
  if (caso.ordenes.includes(orden)) return undefined;
  const { roles, estados, condicion } = FLUJO[orden];
  const { rol } = puesto.sesion.usuario;
  if (!(roles as readonly Rol[]).includes(rol)) return `Lo hace: ${join(roles.map(nameRol))}`;
  if (!(estados as readonly CasoDeGestion["estado"][]).includes(caso.estado))
    return estados.length > 3
      ? `No se puede en «${NOMBRES_ESTADO[caso.estado]}»`
      : `Solo en «${join(estados.map((estado) => NOMBRES_ESTADO[estado]))}»`;
  if (!condicion) return "Ahora no se puede";
  // «Nunca la propuesta propia» stands by itself, and so does «Un ejecutivo solo a sí mismo».
  const sola = /^(?:solo|nunca|un) /.test(condicion);
  return sola ? `${condicion[0]?.toUpperCase()}${condicion.slice(1)}` : `Solo ${condicion}`;
}
