import { copyFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import Database from "better-sqlite3";
import { makeFolder } from "../fixtures/server.ts";
import type { Buscador } from "./next-citizen-canarios.ts";
import { readComprimidos, readSnappy } from "./next-citizen-comprimido.ts";

/** What was found in a folder. */
export interface Carpeta {
  archivos: number;
  megas: number;
  /** `file: visit field`. */
  rastros: string[];
}

const SQLITE = "SQLite format 3\0";

/** What the cells of a database hold, those in Snappy out of it: there Firefox keeps IndexedDB. */
const readCeldas = (ruta: string): Buffer[] => {
  const copia = join(makeFolder(), "copia");
  for (const cola of ["", "-wal"]) if (existsSync(ruta + cola)) copyFileSync(ruta + cola, copia + cola);
  const base = new Database(copia);
  try {
    const tablas = base.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    return tablas.flatMap((tabla) => {
      const filas = base.prepare(`SELECT * FROM "${tabla}"`).raw().all() as unknown[][];
      return filas.flat().flatMap((celda) => {
        if (typeof celda === "string") return Buffer.from(celda);
        if (!Buffer.isBuffer(celda)) return [];
        try {
          return [celda, readSnappy(celda)];
        } catch {
          return [celda];
        }
      });
    });
  } catch {
    // A database that lives, or of a kind of its own: its bytes have been looked at.
    return [];
  } finally {
    base.close();
  }
};

const read = (ruta: string): Buffer => {
  try {
    return readFileSync(ruta);
  } catch {
    // Sockets and locks of a browser that lives.
    return Buffer.alloc(0);
  }
};

/** Looks into every file of a folder: as it is, and out of what it is compressed with. */
export const searchCarpeta = (carpeta: string, buscador: Buscador): Carpeta => {
  const rutas = readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((entrada) => entrada.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  let bytes = 0;
  const rastros = rutas.flatMap((ruta) => {
    const entero = read(ruta);
    bytes += entero.length;
    const base = entero.subarray(0, 16).toString("latin1") === SQLITE;
    const piezas = [Buffer.from(ruta), entero, ...readComprimidos(entero), ...(base ? readCeldas(ruta) : [])];
    const hallados = new Set(piezas.flatMap((pieza) => buscador.find(pieza)));
    return [...hallados].map((hallado) => `${relative(carpeta, ruta)}: ${hallado}`);
  });
  return { archivos: rutas.length, megas: Math.round(bytes / 1e5) / 10, rastros: rastros.sort() };
};
