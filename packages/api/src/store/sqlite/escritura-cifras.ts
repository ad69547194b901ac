import type Database from "better-sqlite3";
import type { CifrasPlanas } from "./mensaje.ts";
import { closeMeses, findMesAbierto, findMesEnCurso } from "./meses-de-cifras.ts";

/** n, in time, business days, calendar days. */
type Sumas = [number, number, number, number];
type Clave = [institucion: string, familia: string, ambito: string, grano: string, periodo: string, clave: string];

const CLAVE = "institucion, familia, ambito, grano, periodo, clave";

/**
 * Adds figures within the transaction of the entries that they count. Those of a whole group of cases are summed first:
 * cases that come together are mostly alike, and each sum is written once. Months are written when they are over, and
 * from then on with their days.
 */
export class EscrituraCifras {
  readonly #datos: Database.Database;
  readonly #add: Database.Statement<[...Clave, number]>;
  readonly #addCierre: Database.Statement<[...Clave, ...Sumas]>;
  /** How often each line came, by institution. */
  readonly #lineas = new Map<string, Map<string, number>>();
  #cuando = "";

  /** @param tabla of the shape of `cifras`: they may be counted anew beside it */
  constructor(datos: Database.Database, tabla = "cifras") {
    this.#datos = datos;
    this.#add = datos.prepare(
      `INSERT INTO ${tabla} (${CLAVE}, n) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    );
    this.#addCierre = datos.prepare(
      `INSERT INTO ${tabla} (${CLAVE}, n, enPlazo, habiles, corridos) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n, enPlazo = enPlazo + excluded.enPlazo,
         habiles = habiles + excluded.habiles, corridos = corridos + excluded.corridos`,
    );
  }

  /** @param cuando instant of the last entry that they count; without one, days alone are written */
  add(institucion: string, cifras: CifrasPlanas, cuando = ""): void {
    if (cuando > this.#cuando) this.#cuando = cuando;
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
    if (this.#lineas.size > 0) {
      const abierto = this.#cuando === "" ? "" : findMesAbierto(this.#datos);
      for (const [institucion, lineas] of this.#lineas) this.#write(institucion, lineas, abierto);
      const hasta = this.#cuando === "" ? "" : findMesEnCurso(this.#cuando);
      if (hasta > abierto) closeMeses(this.#datos, { abierto, hasta });
    }
    this.discard();
  }

  /** Forgets what was added: nothing of the group was written. */
  discard(): void {
    this.#lineas.clear();
    this.#cuando = "";
  }

  #write(institucion: string, lineas: ReadonlyMap<string, number>, abierto: string): void {
    for (const [cual, [n, enPlazo, habiles, corridos]] of sumLineas(lineas)) {
      const isCierre = enPlazo !== 0 || habiles !== 0 || corridos !== 0;
      if (n === 0 && !isCierre) continue;
      const [familia, ambito, fecha, clave] = cual.split("\0") as [string, string, string, string];
      const mes = fecha.slice(0, 7);
      for (const [grano, periodo] of mes < abierto
        ? ([
            ["dia", fecha],
            ["mes", mes],
          ] as const)
        : ([["dia", fecha]] as const))
        if (isCierre)
          this.#addCierre.run(institucion, familia, ambito, grano, periodo, clave, n, enPlazo, habiles, corridos);
        else this.#add.run(institucion, familia, ambito, grano, periodo, clave, n);
    }
  }
}

/** What some lines come to, by what they name. */
function sumLineas(lineas: ReadonlyMap<string, number>): Map<string, Sumas> {
  const sumas = new Map<string, Sumas>();
  for (const [linea, veces] of lineas) {
    const [familia, ambito, fecha, clave, n, enPlazo = 0, habiles = 0, corridos = 0] = linea.split("\0");
    const cual = `${familia}\0${ambito}\0${fecha}\0${clave}`;
    const antes = sumas.get(cual) ?? [0, 0, 0, 0];
    sumas.set(cual, [
      antes[0] + Number(n) * veces,
      antes[1] + Number(enPlazo) * veces,
      antes[2] + Number(habiles) * veces,
      antes[3] + Number(corridos) * veces,
    ]);
  }
  return sumas;
}
