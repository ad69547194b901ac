import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { suspend } from "../suspension.ts";

/**
 * Asks the person for what is missing, in so many business days. Where the institution says so, the term stops
 * meanwhile; one that is over already stays over.
 */
export const pedirAntecedentes = (
  caso: Caso,
  { texto, dias }: { texto: string; dias: number },
  contexto: Contexto,
): Asiento[] => [
  {
    tipo: "antecedentes",
    cuando: contexto.ahora,
    autor: contexto.actor.id,
    datos: suspend(caso, dias, contexto),
    reserva: { texto },
  },
];
