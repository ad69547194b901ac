import type Database from "better-sqlite3";
import type { Caso } from "../../caso/caso.ts";
import { createEscrituraDeFilas } from "../../extraccion/fila-de-caso.ts";
import type { PaginaDeExtraccion, SeleccionDeExtraccion } from "../store.ts";

/** Cases that are looked at for one page: some milliseconds, so that whoever else waits for this thread waits no longer. */
const TRAMO = 1_000;

/** In a list in SQL as closed as in the type: what a selection compares with columns of the row. */
const CONDICIONES = [
  ["region", "region = ?"],
  ["unidad", "unidad = ?"],
  ["recibidoDesde", "recibido >= ?"],
  ["recibidoAntesDe", "recibido < ?"],
] as const;

/** Rows of an extraction, by stretches of ids: what a page costs does not depend on how many of the cases are asked for. */
export class PaginasDeExtraccion {
  readonly #datos: Database.Database;
  readonly #ultima: Database.Statement<[], number | null>;
  readonly #reabiertos: Database.Statement<[number, number], number>;
  readonly #sentencias = new Map<string, Database.Statement<unknown[], [number, string]>>();

  constructor(datos: Database.Database) {
    this.#datos = datos;
    this.#ultima = datos.prepare<[], number | null>("SELECT max(id) FROM casos").pluck();
    this.#reabiertos = datos
      .prepare<[number, number], number>(
        "SELECT caso FROM asientos WHERE tipo = 'reapertura' AND caso > ? AND caso <= ?",
      )
      .pluck();
  }

  read(seleccion: SeleccionDeExtraccion, { despuesDe }: { despuesDe: number }): PaginaDeExtraccion {
    const fin = this.#ultima.get() ?? 0;
    const hasta = Math.min(fin, despuesDe + TRAMO);
    const reabiertos = new Set(this.#reabiertos.all(despuesDe, hasta));
    const { usuario, unidad } = seleccion.salvoSobre ?? {};
    const writeFila = createEscrituraDeFilas(seleccion);
    let texto = "";
    for (const [id, json] of this.#select(seleccion, despuesDe, hasta)) {
      const caso = JSON.parse(json) as Caso;
      const isSobre =
        (caso.sobreUsuario !== undefined && caso.sobreUsuario === usuario) ||
        (caso.sobreUnidad !== undefined && caso.sobreUnidad === unidad);
      if (!isSobre) texto += writeFila(caso, reabiertos.has(id));
    }
    return { texto, ...(hasta < fin && { ultimo: hasta }) };
  }

  #select(seleccion: SeleccionDeExtraccion, despuesDe: number, hasta: number): [number, string][] {
    const dados = CONDICIONES.filter(([nombre]) => seleccion[nombre] !== undefined);
    const sql = `SELECT id, caso FROM casos
      WHERE id > ? AND id <= ? AND +institucion = ?${dados.map(([, condicion]) => ` AND +${condicion}`).join("")}
      ORDER BY id`;
    let sentencia = this.#sentencias.get(sql);
    if (!sentencia) {
      sentencia = this.#datos.prepare(sql).raw(true) as unknown as Database.Statement<unknown[], [number, string]>;
      this.#sentencias.set(sql, sentencia);
    }
    // All of them at once: one by one each costs as much again as half of reading it.
    return sentencia.all(despuesDe, hasta, seleccion.institucion, ...dados.map(([nombre]) => seleccion[nombre]));
  }
}
