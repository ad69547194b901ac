import type Database from "better-sqlite3";
import type { CifrasPlanas } from "./mensaje.ts";
import { closeMeses, findMesEnCurso, prepareMesAbierto } from "./meses-de-cifras.ts";
import { type Esquema, Series } from "./series.ts";

type Clave = [serie: number, periodo: string, clave: string];

/**
 * Adds figures within the transaction of the entries that they count. Those of a whole group of cases are summed first:
 * cases that come together are mostly alike, and each sum is written once. Months are written when they are over, and
 * from then on with their days.
 */
export class EscrituraCifras {
  readonly #datos: Database.Database;
  readonly #findMesAbierto: () => string;
  readonly #series: Series;
  readonly #add: Database.Statement<[...Clave, number]>;
  readonly #addCierre: Database.Statement<[...Clave, number, number, number, number]>;
  /** How often each line came, by institution. */
  readonly #lineas = new Map<string, Map<string, number>>();
  #cuando = "";

  constructor(datos: Database.Database, esquema: Esquema = "main") {
    this.#datos = datos;
    this.#findMesAbierto = prepareMesAbierto(datos);
    this.#series = new Series(datos, esquema);
    this.#add = datos.prepare(
      `INSERT INTO ${esquema}.cifras (serie, periodo, clave, n) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    );
    this.#addCierre = datos.prepare(
      `INSERT INTO ${esquema}.cifras (serie, periodo, clave, n, enPlazo, habiles, corridos) VALUES (?, ?, ?, ?, ?, ?, ?)
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
      const abierto = this.#cuando === "" ? "" : this.#findMesAbierto();
      for (const [institucion, lineas] of this.#lineas)
        for (const [linea, veces] of lineas) this.#write(institucion, linea, { veces, abierto });
      const hasta = this.#cuando === "" ? "" : findMesEnCurso(this.#cuando);
      if (hasta > abierto) closeMeses(this.#datos, { abierto, hasta });
    }
    this.#empty();
  }

  /** Forgets what was added: nothing of the group was written. */
  discard(): void {
    this.#empty();
    this.#series.forget();
  }

  #empty(): void {
    this.#lineas.clear();
    this.#cuando = "";
  }

  #write(institucion: string, linea: string, { veces, abierto }: { veces: number; abierto: string }): void {
    const [familia = "", ambito = "", fecha = "", clave = "", ...partes] = linea.split("\0");
    const [n = 0, enPlazo = 0, habiles = 0, corridos = 0] = partes.map((parte) => Number(parte) * veces);
    const add = (grano: "dia" | "mes", periodo: string): void => {
      const serie = this.#series.number(institucion, familia, ambito, grano);
      if (partes.length > 1) this.#addCierre.run(serie, periodo, clave, n, enPlazo, habiles, corridos);
      else this.#add.run(serie, periodo, clave, n);
    };
    add("dia", fecha);
    const mes = fecha.slice(0, 7);
    if (mes < abierto) add("mes", mes);
  }
}
