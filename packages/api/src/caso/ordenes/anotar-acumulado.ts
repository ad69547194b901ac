import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** Another case was accumulated in this one. */
export const anotarAcumulado = (_caso: Caso, { folio }: { folio: string }, { ahora, actor }: Contexto): Asiento[] => [
  { tipo: "acumulado", cuando: ahora, autor: actor.id, datos: { folio }, reserva: undefined },
];
