import { type KeyObject, sign } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";

const privada = workerData as KeyObject;

parentPort?.on("message", (textos: string[]) => {
  parentPort?.postMessage(textos.map((texto) => sign(null, Buffer.from(texto), privada).toString("base64url")));
});
