import type { Caracterizacion, Persona, Proveedor, Termino } from "@ventanilla/sdk/contract";
import type { Canal, Etapa, Resultado, Tipo } from "@ventanilla/sdk/domain";

/** What every entry says in the open, by kind. No personal data may stand here. */
export interface DatosDeAsiento {
  ingreso: {
    institucion: string;
    tipo: Tipo;
    canal: Canal;
    punto?: string;
    unidad?: string;
    /** SONI: the unit it is about, which never handles it. */
    sobreUnidad?: string;
    comuna?: string;
    materia?: string;
    monto?: number;
    fechaHecho?: string;
    folioRelacionado?: string;
    caracterizacion?: Caracterizacion;
    etapa: Etapa;
    ingresoLegal: string;
    plazo: Termino & { vence: string };
  };
  /** The citizen wrote; after the closing it asks to reopen. */
  mensaje: { pideReapertura: boolean };
  satisfaccion: { nota: number };
  gestion: { visible: boolean };
  traslado: { vence: string };
  propuesta: { resultado: Resultado };
  cierre: { resultado: Resultado };
}

/** What every entry seals with the case's key, by kind. */
export interface ReservaDeAsiento {
  ingreso: { persona?: Persona; proveedor?: Proveedor; relato: string; peticion?: string };
  mensaje: { texto: string };
  satisfaccion: { comentario: string } | undefined;
  gestion: { nota: string };
  traslado: undefined;
  propuesta: { respuesta: string };
  cierre: { respuesta: string };
}

export type TipoDeAsiento = keyof DatosDeAsiento;

/** An entry of the bitácora, as `decide` makes it and before it is sealed, numbered and chained. */
export type Asiento = {
  [T in TipoDeAsiento]: {
    tipo: T;
    /** Instant, UTC ISO 8601. */
    cuando: string;
    /** `ciudadano`, `sistema` or the id of a user. */
    autor: string;
    datos: DatosDeAsiento[T];
    reserva: ReservaDeAsiento[T];
  };
}[TipoDeAsiento];
