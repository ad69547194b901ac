import type Database from "better-sqlite3";
import type { Grano } from "../../cifras/cifra.ts";

/** What is counted, of whom, by days or by months. */
export type Serie = [institucion: string, familia: string, ambito: string, grano: Grano];

/** Tables of figures: those that are kept, or those of a count beside them. */
export type Esquema = "main" | "temp";

/** The numbers by which figures name what they are of. */
export class Series {
  readonly #find: Database.Statement<Serie, number>;
  readonly #insert: Database.Statement<Serie, number>;
  readonly #numeros = new Map<string, number>();

  constructor(datos: Database.Database, esquema: Esquema) {
    this.#find = datos
      .prepare<Serie, number>(
        `SELECT id FROM ${esquema}.series WHERE institucion = ? AND familia = ? AND ambito = ? AND grano = ?`,
      )
      .pluck();
    this.#insert = datos
      .prepare<Serie, number>(
        `INSERT INTO ${esquema}.series (institucion, familia, ambito, grano) VALUES (?, ?, ?, ?) RETURNING id`,
      )
      .pluck();
  }

  /** The number of a series, which is given one where it has none. Within a transaction that writes. */
  number(...serie: Serie): number {
    const cual = serie.join("\0");
    let numero = this.#numeros.get(cual);
    if (numero === undefined) {
      numero = this.#find.get(...serie) ?? (this.#insert.get(...serie) as number);
      this.#numeros.set(cual, numero);
    }
    return numero;
  }

  /** Forgets what was given: the transaction was undone. */
  forget(): void {
    this.#numeros.clear();
  }
}
