import type { FilaDeCaso, LecturaDeCaso } from "@ventanilla/sdk/contract";

/** What a case that was read, or acted on, changes in its row. */
export function toCambio(lectura: LecturaDeCaso): Partial<FilaDeCaso> {
  const { tipo, etapa, estado, plazo } = lectura;
  if (lectura.alcance !== "completo") return { tipo, etapa, estado, plazo };
  const { version, mensajesNuevos, pideReapertura, unidad, responsable } = lectura;
  return {
    ...{ tipo, etapa, estado, plazo, version, mensajesNuevos, pideReapertura },
    ...(unidad !== undefined && { unidad }),
    ...(responsable !== undefined && { responsable }),
  };
}
