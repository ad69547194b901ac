import type Database from "better-sqlite3";
import type { CifrasPlanas } from "./mensaje.ts";

/**
 * Adds figures within the transaction of the entries that they count. Those of a whole group of cases are summed first:
 * cases that come together are mostly alike, and each sum is written once.
 */
export class EscrituraCifras {
  readonly #upsert: Database.Statement<[string, string, string, string, string, number]>;
  /** How often each line came, by institution. */
  readonly #lineas = new Map<string, Map<string, number>>();

  /** @param tabla of the shape of `cifras`: they may be counted anew beside it */
  constructor(datos: Database.Database, tabla = "cifras") {
    this.#upsert = datos.prepare(
      `INSERT INTO ${tabla} (institucion, familia, grano, periodo, clave, n) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    );
  }

  add(institucion: string, cifras: CifrasPlanas): void {
    if (cifras === "") return;
    let suyas = this.#lineas.get(institucion);
    if (!suyas) {
      suyas = new Map();
      this.#lineas.set(institucion, suyas);
    }
    for (const linea of cifras.split("\n")) suyas.set(linea, (suyas.get(linea) ?? 0) + 1);
  }

  /** Writes what was added. Within the transaction, at its end. */
  flush(): void {
    for (const [institucion, lineas] of this.#lineas) {
      const sumas = new Map<string, number>();
      for (const [linea, veces] of lineas) {
        const [familia, fecha = "", clave, n] = linea.split("\0");
        const cuantas = Number(n) * veces;
        for (const cual of [`${familia}\0dia\0${fecha}\0${clave}`, `${familia}\0mes\0${fecha.slice(0, 7)}\0${clave}`])
          sumas.set(cual, (sumas.get(cual) ?? 0) + cuantas);
      }
      for (const [suma, n] of sumas) {
        if (n === 0) continue;
        const [familia, grano, periodo, clave] = suma.split("\0") as [string, string, string, string];
        this.#upsert.run(institucion, familia, grano, periodo, clave, n);
      }
    }
    this.#lineas.clear();
  }

  /** Forgets what was added: nothing of the group was written. */
  discard(): void {
    this.#lineas.clear();
  }
}
