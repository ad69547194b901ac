import type Database from "better-sqlite3";
import type { CifrasPlanas } from "./mensaje.ts";

/**
 * Adds figures within the transaction of the entries that they count. Those of a whole group of cases are summed first:
 * cases that come together are mostly alike, and each sum is written once.
 */
export class EscrituraCifras {
  readonly #upsert: Database.Statement<[string, string, string, string, string, number]>;
  readonly #sumas = new Map<string, number>();

  /** @param tabla of the shape of `cifras`: they may be counted anew beside it */
  constructor(datos: Database.Database, tabla = "cifras") {
    this.#upsert = datos.prepare(
      `INSERT INTO ${tabla} (institucion, familia, grano, periodo, clave, n) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    );
  }

  /** Sums that wait to be written. */
  get size(): number {
    return this.#sumas.size;
  }

  add(institucion: string, cifras: CifrasPlanas): void {
    for (let i = 0; i < cifras.length; i += 4) {
      const familia = cifras[i] as string;
      const fecha = cifras[i + 1] as string;
      const n = cifras[i + 3] as number;
      const resto = `\0${cifras[i + 2]}`;
      this.#sum(`${institucion}\0${familia}\0dia\0${fecha}${resto}`, n);
      this.#sum(`${institucion}\0${familia}\0mes\0${fecha.slice(0, 7)}${resto}`, n);
    }
  }

  /** Writes what was added. Within the transaction, at its end. */
  flush(): void {
    for (const [suma, n] of this.#sumas) {
      if (n === 0) continue;
      const [institucion, familia, grano, periodo, clave] = suma.split("\0") as [
        string,
        string,
        string,
        string,
        string,
      ];
      this.#upsert.run(institucion, familia, grano, periodo, clave, n);
    }
    this.#sumas.clear();
  }

  /** Forgets what was added: nothing of the group was written. */
  discard(): void {
    this.#sumas.clear();
  }

  #sum(suma: string, n: number): void {
    this.#sumas.set(suma, (this.#sumas.get(suma) ?? 0) + n);
  }
}
