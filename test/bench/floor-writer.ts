import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";

/** folio, fold, instant, open part and what the service would seal. */
export type FloorRow = [folio: string, caso: string, cuando: string, datos: string, reserva: string];

const MIGRATIONS = join(import.meta.dirname, "../../packages/api/src/store/sqlite/migraciones");
/** Pages that wait in a WAL before they are folded into the database: as many as the service lets wait. */
const PAGES = 4_000;
/** Bytes of a vector and a mark, which every sealed part carries. */
const SEAL = 28;

const open = (base: string): Database.Database => {
  const db = new Database(join((workerData as { datos: string }).datos, `${base}.db`));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  // Folded after answering, as the service does: within a commit it would slow the floor, and flatter us.
  db.pragma("wal_autocheckpoint = 0");
  db.exec(readFileSync(join(MIGRATIONS, `0001-${base}.sql`), "utf8"));
  return db;
};

const datos = open("ventanilla");
const llaves = open("llaves");
const insertCaso = datos.prepare("INSERT INTO casos (folio, acceso, version, cabeza, caso) VALUES (?, ?, 1, ?, ?)");
const insertAsiento = datos.prepare("INSERT INTO asientos VALUES (?, 1, ?, 'ingreso', 'ciudadano', ?, ?, ?, ?, ?)");
const insertLlave = llaves.prepare("INSERT INTO llaves (caso, llave) VALUES (?, ?)");

/** Keyed bytes cost the floor one random draw a case: as many, and as unlike each other, as the service's. */
const write = ([folio, caso, cuando, facts, reserva]: FloorRow): void => {
  const random = randomBytes(188);
  const cabeza = random.subarray(32, 64);
  const { lastInsertRowid: id } = insertCaso.run(folio, random.subarray(0, 32), cabeza, caso);
  insertLlave.run(id, random.subarray(128, 188));
  const sealed = Buffer.concat([Buffer.from(reserva), random.subarray(0, SEAL)]);
  insertAsiento.run(id, cuando, facts, sealed, cabeza, random.subarray(64, 96), random.subarray(96, 128));
};

parentPort?.on("message", (rows: FloorRow[]) => {
  datos.exec("BEGIN IMMEDIATE");
  llaves.exec("BEGIN IMMEDIATE");
  for (const row of rows) write(row);
  llaves.exec("COMMIT");
  datos.exec("COMMIT");
  parentPort?.postMessage(rows.length);
  for (const db of [datos, llaves]) {
    const [state] = db.pragma("wal_checkpoint(NOOP)") as { log: number; checkpointed: number }[];
    if (state && state.log - state.checkpointed >= PAGES) db.pragma("wal_checkpoint(PASSIVE)");
  }
});
