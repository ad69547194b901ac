import type { Worker } from "node:worker_threads";
import { StoreError } from "../store.ts";
import { CERRAR, LISTO, type Respuesta, type Tarea, weighTarea } from "./mensaje.ts";

/** Longest group that one transaction takes: what comes first does not wait for a long queue. */
const MAXIMO_GRUPO = 512;
/** What waits may not fill the memory, whatever the size of each, in bytes. */
const MAXIMO_PESO = 32 * 1024 * 1024;
/** Longest pause before a writer that does not start is tried again, in milliseconds. */
const PAUSA_MAXIMA_MS = 1_000;

interface Pendiente {
  tarea: Tarea;
  peso: number;
  resolve: (respuesta: Respuesta) => void;
  reject: (error: Error) => void;
}

export interface ColaEscrituraOptions {
  /** Starts the thread that writes. */
  createWriter: () => Worker;
  /** Tasks that may wait; the next ones are refused at once. */
  maximoPendientes: number;
}

/**
 * What waits to be written. While the writer works on a group, the next one gathers here; it leaves as one message when
 * the writer is idle. A writer that dies is started anew.
 */
export class ColaEscritura {
  readonly #createWriter: () => Worker;
  readonly #maximoPendientes: number;
  #estado: "arrancando" | "lista" | "caida" | "cerrada" = "caida";
  #writer: Worker | undefined;
  #cola: Pendiente[] = [];
  #enVuelo: Pendiente[] = [];
  #peso = 0;
  #salidaPedida = false;
  #pausa = 0;
  #reintento: NodeJS.Timeout | undefined;
  #alVaciar: (() => void) | undefined;

  constructor({ createWriter, maximoPendientes }: ColaEscrituraOptions) {
    this.#createWriter = createWriter;
    this.#maximoPendientes = maximoPendientes;
  }

  /** Resolves when the writer can write. @throws {Error} what kept it from opening its files */
  open(): Promise<void> {
    this.#estado = "arrancando";
    return new Promise((resolve, reject) => {
      const writer = this.#createWriter();
      let causa: unknown;
      this.#writer = writer;
      writer.on("message", (mensaje: Respuesta[] | typeof LISTO) => {
        if (mensaje !== LISTO) return this.#settle(mensaje);
        if (this.#estado === "arrancando") this.#estado = "lista";
        this.#pausa = 0;
        resolve();
        this.#dispatch();
      });
      writer.on("error", (error) => {
        causa = error;
      });
      writer.on("exit", () => {
        this.#writer = undefined;
        reject(causa ?? new StoreError("noDisponible"));
        this.#failAll(causa);
        if (this.#estado !== "cerrada") this.#estado = "caida";
      });
    });
  }

  /** Opens, and opens again whenever the writer dies. @throws {Error} where it does not open the first time */
  async keepOpen(): Promise<void> {
    await this.open();
    this.#writer?.once("exit", () => this.#reopen());
  }

  /** @throws {StoreError} where it was not written */
  send(tarea: Tarea): Promise<Respuesta> {
    const peso = weighTarea(tarea);
    const lleno = this.#cola.length + this.#enVuelo.length >= this.#maximoPendientes || this.#peso + peso > MAXIMO_PESO;
    if (lleno || this.#estado === "caida" || this.#estado === "cerrada") {
      return Promise.reject(new StoreError("noDisponible"));
    }
    return new Promise((resolve, reject) => {
      this.#peso += peso;
      // What arrives in this same turn of the loop goes in one group.
      if (this.#cola.push({ tarea, peso, resolve, reject }) === 1) setImmediate(() => this.#dispatch());
    });
  }

  /** Refuses what comes, resolves when what was queued is answered. */
  async drain(): Promise<void> {
    clearTimeout(this.#reintento);
    const arrancando = this.#estado === "arrancando";
    this.#estado = "cerrada";
    if (!this.#writer || (!arrancando && this.#isVacia())) return;
    if (!this.#isVacia()) {
      await new Promise<void>((resolve) => {
        this.#alVaciar = resolve;
      });
    }
  }

  /** Lets the writer close its files. */
  async close(): Promise<void> {
    const writer = this.#writer;
    if (!writer || this.#salidaPedida) return;
    this.#salidaPedida = true;
    await new Promise<void>((resolve) => {
      writer.once("exit", () => resolve());
      writer.postMessage(CERRAR);
    });
  }
}
