import type { CasoDeGestion, LecturaDeCaso, OrdenDeGestion } from "@ventanilla/sdk/contract";
import type { NombreOrden } from "@ventanilla/sdk/domain";

const MOTIVO = "Se deshace el cambio anterior";

/**
 * The order that puts back what an order changed, where there is one and it may be given: who has the case, and in which
 * unit. What somebody outside has read cannot be put back, and is not offered.
 */
export function findInversa(
  orden: NombreOrden,
  { antes, ahora }: { antes: CasoDeGestion; ahora: LecturaDeCaso },
): OrdenDeGestion | undefined {
  if (ahora.alcance !== "completo" || !["asignar", "transferir"].includes(orden)) return undefined;
  const { unidad, responsable } = antes;
  const responsablePrevio = responsable !== ahora.responsable ? responsable : undefined;
  const unidadPrevia = unidad !== ahora.unidad ? unidad : undefined;
  if (responsablePrevio === undefined && unidadPrevia === undefined) return undefined;
  if (!ahora.ordenes.includes("transferir")) return undefined;
  return {
    orden: "transferir",
    ...(unidadPrevia !== undefined && { unidad: unidadPrevia }),
    ...(responsablePrevio !== undefined && { responsable: responsablePrevio }),
    motivo: MOTIVO,
  };
}
