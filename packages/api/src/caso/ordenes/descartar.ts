import type { MotivoDescarte } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** It was no case: closes out of the figures. */
export const descartar = (
  _caso: Caso,
  { motivo }: { motivo: MotivoDescarte },
  { ahora, actor }: Contexto,
): Asiento[] => [{ tipo: "descarte", cuando: ahora, autor: actor.id, datos: { motivo }, reserva: undefined }];
