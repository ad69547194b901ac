import { isSobre } from "../alcance.ts";
import type { Asiento } from "../asiento.ts";
import { regionDeUnidad } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Orden } from "../orden.ts";

/** Gives the case to whom it falls to. One that has somebody keeps it, but where a replacement takes over. */
export const asignarPorSistema = (
  caso: Caso,
  { responsable, unidad: pedida, por }: Extract<Orden, { orden: "asignarPorSistema" }>,
  { ahora, actor, institucion }: Contexto,
): Asiento[] => {
  const unidad = pedida !== caso.unidad ? pedida : undefined;
  if (caso.estado === "cerrado" || (caso.responsable !== undefined && por !== "reemplazo")) return [];
  if (caso.responsable === responsable || isSobre(caso, { id: responsable, unidad: pedida })) return [];
  const region = unidad && regionDeUnidad(unidad, institucion);
  return [
    {
      tipo: "asignacion",
      cuando: ahora,
      autor: actor.id,
      datos: { responsable, ...(unidad && { unidad }), ...(region && { region }), por },
      reserva: undefined,
    },
  ];
};
