import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { resume } from "../suspension.ts";

/**
 * The citizen adds something. Open at any state: what was asked of them is answered by it, and the term runs again; once
 * the case is closed it asks to reopen it.
 */
export const enviarMensaje = (caso: Caso, { texto }: { texto: string }, contexto: Contexto): Asiento[] => {
  const responde = caso.estado === "esperandoPersona";
  return [
    {
      tipo: "mensaje",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { pideReapertura: caso.estado === "cerrado", ...(responde && { respondeAntecedentes: true }) },
      reserva: { texto },
    },
    ...(responde ? resume(caso, contexto) : []),
  ];
};
