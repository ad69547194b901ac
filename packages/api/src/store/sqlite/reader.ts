import { enableCompileCache } from "node:module";
import { workerData } from "node:worker_threads";

// A thread does not inherit it from the one that starts it.
enableCompileCache();
const { startReader } = await import("./start-reader.ts");
startReader(workerData);
