import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { autorOf, getRama } from "./rama-propia.ts";

/** The institution that got it gives it back with why: the whole case is worked on here again. */
export const devolverDerivacion = (
  caso: Caso,
  { motivo }: { motivo: string },
  { ahora: cuando, actor }: Contexto,
): Asiento[] => [
  {
    tipo: "derivacionDevuelta",
    cuando,
    autor: autorOf(actor),
    datos: { rama: getRama(caso, actor).n },
    reserva: { motivo },
  },
];
