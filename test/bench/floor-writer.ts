import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import type { Rows } from "./rows.ts";

const MIGRATIONS = join(import.meta.dirname, "../../packages/api/src/store/sqlite/migraciones");

/** As the service opens its files: the floor keeps the same promise. */
const open = (folder: string, base: string): Database.Database => {
  const db = new Database(join(folder, `${base}.db`));
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec(readFileSync(join(MIGRATIONS, `0001-${base}.sql`), "utf8"));
  return db;
};

const { folder, rows } = workerData as { folder: string; rows: Rows };
const datos = open(folder, "ventanilla");
const llaves = open(folder, "llaves");
const insertCaso = datos.prepare(
  "INSERT INTO casos (folio, acceso, version, cabeza, caso) VALUES (?, ?, 1, ?, ?) ON CONFLICT DO NOTHING",
);
const insertAsiento = datos.prepare("INSERT INTO asientos VALUES (?, 1, ?, 'ingreso', 'ciudadano', ?, ?, ?, ?, ?)");
const insertLlave = llaves.prepare("INSERT OR REPLACE INTO llaves (caso, llave) VALUES (?, ?)");

/** One random draw a case gives all that must be unlike every other. */
const write = (sellado: Buffer): void => {
  const random = randomBytes(176);
  const { lastInsertRowid: id } = insertCaso.run(
    random.toString("hex", 0, 6),
    random.subarray(16, 48),
    random.subarray(48, 80),
    rows.caso,
  );
  insertLlave.run(id, random.subarray(0, rows.llave));
  insertAsiento.run(
    id,
    rows.cuando,
    rows.datos,
    sellado,
    random.subarray(48, 80),
    random.subarray(80, 112),
    random.subarray(112, 144),
  );
};

const sellado = randomBytes(rows.sellado);
parentPort?.on("message", (cases: number) => {
  datos.exec("BEGIN IMMEDIATE");
  llaves.exec("BEGIN IMMEDIATE");
  for (let i = 0; i < cases; i++) write(sellado);
  llaves.exec("COMMIT");
  datos.exec("COMMIT");
  parentPort?.postMessage(cases);
});
