import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Orden } from "../orden.ts";
import { resume } from "../suspension.ts";
import { believeCaptura } from "./believe-captura.ts";

/**
 * The citizen adds something. Open at any state: what was asked of them is answered by it, and the term runs again; once
 * the case is closed it asks to reopen it. It counts from its arrival; what was written without connection says since when.
 */
export const enviarMensaje = (
  caso: Caso,
  { texto, contingencia }: Extract<Orden, { orden: "enviarMensaje" }>,
  contexto: Contexto,
): Asiento[] => {
  const captura = contingencia && believeCaptura(contingencia.capturadoEn, contexto.ahora);
  const responde = caso.estado === "esperandoPersona";
  return [
    {
      tipo: "mensaje",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: {
        pideReapertura: caso.estado === "cerrado",
        ...(responde && { respondeAntecedentes: true }),
        ...(captura && { contingencia: { ...contingencia, aceptada: captura.aceptada } }),
      },
      reserva: { texto },
    },
    ...(responde ? resume(caso, contexto) : []),
  ];
};
