import type { Institucion } from "@ventanilla/sdk/contract";
import { listResultados, NOMBRES_RESULTADO, NOMBRES_TIPO, type Resultado } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";

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
 * @throws {Rechazo} `datos-invalidos` where a case of this kind does not end so
 */
export const proponerCierre = (
  caso: Caso,
  { resultado, respuesta }: { resultado: Resultado; respuesta: string },
  { ahora, actor: { id: autor }, institucion }: Contexto,
): Asiento[] => {
  const admitidos = listResultados(caso);
  if (!admitidos.includes(resultado)) {
    const mensaje = `Este caso (${NOMBRES_TIPO[caso.tipo].toLowerCase()}) se cierra como: ${admitidos.map((uno) => NOMBRES_RESULTADO[uno]).join(", ")}`;
    throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "resultado", codigo: "opcion", mensaje }] });
  }
  const comun = { cuando: ahora, autor, datos: { resultado }, reserva: { respuesta } };
  return [{ tipo: needsVisacion(institucion, caso, resultado) ? "propuesta" : "cierre", ...comun }];
};
