import { Worker } from "node:worker_threads";
import type { CodigoAdjunto } from "@ventanilla/sdk/contract";
import { resolveArchivo } from "../resolve-archivo.ts";
import { StoreError } from "../store/store.ts";
import { createTurnos } from "./create-turnos.ts";
import type { ArchivoRevisado } from "./inspect-archivo.ts";
import { ArchivoMalo, type LimitesDeAdjuntos } from "./rechazo-archivo.ts";

/** A file that was looked into, as it is kept. */
export interface Revision extends ArchivoRevisado {
  /** Without metadata. */
  bytes: Uint8Array;
}

/** What the thread is asked. */
export interface PedidoDeRevision {
  id: number;
  bytes: Uint8Array;
  limites: Pick<LimitesDeAdjuntos, "tipos" | "maximoBytes">;
}
/** What it found: the file, why it is not taken, or neither where the thread itself failed. */
export interface RespuestaDeRevision {
  id: number;
  revision?: Revision;
  malo?: { codigo: CodigoAdjunto; parece?: string | undefined };
}

/**
 * Finds out what a file is and takes its metadata away, apart from the thread that serves citizens: who wrote the file
 * decides how much work that is. `bytes` is not this thread's any more afterwards.
 *
 * @throws {ArchivoMalo} with the reason
 * @throws {StoreError} where the thread failed
 */
export type Revisar = (bytes: Uint8Array<ArrayBuffer>, limites: PedidoDeRevision["limites"]) => Promise<Revision>;

/** No honest file takes a tenth of this. */
const ESPERA_MS = 20_000;
const MEMORIA_MB = 512;

/** The thread runs what this code runs: the source, or what was built of it. */
const HILO = resolveArchivo(import.meta.url.endsWith(".ts") ? "src/adjuntos/revisar-hilo.ts" : "dist/revisar-hilo.js");

interface Hilo {
  worker: Worker;
  pendientes: Map<number, (respuesta: RespuestaDeRevision) => void>;
}

/** Starts its thread with the first file, and holds no process open. A file that stops it is refused, and it starts again. */
export const createRevisar = ({ archivoDeHilo = HILO, espera = ESPERA_MS } = {}): Revisar => {
  let hilo: Hilo | undefined;
  let ultimo = 0;

  const startHilo = (): Hilo => {
    const worker = new Worker(archivoDeHilo, {
      name: "archivos",
      resourceLimits: { maxOldGenerationSizeMb: MEMORIA_MB },
    });
    const nuevo: Hilo = { worker, pendientes: new Map() };
    const failAll = (): void => {
      if (hilo === nuevo) hilo = undefined;
      for (const [id, settle] of nuevo.pendientes) settle({ id });
    };
    worker.unref();
    worker.on("message", (respuesta: RespuestaDeRevision) => nuevo.pendientes.get(respuesta.id)?.(respuesta));
    worker.on("error", failAll);
    worker.on("exit", failAll);
    return nuevo;
  };

  const look: Revisar = async (bytes, limites) => {
    hilo ??= startHilo();
    const { worker, pendientes } = hilo;
    const id = ++ultimo;
    const { promise, resolve } = Promise.withResolvers<RespuestaDeRevision>();
    pendientes.set(id, resolve);
    const reloj = setTimeout(() => {
      resolve({ id, malo: { codigo: "archivo-ilegible" } });
      if (hilo?.worker === worker) hilo = undefined;
      worker.terminate();
    }, espera);
    const propios = bytes.length === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
    worker.postMessage({ id, bytes: propios, limites } satisfies PedidoDeRevision, [propios.buffer]);
    try {
      const { revision, malo } = await promise;
      if (malo) throw new ArchivoMalo(malo.codigo, malo.parece);
      if (!revision) throw new StoreError("noDisponible");
      return revision;
    } finally {
      clearTimeout(reloj);
      pendientes.delete(id);
    }
  };

  // One at a time: each may take all the memory and the time there is.
  const takeTurno = createTurnos();
  return (bytes, limites) => takeTurno("archivos", () => look(bytes, limites));
};
