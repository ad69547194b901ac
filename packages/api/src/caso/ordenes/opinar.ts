import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";

/** Whether an opinion may be given now: after the closing, once. */
export const canOpinar = ({ cierre, satisfaccion }: Caso): boolean =>
  cierre !== undefined && satisfaccion === undefined;

/**
 * Opinion 1–7 after the closing (seeds S, P, E: encuesta de satisfacción).
 *
 * @throws {Rechazo} `estado-no-permite`
 */
export const opinar = (
  caso: Caso,
  { nota, comentario }: { nota: number; comentario?: string | undefined },
  { ahora, actor: { id: autor } }: Contexto,
): Asiento[] => {
  if (!canOpinar(caso))
    throw new Rechazo("estado-no-permite", {
      detalle:
        caso.satisfaccion !== undefined
          ? "Ya nos diste tu opinión sobre este caso"
          : "Podrás opinar cuando el caso se cierre",
    });
  return [
    { tipo: "satisfaccion", cuando: ahora, autor, datos: { nota }, reserva: comentario ? { comentario } : undefined },
  ];
};
