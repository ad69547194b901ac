import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Orden } from "../orden.ts";

/** Takes the case from who no longer works here and leaves it in the queue of its unit, where whoever is there sees it. */
export const volverACola = (
  caso: Caso,
  { usuario }: Extract<Orden, { orden: "volverACola" }>,
  { ahora, actor }: Contexto,
): Asiento[] =>
  caso.responsable !== usuario || caso.estado === "cerrado"
    ? []
    : [
        {
          tipo: "transferencia",
          cuando: ahora,
          autor: actor.id,
          datos: { aCola: true },
          reserva: { motivo: "Quien lo tenía ya no trabaja aquí" },
        },
      ];
