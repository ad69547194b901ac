import type { Worker } from "node:worker_threads";
import { LISTO, type Respuesta } from "./mensaje.ts";

export interface SpawnWriterOptions {
  /** Starts the thread. */
  createWriter: () => Worker;
  /** Answers to the group it was given. */
  onRespuestas: (respuestas: Respuesta[]) => void;
  /** It could write and then ended, on request or not. */
  onSalida: (causa: unknown) => void;
}

/** Resolves once the thread can write. @throws {Error} what kept it from opening its files */
export function spawnWriter({ createWriter, onRespuestas, onSalida }: SpawnWriterOptions): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const writer = createWriter();
    let listo = false;
    let causa: unknown;
    writer.on("message", (mensaje: Respuesta[] | typeof LISTO) => {
      if (mensaje !== LISTO) return onRespuestas(mensaje);
      listo = true;
      resolve(writer);
    });
    writer.on("error", (error) => {
      causa = error;
    });
    writer.on("exit", (codigo) => {
      const motivo = causa ?? new Error(`The writer ended with code ${codigo}`);
      if (listo) onSalida(motivo);
      else reject(motivo);
    });
  });
}
