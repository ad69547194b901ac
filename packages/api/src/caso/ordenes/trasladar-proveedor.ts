import { addHabiles, ingresoLegal } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";
import { assertAbierto } from "./gestionar.ts";

/** Business days the provider has to answer. No source in hand: to be the institution's to say. */
const DIAS_PARA_RESPONDER = 7;

/**
 * Asks the provider to answer (seed E: etapa de mediación).
 *
 * @throws {Rechazo} `estado-no-permite`
 */
export const trasladarProveedor = (caso: Caso, { ahora, actor: { id: autor }, institucion }: Contexto): Asiento[] => {
  assertAbierto(caso);
  if (caso.etapa !== "mediacion")
    throw new Rechazo("estado-no-permite", { detalle: "Solo un reclamo se traslada a un proveedor" });
  const vence = addHabiles(ingresoLegal(ahora, institucion.zona), DIAS_PARA_RESPONDER);
  return [{ tipo: "traslado", cuando: ahora, autor, datos: { vence }, reserva: undefined }];
};
