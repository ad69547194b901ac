import Database from "better-sqlite3";
import type { StoreError } from "../store.ts";
import { EscrituraCasos } from "./escritura-casos.ts";
import { EscrituraCifras } from "./escritura-cifras.ts";
import { EscrituraFichas } from "./escritura-fichas.ts";
import { EscrituraTrabajos } from "./escritura-trabajos.ts";
import { IndiceBusqueda } from "./indice-busqueda.ts";
import type { Fallo, Respuesta, Tarea } from "./mensaje.ts";
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
  readonly #casos: EscrituraCasos;
  readonly #cifras: EscrituraCifras;
  readonly #trabajos: EscrituraTrabajos;
  readonly #fichas: EscrituraFichas;
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
    this.#sql = { datos: control(datos), llaves: control(llaves) };
    const indice = new IndiceBusqueda(datos);
    this.#cifras = new EscrituraCifras(datos);
    this.#casos = new EscrituraCasos({
      datos,
      llaves,
      indice,
      cifras: this.#cifras,
      openLlaves: () => this.#openLlaves(),
    });
    this.#trabajos = new EscrituraTrabajos({ datos, indice });
    this.#fichas = new EscrituraFichas(datos);
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
      this.#cifras.flush();
      // A case whose key was lost could never be read; a key without a case is replaced when its id is used.
      if (this.#llaves.inTransaction) llaves.commit.run();
      datos.commit.run();
      return respuestas;
    } catch (error) {
      this.#cifras.discard();
      if (this.#llaves.inTransaction) llaves.rollback.run();
      if (this.#datos.inTransaction) datos.rollback.run();
      throw error;
    }
  }

  #write(tarea: Tarea): Respuesta {
    switch (tarea[0]) {
      case "append":
        return this.#casos.append(tarea);
      case "destroy":
        this.#casos.destroy(tarea[1]);
        this.#residuo = true;
        break;
      case "check":
        this.#openLlaves();
        touch(this.#datos);
        touch(this.#llaves);
        break;
      case "advance":
        this.#trabajos.advance(tarea);
        break;
      case "addTrabajos":
        this.#trabajos.add(tarea[1]);
        break;
      case "claim":
        return { resultado: "tomados", trabajos: this.#trabajos.claim(tarea[1], tarea[2], tarea[3]) };
      case "settle":
        this.#trabajos.settle(tarea);
        break;
      case "putFicha":
        return this.#fichas.put(tarea);
      case "deleteFicha":
        this.#fichas.delete(tarea[1], tarea[2]);
        break;
      case "lectura":
        this.#fichas.recordLectura(tarea[1], tarea[2], tarea[3]);
        break;
    }
    return { resultado: "hecho" };
  }

  #openLlaves(): void {
    if (!this.#llaves.inTransaction) this.#sql.llaves.begin.run();
  }

  /** `secure_delete` overwrites a deleted key in the database; its older page must leave the WAL too. */
  #wipeResiduo(): void {
    this.#residuo = readCheckpoint(this.#llaves, "TRUNCATE")?.busy !== 0;
  }
}
