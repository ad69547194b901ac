import { BroadcastChannel, workerData } from "node:worker_threads";
import { startWriter } from "../src/store/sqlite/start-writer.ts";

/** The real writer on a disk with room for a few pages, until somebody says on the channel that there is more. */
const { datos } = startWriter(workerData);
datos.pragma(`max_page_count = ${Number(datos.pragma("page_count", { simple: true })) + 30}`);
const canal = new BroadcastChannel(workerData.canal);
canal.onmessage = () => {
  datos.pragma("max_page_count = 1073741823");
  canal.postMessage("hecho");
};
canal.unref();
