import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** Signs the closing that somebody else proposed, or gives it back with why (seed E: visación). */
export const visar = (
  { propuesta }: Caso,
  { aprueba, motivo = "" }: { aprueba: boolean; motivo?: string | undefined },
  { ahora: cuando, actor: { id: autor }, registro }: Contexto,
): Asiento[] => {
  if (!propuesta) throw new TypeError("a case to be signed has a proposal");
  if (!aprueba) return [{ tipo: "devolucion", cuando, autor, datos: {}, reserva: { motivo } }];
  // Its words are sealed: whoever decides has them opened. Never close with an empty answer.
  if (registro?.respuestaPropuesta === undefined) throw new TypeError("«visar» needs what the proposal says");
  return [
    {
      tipo: "cierre",
      cuando,
      autor,
      datos: { resultado: propuesta.resultado, propuestaDe: propuesta.autor },
      reserva: { respuesta: registro.respuestaPropuesta },
    },
  ];
};
