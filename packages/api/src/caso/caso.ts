import type { Termino } from "@ventanilla/sdk/contract";
import type { Canal, Estado, Etapa, Resultado, Tipo } from "@ventanilla/sdk/domain";

/** The case, folded from its bitácora by `apply`. Holds no personal data: that is sealed beside the entries. */
export interface Caso {
  folio: string;
  institucion: string;
  tipo: Tipo;
  canal: Canal;
  punto?: string;
  /** Unit that has it, by its code in the institution's definition. */
  unidad?: string;
  /** CUT of the person's comuna. */
  comuna?: string;
  materia?: string;
  etapa: Etapa;
  estado: Estado;
  /** Number of entries in the bitácora: what `If-Match` names. */
  version: number;
  recibidoEn: string;
  ingresoLegal: string;
  plazo: Termino & { vence: string };
  /** Until when the provider was asked to answer, while it is awaited. */
  respuestaProveedorVence?: string;
  /** Closing proposed and not yet signed. */
  propuesta?: { resultado: Resultado; autor: string };
  cierre?: { cuando: string; resultado: Resultado };
  satisfaccion?: { nota: number; cuando: string };
  /** The citizen wrote after the closing: asks to reopen. */
  pideReapertura?: boolean;
  /** Citizen's messages that no officer has read yet. */
  mensajesNuevos: number;
}
