import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import type Database from "better-sqlite3";
import { Escritor } from "./escritor.ts";
import { CERRAR, LISTO, type Tarea } from "./mensaje.ts";
import { type Base, migrateBase } from "./migrate-base.ts";
import { assertDurable, openConexion } from "./open-conexion.ts";

/** What the writer thread is started with. */
export interface DatosWriter {
  carpeta: string;
}

function openBase(carpeta: string, base: Base): Database.Database {
  const db = openConexion(join(carpeta, `${base}.db`));
  migrateBase(db, base);
  // What is deleted leaves its page: keys, and what an erased case was found by. An intake deletes nothing.
  db.pragma("secure_delete = ON");
  assertDurable(db);
  return db;
}

/** Runs in the thread: opens both files, then answers one group after another. */
export function startWriter({ carpeta }: DatosWriter): { datos: Database.Database; llaves: Database.Database } {
  const puerto = parentPort;
  if (!puerto) throw new Error("The writer runs in a worker thread");
  const datos = openBase(carpeta, "ventanilla");
  const llaves = openBase(carpeta, "llaves");
  const escritor = new Escritor({ datos, llaves });
  escritor.checkpoint();
  puerto.on("message", (mensaje: Tarea[] | typeof CERRAR) => {
    if (mensaje === CERRAR) {
      escritor.close();
      puerto.close();
      return;
    }
    puerto.postMessage(escritor.run(mensaje));
    escritor.checkpoint();
  });
  puerto.postMessage(LISTO);
  return { datos, llaves };
}
