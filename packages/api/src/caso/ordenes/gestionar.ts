import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** Notes an act on the case, for the citizen or internal (seed E: bitácora). */
export const gestionar = (
  _caso: Caso,
  { nota, visible }: { nota: string; visible: boolean },
  { ahora, actor: { id: autor } }: Contexto,
): Asiento[] => [{ tipo: "gestion", cuando: ahora, autor, datos: { visible }, reserva: { nota } }];
