import { type Acoge, PORTADORES } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/**
 * The provider's answer, once per traslado: written by itself through its link, or by an officer who got it otherwise.
 * It may come late: the link lives until there is an answer or the case closes.
 */
export const registrarRespuesta = (
  _caso: Caso,
  { texto, acoge }: { texto: string; acoge: Acoge },
  { ahora, actor }: Contexto,
): Asiento[] => {
  const portador = PORTADORES.some((uno) => uno === actor.rol);
  return [
    {
      tipo: "respuesta",
      cuando: ahora,
      autor: portador ? "proveedor" : actor.id,
      datos: { acoge, ...(portador && { portador: true }) },
      reserva: { texto },
    },
  ];
};
