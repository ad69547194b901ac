import type { Caso } from "../caso/caso.ts";
import type { Cifra, Familia, Grano, Sumas } from "../cifras/cifra.ts";

/** An entry of the bitácora as it is kept and chained. */
export interface AsientoGuardado {
  /** Place in its case, from 1. */
  n: number;
  /** Instant, UTC ISO 8601. */
  cuando: string;
  tipo: string;
  /** `ciudadano`, `sistema` or the id of a user. */
  autor: string;
  /** Canonical JSON without personal data. */
  datos: string;
  /** Personal data sealed with the case's key: iv ‖ ciphertext ‖ tag. */
  sellado: Uint8Array | null;
  /** SHA-256 over the previous link and all of the above. */
  enlace: Uint8Array;
}

/** A case as it is kept: the fold, its id in this store and the head of its chain. */
export interface CasoGuardado {
  id: number;
  caso: Caso;
  /** Link of its last entry. */
  cabeza: Uint8Array;
}

/** Identity of a submission: both are keyed hashes, 32 bytes. */
export interface Envio {
  /** Of the institution and the Idempotency-Key. */
  id: Uint8Array;
  /** Of the parsed body in canonical form and the institution. */
  huella: Uint8Array;
}

/** What is appended, all of it or nothing of it, in one transaction. */
export interface Escritura {
  /** The fold after `asientos`; its `version` is the `n` of the last of them. */
  caso: Caso;
  /** One or more, consecutive; the first has `n === 1` where the case opens. */
  asientos: AsientoGuardado[];
  /** Present where the case opens. */
  apertura?: {
    /** HMAC-SHA-256(pepper, folio ‖ clave): the one way in for the citizen, 32 bytes. */
    acceso: Uint8Array;
    /** The case's key, wrapped by the installation's key. */
    llave: Uint8Array;
  };
  /** Present where the act came with an Idempotency-Key. */
  envio?: Envio;
  /** What the entries add to the figures. */
  cifras?: readonly Cifra[];
  /** The citizen's new way in; the one before dies in the same transaction. Without effect once the person was erased. */
  accesoNuevo?: Uint8Array;
}

export type ResultadoEscritura =
  /** Durable. */
  | { resultado: "escrito"; id: number }
  /** This submission was written before; `huella` tells whether it had the same body. */
  | { resultado: "repetido"; huella: Uint8Array; folio: string }
  /** Another case has this folio. */
  | { resultado: "folioOcupado" }
  /** Somebody appended first: `version` is the case's now (0: there is no such case). */
  | { resultado: "atrasado"; version: number };

/** A place in the journal of all entries, in the order in which they were written. */
export interface Anotacion {
  /** Grows with every entry of the store, and is the same in a copy of it; its value says nothing else. */
  posicion: number;
  /** As it is now, which may be after entries that the reader has yet to come to. */
  caso: CasoGuardado;
  asiento: AsientoGuardado;
}

/** A job to be done by itself: at least once, so whatever does it can be repeated. */
export interface Trabajo {
  /** Names the job for ever: the same one is never added twice. */
  id: string;
  tipo: string;
  /** Instant from which it may be done. */
  cuando: string;
  /** Which case, entry, letter …: never personal data. */
  datos: Record<string, string | number | boolean>;
}

export interface TrabajoGuardado extends Trabajo {
  estado: "pendiente" | "enCurso" | "hecho" | "fallido";
  intentos: number;
  /** Why the last attempt did not do, without personal data. */
  error?: string;
}

/** What a reader of the journal leaves done when it moves on: all of it, and its place, in one transaction. */
export interface Avance {
  lector: string;
  /** Last place read. */
  hasta: number;
  trabajos?: Trabajo[];
  /** Keyed tokens of what an entry says, 8 bytes each, beside those its case is found by already. */
  fichasDeBusqueda?: { caso: number; tokens: Uint8Array[] }[];
}

/**
 * A record that is no case: a user, a session, a provider, a template … Its content is the business of who keeps it.
 * `indice` finds it by one other name, unique in its class: a hash of a token, a folded e-mail.
 */
export interface Ficha {
  clase: string;
  id: string;
  /** Slug; `*` where it is of the whole installation. */
  institucion: string;
  indice?: string | undefined;
  /** From 1. */
  version: number;
  /** Instant of this version. */
  cuando: string;
  datos: unknown;
}

export type ResultadoFicha =
  | { resultado: "escrito"; version: number }
  /** Somebody wrote first: `version` is the one kept now (0: there is none). */
  | { resultado: "atrasado"; version: number }
  /** Another record of the class has this `indice`. */
  | { resultado: "ocupado" };

/** Which cases a list holds: all that is given at once. */
export interface SeleccionDeCasos {
  institucion: string;
  /** Only those of other institutions that came to this one by a derivación still open; without it, only its own. */
  recibidas?: boolean;
  abierto?: boolean;
  tipo?: string;
  etapa?: string;
  estado?: string;
  region?: string;
  unidad?: string;
  /** Id of a user; `null`: nobody's. */
  responsable?: string | null;
  canal?: string;
  punto?: string;
  /** A code and all below it. */
  materia?: string;
  mensajesNuevos?: boolean;
  /** Bounds of the due date, both included. */
  venceDesde?: string;
  venceHasta?: string;
  /** Bounds of the instant of reception: from, and before. */
  recibidoDesde?: string;
  recibidoAntesDe?: string;
}

/** Where a page of the list begins: after this case, in order of due date and id. */
export interface PuntoDeLista {
  vence: string;
  id: number;
}

/** A stretch of whole months, or of days; both ends included. */
export interface Tramo {
  grano: Grano;
  desde: string;
  hasta: string;
  /** Taken away instead of added: what a whole month has too much. */
  resta?: boolean;
}

/** Which figures of an institution. */
export interface SeleccionDeCifras {
  institucion: string;
  familia: Familia;
  /** Of whom, as `writeAmbito` says it; absent: of the whole institution. */
  ambitos?: readonly string[];
  tramos: readonly Tramo[];
  /** Only keys that begin so: whole dimensions, with the mark after the last. */
  prefijo?: string;
  /** Apart by what, beside the ámbito; absent: by their key. */
  por?: readonly ("clave" | "periodo")[];
}

/** A sum; `clave` and `periodo` (`2026-11`, `2026-11-02`) empty where they are not apart. */
export interface SumaDeCifras extends Sumas {
  ambito: string;
  periodo: string;
  clave: string;
}

/** Which cases an extraction holds: all that is given at once. */
export interface SeleccionDeExtraccion {
  institucion: string;
  /** Of the institution: dates are its civil dates. */
  zona: string;
  /** Civil date by which an open case is in time, or out of it. */
  hoy: string;
  region?: string;
  unidad?: string;
  /** Instants; the second one is the first that is left out. */
  recibidoDesde?: string;
  recibidoAntesDe?: string;
  /** What is about this user or unit is left out (domain, fairness). */
  salvoSobre?: { usuario: string; unidad?: string };
}

/** Some rows of a sheet, which may be none; `ultimo` is where the next ones begin, absent where there are no more. */
export interface PaginaDeExtraccion {
  texto: string;
  ultimo?: number;
}

/** Who read a case, and when: personal data was looked at (Ley 19.628 as amended). */
export interface Lectura {
  caso: number;
  cuando: string;
  usuario: string;
}

/** Why a store cannot do now what it is asked. */
export class StoreError extends Error {
  readonly motivo: "sinEspacio" | "noDisponible";

  constructor(motivo: StoreError["motivo"], options?: ErrorOptions) {
    super(motivo === "sinEspacio" ? "No queda espacio para guardar" : "El almacén no está disponible ahora", options);
    this.name = "StoreError";
    this.motivo = motivo;
  }
}

/**
 * The port. One way to write, and what reading needs. Every engine passes the suite of `test/store-contract.ts`.
 *
 * A promise of `appendAsientos` resolves only when what it wrote survives a power cut.
 */
export interface Store {
  /** @throws {StoreError} where nothing was written and the store may take it later */
  appendAsientos(escritura: Escritura): Promise<ResultadoEscritura>;
  /** The case that opens with this key; one look-up, whether it exists, is erased or the clave is wrong. */
  findCasoByAcceso(acceso: Uint8Array): Promise<CasoGuardado | undefined>;
  findCasoByFolio(folio: string): Promise<CasoGuardado | undefined>;
  /** The submission's fingerprint and case, if it was written before. */
  findEnvio(id: Uint8Array): Promise<{ huella: Uint8Array; folio: string } | undefined>;
  /** Entries of a case in order; the first ones only where `limite` says so. */
  listAsientos(id: number, options?: { limite?: number }): Promise<AsientoGuardado[]>;
  /** Cases by id, ascending, after `id`: to walk all of them. */
  listCasos(options: { despuesDe: number; limite: number }): Promise<CasoGuardado[]>;
  /** The case's wrapped key; absent once the person was erased. */
  findLlave(id: number): Promise<Uint8Array | undefined>;
  /** Destroys the case's key, its citizen's way in and its tokens: what is sealed of it can never be read nor found again. */
  destroyLlave(id: number): Promise<void>;
  /**
   * A page of cases in order of due date, then id. A case that stays as it is comes in one page and only one, whatever
   * the others do meanwhile.
   */
  queryCasos(
    seleccion: SeleccionDeCasos,
    options: { despuesDe?: PuntoDeLista; limite: number },
  ): Promise<CasoGuardado[]>;
  /** Open cases of each of these users, zero too: to share what comes. */
  countAbiertos(options: { institucion: string; responsables: string[] }): Promise<Map<string, number>>;
  /** Cases that hold every token, the latest first; of an institution, its own and those it has an open branch of. */
  searchCasos(options: { institucion?: string; tokens: Uint8Array[]; limite: number }): Promise<CasoGuardado[]>;

  /** The journal after a place, in order. */
  readDiario(options: { despuesDe: number; limite: number }): Promise<Anotacion[]>;
  /** Where a reader of the journal stands; 0 where it never read. */
  findPosicion(lector: string): Promise<number>;
  /**
   * Moves a reader on, with what it leaves done; nothing where it had come so far before. Tokens of an erased case are
   * left out.
   */
  advance(avance: Avance): Promise<void>;

  /** Adds jobs; those whose id is known stay as they are. */
  addTrabajos(trabajos: Trabajo[]): Promise<void>;
  /** Takes jobs that are due, oldest first; whoever does not settle one by `hasta` loses it to the next taker. */
  claimTrabajos(options: { ahora: string; hasta: string; limite: number }): Promise<TrabajoGuardado[]>;
  /** How a job went: done, given up, or again from an instant on. Nothing where somebody else has settled it. */
  settleTrabajo(
    id: string,
    fin: { estado: "hecho" | "fallido"; error?: string } | { estado: "pendiente"; cuando: string; error: string },
  ): Promise<void>;
  /** Jobs in a state, the oldest first. */
  listTrabajos(options: { estado?: TrabajoGuardado["estado"]; limite: number }): Promise<TrabajoGuardado[]>;

  /** Writes a record over the version it was read at (0: a new one). */
  putFicha(ficha: Omit<Ficha, "version">, options: { version: number }): Promise<ResultadoFicha>;
  findFicha(clase: string, id: string): Promise<Ficha | undefined>;
  findFichaByIndice(clase: string, indice: string): Promise<Ficha | undefined>;
  /** Records of a class by id: of this institution alone (`*`: those of the whole installation), or all. */
  listFichas(options: { clase: string; institucion?: string; despuesDe?: string; limite: number }): Promise<Ficha[]>;
  deleteFicha(clase: string, id: string): Promise<void>;

  /**
   * Notes who read a case. It is grouped with what else is written; whoever does not wait for it looks after its
   * rejection.
   */
  recordLectura(lectura: Lectura): Promise<void>;
  /** Who read a case, the latest first. */
  listLecturas(options: { caso: number; limite: number }): Promise<Lectura[]>;

  /** Sums of figures; what sums to nothing is left out. */
  sumCifras(seleccion: SeleccionDeCifras): Promise<SumaDeCifras[]>;
  /** Some cases by id, after `despuesDe`, as lines of CSV without personal data: to walk all of them (columns: `extraccion/fila-de-caso.ts`). */
  readExtraccion(seleccion: SeleccionDeExtraccion, options: { despuesDe: number }): Promise<PaginaDeExtraccion>;

  /** Resolves when the store can take a case. @throws {StoreError} */
  checkEscritura(): Promise<void>;
  /** Finishes what was queued, then lets go of the files. */
  close(): Promise<void>;
}
