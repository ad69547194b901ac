import { setImmediate as breathe } from "node:timers/promises";
import type Database from "better-sqlite3";
import type { Caso } from "../../caso/caso.ts";
import type {
  Anotacion,
  AsientoGuardado,
  Avance,
  CasoGuardado,
  Escritura,
  Ficha,
  Lectura,
  PaginaDeExtraccion,
  PuntoDeLista,
  ResultadoEscritura,
  ResultadoFicha,
  SeleccionDeCasos,
  SeleccionDeCifras,
  SeleccionDeExtraccion,
  Store,
  SumaDeCifras,
  Trabajo,
  TrabajoGuardado,
} from "../store.ts";
import { StoreError } from "../store.ts";
import type { ColaEscritura } from "./cola-escritura.ts";
import type { ColaLectura } from "./cola-lectura.ts";
import { isLarga } from "./consulta-lista.ts";
import { readTrabajo } from "./escritura-trabajos.ts";
import { type FilaCaso, type FilaDiario, type FilaFicha, Lector } from "./lector.ts";
import { packAvance, packEscritura, packTrabajo, type Tarea } from "./mensaje.ts";
import { unpackSumas } from "./suma-plana.ts";

/** Rows of the journal that are taken in one turn of this thread. */
const TRAMO_DIARIO = 100;
/** Records that this thread reads by itself: to ask another costs more, and an installation that has few starts none. */
const POCAS_FICHAS = 20;

export interface SqliteStoreParts {
  cola: ColaEscritura;
  lectura: ColaLectura;
  /** For the lists that may go through every case that was ever closed. */
  lecturaLarga: ColaLectura;
  /** Read-only connections of this thread. */
  datos: Database.Database;
  llaves: Database.Database;
}

function readFila({ id, caso, cabeza }: FilaCaso): CasoGuardado {
  return { id, caso: JSON.parse(caso) as Caso, cabeza };
}

function readAnotacion(fila: FilaDiario): Anotacion {
  const [posicion, id, caso, cabeza, n, cuando, tipo, autor, datos, sellado, enlace] = fila;
  return {
    posicion,
    caso: readFila({ id, caso, cabeza }),
    asiento: { n, cuando, tipo, autor, datos, sellado, enlace },
  };
}

function readFicha({ indice, datos, ...resto }: FilaFicha): Ficha {
  return { ...resto, ...(indice !== null && { indice }), datos: JSON.parse(datos) };
}

/** Sums of figures that one question asks for. */
const JUNTAS = 3;

/** The port over SQLite: writes go to a queue, lists to another; the rest costs some microseconds and is done here. */
export class SqliteStore implements Store {
  readonly #cola: ColaEscritura;
  readonly #lectura: ColaLectura;
  readonly #lecturaLarga: ColaLectura;
  readonly #datos: Database.Database;
  readonly #llaves: Database.Database;
  /** For the few rows that cost this thread no more than to ask. */
  readonly #aqui: Lector;
  #porSumar: SeleccionDeCifras[] = [];
  #sumadas: Promise<string[]> | undefined;
  readonly #sql;
  #cierre: Promise<void> | undefined;

  constructor({ cola, lectura, lecturaLarga, datos, llaves }: SqliteStoreParts) {
    this.#cola = cola;
    this.#lectura = lectura;
    this.#lecturaLarga = lecturaLarga;
    this.#datos = datos;
    this.#llaves = llaves;
    this.#aqui = new Lector(datos);
    // `+?` hides the value from the planner. Otherwise SQLite prepares these again at each use: 20 µs of every 25.
    this.#sql = {
      byAcceso: datos.prepare<[Uint8Array], FilaCaso>("SELECT id, caso, cabeza FROM casos WHERE acceso = ?"),
      byFolio: datos.prepare<[string], FilaCaso>("SELECT id, caso, cabeza FROM casos WHERE folio = ?"),
      despuesDe: datos.prepare<[number, number], FilaCaso>(
        "SELECT id, caso, cabeza FROM casos WHERE id > +? ORDER BY id LIMIT ?",
      ),
      envio: datos.prepare<[Uint8Array], { huella: Uint8Array; folio: string }>(
        "SELECT asientos.huella, casos.folio FROM asientos JOIN casos ON casos.id = asientos.caso WHERE envio = +?",
      ),
      asientos: datos.prepare<[number, number], AsientoGuardado>(
        "SELECT n, cuando, tipo, autor, datos, sellado, enlace FROM asientos WHERE caso = +? ORDER BY n LIMIT +?",
      ),
      ultima: datos.prepare<[], number | null>("SELECT max(posicion) FROM asientos").pluck(),
      posicion: datos.prepare<[string], number>("SELECT posicion FROM posiciones WHERE lector = ?").pluck(),
      ficha: datos.prepare<[string, string], FilaFicha>("SELECT * FROM fichas WHERE clase = ? AND id = ?"),
      fichaByIndice: datos.prepare<[string, string], FilaFicha>("SELECT * FROM fichas WHERE clase = ? AND indice = ?"),
      llave: llaves.prepare<[number], { llave: Uint8Array }>("SELECT llave FROM llaves WHERE caso = ?"),
    };
  }

  async appendAsientos(escritura: Escritura): Promise<ResultadoEscritura> {
    return (await this.#cola.send(packEscritura(escritura))) as ResultadoEscritura;
  }

  async findCasoByAcceso(acceso: Uint8Array): Promise<CasoGuardado | undefined> {
    return this.#read(() => {
      const fila = this.#sql.byAcceso.get(acceso);
      return fila && readFila(fila);
    });
  }

  async findCasoByFolio(folio: string): Promise<CasoGuardado | undefined> {
    return this.#read(() => {
      const fila = this.#sql.byFolio.get(folio);
      return fila && readFila(fila);
    });
  }

  async findEnvio(id: Uint8Array): Promise<{ huella: Uint8Array; folio: string } | undefined> {
    return this.#read(() => this.#sql.envio.get(id));
  }

  async listAsientos(id: number, { limite = -1 }: { limite?: number } = {}): Promise<AsientoGuardado[]> {
    return this.#read(() => this.#sql.asientos.all(id, limite));
  }

  async listCasos({ despuesDe, limite }: { despuesDe: number; limite: number }): Promise<CasoGuardado[]> {
    return this.#read(() => this.#sql.despuesDe.all(despuesDe, limite).map(readFila));
  }

  async findLlave(id: number): Promise<Uint8Array | undefined> {
    return this.#read(() => this.#sql.llave.get(id)?.llave);
  }

  async destroyLlave(id: number): Promise<void> {
    await this.#cola.send(["destroy", id]);
  }

  async queryCasos(
    seleccion: SeleccionDeCasos,
    options: { despuesDe?: PuntoDeLista; limite: number },
  ): Promise<CasoGuardado[]> {
    const lectura = isLarga(seleccion) ? this.#lecturaLarga : this.#lectura;
    return (await lectura.ask("queryCasos", seleccion, options)).map(readFila);
  }

  async countAbiertos(options: { institucion: string; responsables: string[] }): Promise<Map<string, number>> {
    const filas = await this.#lectura.ask("countAbiertos", options);
    const cuentas = new Map(options.responsables.map((responsable) => [responsable, 0]));
    for (const { responsable, cuantos } of filas) cuentas.set(responsable, cuantos);
    return cuentas;
  }

  async searchCasos(options: { institucion?: string; tokens: Uint8Array[]; limite: number }): Promise<CasoGuardado[]> {
    return (await this.#lectura.ask("searchCasos", options)).map(readFila);
  }

  async readDiario({ despuesDe, limite }: { despuesDe: number; limite: number }): Promise<Anotacion[]> {
    const anotaciones: Anotacion[] = [];
    // Readers look twice a second, and mostly there is nothing new. Whoever asks again at once lets others in between.
    if ((this.#read(() => this.#sql.ultima.get()) ?? 0) <= despuesDe) return breathe(anotaciones);
    while (anotaciones.length < limite) {
      const tramo = Math.min(TRAMO_DIARIO, limite - anotaciones.length);
      const desde: number = anotaciones.at(-1)?.posicion ?? despuesDe;
      const filas = await this.#lectura.ask("readDiario", { despuesDe: desde, limite: tramo });
      anotaciones.push(...filas.map(readAnotacion));
      if (filas.length < tramo) break;
    }
    return anotaciones;
  }

  async findPosicion(lector: string): Promise<number> {
    return this.#read(() => this.#sql.posicion.get(lector) ?? 0);
  }

  async advance(avance: Avance): Promise<void> {
    await this.#cola.send(packAvance(avance));
  }

  async addTrabajos(trabajos: Trabajo[]): Promise<void> {
    await this.#cola.send(["addTrabajos", trabajos.map(packTrabajo)]);
  }

  async claimTrabajos(options: { ahora: string; hasta: string; limite: number }): Promise<TrabajoGuardado[]> {
    const tarea: Tarea = ["claim", options.ahora, options.hasta, options.limite];
    const respuesta = (await this.#cola.send(tarea)) as { trabajos: TrabajoGuardado[] };
    return respuesta.trabajos;
  }

  async settleTrabajo(id: string, fin: Parameters<Store["settleTrabajo"]>[1]): Promise<void> {
    const cuando = fin.estado === "pendiente" ? fin.cuando : null;
    await this.#cola.send(["settle", id, fin.estado, cuando, fin.error ?? null]);
  }

  async listTrabajos(options: { estado?: TrabajoGuardado["estado"]; limite: number }): Promise<TrabajoGuardado[]> {
    return (await this.#lectura.ask("listTrabajos", options)).map(readTrabajo);
  }

  async putFicha(ficha: Omit<Ficha, "version">, { version }: { version: number }): Promise<ResultadoFicha> {
    const { clase, id, institucion, indice = null, cuando, datos } = ficha;
    const tarea: Tarea = ["putFicha", clase, id, institucion, indice, version, cuando, JSON.stringify(datos)];
    return (await this.#cola.send(tarea)) as ResultadoFicha;
  }

  async findFicha(clase: string, id: string): Promise<Ficha | undefined> {
    return this.#read(() => {
      const fila = this.#sql.ficha.get(clase, id);
      return fila && readFicha(fila);
    });
  }

  async findFichaByIndice(clase: string, indice: string): Promise<Ficha | undefined> {
    return this.#read(() => {
      const fila = this.#sql.fichaByIndice.get(clase, indice);
      return fila && readFicha(fila);
    });
  }

  async listFichas(options: Parameters<Store["listFichas"]>[0]): Promise<Ficha[]> {
    const limite = Math.min(options.limite, POCAS_FICHAS);
    const pocas = this.#read(() => this.#aqui.listFichas({ ...options, limite }));
    if (pocas.length < limite || limite === options.limite) return pocas.map(readFicha);
    return (await this.#lectura.ask("listFichas", options)).map(readFicha);
  }

  async deleteFicha(clase: string, id: string): Promise<void> {
    await this.#cola.send(["deleteFicha", clase, id]);
  }

  async recordLectura({ caso, cuando, usuario }: Lectura): Promise<void> {
    await this.#cola.send(["lectura", caso, cuando, usuario]);
  }

  async listLecturas(options: { caso: number; limite: number }): Promise<Lectura[]> {
    return this.#lectura.ask("listLecturas", options);
  }

  /** Those that are asked for in one turn go together: a report asks for dozens. */
  async sumCifras(seleccion: SeleccionDeCifras): Promise<SumaDeCifras[]> {
    this.#porSumar.push(seleccion);
    const cual = this.#porSumar.length - 1;
    this.#sumadas ??= Promise.resolve().then(() => {
      const selecciones = this.#porSumar;
      this.#porSumar = [];
      this.#sumadas = undefined;
      return this.#sumTodas(selecciones);
    });
    return unpackSumas((await this.#sumadas)[cual] as string);
  }

  /** A few at a time to each thread that reads, as it is done with those of before: one may cost what twenty others do. */
  async #sumTodas(selecciones: SeleccionDeCifras[]): Promise<string[]> {
    const textos: string[] = [];
    let siguiente = 0;
    const take = async (lectura: ColaLectura): Promise<void> => {
      while (siguiente < selecciones.length) {
        const desde = siguiente;
        siguiente += JUNTAS;
        const suyos = await lectura.ask("sumCifras", selecciones.slice(desde, siguiente));
        for (const [i, texto] of suyos.entries()) textos[desde + i] = texto;
      }
    };
    // A long list or a page of an extraction is not to hold a report.
    await Promise.all([this.#lectura, ...(this.#lecturaLarga.isLibre ? [this.#lecturaLarga] : [])].map(take));
    return textos;
  }

  async readExtraccion(seleccion: SeleccionDeExtraccion, options: { despuesDe: number }): Promise<PaginaDeExtraccion> {
    const [pagina] = await this.#lecturaLarga.ask("readExtraccion", seleccion, options);
    return pagina;
  }

  async checkEscritura(): Promise<void> {
    await this.#cola.send(["check"]);
  }

  close(): Promise<void> {
    this.#cierre ??= this.#close();
    return this.#cierre;
  }

  /** The writer goes last: the last one out folds the WALs into the files. */
  async #close(): Promise<void> {
    await this.#cola.drain();
    await Promise.all([this.#lectura.close(), this.#lecturaLarga.close()]);
    this.#datos.close();
    this.#llaves.close();
    await this.#cola.close();
  }

  #read<T>(find: () => T): T {
    try {
      return find();
    } catch (cause) {
      throw new StoreError("noDisponible", { cause });
    }
  }
}
