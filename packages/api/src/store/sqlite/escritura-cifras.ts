import type Database from "better-sqlite3";
import type { CifrasPlanas } from "./mensaje.ts";

/** n, in time, business days, calendar days. */
type Sumas = [number, number, number, number];

/**
 * Adds figures within the transaction of the entries that they count. Those of a whole group of cases are summed first:
 * cases that come together are mostly alike, and each sum is written once.
 */
export class EscrituraCifras {
  readonly #upsert: Database.Statement<[string, string, string, string, string, string, ...Sumas]>;
  /** How often each line came, by institution. */
  readonly #lineas = new Map<string, Map<string, number>>();

  /** @param tabla of the shape of `cifras`: they may be counted anew beside it */
  constructor(datos: Database.Database, tabla = "cifras") {
    this.#upsert = datos.prepare(
      `INSERT INTO ${tabla} (institucion, familia, ambito, grano, periodo, clave, n, enPlazo, habiles, corridos)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n, enPlazo = enPlazo + excluded.enPlazo,
         habiles = habiles + excluded.habiles, corridos = corridos + excluded.corridos`,
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
      for (const [cual, sumas] of sumLineas(lineas)) {
        if (sumas.every((suma) => suma === 0)) continue;
        const [familia, ambito, grano, periodo, clave] = cual.split("\0") as [string, string, string, string, string];
        this.#upsert.run(institucion, familia, ambito, grano, periodo, clave, ...sumas);
      }
    }
    this.#lineas.clear();
  }

  /** Forgets what was added: nothing of the group was written. */
  discard(): void {
    this.#lineas.clear();
  }
}

/** What some lines come to, by day and by month. */
function sumLineas(lineas: ReadonlyMap<string, number>): Map<string, Sumas> {
  const sumas = new Map<string, Sumas>();
  for (const [linea, veces] of lineas) {
    const [familia, ambito, fecha = "", clave, ...partes] = linea.split("\0");
    for (const periodo of [`dia\0${fecha}`, `mes\0${fecha.slice(0, 7)}`]) {
      const cual = `${familia}\0${ambito}\0${periodo}\0${clave}`;
      const suma = sumas.get(cual) ?? [0, 0, 0, 0];
      for (const [i, parte] of partes.entries()) suma[i] = (suma[i] as number) + Number(parte) * veces;
      sumas.set(cual, suma);
    }
  }
  return sumas;
}
