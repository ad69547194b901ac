import type { Asiento } from "../asiento.ts";
import { getHoy } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { resume } from "../suspension.ts";

/** The person did not answer in the days given: the case is worked on again with what there is. */
export const reanudar = (caso: Caso, contexto: Contexto): Asiento[] => {
  const { antecedentes, estado, plazo } = caso;
  if (estado !== "esperandoPersona" || !antecedentes || getHoy(contexto) <= antecedentes.vence) return [];
  const reanudado = resume(caso, contexto);
  if (reanudado.length > 0) return reanudado;
  return [
    {
      tipo: "reanudacion",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { vence: plazo.vence, habiles: 0, hasta: antecedentes.vence },
      reserva: undefined,
    },
  ];
};
