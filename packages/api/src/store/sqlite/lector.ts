import type Database from "better-sqlite3";
import type {
  PaginaDeExtraccion,
  PuntoDeLista,
  SeleccionDeCasos,
  SeleccionDeCifras,
  SeleccionDeExtraccion,
  TrabajoGuardado,
} from "../store.ts";
import { writeConsultasDeCifras } from "./consulta-cifras.ts";
import { writeConsultas } from "./consulta-lista.ts";
import type { FilaTrabajo } from "./escritura-trabajos.ts";
import { wordOfInstitucion, wordsOfTokens } from "./indice-busqueda.ts";
import { prepareMesAbierto } from "./meses-de-cifras.ts";
import { PaginasDeExtraccion } from "./paginas-de-extraccion.ts";
import { addSuma, type SumaPlana } from "./suma-plana.ts";

/** A case as it stands in its row. */
export interface FilaCaso {
  id: number;
  caso: string;
  cabeza: Uint8Array;
  vence?: string;
}

/** An entry of the journal beside its case, flattened. */
export type FilaDiario = [
  posicion: number,
  id: number,
  caso: string,
  cabeza: Uint8Array,
  n: number,
  cuando: string,
  tipo: string,
  autor: string,
  datos: string,
  sellado: Uint8Array | null,
  enlace: Uint8Array,
];

export interface FilaFicha {
  clase: string;
  id: string;
  institucion: string;
  indice: string | null;
  version: number;
  cuando: string;
  datos: string;
}

/** Cases of whatever institution that are looked at for those of one, before its own word is asked for. */
const CANDIDATOS = 1_000;

const ESTADOS_DE_TRABAJO: readonly TrabajoGuardado["estado"][] = ["pendiente", "enCurso", "hecho", "fallido"];

/** Prepared statements that are kept: lists have many shapes, and few at a time. */
const SENTENCIAS = 200;

/** The reads that may be long. They run in a thread of their own, over a connection of their own. */
export class Lector {
  readonly #datos: Database.Database;
  readonly #sentencias = new Map<string, Database.Statement<unknown[], unknown>>();
  #extraccion: PaginasDeExtraccion | undefined;
  #findMesAbierto: (() => string) | undefined;

  constructor(datos: Database.Database) {
    this.#datos = datos;
  }

  queryCasos(seleccion: SeleccionDeCasos, { despuesDe, limite }: { despuesDe?: PuntoDeLista; limite: number }) {
    const mitades = writeConsultas(seleccion, { despuesDe, limite }).map(({ sql, valores }) =>
      this.#all<FilaCaso>(sql, ...valores),
    );
    const [una = [], otra] = mitades;
    return otra ? mergeFilas(una, otra, limite) : una;
  }

  countAbiertos({ institucion, responsables }: { institucion: string; responsables: string[] }) {
    return this.#all<{ responsable: string; cuantos: number }>(
      `SELECT responsable, count(*) AS cuantos FROM casos INDEXED BY casos_responsable
       WHERE institucion = ? AND responsable IN (SELECT value FROM json_each(?))
         AND estado <> 'cerrado' AND responsable IS NOT NULL
       GROUP BY responsable`,
      institucion,
      JSON.stringify(responsables),
    );
  }

  searchCasos({ institucion, tokens, limite }: { institucion?: string; tokens: Uint8Array[]; limite: number }) {
    if (tokens.length === 0) return [];
    const palabras = tokens.flatMap(wordsOfTokens);
    const find = (todas: string[]) =>
      this.#sentencia(
        `SELECT casos.id, caso, cabeza, institucion FROM busqueda CROSS JOIN casos ON casos.id = busqueda.rowid
         WHERE busqueda MATCH ? ORDER BY busqueda.rowid DESC`,
      ).iterate(writeMatch(todas)) as IterableIterator<FilaCaso & { institucion: string }>;
    if (institucion === undefined) return takeFilas(find(palabras), { limite }).filas;
    const options = { limite, institucion, intentos: CANDIDATOS };
    let propios = takeFilas(find(palabras), options);
    // Where it has few of the cases, its own word leads to them; where it has most, that word only slows the others.
    if (propios.isCortado) propios = takeFilas(find([wordOfInstitucion(institucion), ...palabras]), { limite });
    // One by one: an institution has few branches of others' cases, where half of all cases may have a word.
    const recibidos = this.#all<FilaCaso>(
      `SELECT casos.id, casos.caso, cabeza FROM recibidas
       CROSS JOIN busqueda ON busqueda.rowid = recibidas.caso AND busqueda MATCH ?
       CROSS JOIN casos ON casos.id = recibidas.caso
       WHERE recibidas.institucion = ? ORDER BY recibidas.caso DESC LIMIT ?`,
      writeMatch(palabras),
      institucion,
      limite,
    );
    return [...propios.filas, ...recibidos].sort((uno, otro) => otro.id - uno.id).slice(0, limite);
  }

  readDiario({ despuesDe, limite }: { despuesDe: number; limite: number }): FilaDiario[] {
    return this.#sentencia(
      `SELECT posicion, casos.id, casos.caso, cabeza, n, cuando, asientos.tipo, autor, datos, sellado, enlace
       FROM asientos CROSS JOIN casos ON casos.id = asientos.caso
       WHERE posicion > ? ORDER BY posicion LIMIT ?`,
    )
      .raw(true)
      .all(despuesDe, limite) as FilaDiario[];
  }

  listTrabajos({ estado, limite }: { estado?: TrabajoGuardado["estado"]; limite: number }) {
    // Of each state the first ones: most jobs are done, and nobody wants to put all of them in order.
    const filas = (estado === undefined ? ESTADOS_DE_TRABAJO : [estado]).flatMap((uno) =>
      this.#all<FilaTrabajo>(
        `SELECT id, tipo, cuando, datos, estado, intentos, error
         FROM trabajos WHERE estado = ? ORDER BY libre, id LIMIT ?`,
        uno,
        limite,
      ),
    );
    return estado === undefined ? filas.sort((a, b) => (a.cuando < b.cuando ? -1 : 1)).slice(0, limite) : filas;
  }

  listFichas(options: { clase: string; institucion?: string; despuesDe?: string; limite: number }) {
    const { clase, institucion, despuesDe = "", limite } = options;
    const deUna = institucion === undefined ? "" : "institucion = ? AND ";
    return this.#all<FilaFicha>(
      `SELECT * FROM fichas WHERE clase = ? AND ${deUna}id > ? ORDER BY id LIMIT ?`,
      clase,
      ...(institucion === undefined ? [] : [institucion]),
      despuesDe,
      limite,
    );
  }

  listLecturas({ caso, limite }: { caso: number; limite: number }) {
    return this.#all<{ caso: number; cuando: string; usuario: string }>(
      "SELECT caso, cuando, usuario FROM lecturas WHERE caso = ? ORDER BY cuando DESC, usuario LIMIT ?",
      caso,
      limite,
    );
  }

  /**
   * Figures that were asked for in one question, of one snapshot: a month less some of its days is not to meet another
   * month.
   *
   * @returns the sums of each as one text, which another thread gets by a plain copy: see `unpackSumas`
   */
  sumCifras(selecciones: SeleccionDeCifras[]): string[] {
    return this.#datos.transaction(() => {
      this.#findMesAbierto ??= prepareMesAbierto(this.#datos);
      const abierto = this.#findMesAbierto();
      return selecciones.map((seleccion) => this.#sum(seleccion, abierto));
    })();
  }

  #sum(seleccion: SeleccionDeCifras, abierto: string): string {
    const sumas = new Map<string, SumaPlana>();
    for (const { sql, valores, signo } of writeConsultasDeCifras(seleccion, abierto))
      for (const fila of this.#sentencia(sql)
        .raw(true)
        .all(...valores) as SumaPlana[])
        addSuma(sumas, fila, signo);
    return JSON.stringify([...sumas.values()].filter(([, , , n]) => n !== 0));
  }

  readExtraccion(seleccion: SeleccionDeExtraccion, options: { despuesDe: number }): [PaginaDeExtraccion] {
    this.#extraccion ??= new PaginasDeExtraccion(this.#datos);
    return [this.#extraccion.read(seleccion, options)];
  }

  #all<T>(sql: string, ...valores: (string | number)[]): T[] {
    return this.#sentencia(sql).all(...valores) as T[];
  }

  #sentencia(sql: string): Database.Statement<unknown[], unknown> {
    let sentencia = this.#sentencias.get(sql);
    if (!sentencia) {
      if (this.#sentencias.size >= SENTENCIAS) this.#sentencias.clear();
      sentencia = this.#datos.prepare(sql);
      this.#sentencias.set(sql, sentencia);
    }
    return sentencia;
  }
}

function writeMatch(palabras: string[]): string {
  return palabras.map((palabra) => `"${palabra}"`).join(" AND ");
}

/** The first rows, of one institution where it is named; `isCortado` where it gave up with more of others to look at. */
function takeFilas(
  filas: Iterable<FilaCaso & { institucion: string }>,
  { limite, institucion, intentos = Infinity }: { limite: number; institucion?: string; intentos?: number },
): { filas: FilaCaso[]; isCortado: boolean } {
  const propias: FilaCaso[] = [];
  let vistas = 0;
  for (const fila of filas) {
    if (propias.length >= limite) break;
    if (vistas++ >= intentos) return { filas: propias, isCortado: true };
    if (institucion === undefined || fila.institucion === institucion) propias.push(fila);
  }
  return { filas: propias, isCortado: false };
}

/** Two stretches in order of due date and id, as one. */
function mergeFilas(una: FilaCaso[], otra: FilaCaso[], limite: number): FilaCaso[] {
  const key = ({ id, vence }: FilaCaso): string => `${vence} ${String(id).padStart(16, "0")}`;
  return [...una, ...otra].sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, limite);
}
