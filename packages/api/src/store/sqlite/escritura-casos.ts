import type Database from "better-sqlite3";
import type { ResultadoEscritura } from "../store.ts";
import { COLUMNAS, type Columnas } from "./columnas.ts";
import type { EscrituraCifras } from "./escritura-cifras.ts";
import type { IndiceBusqueda } from "./indice-busqueda.ts";
import { type AsientoPlano, type TareaAppend, unpackBytes } from "./mensaje.ts";

const INSTITUCION = COLUMNAS.indexOf("institucion");
const RECIBIDAS = COLUMNAS.indexOf("recibidas");

export interface EscrituraCasosParts {
  datos: Database.Database;
  /** Opens the transaction of the keys, once in a group. */
  openLlaves: () => void;
  llaves: Database.Database;
  indice: IndiceBusqueda;
  cifras: EscrituraCifras;
}

/** Writes cases and their entries, within the transactions of whoever calls. */
export class EscrituraCasos {
  readonly #openLlaves: () => void;
  readonly #indice: IndiceBusqueda;
  readonly #cifras: EscrituraCifras;
  readonly #sql;

  constructor({ datos, llaves, openLlaves, indice, cifras }: EscrituraCasosParts) {
    this.#openLlaves = openLlaves;
    this.#indice = indice;
    this.#cifras = cifras;
    // `+?` hides the value from the planner. Otherwise SQLite prepares the join again at each use.
    this.#sql = {
      findEnvio: datos.prepare<[Buffer], { huella: Buffer; folio: string }>(
        "SELECT asientos.huella, casos.folio FROM asientos JOIN casos ON casos.id = asientos.caso WHERE envio = +?",
      ),
      findVersion: datos.prepare<[string], number>("SELECT version FROM casos WHERE folio = ?").pluck(),
      insertCaso: datos.prepare(
        `INSERT INTO casos (folio, acceso, version, cabeza, caso, ${COLUMNAS.join(", ")})
         VALUES (?, ?, ?, ?, ?${", ?".repeat(COLUMNAS.length)}) ON CONFLICT DO NOTHING`,
      ),
      updateCaso: datos
        .prepare<[number, Buffer, string, string, number], [number, ...Columnas]>(
          `UPDATE casos SET version = ?, cabeza = ?, caso = ? WHERE folio = ? AND version = ?
           RETURNING id, ${COLUMNAS.join(", ")}`,
        )
        .raw(),
      updateColumnas: datos.prepare(
        `UPDATE casos SET ${COLUMNAS.map((columna) => `${columna} = ?`).join(", ")} WHERE id = ?`,
      ),
      insertRecibida: datos.prepare<[string, number]>("INSERT INTO recibidas (institucion, caso) VALUES (?, ?)"),
      deleteRecibida: datos.prepare<[string, number]>("DELETE FROM recibidas WHERE institucion = ? AND caso = ?"),
      insertAsiento: datos.prepare(
        `INSERT INTO asientos (caso, n, cuando, tipo, autor, datos, sellado, enlace, envio, huella)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      // Nobody comes in again where the person was erased.
      changeAcceso: datos.prepare<[Buffer, number]>("UPDATE casos SET acceso = ? WHERE id = ? AND acceso IS NOT NULL"),
      forgetAcceso: datos.prepare<[number]>("UPDATE casos SET acceso = NULL WHERE id = ?"),
      insertLlave: llaves.prepare("INSERT OR REPLACE INTO llaves (caso, llave) VALUES (?, ?)"),
      deleteLlave: llaves.prepare<[number]>("DELETE FROM llaves WHERE caso = ?"),
    };
  }

  append(tarea: TareaAppend): ResultadoEscritura {
    const [, folio, version, caso, columnas, asientos, acceso, llave, envio, huella, cifras] = tarea;
    const { findEnvio, findVersion, insertCaso, updateCaso, changeAcceso, insertLlave } = this.#sql;
    const idEnvio = unpackBytes(envio);
    // Looking before writing is safe here and only here: the transaction holds the one write lock.
    const previo = idEnvio && findEnvio.get(idEnvio);
    if (previo) return { resultado: "repetido", ...previo };

    const enlaces = asientos.map((asiento) => unpackBytes(asiento[6]));
    const cabeza = enlaces.at(-1) as Buffer;
    let id: number;
    if (llave !== null) {
      const { changes, lastInsertRowid } = insertCaso.run(
        folio,
        unpackBytes(acceso),
        version,
        cabeza,
        caso,
        ...columnas,
      );
      if (changes === 0) return { resultado: "folioOcupado" };
      id = Number(lastInsertRowid);
      this.#openLlaves();
      insertLlave.run(id, unpackBytes(llave));
      if (columnas[RECIBIDAS] !== null) this.#writeRecibidas(id, null, columnas[RECIBIDAS] as string);
    } else {
      const encontrado = updateCaso.get(version, cabeza, caso, folio, version - asientos.length);
      if (encontrado === undefined) return { resultado: "atrasado", version: findVersion.get(folio) ?? 0 };
      const [suyo, ...previas] = encontrado;
      id = suyo;
      this.#updateColumnas(id, previas, columnas);
      if (acceso !== null) changeAcceso.run(unpackBytes(acceso), id);
    }
    this.#insertAsientos(id, asientos, enlaces, { idEnvio, huella: unpackBytes(huella) });
    this.#cifras.add(columnas[INSTITUCION] as string, cifras, asientos.at(-1)?.[1]);
    return { resultado: "escrito", id };
  }

  /** Destroys the case's key, its citizen's way in and what it is found by. */
  destroy(id: number): void {
    this.#openLlaves();
    this.#sql.deleteLlave.run(id);
    this.#sql.forgetAcceso.run(id);
    this.#indice.remove(id);
  }

  /** Only where they changed: an index is written again for each column that is named, whatever its value. */
  #updateColumnas(id: number, previas: Columnas, columnas: Columnas): void {
    if (previas.every((previa, i) => previa === columnas[i])) return;
    this.#sql.updateColumnas.run(...columnas, id);
    this.#writeRecibidas(id, previas[RECIBIDAS] as string | null, columnas[RECIBIDAS] as string | null);
  }

  #writeRecibidas(id: number, previas: string | null, nuevas: string | null): void {
    if (previas === nuevas) return;
    for (const institucion of JSON.parse(previas ?? "[]")) this.#sql.deleteRecibida.run(institucion, id);
    for (const institucion of JSON.parse(nuevas ?? "[]")) this.#sql.insertRecibida.run(institucion, id);
  }

  #insertAsientos(
    id: number,
    asientos: AsientoPlano[],
    enlaces: Buffer[],
    { idEnvio, huella }: { idEnvio: Buffer | null; huella: Buffer | null },
  ): void {
    asientos.forEach(([n, cuando, tipo, autor, datos, sellado], i) => {
      const ultimo = i === asientos.length - 1;
      this.#sql.insertAsiento.run(
        id,
        n,
        cuando,
        tipo,
        autor,
        datos,
        unpackBytes(sellado),
        enlaces[i],
        ultimo ? idEnvio : null,
        ultimo ? huella : null,
      );
    });
  }
}
