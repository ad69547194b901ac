import { setTimeout as pause } from "node:timers/promises";
import type { Anotacion, Avance, Store } from "../store/store.ts";

/** Longest stretch of work between two breaths of the process, in milliseconds. */
const TRAMO = 5;
/** Of the process's time, at the most this part while others use it. */
const PARTE = 0.1;
/** Longest rest after a batch, in milliseconds: a slow disk must not leave the reader behind for ever. */
const ESPERA_MAXIMA = 100;
/** Entries read and moved over at once: what they leave done is one transaction, which others wait for. */
const TANDA = { ocupado: 16, libre: 256 };

/** What an entry leaves done: jobs and tokens are kept with the reader's place. */
export type Hecho = Pick<Avance, "trabajos" | "fichasDeBusqueda">;

export interface OpcionesDeLector {
  store: Pick<Store, "readDiario" | "findPosicion" | "advance">;
  /** Names its place in the journal, for ever. */
  nombre: string;
  /**
   * What to do of an entry. At least once: a process that dies reads it again. Where it throws, the reader stays at this
   * entry and tries again later, so that none is ever skipped.
   */
  handle: (anotacion: Anotacion) => Hecho | undefined | Promise<Hecho | undefined>;
  log: { error(datos: object, mensaje: string): void };
  /** Whether somebody waits for this process now. Idle, a reader does all it can. */
  isBusy?: (() => boolean) | undefined;
  /** Pause between looks at the journal, in milliseconds. @default 500 */
  pausa?: number;
}

/** A reader of the journal of all entries: it moves on in order, and starts again where it stood. */
export interface Lector {
  /** Reads all there is now; how many entries. */
  runOnce(): Promise<number>;
  start(): void;
  /** Resolves when what it was reading is left done. */
  stop(): Promise<void>;
}

/**
 * Makes a reader of the journal. It works in slices of a few milliseconds, and rests nine times as long after each while
 * the service is busy, so that who files a case does not notice it.
 */
export const createLector = ({
  store,
  nombre,
  handle,
  log,
  isBusy = () => true,
  pausa = 500,
}: OpcionesDeLector): Lector => {
  const control = new AbortController();
  const { signal } = control;
  const rest = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
  let posicion: number | undefined;
  /** Time of this process used since the last rest, in milliseconds. */
  let usado = 0;

  /** Rests once a slice is over. What others do meanwhile, as the thread that reads, is not counted. */
  const breathe = async (): Promise<void> => {
    if (usado < TRAMO) return;
    await rest(isBusy() ? usado * (1 / PARTE - 1) : 0);
    usado = 0;
  };

  /** Reads a batch, as far as it goes; how many entries it moved over, and whether there may be more. */
  const readTanda = async (): Promise<{ leidas: number; hayMas: boolean }> => {
    posicion ??= await store.findPosicion(nombre);
    const limite = isBusy() ? TANDA.ocupado : TANDA.libre;
    const anotaciones = await store.readDiario({ despuesDe: posicion, limite });
    const trabajos: NonNullable<Avance["trabajos"]> = [];
    const fichasDeBusqueda: NonNullable<Avance["fichasDeBusqueda"]> = [];
    let hasta = posicion;
    let leidas = 0;
    let falla: unknown;
    for (const anotacion of anotaciones) {
      if (signal.aborted) break;
      const desde = performance.now();
      try {
        const hecho = await handle(anotacion);
        trabajos.push(...(hecho?.trabajos ?? []));
        fichasDeBusqueda.push(...(hecho?.fichasDeBusqueda ?? []));
      } catch (error) {
        falla = error ?? new Error("unknown");
        break;
      }
      usado += performance.now() - desde;
      hasta = anotacion.posicion;
      leidas++;
      await breathe();
    }
    if (leidas > 0) {
      const desde = performance.now();
      await store.advance({ lector: nombre, hasta, trabajos, fichasDeBusqueda });
      posicion = hasta;
      // The writer is everybody's: what it took for this is given back to the others.
      if (isBusy()) await rest(Math.min((performance.now() - desde) * (1 / PARTE - 1), ESPERA_MAXIMA));
    }
    if (falla !== undefined) throw falla;
    return { leidas, hayMas: anotaciones.length === limite };
  };

  const runOnce = async (): Promise<number> => {
    let total = 0;
    while (!signal.aborted) {
      const { leidas, hayMas } = await readTanda();
      total += leidas;
      if (!hayMas) break;
      await breathe();
    }
    return total;
  };

  const loop = async (): Promise<void> => {
    let fallando = false;
    while (!signal.aborted) {
      try {
        await runOnce();
        fallando = false;
      } catch (error) {
        // Said once: a store that is away, or an entry that cannot be handled, would say it twice a second.
        if (!fallando) log.error({ lector: nombre, causa: (error as Error).name }, "Un lector del diario se detuvo");
        fallando = true;
        posicion = undefined;
        await rest(pausa * 10);
      }
      await rest(pausa);
    }
  };

  let vuelta: Promise<void> | undefined;
  return {
    runOnce,
    start() {
      vuelta ??= loop();
    },
    async stop() {
      control.abort();
      await vuelta;
    },
  };
};
