import type { Caracterizacion, Judicial, Persona, Proveedor, Termino } from "@ventanilla/sdk/contract";
import type { Acoge, Canal, Etapa, MotivoDescarte, Resultado, Tipo } from "@ventanilla/sdk/domain";
import type { Contingencia } from "./ordenes/believe-captura.ts";

/** How long a case took from its legal entry to its closing, in whole days, and whether that was in time. */
export interface Duracion {
  habiles: number;
  corridos: number;
  enPlazo: boolean;
}

/** Who a file came from. */
export type QuienAdjunta = "ciudadano" | "funcionario" | "proveedor" | "institucion";

/** What every entry says in the open, by kind. No personal data may stand here. */
export interface DatosDeAsiento {
  ingreso: {
    institucion: string;
    tipo: Tipo;
    canal: Canal;
    punto?: string;
    /** A machine enrolled in that point signed it: anybody may write the name of a point. */
    dispositivo?: true;
    unidad?: string;
    /** SONI: the unit it is about, which never handles it. */
    sobreUnidad?: string;
    /** CUT of the unit's region, where it is not that of `comuna`. */
    region?: string;
    /** Id of the user it falls to from the start: who answered on the spot. */
    responsable?: string;
    comuna?: string;
    materia?: string;
    /** Id of the provider, where it is one of the registry: a company, never a person. */
    proveedor?: string;
    monto?: number;
    fechaHecho?: string;
    folioRelacionado?: string;
    caracterizacion?: Caracterizacion;
    etapa: Etapa;
    /** When it was written down, where that is not when it was received: a letter, a form of a mailbox. */
    anotadoEn?: string;
    /** It was written without connection, and came sealed. */
    contingencia?: Contingencia;
    ingresoLegal: string;
    plazo: Termino & { vence: string };
  };
  /** The citizen wrote; after the closing it asks to reopen. `respondeAntecedentes` where it was asked for. */
  mensaje: { pideReapertura: boolean; respondeAntecedentes?: true; contingencia?: Contingencia };
  /** Somebody added a file; the file lies sealed beside, under `id`. */
  adjunto: {
    id: string;
    tipo: string;
    bytes: number;
    huella: string;
    quien: QuienAdjunta;
    respondeAntecedentes?: true;
  };
  satisfaccion: { nota: number };
  /** `por`: `carga`, `materia` … where it was given by itself; a user gives it without. */
  asignacion: { responsable: string; unidad?: string; region?: string; por?: string };
  gestion: { visible: boolean };
  /** `desde` and `plazoVence`, where it suspends: the day it began, and the deadline if the person took every day given. */
  antecedentes: { vence: string; suspende: boolean; desde?: string; plazoVence?: string };
  /** The term runs again from `hasta` on; of the days given, `habiles` were used. */
  reanudacion: { vence: string; habiles: number; hasta: string };
  traslado: { vence: string; plantilla?: string; reitera?: true; papel?: true };
  /** The provider answered. `portador`: by its link. */
  respuesta: { acoge: Acoge; portador?: true };
  escalamiento: {
    a: "reclamo" | "judicial";
    tipo: Tipo;
    etapa: Etapa;
    ingresoLegal: string;
    plazo: Termino & { vence: string };
    materia?: string;
    comuna?: string;
    judicial?: Pick<Judicial, "presentadaEn" | "sentenciaEn" | "resultado">;
  };
  /** `aCola`: nobody has it any more, and it stays where it is. */
  transferencia: { unidad?: string; region?: string; responsable?: string; aCola?: true };
  /** `n` of this entry names the branch. `externa`: to an institution outside this installation. */
  derivacion: { institucion: string; nombre: string; externa: boolean; parcial: boolean; vence: string };
  derivacionRecibida: { rama: number };
  derivacionDevuelta: { rama: number };
  derivacionRespondida: { rama: number };
  prorroga: { dias: number; vence: string };
  /** A holiday declared later moved what it crosses. */
  plazoMovido: { vence: string; feriado: string };
  propuesta: { resultado: Resultado };
  devolucion: Record<string, never>;
  /** `duracion` as it stood that day: a holiday declared later does not change how long it took. */
  cierre: { resultado: Resultado; propuestaDe?: string; duracion?: Duracion };
  reapertura: { ingresoLegal: string; plazo: Termino & { vence: string } };
  /** What changed, in the open: values that are no personal data; the rest only by name. */
  correccion: {
    tipo?: Tipo;
    etapa?: Etapa;
    materia?: string;
    comuna?: string;
    monto?: number;
    fechaHecho?: string;
    sobreUnidad?: string;
    sobreUsuario?: string;
    judicial?: Pick<Judicial, "presentadaEn" | "sentenciaEn" | "resultado">;
    /** Of the right kind, from the same legal entry: only where the kind was wrong. */
    plazo?: Termino & { vence: string };
    campos: string[];
  };
  acumulacion: { en: string };
  /** Another case was accumulated in this one. */
  acumulado: { folio: string };
  descarte: { motivo: MotivoDescarte };
  /** A new clave opens it; the old one died. */
  claveReemitida: Record<string, never>;
  /** A letter went out, or was printed. */
  oficio: { plantilla: string; version: number; destinatario: string; salida: "correo" | "impreso" };
}

/** What every entry seals with the case's key, by kind; `undefined` where it has nothing to hide. */
export interface ReservaDeAsiento {
  ingreso: { persona?: Persona; proveedor?: Proveedor; relato: string; peticion?: string };
  mensaje: { texto: string };
  adjunto: { nombre: string };
  satisfaccion: { comentario: string } | undefined;
  asignacion: undefined;
  gestion: { nota: string };
  antecedentes: { texto: string };
  reanudacion: undefined;
  traslado: { correo?: string } | undefined;
  respuesta: { texto: string };
  escalamiento: { persona?: Persona; proveedor?: Proveedor; peticion?: string; judicial?: Judicial } | undefined;
  transferencia: { motivo: string };
  derivacion: { motivo: string; que?: string; correo?: string };
  derivacionRecibida: { motivo?: string } | undefined;
  derivacionDevuelta: { motivo: string };
  derivacionRespondida: { respuesta: string };
  prorroga: { motivo: string };
  plazoMovido: undefined;
  propuesta: { respuesta: string };
  devolucion: { motivo: string };
  cierre: { respuesta: string };
  reapertura: { motivo: string };
  correccion: { persona?: Persona; proveedor?: Proveedor; judicial?: Judicial; motivo: string };
  acumulacion: { motivo: string };
  acumulado: undefined;
  descarte: undefined;
  claveReemitida: { identidad: string };
  oficio: { asunto: string; texto: string; para?: string };
}

export type TipoDeAsiento = keyof DatosDeAsiento;

/** An entry of the bitácora, as `decide` makes it and before it is sealed, numbered and chained. */
export type Asiento = {
  [T in TipoDeAsiento]: {
    tipo: T;
    /** Instant, UTC ISO 8601. */
    cuando: string;
    /** `ciudadano`, `sistema`, `proveedor`, `institucion` or the id of a user. */
    autor: string;
    datos: DatosDeAsiento[T];
    reserva: ReservaDeAsiento[T];
  };
}[TipoDeAsiento];
