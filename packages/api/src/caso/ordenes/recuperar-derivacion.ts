import type { Asiento } from "../asiento.ts";
import { getHoy } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** Nobody outside answered while the link lived: the branch comes back by itself, so that no case is left waiting for ever. */
export const recuperarDerivacion = (caso: Caso, contexto: Contexto): Asiento[] => {
  const hoy = getHoy(contexto);
  if (caso.estado === "cerrado") return [];
  return (caso.derivaciones ?? [])
    .filter(({ externa, estado, vence }) => externa && (estado === "enviada" || estado === "recibida") && hoy > vence)
    .map(({ n }) => ({
      tipo: "derivacionDevuelta",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { rama: n },
      reserva: { motivo: "No respondió mientras el enlace estuvo vigente" },
    }));
};
