import type Database from "better-sqlite3";
import type { TrabajoGuardado } from "../store.ts";
import type { IndiceBusqueda } from "./indice-busqueda.ts";
import { type TareaAdvance, type TareaSettle, type TrabajoPlano, unpackBytes } from "./mensaje.ts";

/** A job as it is kept. */
export interface FilaTrabajo {
  id: string;
  tipo: string;
  cuando: string;
  datos: string;
  estado: TrabajoGuardado["estado"];
  intentos: number;
  error: string | null;
}

export function readTrabajo({ datos, error, ...resto }: FilaTrabajo): TrabajoGuardado {
  return { ...resto, datos: JSON.parse(datos), ...(error !== null && { error }) };
}

/** Moves readers of the journal on, and keeps the jobs they and others leave. */
export class EscrituraTrabajos {
  readonly #indice: IndiceBusqueda;
  readonly #sql;

  constructor({ datos, indice }: { datos: Database.Database; indice: IndiceBusqueda }) {
    this.#indice = indice;
    this.#sql = {
      findPosicion: datos.prepare<[string], number>("SELECT posicion FROM posiciones WHERE lector = ?").pluck(),
      keepPosicion: datos.prepare<[string, number]>(
        "INSERT INTO posiciones VALUES (?, ?) ON CONFLICT (lector) DO UPDATE SET posicion = excluded.posicion",
      ),
      insert: datos.prepare(
        "INSERT INTO trabajos (id, tipo, cuando, datos, libre) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      ),
      // Two stretches of one index, each in order: neither is read beyond what is taken.
      listDue: datos
        .prepare<[string, string, number], string>(
          `SELECT id FROM (
             SELECT id, libre FROM trabajos WHERE estado = 'enCurso' AND libre <= ?
             UNION ALL
             SELECT id, libre FROM trabajos WHERE estado = 'pendiente' AND libre <= ?
           ) ORDER BY libre, id LIMIT ?`,
        )
        .pluck(),
      claim: datos.prepare<[string, string], FilaTrabajo>(
        `UPDATE trabajos SET estado = 'enCurso', intentos = intentos + 1, libre = ? WHERE id = ?
         RETURNING id, tipo, cuando, datos, estado, intentos, error`,
      ),
      // Whoever lost the job to another, who settled it, has nothing more to say of it; one given up may be tried again.
      settle: datos.prepare(
        `UPDATE trabajos SET estado = ?1, cuando = coalesce(?2, cuando), libre = coalesce(?2, cuando), error = ?3
         WHERE id = ?4 AND (estado = 'enCurso' OR (estado = 'fallido' AND ?1 = 'pendiente'))`,
      ),
    };
  }

  /** All that a reader leaves, and its place; nothing where it had come so far before. */
  advance([, lector, hasta, trabajos, busqueda]: TareaAdvance): void {
    if ((this.#sql.findPosicion.get(lector) ?? 0) >= hasta) return;
    this.#sql.keepPosicion.run(lector, hasta);
    this.add(trabajos);
    const enOrden = busqueda.toSorted(([uno], [otro]) => uno - otro);
    for (const [caso, tokens] of enOrden) this.#indice.add(caso, unpackBytes(tokens));
  }

  add(trabajos: TrabajoPlano[]): void {
    for (const [id, tipo, cuando, datos] of trabajos) this.#sql.insert.run(id, tipo, cuando, datos, cuando);
  }

  claim(ahora: string, hasta: string, limite: number): TrabajoGuardado[] {
    const ids = this.#sql.listDue.all(ahora, ahora, limite);
    return ids.map((id) => readTrabajo(this.#sql.claim.get(hasta, id) as FilaTrabajo));
  }

  settle([, id, estado, cuando, error]: TareaSettle): void {
    this.#sql.settle.run({ 1: estado, 2: cuando, 3: error, 4: id });
  }
}
