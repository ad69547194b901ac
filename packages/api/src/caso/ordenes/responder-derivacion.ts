import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { autorOf, getRama } from "./rama-propia.ts";

/** The institution that got it answers: the whole case closes with its answer, a part is noted and the case goes on. */
export const responderDerivacion = (
  caso: Caso,
  { respuesta }: { respuesta: string },
  { ahora: cuando, actor }: Contexto,
): Asiento[] => {
  const rama = getRama(caso, actor);
  const comun = { cuando, autor: autorOf(actor), reserva: { respuesta } };
  const responde: Asiento = { tipo: "derivacionRespondida", datos: { rama: rama.n }, ...comun };
  return rama.parcial ? [responde] : [responde, { tipo: "cierre", datos: { resultado: "derivado" }, ...comun }];
};
