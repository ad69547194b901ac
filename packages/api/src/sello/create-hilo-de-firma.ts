import type { KeyObject } from "node:crypto";
import { Worker } from "node:worker_threads";
import { resolveArchivo } from "../resolve-archivo.ts";
import { StoreError } from "../store/store.ts";

/** A text that waits for its signature. */
interface Pedido {
  texto: string;
  resolve: (firma: string) => void;
  reject: (error: Error) => void;
}

/** The thread runs what this code runs: the source, or what was built of it. */
const HILO = resolveArchivo(import.meta.url.endsWith(".ts") ? "src/sello/firma-hilo.ts" : "dist/firma-hilo.js");

/**
 * Signs in a thread of its own, all that was asked for in a turn at once: to ask the platform's pool for each signature
 * costs the thread that answers half of what signing costs. Starts with the first text, and holds no process open.
 *
 * @returns the signature of a text, in base64url; rejects with a {@link StoreError} where the thread died, and starts
 * another with the next text
 */
export const createHiloDeFirma = (privada: KeyObject): ((texto: string) => Promise<string>) => {
  let hilo: Worker | undefined;
  let porPedir: Pedido[] = [];
  /** Groups asked for, in the order in which they are answered. */
  let pedidos: Pedido[][] = [];

  const failAll = (muerto: Worker, cause?: unknown): void => {
    // Its end is told after its error: by then another one may be at work.
    if (hilo !== muerto) return;
    hilo = undefined;
    const perdidos = pedidos.flat();
    pedidos = [];
    for (const { reject } of perdidos) reject(new StoreError("noDisponible", { cause }));
  };
  const startHilo = (): Worker => {
    const nuevo = new Worker(HILO, { name: "firma", workerData: privada });
    nuevo.unref();
    nuevo.on("message", (firmas: string[]) => {
      const grupo = pedidos.shift() ?? [];
      for (const [i, { resolve }] of grupo.entries()) resolve(firmas[i] as string);
    });
    nuevo.on("error", (error) => failAll(nuevo, error));
    nuevo.on("exit", () => failAll(nuevo));
    return nuevo;
  };
  const flush = (): void => {
    hilo ??= startHilo();
    hilo.postMessage(porPedir.map(({ texto }) => texto));
    pedidos.push(porPedir);
    porPedir = [];
  };

  return (texto) =>
    new Promise((resolve, reject) => {
      if (porPedir.length === 0) setImmediate(flush);
      porPedir.push({ texto, resolve, reject });
    });
};
