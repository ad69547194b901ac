import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type Database from "better-sqlite3";
import { resolveArchivo } from "../../resolve-archivo.ts";

/** Each of the two files has its own series of migrations. */
export type Base = "ventanilla" | "llaves";

interface Migracion {
  numero: number;
  sql: string;
}

const CARPETA = resolveArchivo("src/store/sqlite/migraciones");

/** The numbered `.sql` of a file, in order: `0001-ventanilla.sql`, `0002-ventanilla-….sql`. */
function listMigraciones(base: Base): Migracion[] {
  const nombre = new RegExp(`^(\\d{4})-${base}(-[a-z0-9-]+)?\\.sql$`);
  return readdirSync(CARPETA)
    .sort()
    .flatMap((archivo) => {
      const numero = nombre.exec(archivo)?.[1];
      return numero ? [{ numero: Number(numero), sql: readFileSync(join(CARPETA, archivo), "utf8") }] : [];
    });
}

/**
 * Brings a file to the schema of this code, in one transaction: whoever dies meanwhile leaves the old one.
 *
 * @throws {Error} where the file is of a later version than the code
 */
export function migrateBase(db: Database.Database, base: Base): void {
  const migraciones = listMigraciones(base);
  const ultima = migraciones.at(-1)?.numero ?? 0;
  const migrate = db.transaction(() => {
    const actual = Number(db.pragma("user_version", { simple: true }));
    if (actual > ultima) {
      throw new Error(
        `${basename(db.name)} es de una versión más nueva de Ventanilla (esquema ${actual}). ` +
          `Este programa llega al esquema ${ultima}. Actualiza Ventanilla o usa otra carpeta de datos.`,
      );
    }
    for (const { numero, sql } of migraciones) if (numero > actual) db.exec(sql);
    if (actual < ultima) db.pragma(`user_version = ${ultima}`);
  });
  migrate.immediate();
}
