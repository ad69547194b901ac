import { randomBytes } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { argon2id, argon2Verify } from "hash-wasm";
import type { CostoDeClave, PedidoDeClave, RespuestaDeClave } from "./claves.ts";

const { memoria, pasadas } = workerData as CostoDeClave;
const COSTO = {
  memorySize: memoria,
  iterations: pasadas,
  parallelism: 1,
  hashLength: 32,
  outputType: "encoded",
} as const;

const answer = async ({ clave, resumen }: PedidoDeClave): Promise<string | boolean> =>
  resumen === undefined
    ? argon2id({ ...COSTO, password: clave, salt: randomBytes(16) })
    : argon2Verify({ password: clave, hash: resumen });

// One at a time: each one takes its memory and a whole processor.
let turno: Promise<unknown> = Promise.resolve();
parentPort?.on("message", (pedido: PedidoDeClave) => {
  turno = turno.then(async () => {
    const respuesta: RespuestaDeClave = await answer(pedido).then(
      (valor) => ({ id: pedido.id, valor }),
      () => ({ id: pedido.id }),
    );
    parentPort?.postMessage(respuesta);
  });
});
