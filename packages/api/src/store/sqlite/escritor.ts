import Database from "better-sqlite3";
import type { ResultadoEscritura, StoreError } from "../store.ts";
import { type Fallo, type Respuesta, type Tarea, type TareaAppend, unpackBytes } from "./mensaje.ts";
import { touch } from "./open-conexion.ts";

/** Pages that wait in a WAL before they are folded into the database: 16 MB. */
const PAGINAS_POR_PLEGAR = 4_000;

/** Whose fault it is: the store's (it may take the write later) or the task's own. */
function readMotivo(error: unknown): StoreError["motivo"] | "ajeno" {
  if (!(error instanceof Database.SqliteError)) return "ajeno";
  // The index beside the WAL grows by itself, and says so in its own way where the disk is full.
  if (error.code === "SQLITE_FULL" || error.code === "SQLITE_IOERR_SHMSIZE") return "sinEspacio";
  return /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(error.code) ? "ajeno" : "noDisponible";
}

function describeFallo(error: unknown): Fallo {
  const codigo = error instanceof Database.SqliteError ? error.code : error instanceof Error ? error.name : "Error";
  return { fallo: readMotivo(error), codigo };
}

/** Undefined where the disk does not let it now: it is tried again, and nothing that was answered depends on it. */
function readCheckpoint(db: Database.Database, modo: "NOOP" | "PASSIVE" | "TRUNCATE") {
  try {
    return (db.pragma(`wal_checkpoint(${modo})`) as { busy: number; log: number; checkpointed: number }[])[0];
  } catch (error) {
    if (error instanceof Database.SqliteError) return undefined;
    throw error;
  }
}

interface ConexionesEscritura {
  datos: Database.Database;
  llaves: Database.Database;
}

/** Writes groups of tasks: all that a group writes is durable when `run` returns. Owns the two connections. */
export class Escritor {
  readonly #datos: Database.Database;
  readonly #llaves: Database.Database;
  readonly #sql;
  /** A destroyed key may still be read in the WAL. */
  #residuo = true;

  constructor({ datos, llaves }: ConexionesEscritura) {
    this.#datos = datos;
    this.#llaves = llaves;
    const control = (db: Database.Database) => ({
      begin: db.prepare("BEGIN IMMEDIATE"),
      commit: db.prepare("COMMIT"),
      rollback: db.prepare("ROLLBACK"),
    });
    // `+?` hides the value from the planner. Otherwise SQLite prepares the join again at each use.
    this.#sql = {
      datos: control(datos),
      llaves: control(llaves),
      findEnvio: datos.prepare<[Buffer], { huella: Buffer; folio: string }>(
        "SELECT asientos.huella, casos.folio FROM asientos JOIN casos ON casos.id = asientos.caso WHERE envio = +?",
      ),
      findVersion: datos.prepare<[string], number>("SELECT version FROM casos WHERE folio = ?").pluck(),
      insertCaso: datos.prepare<[string, Buffer | null, number, Buffer, string]>(
        "INSERT INTO casos (folio, acceso, version, cabeza, caso) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ),
      updateCaso: datos
        .prepare<[number, Buffer, string, string, number], number>(
          "UPDATE casos SET version = ?, cabeza = ?, caso = ? WHERE folio = ? AND version = ? RETURNING id",
        )
        .pluck(),
      insertAsiento: datos.prepare("INSERT INTO asientos VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      forgetAcceso: datos.prepare<[number]>("UPDATE casos SET acceso = NULL WHERE id = ?"),
      insertLlave: llaves.prepare("INSERT OR REPLACE INTO llaves (caso, llave) VALUES (?, ?)"),
      deleteLlave: llaves.prepare<[number]>("DELETE FROM llaves WHERE caso = ?"),
    };
  }

  /** An answer for each task. A task that is wrong in itself fails alone; a store that cannot write fails all. */
  run(grupo: Tarea[]): Respuesta[] {
    try {
      const respuestas = this.#commit(grupo);
      if (this.#residuo) this.#wipeResiduo();
      return respuestas;
    } catch (error) {
      if (grupo.length === 1 || readMotivo(error) !== "ajeno") return grupo.map(() => describeFallo(error));
      return grupo.flatMap((tarea) => this.run([tarea]));
    }
  }

  /** Keeps the WALs short. What was answered is durable without it. */
  checkpoint(): void {
    for (const db of [this.#datos, this.#llaves]) {
      const estado = readCheckpoint(db, "NOOP");
      if (estado && estado.log - estado.checkpointed >= PAGINAS_POR_PLEGAR) readCheckpoint(db, "PASSIVE");
    }
    if (this.#residuo) this.#wipeResiduo();
  }

  close(): void {
    this.#datos.close();
    this.#llaves.close();
  }

  #commit(grupo: Tarea[]): Respuesta[] {
    const { datos, llaves } = this.#sql;
    try {
      // Ids are given under this lock, so nobody else can give the same one while its key is written.
      datos.begin.run();
      const respuestas = grupo.map((tarea) => this.#write(tarea));
      // A case whose key was lost could never be read; a key without a case is replaced when its id is used.
      if (this.#llaves.inTransaction) llaves.commit.run();
      datos.commit.run();
      return respuestas;
    } catch (error) {
      if (this.#llaves.inTransaction) llaves.rollback.run();
      if (this.#datos.inTransaction) datos.rollback.run();
      throw error;
    }
  }

  #write(tarea: Tarea): Respuesta {
    switch (tarea[0]) {
      case "append":
        return this.#append(tarea);
      case "destroy":
        this.#openLlaves();
        this.#sql.deleteLlave.run(tarea[1]);
        this.#sql.forgetAcceso.run(tarea[1]);
        this.#residuo = true;
        return { resultado: "hecho" };
      case "check":
        this.#openLlaves();
        touch(this.#datos);
        touch(this.#llaves);
        return { resultado: "hecho" };
    }
  }

  #append([, folio, version, caso, asientos, acceso, llave, envio, huella]: TareaAppend): ResultadoEscritura {
    const { findEnvio, findVersion, insertCaso, updateCaso, insertAsiento, insertLlave } = this.#sql;
    const idEnvio = unpackBytes(envio);
    // Looking before writing is safe here and only here: the transaction holds the one write lock.
    const previo = idEnvio && findEnvio.get(idEnvio);
    if (previo) return { resultado: "repetido", ...previo };

    const enlaces = asientos.map((asiento) => unpackBytes(asiento[6]));
    const cabeza = enlaces.at(-1) as Buffer;
    let id: number;
    if (acceso !== null && llave !== null) {
      const { changes, lastInsertRowid } = insertCaso.run(folio, unpackBytes(acceso), version, cabeza, caso);
      if (changes === 0) return { resultado: "folioOcupado" };
      id = Number(lastInsertRowid);
      this.#openLlaves();
      insertLlave.run(id, unpackBytes(llave));
    } else {
      const encontrado = updateCaso.get(version, cabeza, caso, folio, version - asientos.length);
      if (encontrado === undefined) return { resultado: "atrasado", version: findVersion.get(folio) ?? 0 };
      id = encontrado;
    }
    asientos.forEach(([n, cuando, tipo, autor, datos, sellado], i) => {
      const ultimo = i === asientos.length - 1;
      insertAsiento.run(
        id,
        n,
        cuando,
        tipo,
        autor,
        datos,
        unpackBytes(sellado),
        enlaces[i],
        ultimo ? idEnvio : null,
        ultimo ? unpackBytes(huella) : null,
      );
    });
    return { resultado: "escrito", id };
  }

  #openLlaves(): void {
    if (!this.#llaves.inTransaction) this.#sql.llaves.begin.run();
  }

  /** `secure_delete` overwrites a deleted key in the database; its older page must leave the WAL too. */
  #wipeResiduo(): void {
    this.#residuo = readCheckpoint(this.#llaves, "TRUNCATE")?.busy !== 0;
  }
}
