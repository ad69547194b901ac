import type { AperturaAtendidaLeida, AperturaLeida, Institucion, OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import type { Feriado, Portador, Rol } from "@ventanilla/sdk/domain";
import type { QuienAdjunta } from "./asiento.ts";
import type { Contingencia } from "./ordenes/believe-captura.ts";

type SinAtencion<T> = T extends unknown ? Omit<T, "institucion" | "recibidoEn" | "respuesta" | "resultado"> : never;

/** What opens a case, whoever writes it down. */
export type AperturaDeCaso = AperturaLeida | SinAtencion<AperturaAtendidaLeida>;

/** What the citizen and the service itself may ask of a case. */
export type OrdenPropia =
  | {
      orden: "abrir";
      apertura: AperturaDeCaso;
      /** Where an officer writes down what came before: the instant or the civil date it was received. */
      recibidoEn?: string | undefined;
      /** Where it was written without connection: when, by the clock of that machine. */
      contingencia?: Omit<Contingencia, "aceptada"> | undefined;
      /** A machine enrolled in its point signed it. */
      dispositivo?: boolean | undefined;
      /** Answered on the spot: closes at once unless this closing has to be signed. */
      cierre?: Pick<Extract<OrdenDeGestionLeida, { orden: "proponerCierre" }>, "resultado" | "respuesta"> | undefined;
    }
  | { orden: "enviarMensaje"; texto: string; contingencia?: Omit<Contingencia, "aceptada"> | undefined }
  | { orden: "adjuntar"; id: string; nombre: string; tipo: string; bytes: number; huella: string; quien: QuienAdjunta }
  | { orden: "opinar"; nota: number; comentario?: string | undefined }
  /** A letter that went out or was printed. */
  | {
      orden: "anotarOficio";
      plantilla: string;
      version: number;
      destinatario: string;
      salida: "correo" | "impreso";
      asunto: string;
      texto: string;
      para?: string | undefined;
    }
  /** Given by the service: who the case falls to. One that has somebody keeps it, but for `por: "reemplazo"`. */
  | { orden: "asignarPorSistema"; responsable: string; unidad?: string | undefined; por: string }
  /** Given by the service: this user, who had it, no longer works here and nobody stands in. */
  | { orden: "volverACola"; usuario: string }
  /** Given by the service: a holiday was declared that this term crosses. */
  | { orden: "moverPlazo"; feriado: string }
  /** Given by the service: the person did not answer in time and the term runs again. */
  | { orden: "reanudar" }
  /** Given by the service: an institution outside did not answer while its link lived, so its branch comes back. */
  | { orden: "recuperarDerivacion" }
  | { orden: "anotarAcumulado"; folio: string };

/** What may be asked of a case. Each has its file in `ordenes/`. */
export type Orden = OrdenPropia | OrdenDeGestionLeida;

/** Who gives an order: a citizen and the service itself obey no role. */
export interface Actor {
  /** `ciudadano`, `sistema`, `demostracion`, `proveedor`, `institucion`, or the id of a user. */
  id: string;
  /** Absent for the citizen and the service. */
  rol?: Rol | Portador;
  /** Slug of whom it works for; `*` for the whole installation. */
  institucion?: string;
  region?: string;
  unidad?: string;
  /** The branch that the holder of a link acts on. */
  rama?: number;
}

/** What of other records an order needs: looked up before it is decided, so that `decide` asks nobody. */
export interface Registro {
  /** The user an order names, if there is one and it is active. */
  usuario?: { id: string; rol: Rol; institucion: string; region?: string; unidad?: string };
  /** Active users who may sign this case's closing: of its unit or, where it has nobody else, of its region. */
  visadores?: string[];
  /** What the proposed closing says: sealed with the case, opened for `visar`. */
  respuestaPropuesta?: string;
  /** Id of the company that the opening names, where it is one of the registry. */
  proveedor?: string;
  /** The receiving institution is of this installation. */
  destino?: { slug: string; nombre: string };
  /** The other case of an accumulation. */
  otro?: { folio: string; institucion: string; isAbierto: boolean };
  /** What the case has already of what a stage asks for. */
  conocido?: { persona: string[]; proveedor: boolean; peticion: boolean };
}

/** Where and when an order is given: all that `decide` may know beside the case. */
export interface Contexto {
  /** Instant, UTC ISO 8601: `decide` has no clock. */
  ahora: string;
  actor: Actor;
  institucion: Institucion;
  /** Holidays declared since the calendar was written. */
  feriados?: readonly Feriado[] | undefined;
  registro?: Registro;
}
