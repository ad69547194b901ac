import type { Institucion } from "@ventanilla/sdk/contract";
import type { Resultado } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { assertAbierto } from "./gestionar.ts";

/** Whether this closing waits for somebody else's signature: one matching rule of the institution is enough. */
const needsVisacion = (institucion: Institucion, caso: Caso, resultado: Resultado): boolean =>
  institucion.visacion.some(
    ({ tipos, canales, resultados, unidades }) =>
      (tipos?.includes(caso.tipo) ?? true) &&
      (canales?.includes(caso.canal) ?? true) &&
      (resultados?.includes(resultado) ?? true) &&
      (unidades ? caso.unidad !== undefined && unidades.includes(caso.unidad) : true),
  );

/**
 * Proposes how the case ends and what the citizen will read; closes it at once where no visación is asked (seed E).
 *
 * @throws {Rechazo} `estado-no-permite`
 */
export const proponerCierre = (
  caso: Caso,
  { resultado, respuesta }: { resultado: Resultado; respuesta: string },
  { ahora, actor: { id: autor }, institucion }: Contexto,
): Asiento[] => {
  assertAbierto(caso);
  const comun = { cuando: ahora, autor, datos: { resultado }, reserva: { respuesta } };
  return [{ tipo: needsVisacion(institucion, caso, resultado) ? "propuesta" : "cierre", ...comun }];
};
