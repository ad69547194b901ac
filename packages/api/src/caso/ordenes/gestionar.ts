import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";

/** Throws where a closed case would be worked on. */
export const assertAbierto = (caso: Caso): void => {
  if (caso.estado === "cerrado")
    throw new Rechazo("estado-no-permite", { detalle: "El caso está cerrado: primero hay que reabrirlo" });
};

/**
 * Notes an act on the case, for the citizen or internal (seed E: bitácora).
 *
 * @throws {Rechazo} `estado-no-permite`
 */
export const gestionar = (
  caso: Caso,
  { nota, visible }: { nota: string; visible: boolean },
  { ahora, actor: { id: autor } }: Contexto,
): Asiento[] => {
  assertAbierto(caso);
  return [{ tipo: "gestion", cuando: ahora, autor, datos: { visible }, reserva: { nota } }];
};
