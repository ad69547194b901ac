import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** A new clave opens the case, and the one before no longer does; `identidad` says how it was checked who asks. */
export const reemitirClave = (
  _caso: Caso,
  { identidad }: { identidad: string },
  { ahora, actor }: Contexto,
): Asiento[] => [{ tipo: "claveReemitida", cuando: ahora, autor: actor.id, datos: {}, reserva: { identidad } }];
