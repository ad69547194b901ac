import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import type { Anotacion, Avance, Store } from "../store/store.ts";

/** Longest stretch of work between two breaths of the process, in milliseconds. */
const TRAMO = 5;
/** Of the process's time, at the most this part while others use it, and where they would use all of it. */
const PARTE = { ocupado: 0.1, lleno: 0.01 };
/** From this part of its time on, the process has no more to give: each case waits for another. */
const LLENO = 0.9;
/** Longest rest, in milliseconds: neither a slow disk nor a long rush leaves the reader behind for ever. */
const ESPERA_MAXIMA = { ocupado: 100, lleno: 1_000 };
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
  /** Part of its time that the process has used since this was last asked, from 0 to 1. */
  readUso?: () => number;
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

/** How much of its time the thread was at work, since the last call. */
const createUso = (): (() => number) => {
  let hasta = performance.eventLoopUtilization();
  return () => {
    const desde = hasta;
    hasta = performance.eventLoopUtilization();
    return performance.eventLoopUtilization(hasta, desde).utilization;
  };
};

/**
 * Makes a reader of the journal. It works in slices of a few milliseconds, and rests nine times as long after each while
 * the service is busy, so that who files a case does not notice it; in a rush that takes all there is, it only keeps
 * moving.
 */
export const createLector = ({
  store,
  nombre,
  handle,
  log,
  isBusy = () => true,
  readUso = createUso(),
  pausa = 500,
}: OpcionesDeLector): Lector => {
  const control = new AbortController();
  const { signal } = control;
  const rest = (ms: number) => pause(ms, undefined, { signal, ref: false }).catch(() => undefined);
  let posicion: number | undefined;
  /** Time of this process used since the last rest, in milliseconds. */
  let usado = 0;

  /** Rests after work that took so long, in milliseconds. An idle process is only let to breathe. */
  const restAfter = (ms: number, maximo = Infinity): Promise<void> => {
    if (!isBusy()) return rest(0);
    const suave = Math.min(ms * (1 / PARTE.ocupado - 1), maximo);
    return rest(readUso() < LLENO ? suave : Math.max(suave, Math.min(ms * (1 / PARTE.lleno - 1), ESPERA_MAXIMA.lleno)));
  };

  /** Rests once a slice is over. What others do meanwhile, as the thread that reads, is not counted. */
  const breathe = async (): Promise<void> => {
    if (usado < TRAMO) return;
    await restAfter(usado);
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
      await restAfter(performance.now() - desde, ESPERA_MAXIMA.ocupado);
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
