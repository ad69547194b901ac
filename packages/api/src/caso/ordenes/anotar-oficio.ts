import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Orden } from "../orden.ts";

/** A letter went out, or was printed. */
export const anotarOficio = (
  _caso: Caso,
  { plantilla, version, destinatario, salida, asunto, texto, para }: Extract<Orden, { orden: "anotarOficio" }>,
  { ahora, actor }: Contexto,
): Asiento[] => [
  {
    tipo: "oficio",
    cuando: ahora,
    autor: actor.id,
    datos: { plantilla, version, destinatario, salida },
    reserva: { asunto, texto, ...(para && { para }) },
  },
];
