import { readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { migrateBase } from "../src/store/sqlite/migrate-base.ts";

/** Migrates a file and is killed before its statement number `hasta`; `sin-transaccion` is the seeded defect. */
const [archivo = "", hasta = "0", defecto] = process.argv.slice(2);
let sentencias = 0;
const db = new Database(archivo, {
  verbose: () => {
    if (++sentencias === Number(hasta)) process.kill(process.pid, "SIGKILL");
  },
});
if (defecto === "sin-transaccion") {
  const sql = join(import.meta.dirname, "../src/store/sqlite/migraciones/0002-ventanilla-gestion.sql");
  db.exec(readFileSync(sql, "utf8"));
  db.pragma("user_version = 2");
} else migrateBase(db, "ventanilla");
db.close();
console.log(sentencias);
