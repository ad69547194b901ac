import type { AperturaLeida, Institucion } from "@ventanilla/sdk/contract";
import type { Resultado } from "@ventanilla/sdk/domain";

/** What may be asked of a case. Each has its file in `ordenes/`. */
export type Orden =
  | { orden: "abrir"; apertura: AperturaLeida }
  | { orden: "enviarMensaje"; texto: string }
  | { orden: "opinar"; nota: number; comentario?: string | undefined }
  | { orden: "gestionar"; nota: string; visible: boolean }
  | { orden: "trasladarProveedor" }
  | { orden: "proponerCierre"; resultado: Resultado; respuesta: string };

/** Where and when an order is given: all that `decide` may know beside the case. */
export interface Contexto {
  /** Instant, UTC ISO 8601: `decide` has no clock. */
  ahora: string;
  /** `ciudadano`, `sistema` or the id of a user. */
  autor: string;
  institucion: Institucion;
}
