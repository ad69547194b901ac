import { Worker } from "node:worker_threads";
import { resolveArchivo } from "../resolve-archivo.ts";
import { StoreError } from "../store/store.ts";
import { normalizeClave } from "./check-clave.ts";

/** What the thread is asked: to hash, or with `resumen` to compare. */
export interface PedidoDeClave {
  id: number;
  clave: string;
  resumen?: string;
}
/** Without `valor` where it failed. */
export interface RespuestaDeClave {
  id: number;
  valor?: string | boolean;
}

/** Hashes passwords apart from the thread that serves citizens. */
export interface Claves {
  /** Argon2id, encoded with its parameters. */
  hash(clave: string): Promise<string>;
  /** Whether it is the password; without `resumen` never, and it takes as long. */
  verify(clave: string, resumen: string | undefined): Promise<boolean>;
}

/** Each takes some tens of milliseconds: who comes after these would wait for seconds. */
const MAXIMO_PENDIENTES = 32;
/** What Argon2id takes for one password. */
export interface CostoDeClave {
  /** KiB. */
  memoria: number;
  pasadas: number;
}
/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const COSTO: CostoDeClave = { memoria: 19_456, pasadas: 2 };
/** Of a password that nobody has. */
const describeNadie = ({ memoria, pasadas }: CostoDeClave): string =>
  `$argon2id$v=19$m=${memoria},t=${pasadas},p=1$dmVudGFuaWxsYS9uYWRpZQ$7m0mXlEqA2JrI2d2Zr1kq0Jk8f9h1xW0o5bq6v3l9nE`;

/** The thread runs what this code runs: the source, or what was built of it. */
const HILO = resolveArchivo(import.meta.url.endsWith(".ts") ? "src/personal/clave-hilo.ts" : "dist/clave-hilo.js");

/** Starts its thread with the first password, and holds no process open. */
export const createClaves = ({ costo = COSTO }: { costo?: CostoDeClave } = {}): Claves => {
  const deNadie = describeNadie(costo);
  const pendientes = new Map<number, (respuesta: RespuestaDeClave) => void>();
  let hilo: Worker | undefined;
  let ultimo = 0;

  const failAll = (): void => {
    hilo = undefined;
    for (const [id, settle] of pendientes) settle({ id });
  };
  const startHilo = (): Worker => {
    const nuevo = new Worker(HILO, { name: "claves", workerData: costo });
    nuevo.unref();
    nuevo.on("message", (respuesta: RespuestaDeClave) => pendientes.get(respuesta.id)?.(respuesta));
    nuevo.on("error", failAll);
    nuevo.on("exit", failAll);
    return nuevo;
  };
  const ask = async (pedido: Omit<PedidoDeClave, "id">): Promise<string | boolean> => {
    if (pendientes.size >= MAXIMO_PENDIENTES) throw new StoreError("noDisponible");
    hilo ??= startHilo();
    const id = ++ultimo;
    hilo.postMessage({ ...pedido, id });
    const { promise, resolve } = Promise.withResolvers<RespuestaDeClave>();
    pendientes.set(id, resolve);
    const { valor } = await promise;
    pendientes.delete(id);
    if (valor === undefined) throw new StoreError("noDisponible");
    return valor;
  };

  return {
    hash: async (clave) => String(await ask({ clave: normalizeClave(clave) })),
    verify: async (clave, resumen) => {
      const igual = await ask({ clave: normalizeClave(clave), resumen: resumen ?? deNadie });
      return igual === true && resumen !== undefined;
    },
  };
};
