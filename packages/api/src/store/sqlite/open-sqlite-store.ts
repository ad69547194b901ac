import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { resolveArchivo } from "../../resolve-archivo.ts";
import type { Store } from "../store.ts";
import { ColaEscritura } from "./cola-escritura.ts";
import { ColaLectura } from "./cola-lectura.ts";
import { openLectura } from "./open-conexion.ts";
import { SqliteStore } from "./sqlite-store.ts";
import type { DatosReader } from "./start-reader.ts";
import type { DatosWriter } from "./start-writer.ts";

export interface OpenSqliteStoreOptions {
  /** Folder of `ventanilla.db` and `llaves.db`, made where there is none; only its owner enters it. */
  carpeta: string;
  /** Writes that may wait; the next ones are refused at once with `noDisponible`. */
  maximoPendientes?: number;
  /** Starts the thread that writes. */
  createWriter?: (datos: DatosWriter) => Worker;
  /** Starts the thread that reads what may be long: lists, searches, the journal. */
  createReader?: (datos: DatosReader) => Worker;
}

/**
 * For what a reader makes until it answers, in MB: a page of an extraction is one. Without a limit V8 lets it grow to 130
 * over a long extraction, and keeps it.
 */
const MEMORIA_JOVEN = 48;

/** A thread runs what this code runs: the source, or what was built of it. */
function resolveHilo(nombre: "writer" | "reader"): string {
  return resolveArchivo(import.meta.url.endsWith(".ts") ? `src/store/sqlite/${nombre}.ts` : `dist/${nombre}.js`);
}

function createWriterThread(workerData: DatosWriter): Worker {
  return new Worker(resolveHilo("writer"), { workerData, name: "escritor" });
}

function createReaderThread(workerData: DatosReader): Worker {
  return new Worker(resolveHilo("reader"), {
    workerData,
    name: "lector",
    resourceLimits: { maxYoungGenerationSizeMb: MEMORIA_JOVEN },
  });
}

/**
 * Opens the store of one machine: two SQLite files, a thread that writes in groups, others for what takes
 * long to read, started when it is first asked for, and the rest is read on this one.
 *
 * @throws {Error} where the files cannot be opened, are of a later version, or what is written would not be durable
 */
export async function openSqliteStore({
  carpeta,
  maximoPendientes = 4_096,
  createWriter = createWriterThread,
  createReader = createReaderThread,
}: OpenSqliteStoreOptions): Promise<Store> {
  mkdirSync(carpeta, { recursive: true, mode: 0o700 });
  const cola = new ColaEscritura({ createWriter: () => createWriter({ carpeta }), maximoPendientes });
  await cola.start();
  const createLectura = (): ColaLectura => new ColaLectura({ createReader: () => createReader({ carpeta }) });
  try {
    return new SqliteStore({
      cola,
      lectura: createLectura(),
      lecturaLarga: createLectura(),
      datos: openLectura(join(carpeta, "ventanilla.db")),
      llaves: openLectura(join(carpeta, "llaves.db")),
    });
  } catch (error) {
    await cola.drain();
    await cola.close();
    throw error;
  }
}
