import { join } from "node:path";
import Database from "better-sqlite3";

/** What the service writes for one case: the floor writes the same text, and as many bytes where they are keyed. */
export interface Rows {
  caso: string;
  cuando: string;
  datos: string;
  /** Bytes. */
  sellado: number;
  /** Bytes. */
  llave: number;
}

/** The rows of the last case that a service wrote in its folder. */
export const readRows = (folder: string): Rows => {
  const datos = new Database(join(folder, "ventanilla.db"), { readonly: true });
  const llaves = new Database(join(folder, "llaves.db"), { readonly: true });
  const { id, ...rows } = datos
    .prepare(
      `SELECT casos.id, casos.caso, cuando, datos, length(sellado) AS sellado
       FROM casos JOIN asientos ON asientos.caso = casos.id ORDER BY casos.id DESC LIMIT 1`,
    )
    .get() as Omit<Rows, "llave"> & { id: number };
  const llave = llaves.prepare("SELECT length(llave) FROM llaves WHERE caso = ?").pluck().get(id) as number;
  datos.close();
  llaves.close();
  return { ...rows, llave };
};
