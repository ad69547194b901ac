import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";

/** The citizen adds something. Open at any state; once the case is closed it asks to reopen it. */
export const enviarMensaje = (caso: Caso, { texto }: { texto: string }, { ahora, actor: { id: autor } }: Contexto): Asiento[] => [
  {
    tipo: "mensaje",
    cuando: ahora,
    autor,
    datos: { pideReapertura: caso.estado === "cerrado" },
    reserva: { texto },
  },
];
