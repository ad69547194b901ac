import type Database from "better-sqlite3";
import type { Asiento } from "../caso/asiento.ts";
import { EscrituraCifras } from "../store/sqlite/escritura-cifras.ts";
import { packCifras } from "../store/sqlite/mensaje.ts";
import { findMesAbierto, sumMeses } from "../store/sqlite/meses-de-cifras.ts";
import { type Familia, type Grano, MEDIDAS } from "./cifra.ts";
import { type AsientoAbierto, countAsientos } from "./count-asientos.ts";

/** Entries read at once: so much memory, however many there are. */
const TRAMO = 2_000;
/** Cases summed before their figures are put down in the temporary table. */
const CASOS = 1_000;
/** Differences corrected in one transaction: the service waits no longer than that to write. */
const CORRECCIONES = 500;

type Fila = [caso: number, n: number, cuando: string, tipo: string, autor: string, datos: string, string, string];

/** A figure that the table has and the bitácora does not say, or the other way round. */
export interface Diferencia {
  institucion: string;
  familia: Familia;
  ambito: string;
  grano: Grano;
  periodo: string;
  clave: string;
  guardada: number;
  contada: number;
}

export interface Recuento {
  casos: number;
  asientos: number;
  /** Cases of institutions whose definition is not here, by slug: without their zone their days are not known. */
  sinDefinicion: Map<string, number>;
}

export interface OpcionesDeRecuento {
  /** By slug: days are civil dates of its zone. */
  instituciones: ReadonlyMap<string, { zona: string }>;
  /** Last place of the journal that counts; absent: all. */
  hasta?: number | undefined;
  /** Told now and then how many cases were counted. */
  tell?: ((casos: number) => void) | undefined;
}

/** Tables of a count, as those beside them are: what has a number there has the same one here. */
const createContadas = (db: Database.Database): void => {
  const tablas = db
    .prepare<[], string>("SELECT sql FROM main.sqlite_schema WHERE type = 'table' AND name IN ('series', 'cifras')")
    .pluck()
    .all();
  for (const sql of tablas) db.exec(sql.replace("CREATE TABLE", "CREATE TEMP TABLE"));
  db.exec("INSERT INTO temp.series SELECT * FROM main.series");
};

/** What names a series. */
const NOMBRE = "institucion, familia, ambito, grano";

/** Adds to the figures that are kept what a query over temporary tables gives: the names of series, and the rest. */
export const writeAgregado = (consulta: string): { series: string; cifras: string } => ({
  series: `INSERT OR IGNORE INTO main.series (${NOMBRE}) SELECT DISTINCT ${NOMBRE} FROM (${consulta})`,
  cifras: `INSERT INTO main.cifras (serie, periodo, clave, ${MEDIDAS.join(", ")})
    SELECT s.id, c.periodo, c.clave, ${MEDIDAS.map((una) => `c.${una}`).join(", ")}
    FROM (${consulta}) AS c JOIN main.series AS s USING (${NOMBRE}) WHERE true
    ON CONFLICT DO UPDATE SET ${MEDIDAS.map((una) => `${una} = ${una} + excluded.${una}`).join(", ")}`,
});

/**
 * Counts the bitácora anew, case by case, into a temporary table of `db`. Whoever calls holds the transaction that all of
 * it is read in. Memory does not grow with the cases.
 */
export const countTodo = (
  db: Database.Database,
  { instituciones, hasta = Number.MAX_SAFE_INTEGER, tell }: OpcionesDeRecuento,
): Recuento => {
  db.pragma("temp_store = FILE");
  createContadas(db);
  const escritura = new EscrituraCifras(db, "temp");
  const read = db
    .prepare<[number, number, number, number], Fila>(
      `SELECT a.caso, a.n, a.cuando, a.tipo, a.autor, a.datos, c.folio, c.institucion
       FROM asientos AS a JOIN casos AS c ON c.id = a.caso
       WHERE (a.caso, a.n) > (?, ?) AND a.posicion <= ? ORDER BY a.caso, a.n LIMIT ?`,
    )
    .raw(true);
  const recuento: Recuento = { casos: 0, asientos: 0, sinDefinicion: new Map() };
  let enCurso: { caso: number; folio: string; institucion: string; asientos: AsientoAbierto[] } | undefined;

  const close = (): void => {
    if (!enCurso) return;
    const { folio, institucion, asientos } = enCurso;
    enCurso = undefined;
    const zona = instituciones.get(institucion)?.zona;
    if (zona === undefined) {
      recuento.sinDefinicion.set(institucion, (recuento.sinDefinicion.get(institucion) ?? 0) + 1);
      return;
    }
    recuento.casos++;
    recuento.asientos += asientos.length;
    escritura.add(institucion, packCifras(countAsientos(undefined, asientos, { folio, zona })));
    if (recuento.casos % CASOS === 0) escritura.flush();
    if (recuento.casos % 10_000 === 0) tell?.(recuento.casos);
  };

  for (let desde: [number, number] = [0, 0]; ; ) {
    const filas = read.all(...desde, hasta, TRAMO);
    for (const [caso, , cuando, tipo, autor, datos, folio, institucion] of filas) {
      if (enCurso?.caso !== caso) {
        close();
        enCurso = { caso, folio, institucion, asientos: [] };
      }
      enCurso.asientos.push({ cuando, tipo, autor, datos: JSON.parse(datos) } as Omit<
        Asiento,
        "reserva"
      > as AsientoAbierto);
    }
    const ultima = filas.at(-1);
    if (!ultima || filas.length < TRAMO) break;
    desde = [ultima[0], ultima[1]];
  }
  close();
  escritura.flush();
  sumMeses(db, { esquema: "temp", desde: "", hasta: findMesAbierto(db) });
  return recuento;
};

/** What was counted, beside what is kept, in the same snapshot of the data. */
const compare = (db: Database.Database, instituciones: OpcionesDeRecuento["instituciones"]): void => {
  db.exec("CREATE TEMP TABLE conocidas (institucion TEXT PRIMARY KEY) STRICT");
  const insert = db.prepare("INSERT INTO temp.conocidas VALUES (?)");
  for (const slug of instituciones.keys()) insert.run(slug);
  db.exec(`
    CREATE TEMP TABLE diferencias AS
    SELECT ${NOMBRE}, periodo, clave, coalesce(g.n, 0) AS guardada, coalesce(c.n, 0) AS contada,
      ${MEDIDAS.map((una) => `coalesce(c.${una}, 0) - coalesce(g.${una}, 0) AS ${una}`).join(", ")}
    FROM main.cifras AS g FULL JOIN temp.cifras AS c USING (serie, periodo, clave)
    JOIN temp.series AS s ON s.id = serie
    WHERE institucion IN (SELECT institucion FROM temp.conocidas)
      AND (${MEDIDAS.map((una) => `coalesce(g.${una}, 0) <> coalesce(c.${una}, 0)`).join(" OR ")})
    ORDER BY ${NOMBRE}, periodo, clave`);
};

/** What came of comparing the figures that are kept with the bitácora. */
export interface Comparacion extends Recuento {
  /** How many figures agreed, by family. */
  acuerdos: { familia: Familia; n: number }[];
  /** How many did not. */
  cuantas: number;
  /** The first month that was not summed yet. */
  abierto: string;
  diferencias: () => IterableIterator<Diferencia>;
}

/**
 * Counts the whole bitácora again and compares it with the figures that are kept, both in one snapshot: the service may
 * go on writing meanwhile.
 *
 * @param db a connection of its own to `ventanilla.db`; its temporary tables are left behind
 */
export const recountCifras = (db: Database.Database, opciones: OpcionesDeRecuento): Comparacion => {
  const recuento = db.transaction(() => {
    const contado = countTodo(db, opciones);
    compare(db, opciones.instituciones);
    return { ...contado, abierto: findMesAbierto(db) };
  })();
  const cuantas = db.prepare<[], number>("SELECT count(*) FROM temp.diferencias").pluck().get() ?? 0;
  const acuerdos = db
    .prepare<[], Comparacion["acuerdos"][number]>(
      `SELECT familia, count(*) AS n FROM temp.cifras AS c JOIN temp.series AS s ON s.id = c.serie
       WHERE c.n <> 0 AND NOT EXISTS (SELECT 1 FROM temp.diferencias AS d WHERE
         (d.institucion, d.familia, d.ambito, d.grano, d.periodo, d.clave)
           = (s.institucion, s.familia, s.ambito, s.grano, c.periodo, c.clave))
       GROUP BY familia ORDER BY familia`,
    )
    .all();
  const list = db.prepare<[], Diferencia>("SELECT * FROM temp.diferencias ORDER BY rowid");
  return { ...recuento, cuantas, acuerdos, diferencias: () => list.iterate() };
};

/**
 * Adds what was found to differ by `recountCifras` on the same connection. It adds and does not replace, so what was
 * written since keeps its place; given up half-way, what is left is found by the next one.
 *
 * @returns whether all of it was added: not where a month ended since, and was summed as its days were
 */
export const correctCifras = (
  db: Database.Database,
  { cuantas, abierto }: Pick<Comparacion, "cuantas" | "abierto">,
): boolean => {
  const { series, cifras } = writeAgregado("SELECT * FROM temp.diferencias WHERE rowid > ? AND rowid <= ?");
  const [addSeries, addCifras] = [series, cifras].map((sql) => db.prepare<[number, number]>(sql));
  const addTramo = db.transaction((desde: number): boolean => {
    if (findMesAbierto(db) !== abierto) return false;
    addSeries?.run(desde, desde + CORRECCIONES);
    addCifras?.run(desde, desde + CORRECCIONES);
    return true;
  });
  for (let desde = 0; desde < cuantas; desde += CORRECCIONES) if (!addTramo.immediate(desde)) return false;
  return true;
};
