import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";

/**
 * The same matter came twice: this case closes out of the figures and the other one goes on for both.
 *
 * @throws {Rechazo} `datos-invalidos`
 */
export const acumular = (
  caso: Caso,
  { en, motivo }: { en: string; motivo: string },
  { ahora, actor, registro }: Contexto,
): Asiento[] => {
  const otro = registro?.otro;
  const refuse = (mensaje: string) =>
    new Rechazo("datos-invalidos", { faltas: [{ ruta: "en", codigo: "opcion", mensaje }] });
  if (en === caso.folio) throw refuse("Es este mismo caso: escribe el folio del otro");
  if (otro?.folio !== en || otro.institucion !== caso.institucion)
    throw refuse("No hay un caso con ese folio en esta institución");
  if (!otro.isAbierto) throw refuse("Ese caso está cerrado: acumula en uno abierto");
  return [{ tipo: "acumulacion", cuando: ahora, autor: actor.id, datos: { en }, reserva: { motivo } }];
};
