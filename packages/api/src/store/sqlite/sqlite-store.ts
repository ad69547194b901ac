import type Database from "better-sqlite3";
import type { Caso } from "../../caso/caso.ts";
import type { AsientoGuardado, CasoGuardado, Escritura, ResultadoEscritura, Store } from "../store.ts";
import { StoreError } from "../store.ts";
import type { ColaEscritura } from "./cola-escritura.ts";
import { packEscritura } from "./mensaje.ts";

interface FilaCaso {
  id: number;
  caso: string;
  cabeza: Uint8Array;
}

export interface SqliteStoreParts {
  cola: ColaEscritura;
  /** Read-only connections of this thread. */
  datos: Database.Database;
  llaves: Database.Database;
}

function readFila({ id, caso, cabeza }: FilaCaso): CasoGuardado {
  return { id, caso: JSON.parse(caso) as Caso, cabeza };
}

/** The port over SQLite: writes go to the queue, reads cost some microseconds and are done here. */
export class SqliteStore implements Store {
  readonly #cola: ColaEscritura;
  readonly #datos: Database.Database;
  readonly #llaves: Database.Database;
  readonly #sql;
  #cierre: Promise<void> | undefined;

  constructor({ cola, datos, llaves }: SqliteStoreParts) {
    this.#cola = cola;
    this.#datos = datos;
    this.#llaves = llaves;
    // `+?` hides the value from the planner. Otherwise SQLite prepares these again at each use: 20 µs of every 25.
    this.#sql = {
      byAcceso: datos.prepare<[Uint8Array], FilaCaso>("SELECT id, caso, cabeza FROM casos WHERE acceso = ?"),
      byFolio: datos.prepare<[string], FilaCaso>("SELECT id, caso, cabeza FROM casos WHERE folio = ?"),
      despuesDe: datos.prepare<[number, number], FilaCaso>(
        "SELECT id, caso, cabeza FROM casos WHERE id > +? ORDER BY id LIMIT ?",
      ),
      envio: datos.prepare<[Uint8Array], { huella: Uint8Array; folio: string }>(
        "SELECT asientos.huella, casos.folio FROM asientos JOIN casos ON casos.id = asientos.caso WHERE envio = +?",
      ),
      asientos: datos.prepare<[number], AsientoGuardado>(
        "SELECT n, cuando, tipo, autor, datos, sellado, enlace FROM asientos WHERE caso = +? ORDER BY n",
      ),
      llave: llaves.prepare<[number], { llave: Uint8Array }>("SELECT llave FROM llaves WHERE caso = ?"),
    };
  }

  async appendAsientos(escritura: Escritura): Promise<ResultadoEscritura> {
    return (await this.#cola.send(packEscritura(escritura))) as ResultadoEscritura;
  }

  async findCasoByAcceso(acceso: Uint8Array): Promise<CasoGuardado | undefined> {
    return this.#read(() => {
      const fila = this.#sql.byAcceso.get(acceso);
      return fila && readFila(fila);
    });
  }

  async findCasoByFolio(folio: string): Promise<CasoGuardado | undefined> {
    return this.#read(() => {
      const fila = this.#sql.byFolio.get(folio);
      return fila && readFila(fila);
    });
  }

  async findEnvio(id: Uint8Array): Promise<{ huella: Uint8Array; folio: string } | undefined> {
    return this.#read(() => this.#sql.envio.get(id));
  }

  async listAsientos(id: number): Promise<AsientoGuardado[]> {
    return this.#read(() => this.#sql.asientos.all(id));
  }

  async listCasos({ despuesDe, limite }: { despuesDe: number; limite: number }): Promise<CasoGuardado[]> {
    return this.#read(() => this.#sql.despuesDe.all(despuesDe, limite).map(readFila));
  }

  async findLlave(id: number): Promise<Uint8Array | undefined> {
    return this.#read(() => this.#sql.llave.get(id)?.llave);
  }

  async destroyLlave(id: number): Promise<void> {
    await this.#cola.send(["destroy", id]);
  }

  async checkEscritura(): Promise<void> {
    await this.#cola.send(["check"]);
  }

  close(): Promise<void> {
    this.#cierre ??= this.#close();
    return this.#cierre;
  }

  /** The writer goes last: the last one out folds the WALs into the files. */
  async #close(): Promise<void> {
    await this.#cola.drain();
    this.#datos.close();
    this.#llaves.close();
    await this.#cola.close();
  }

  #read<T>(find: () => T): T {
    try {
      return find();
    } catch (cause) {
      throw new StoreError("noDisponible", { cause });
    }
  }
}
