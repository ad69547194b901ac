import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { StoreError } from "../store.ts";
import { CERRAR, type Fallo, type Respuesta, type Tarea, weighTarea } from "./mensaje.ts";
import { spawnWriter } from "./spawn-writer.ts";

/** Longest group that one transaction takes: what came first does not wait for a whole queue. */
const MAXIMO_GRUPO = 512;
/** What waits may not fill the memory, however few they are, in bytes. */
const MAXIMO_PESO = 32 * 1024 * 1024;
/** Longest pause before a writer that does not start is tried again, in milliseconds. */
const PAUSA_MAXIMA_MS = 1_000;

interface Pendiente {
  tarea: Tarea;
  peso: number;
  resolve: (respuesta: Respuesta) => void;
  reject: (error: Error) => void;
}

function toError({ fallo, codigo }: Fallo): Error {
  const cause = new Error(codigo);
  return fallo === "ajeno" ? cause : new StoreError(fallo, { cause });
}

export interface ColaEscrituraOptions {
  /** Starts the thread that writes. */
  createWriter: () => Worker;
  /** Tasks that may wait; the next ones are refused at once. */
  maximoPendientes: number;
}

/**
 * What waits to be written. While the writer works on a group the next one gathers here, and leaves as one message when
 * the writer is idle. A writer that dies is started anew.
 */
export class ColaEscritura {
  readonly #createWriter: () => Worker;
  readonly #maximoPendientes: number;
  #writer: Worker | undefined;
  #cola: Pendiente[] = [];
  #enVuelo: Pendiente[] = [];
  #peso = 0;
  #abierta = true;
  /** The last try to start a writer failed. */
  #caida = false;
  #resurreccion: Promise<void> | undefined;
  #alVaciar: (() => void) | undefined;

  constructor({ createWriter, maximoPendientes }: ColaEscrituraOptions) {
    this.#createWriter = createWriter;
    this.#maximoPendientes = maximoPendientes;
  }

  /** Resolves when it can write. @throws {Error} what kept the writer from opening its files */
  async start(): Promise<void> {
    this.#writer = await spawnWriter({
      createWriter: this.#createWriter,
      onRespuestas: (respuestas) => this.#settle(respuestas),
      onSalida: (causa) => {
        this.#writer = undefined;
        this.#rejectAll(causa);
        this.#resurreccion = this.#revive();
      },
    });
    this.#caida = false;
    this.#dispatch();
  }

  /** @throws {StoreError} where it cannot be taken or was not written */
  send(tarea: Tarea): Promise<Respuesta> {
    const peso = weighTarea(tarea);
    const llena = this.#largo >= this.#maximoPendientes || this.#peso + peso > MAXIMO_PESO;
    if (llena || this.#caida || !this.#abierta) return Promise.reject(new StoreError("noDisponible"));
    return new Promise((resolve, reject) => {
      this.#peso += peso;
      // What else arrives in this turn of the event loop goes in the same group.
      if (this.#cola.push({ tarea, peso, resolve, reject }) === 1) setImmediate(() => this.#dispatch());
    });
  }

  /** Refuses what comes; resolves when what was queued is answered. */
  async drain(): Promise<void> {
    this.#abierta = false;
    await this.#resurreccion;
    if (this.#largo === 0) return;
    await new Promise<void>((resolve) => {
      this.#alVaciar = resolve;
    });
  }

  /** Lets the writer fold and close its files. Only after `drain`. */
  async close(): Promise<void> {
    const writer = this.#writer;
    if (!writer) return;
    const salida = new Promise<void>((resolve) => writer.once("exit", () => resolve()));
    writer.postMessage(CERRAR);
    await salida;
  }

  get #largo(): number {
    return this.#cola.length + this.#enVuelo.length;
  }

  #dispatch(): void {
    if (!this.#writer || this.#enVuelo.length > 0 || this.#cola.length === 0) return;
    this.#enVuelo = this.#cola.length <= MAXIMO_GRUPO ? this.#cola : this.#cola.slice(0, MAXIMO_GRUPO);
    this.#cola = this.#cola.slice(this.#enVuelo.length);
    this.#writer.postMessage(this.#enVuelo.map(({ tarea }) => tarea));
  }

  #settle(respuestas: Respuesta[]): void {
    const escritas = this.#enVuelo;
    this.#enVuelo = [];
    // The next group leaves before these answers are acted upon, so that the writer never waits for this thread.
    this.#dispatch();
    for (const [i, { peso, resolve, reject }] of escritas.entries()) {
      const respuesta = respuestas[i] as Respuesta;
      this.#peso -= peso;
      if ("fallo" in respuesta) reject(toError(respuesta));
      else resolve(respuesta);
    }
    this.#tellIfVacia();
  }

  #rejectAll(cause: unknown): void {
    const todas = [...this.#enVuelo, ...this.#cola];
    this.#enVuelo = [];
    this.#cola = [];
    this.#peso = 0;
    for (const { reject } of todas) reject(new StoreError("noDisponible", { cause }));
    this.#tellIfVacia();
  }

  #tellIfVacia(): void {
    if (this.#largo === 0) this.#alVaciar?.();
  }

  async #revive(): Promise<void> {
    for (let pausa = 0; this.#abierta; pausa = Math.min(PAUSA_MAXIMA_MS, pausa * 2 + 50)) {
      await pause(pausa);
      try {
        return await this.start();
      } catch (error) {
        this.#caida = true;
        this.#rejectAll(error);
      }
    }
  }
}
