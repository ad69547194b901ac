import { parentPort } from "node:worker_threads";
import { inspectArchivo } from "./inspect-archivo.ts";
import { ArchivoMalo } from "./rechazo-archivo.ts";
import type { PedidoDeRevision, RespuestaDeRevision } from "./revisar.ts";
import { stripMetadatos } from "./strip-metadatos.ts";

const answer = async ({ id, bytes, limites }: PedidoDeRevision): Promise<RespuestaDeRevision> => {
  try {
    const archivo = await inspectArchivo(bytes, limites);
    // A copy of its own: what Node lends small buffers from cannot change threads.
    return { id, revision: { ...archivo, bytes: new Uint8Array(stripMetadatos(bytes, archivo.tipo)) } };
  } catch (error) {
    return error instanceof ArchivoMalo ? { id, malo: { codigo: error.codigo, parece: error.parece } } : { id };
  }
};

parentPort?.on("message", async (pedido: PedidoDeRevision) => {
  const respuesta = await answer(pedido);
  parentPort?.postMessage(respuesta, respuesta.revision ? [respuesta.revision.bytes.buffer as ArrayBuffer] : []);
});
