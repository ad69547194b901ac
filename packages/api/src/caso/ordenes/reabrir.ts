import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { computePlazo } from "./compute-plazo.ts";

/** Opens a closed case again: a term of its kind begins this day, and after the new closing one more opinion may be given. */
export const reabrir = (
  caso: Caso,
  { motivo }: { motivo: string },
  { ahora, actor, institucion, feriados }: Contexto,
): Asiento[] => {
  const { dias, unidad: cuenta } = caso.plazo;
  const termino = institucion.plazos[caso.tipo] ?? { dias, unidad: cuenta };
  return [
    {
      tipo: "reapertura",
      cuando: ahora,
      autor: actor.id,
      datos: computePlazo(institucion, { tipo: caso.tipo, termino, ahora, unidad: caso.unidad, feriados }),
      reserva: { motivo },
    },
  ];
};
