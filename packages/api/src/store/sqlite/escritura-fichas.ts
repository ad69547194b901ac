import type Database from "better-sqlite3";
import type { ResultadoFicha } from "../store.ts";
import type { TareaPutFicha } from "./mensaje.ts";

/** Keeps the records that are no cases, and who read which case. */
export class EscrituraFichas {
  readonly #sql;

  constructor(datos: Database.Database) {
    this.#sql = {
      findVersion: datos
        .prepare<[string, string], number>("SELECT version FROM fichas WHERE clase = ? AND id = ?")
        .pluck(),
      findOtra: datos
        .prepare<[string, string, string], 1>("SELECT 1 FROM fichas WHERE clase = ? AND indice = ? AND id <> ?")
        .pluck(),
      put: datos.prepare(
        `INSERT INTO fichas (clase, id, institucion, indice, version, cuando, datos) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (clase, id) DO UPDATE SET institucion = excluded.institucion, indice = excluded.indice,
           version = excluded.version, cuando = excluded.cuando, datos = excluded.datos`,
      ),
      delete: datos.prepare<[string, string]>("DELETE FROM fichas WHERE clase = ? AND id = ?"),
      insertLectura: datos.prepare(
        "INSERT INTO lecturas (caso, cuando, usuario) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      ),
    };
  }

  put([, clase, id, institucion, indice, version, cuando, datos]: TareaPutFicha): ResultadoFicha {
    const actual = this.#sql.findVersion.get(clase, id) ?? 0;
    if (actual !== version) return { resultado: "atrasado", version: actual };
    if (indice !== null && this.#sql.findOtra.get(clase, indice, id)) return { resultado: "ocupado" };
    this.#sql.put.run(clase, id, institucion, indice, version + 1, cuando, datos);
    return { resultado: "escrito", version: version + 1 };
  }

  delete(clase: string, id: string): void {
    this.#sql.delete.run(clase, id);
  }

  recordLectura(caso: number, cuando: string, usuario: string): void {
    this.#sql.insertLectura.run(caso, cuando, usuario);
  }
}
