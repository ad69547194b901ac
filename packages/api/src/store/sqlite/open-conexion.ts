import { chmodSync, closeSync, openSync } from "node:fs";
import Database from "better-sqlite3";

/** SQLite's own number for `synchronous = FULL`. */
const FULL = 2;

/**
 * Longest wait for a lock that another process holds, in milliseconds. A write may stand behind a group that waits as
 * long, so its answer comes within twice this.
 */
export const ESPERA_MS = 100;

/** What the WAL file is cut back to once it was folded into the database, in bytes. */
const WAL_EN_REPOSO = 16 * 1024 * 1024;

/** Opens a file to write in it, readable by its owner only; makes it where there is none. */
export function openConexion(archivo: string): Database.Database {
  // SQLite gives its -wal and -shm the mode of the database itself.
  closeSync(openSync(archivo, "a", 0o600));
  chmodSync(archivo, 0o600);
  const db = new Database(archivo, { timeout: ESPERA_MS });
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("trusted_schema = OFF");
  db.pragma("wal_autocheckpoint = 0");
  db.pragma(`journal_size_limit = ${WAL_EN_REPOSO}`);
  return db;
}

/** Opens a file to read from it beside the writer. */
export function openLectura(archivo: string): Database.Database {
  return new Database(archivo, { readonly: true, fileMustExist: true, timeout: ESPERA_MS / 2 });
}

/** A write that changes nothing, yet goes all the way to the disk when its transaction commits. */
export function touch(db: Database.Database): void {
  db.pragma(`user_version = ${db.pragma("user_version", { simple: true })}`);
}

/**
 * Writes, then looks at what the connection really does: its synchronous level may show only after the first write.
 *
 * @throws {Error} where an acknowledged write would not survive a power cut
 */
export function assertDurable(db: Database.Database): void {
  touch(db);
  const modo = db.pragma("journal_mode", { simple: true });
  const nivel = db.pragma("synchronous", { simple: true });
  if (modo === "wal" && Number(nivel) >= FULL) return;
  throw new Error(`SQLite no garantiza lo escrito: journal_mode=${modo}, synchronous=${nivel}. Se exige WAL y FULL.`);
}
