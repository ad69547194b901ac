import type { Caso } from "../caso/caso.ts";

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
  /** Entries of a case in order. */
  listAsientos(id: number): Promise<AsientoGuardado[]>;
  /** Cases by id, ascending, after `id`: to walk all of them. */
  listCasos(options: { despuesDe: number; limite: number }): Promise<CasoGuardado[]>;
  /** The case's wrapped key; absent once the person was erased. */
  findLlave(id: number): Promise<Uint8Array | undefined>;
  /** Destroys the case's key: what is sealed of it can never be read again. */
  destroyLlave(id: number): Promise<void>;
  /** Resolves when the store can take a case. @throws {StoreError} */
  checkEscritura(): Promise<void>;
  /** Finishes what was queued, then lets go of the files. */
  close(): Promise<void>;
}
