import { workerData } from "node:worker_threads";
import { startWriter } from "./start-writer.ts";

startWriter(workerData);
