import type { Judicial, Termino } from "@ventanilla/sdk/contract";
import type {
  Acoge,
  Canal,
  Estado,
  EstadoDerivacion,
  Etapa,
  MotivoDescarte,
  Resultado,
  Tipo,
} from "@ventanilla/sdk/domain";
import type { Duracion } from "./asiento.ts";

/** A branch of the case that another institution has. */
export interface Rama {
  /** Entry that sent it. */
  n: number;
  /** Slug, or the code of one outside this installation. */
  institucion: string;
  nombre: string;
  externa: boolean;
  parcial: boolean;
  estado: EstadoDerivacion;
  /** Until when whoever holds its link may use it. */
  vence: string;
}

/** The case, folded from its bitácora by `apply`. Holds no personal data: that is sealed beside the entries. */
export interface Caso {
  folio: string;
  institucion: string;
  tipo: Tipo;
  /** Kind it entered by, where it was escalated or put right since: figures count by it. */
  tipoDeIngreso?: Tipo;
  canal: Canal;
  punto?: string;
  /** Unit that has it, by its code in the institution's definition. */
  unidad?: string;
  /** CUT of the region that has it: the unit's, else the person's. */
  region?: string;
  /** Id of the user who has it. */
  responsable?: string;
  /** SONI: the unit and the user it is about, who never handle it. */
  sobreUnidad?: string;
  sobreUsuario?: string;
  /** CUT of the person's comuna. */
  comuna?: string;
  materia?: string;
  monto?: number;
  fechaHecho?: string;
  folioRelacionado?: string;
  etapa: Etapa;
  estado: Estado;
  /** Number of entries in the bitácora: what `If-Match` names. */
  version: number;
  recibidoEn: string;
  ingresoLegal: string;
  plazo: Termino & { vence: string };
  /** Days granted by the one extension (Ley 19.880 art. 26). */
  prorroga?: number;
  /**
   * Civil date since which the term does not run: the person was asked for something. Meanwhile `plazo.vence` is the
   * deadline if every day given were used, so a list by due date is right without knowing of it.
   */
  suspendidoDesde?: string;
  /** Stretches, over by now, in which the term did not run: after `desde`, up to and with `hasta`. */
  suspensiones?: { desde: string; hasta: string }[];
  /** Unit whose regional holidays the term is counted by, where the case moved since; empty: no unit's. */
  unidadDelPlazo?: string;
  /** What was asked of the person, by the entry that asked. */
  antecedentes?: { n: number; vence: string };
  /** The provider was asked by entry `n`: until when, and how it answered. */
  traslado?: { n: number; vence: string; acoge?: Acoge; reiterado?: true };
  derivaciones?: Rama[];
  judicial?: Pick<Judicial, "presentadaEn" | "sentenciaEn" | "resultado">;
  /** Closing proposed and not yet signed; `n` is its entry. */
  propuesta?: { n: number; resultado: Resultado; autor: string };
  cierre?: { cuando: string; resultado: Resultado };
  /** How long the closing took; absent where it closed before that was noted. */
  duracion?: Duracion;
  /** Who worked out the answer that closed it: whoever proposed it, else whoever closed it. */
  cerradoPor?: string;
  /** Instant it closed, with an answer or out of the figures. */
  cerradoEn?: string;
  satisfaccion?: { nota: number; cuando: string };
  /** The citizen wrote after the closing: asks to reopen. */
  pideReapertura?: boolean;
  /** Citizen's messages and files that nobody has answered yet. */
  mensajesNuevos: number;
  /** Files of the case. */
  adjuntos?: number;
  /** The same matter twice: the other case. Out of the intake's figures. */
  acumuladoEn?: string;
  /** It was no case. Out of the intake's figures. */
  descartado?: MotivoDescarte;
}
