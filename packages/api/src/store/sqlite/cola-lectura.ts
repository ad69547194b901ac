import type { Worker } from "node:worker_threads";
import { StoreError } from "../store.ts";
import type { Lector } from "./lector.ts";
import { CERRAR, LISTO } from "./mensaje.ts";
import type { Contestacion, Pregunta } from "./start-reader.ts";

type Nombre = Pregunta[1];

interface Pendiente {
  resolve: (filas: unknown[]) => void;
  reject: (error: Error) => void;
}

/** What is asked of the thread that reads. It is started by the first question, and anew by the next one if it dies. */
export class ColaLectura {
  readonly #createReader: () => Worker;
  readonly #pendientes = new Map<number, Pendiente>();
  #reader: Worker | undefined;
  #ultima = 0;
  #abierta = true;

  constructor({ createReader }: { createReader: () => Worker }) {
    this.#createReader = createReader;
  }

  /** Whether nothing that was asked is left to answer. */
  get isLibre(): boolean {
    return this.#pendientes.size === 0;
  }

  /** @throws {StoreError} where it cannot be read now */
  ask<K extends Nombre>(nombre: K, ...argumentos: Parameters<Lector[K]>): Promise<ReturnType<Lector[K]>> {
    if (!this.#abierta) return Promise.reject(new StoreError("noDisponible"));
    return new Promise((resolve, reject) => {
      this.#reader ??= this.#start();
      const n = ++this.#ultima;
      this.#pendientes.set(n, { resolve: resolve as (filas: unknown[]) => void, reject });
      this.#reader.postMessage([n, nombre, argumentos]);
    });
  }

  /** Lets go of the file. What was asked before is answered first. */
  async close(): Promise<void> {
    this.#abierta = false;
    const reader = this.#reader;
    if (!reader) return;
    const salida = new Promise<void>((resolve) => reader.once("exit", () => resolve()));
    reader.postMessage(CERRAR);
    await salida;
  }

  #start(): Worker {
    const reader = this.#createReader();
    let causa: unknown;
    reader.on("message", (mensaje: Contestacion | typeof LISTO) => {
      if (mensaje !== LISTO) this.#settle(mensaje);
    });
    reader.on("error", (error) => {
      causa = error;
    });
    reader.on("exit", () => {
      if (this.#reader === reader) this.#reader = undefined;
      const pendientes = [...this.#pendientes.values()];
      this.#pendientes.clear();
      for (const { reject } of pendientes) reject(new StoreError("noDisponible", { cause: causa }));
    });
    return reader;
  }

  #settle([n, filas, codigo]: Contestacion): void {
    const pendiente = this.#pendientes.get(n);
    this.#pendientes.delete(n);
    if (filas) pendiente?.resolve(filas);
    else pendiente?.reject(new StoreError("noDisponible", { cause: new Error(codigo) }));
  }
}
