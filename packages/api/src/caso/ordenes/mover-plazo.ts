import { computeVenceSuspendido } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import { getCalendario, listSuspensiones } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/**
 * A holiday was declared, or taken away, since the term was counted: it is counted again by the calendar of today. A
 * term in calendar days crosses no holiday.
 */
export const moverPlazo = (caso: Caso, { feriado }: { feriado: string }, contexto: Contexto): Asiento[] => {
  if (caso.estado === "cerrado" || caso.plazo.unidad !== "habiles") return [];
  const dias = caso.plazo.dias + (caso.prorroga ?? 0);
  const vence = computeVenceSuspendido(
    caso.ingresoLegal,
    { dias, unidad: "habiles" },
    { ...getCalendario(caso, contexto), suspensiones: listSuspensiones(caso) },
  );
  if (vence === caso.plazo.vence) return [];
  return [
    {
      tipo: "plazoMovido",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { vence, feriado },
      reserva: undefined,
    },
  ];
};
