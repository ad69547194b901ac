import { setTimeout as pause } from "node:timers/promises";
import type { Store, Trabajo, TrabajoGuardado } from "../store/store.ts";
import { FalloDeTrabajo } from "./fallo-de-trabajo.ts";

const MINUTO = 60_000;
/** How long each further attempt waits, in minutes; the last one holds for all that come after. */
const ESPERAS = [1, 5, 15, 60, 180, 360, 720];
/** A job that failed so often over some days is left for a person. */
const MAXIMO_INTENTOS = 15;
/** Whoever takes a job has it to itself for so long, in milliseconds. */
const ARRIENDO = 2 * MINUTO;

/** Does one kind of job. Repeatable: at least once is what a job is promised. @throws {FalloDeTrabajo} */
export type Tarea = (datos: Trabajo["datos"], trabajo: TrabajoGuardado) => Promise<void>;

export interface OpcionesDeCorredor {
  store: Pick<Store, "claimTrabajos" | "settleTrabajo">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  log: { error(datos: object, mensaje: string): void };
  /** By kind of job. */
  tareas: Record<string, Tarea>;
  /** Pause between looks for work, in milliseconds. */
  pausa?: number;
  /** Jobs done at once. */
  simultaneos?: number;
}

export interface Corredor {
  /** Does what is due now, until nothing is; how many jobs it took. */
  runOnce(): Promise<number>;
  start(): void;
  /** Resolves when what was taken is settled. */
  stop(): Promise<void>;
}

/**
 * The runner of jobs: takes what is due, does it and says how it went. A process that dies in the middle loses its lease,
 * and the next one takes the job again.
 */
export const createCorredor = ({
  store,
  clock,
  log,
  tareas,
  pausa = 1_000,
  simultaneos = 4,
}: OpcionesDeCorredor): Corredor => {
  const at = (ms: number): string => new Date(ms).toISOString();

  const settle = async (trabajo: TrabajoGuardado, causa: unknown): Promise<void> => {
    const { id, tipo, intentos } = trabajo;
    if (causa === undefined) return store.settleTrabajo(id, { estado: "hecho" });
    // What another library throws may hold an address: only its name is told.
    const error = causa instanceof FalloDeTrabajo ? causa.message : causa instanceof Error ? causa.name : "Error";
    const definitivo = (causa instanceof FalloDeTrabajo && causa.isDefinitivo) || intentos >= MAXIMO_INTENTOS;
    if (definitivo) {
      log.error({ trabajo: id, tipo, intentos, error }, "Un trabajo no se pudo hacer: revísalo y repítelo");
      return store.settleTrabajo(id, { estado: "fallido", error });
    }
    const espera = ESPERAS[Math.min(intentos, ESPERAS.length) - 1] ?? 1;
    return store.settleTrabajo(id, { estado: "pendiente", cuando: at(clock() + espera * MINUTO), error });
  };

  const run = async (trabajo: TrabajoGuardado): Promise<void> => {
    let causa: unknown;
    try {
      const tarea = tareas[trabajo.tipo];
      if (!tarea) throw new FalloDeTrabajo(`Nadie sabe hacer «${trabajo.tipo}»`, { isDefinitivo: true });
      await tarea(trabajo.datos, trabajo);
    } catch (error) {
      causa = error ?? new Error("unknown");
    }
    await settle(trabajo, causa);
  };

  const runOnce = async (): Promise<number> => {
    let hechos = 0;
    while (!isStopping) {
      const trabajos = await store.claimTrabajos({
        ahora: at(clock()),
        hasta: at(clock() + ARRIENDO),
        limite: simultaneos,
      });
      if (trabajos.length === 0) break;
      await Promise.all(trabajos.map(run));
      hechos += trabajos.length;
    }
    return hechos;
  };

  let isStopping = false;
  let vuelta: Promise<void> | undefined;
  const control = new AbortController();
  const loop = async (): Promise<void> => {
    while (!isStopping) {
      // A store that is away for a while is no reason to stop looking.
      await runOnce().catch(() => undefined);
      await pause(pausa, undefined, { signal: control.signal, ref: false }).catch(() => undefined);
    }
  };
  return {
    runOnce,
    start() {
      vuelta ??= loop();
    },
    async stop() {
      isStopping = true;
      control.abort();
      await vuelta;
    },
  };
};
