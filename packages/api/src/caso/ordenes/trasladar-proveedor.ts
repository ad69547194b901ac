import type { OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import { addHabiles } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import { addHabilesDesdeAhora, calendarioDe, getHoy } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/**
 * Asks the provider to answer, in the business days that the institution gives (seed E: etapa de mediación). A second
 * time, while it has not answered, asks again: what is left of its days, and some more.
 */
export const trasladarProveedor = (
  caso: Caso,
  { plantilla, correo, papel }: Omit<Extract<OrdenDeGestionLeida, { orden: "trasladarProveedor" }>, "orden">,
  contexto: Contexto,
): Asiento[] => {
  const { ahora, actor, institucion } = contexto;
  const { dias, repite } = institucion.traslado;
  const anterior = caso.traslado?.acoge === undefined ? caso.traslado : undefined;
  const quedan = anterior !== undefined && anterior.vence >= getHoy(contexto);
  const vence = quedan
    ? addHabiles(anterior.vence, repite, calendarioDe(caso.unidad, contexto))
    : addHabilesDesdeAhora(caso, anterior ? repite : dias, contexto);
  return [
    {
      tipo: "traslado",
      cuando: ahora,
      autor: actor.id,
      datos: { vence, ...(plantilla && { plantilla }), ...(papel && { papel }), ...(anterior && { reitera: true }) },
      reserva: correo ? { correo } : undefined,
    },
  ];
};
