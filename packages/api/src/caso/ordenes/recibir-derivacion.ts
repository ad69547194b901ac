import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { autorOf, getRama } from "./rama-propia.ts";

/** The institution that got it takes it on. */
export const recibirDerivacion = (
  caso: Caso,
  { motivo }: { motivo?: string | undefined },
  { ahora: cuando, actor }: Contexto,
): Asiento[] => [
  {
    tipo: "derivacionRecibida",
    cuando,
    autor: autorOf(actor),
    datos: { rama: getRama(caso, actor).n },
    reserva: motivo ? { motivo } : undefined,
  },
];
