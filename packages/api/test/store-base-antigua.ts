import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { makeApertura, makeCambio } from "./store-ejemplos.ts";

const MIGRACIONES = join(import.meta.dirname, "../src/store/sqlite/migraciones");

/** A folder as the first schema left it, with cases in every state that its code knew. */
export const makeBaseAntigua = (carpeta: string, { casos }: { casos: number }) => {
  mkdirSync(carpeta, { recursive: true, mode: 0o700 });
  const open = (base: string) => {
    const db = new Database(join(carpeta, `${base}.db`));
    db.pragma("journal_mode = WAL");
    db.exec(readFileSync(join(MIGRACIONES, `0001-${base}.sql`), "utf8"));
    db.pragma("user_version = 1");
    return db;
  };
  const [datos, llaves] = [open("ventanilla"), open("llaves")];
  const insertCaso = datos.prepare("INSERT INTO casos (folio, acceso, version, cabeza, caso) VALUES (?, ?, ?, ?, ?)");
  const insertAsiento = datos.prepare("INSERT INTO asientos VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const insertLlave = llaves.prepare("INSERT INTO llaves VALUES (?, ?)");
  const guardados = Array.from({ length: casos }, (_, i) => {
    const { caso, asientos, apertura, envio } = makeApertura();
    const estado = (["ingresado", "cerrado", "esperandoProveedor"] as const)[i % 3] as "ingresado";
    const cambio = makeCambio(caso, { estado, mensajesNuevos: i % 2, unidad: `u${i % 4}` });
    return { caso: cambio.caso, asientos: [...asientos, ...cambio.asientos], apertura, envio };
  });
  datos.exec("BEGIN");
  for (const { caso, asientos, apertura } of guardados) {
    const cabeza = asientos.at(-1)?.enlace;
    const { lastInsertRowid: id } = insertCaso.run(
      caso.folio,
      apertura.acceso,
      caso.version,
      cabeza,
      JSON.stringify(caso),
    );
    insertLlave.run(id, apertura.llave);
  }
  // Second entries come after all first ones: the journal is not in order of case.
  for (const n of [0, 1])
    guardados.forEach(({ asientos, envio }, i) => {
      const {
        tipo,
        cuando,
        autor,
        datos: abierto,
        sellado,
        enlace,
        n: lugar,
      } = asientos[n] as (typeof asientos)[number];
      const suyo = n === 0 ? envio : { id: randomBytes(32), huella: randomBytes(32) };
      insertAsiento.run(i + 1, lugar, cuando, tipo, autor, abierto, sellado, enlace, suyo.id, suyo.huella);
    });
  datos.exec("COMMIT");
  datos.close();
  llaves.close();
  return guardados;
};
