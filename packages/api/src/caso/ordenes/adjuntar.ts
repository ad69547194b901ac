import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Orden } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";
import { resume } from "../suspension.ts";

/**
 * A file was added. From the citizen it answers what was asked of them, as a message does.
 *
 * @throws {Rechazo} `estado-no-permite` once the case is closed
 */
export const adjuntar = (
  caso: Caso,
  { id, nombre, tipo, bytes, huella, quien }: Extract<Orden, { orden: "adjuntar" }>,
  contexto: Contexto,
): Asiento[] => {
  if (caso.estado === "cerrado") {
    const usted = contexto.institucion.trato === "usted";
    const detalle = `El caso está cerrado: ${usted ? "escríbanos" : "escríbenos"} un mensaje para pedir que lo reabramos`;
    throw new Rechazo("estado-no-permite", { detalle });
  }
  const responde = quien === "ciudadano" && caso.estado === "esperandoPersona";
  return [
    {
      tipo: "adjunto",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { id, tipo, bytes, huella, quien, ...(responde && { respondeAntecedentes: true }) },
      reserva: { nombre },
    },
    ...(responde ? resume(caso, contexto) : []),
  ];
};
