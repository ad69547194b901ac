import type {
  AperturaAtendidaLeida,
  AperturaLeida,
  CasoDeGestion,
  Comprobante,
  EstadoDeCaso,
  FilaDeCaso,
  Institucion,
  VistaCiudadana,
} from "@ventanilla/sdk/contract";
import { createFirmante } from "../sello/firma.ts";
import type { CasoGuardado } from "../store/store.ts";
import type { Asiento } from "./asiento.ts";
import { createBase, type OpcionesDeCasos } from "./base-de-casos.ts";
import { createOpenCaso, type OpcionesDeApertura } from "./open-caso.ts";
import type { Actor, Orden, Registro } from "./orden.ts";
import { createOrderCaso } from "./order-caso.ts";
import { createReadCasos, type OpcionesDeLectura } from "./read-casos.ts";

export type { OpcionesDeCasos } from "./base-de-casos.ts";

/** An answer and whether it repeats that of an earlier, identical submission. */
export interface Respuesta<T> {
  valor: T;
  repetida: boolean;
}

/** The case after an order; `clave` only of `reemitirClave`, this once. */
export interface RespuestaDeOrdenDada extends Respuesta<CasoGuardado> {
  clave?: string;
}

/** An order on a case that exists. */
export type OrdenSobreCaso = Exclude<Orden, { orden: "abrir" }>;

/** Who gives an order, and on what. */
export interface OpcionesDeOrden {
  actor: Actor;
  /** Version that was read (`If-Match`): another one now is a conflict. Without it the order is tried again. */
  version?: number | undefined;
  /** The Idempotency-Key and the body it came with, where there is one. */
  envio?: { clave: string; cuerpo: unknown } | undefined;
  /** What of users the order needs. What the case itself says, and other cases and institutions, is looked up here. */
  registro?: Registro | undefined;
}

/** What was filed, as its client sent it: the receipt is signed over it. Without it, it goes unsigned. */
export interface Presentado {
  presentado?: unknown;
}

/** What may be done with cases: every write is an order decided on a fold and appended in one transaction. */
export interface Casos {
  /**
   * Opens a case for its citizen.
   *
   * @param options.envio the Idempotency-Key
   * @throws {Rechazo} `datos-invalidos`, `folio-ocupado`, `clave-de-envio-reutilizada`
   */
  open(
    apertura: AperturaLeida,
    options: Omit<OpcionesDeApertura, "actor" | "registro"> & Presentado,
  ): Promise<Respuesta<Comprobante>>;
  /**
   * Opens a case that an officer writes down; with an answer it closes, or waits for its signature, in the same act.
   *
   * @throws {Rechazo} as `open`, and `rol-no-permite`
   */
  openAtendido(
    apertura: AperturaAtendidaLeida,
    options: OpcionesDeApertura & Presentado,
  ): Promise<Respuesta<Comprobante>>;
  /** The case that folio and clave open. @throws {Rechazo} `caso-no-encontrado`, whatever the cause */
  find(credencial: { folio: string; clave: string }): Promise<CasoGuardado>;
  /** The citizen's view of a case. */
  view(guardado: CasoGuardado): Promise<VistaCiudadana>;
  /**
   * Gives an order on a case. Where there is nothing left to do, the case comes back as it was.
   *
   * @throws {Rechazo} where a rule says no; `version-atrasada` with what changed since
   */
  order(guardado: CasoGuardado, orden: OrdenSobreCaso, options: OpcionesDeOrden): Promise<RespuestaDeOrdenDada>;
  /** The whole case, for who may read it: whoever calls has seen to that, and records the reading. */
  readCasoDeGestion(guardado: CasoGuardado, options: OpcionesDeLectura): Promise<CasoDeGestion>;
  /** A row of a list: opens the first entry only, for the names. */
  readFila(guardado: CasoGuardado, options: OpcionesDeLectura): Promise<FilaDeCaso>;
  /** How a case goes, with nothing of whom it is about. */
  readEstado(guardado: CasoGuardado): EstadoDeCaso;
  /** One entry, opened; without its `reserva` once the person was erased. */
  readAsiento(guardado: CasoGuardado, n: number): Promise<Asiento | undefined>;
}

/** The cases of an installation over its store. */
export const createCasos = (opciones: OpcionesDeCasos): Casos => {
  const base = createBase(opciones);
  const { open, openAtendido } = createOpenCaso(base, opciones);
  const firmante = createFirmante(opciones.llaves.firma);

  const sign = async (
    { valor, repetida }: Respuesta<Comprobante>,
    { institucion: { slug }, presentado }: Presentado & { institucion: Institucion },
  ): Promise<Respuesta<Comprobante>> => {
    if (presentado === undefined) return { valor, repetida };
    const { folio, recibidoEn } = valor;
    const firma = await firmante.sign({ institucion: slug, folio, recibidoEn, cuerpo: presentado });
    return { valor: { ...valor, firma }, repetida };
  };

  return {
    open: async (apertura, options) => sign(await open(apertura, options), options),
    openAtendido: async (apertura, options) => sign(await openAtendido(apertura, options), options),
    ...createReadCasos(base, opciones),
    order: createOrderCaso(base, opciones),
  };
};
