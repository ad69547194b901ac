import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/store/sqlite/open-sqlite-store.ts";
import { listTodos, makeApertura, write } from "./store-ejemplos.ts";

/** Another process takes the write lock of a file for a time. Resolves once it has it, to when it ends. */
const lock = async (archivo: string, ms: number) => {
  const programa = `
    const db = require("better-sqlite3")(process.argv[1]);
    db.exec("BEGIN IMMEDIATE");
    console.log("tomado");
    setTimeout(() => db.close(), Number(process.argv[2]));`;
  const proceso = spawn(process.execPath, ["-e", programa, archivo, String(ms)], {
    cwd: new URL("..", import.meta.url),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const fin = once(proceso, "exit");
  await once(proceso.stdout, "data");
  return { fin };
};

/** How late a thread comes back that does nothing else: what the machine delays whoever runs on it, in milliseconds. */
const watchMaquina = () => {
  const hilo = new Worker(
    `const { parentPort } = require("node:worker_threads");
     const demora = require("node:perf_hooks").monitorEventLoopDelay({ resolution: 10 });
     demora.enable();
     parentPort.once("message", () => parentPort.postMessage(demora.percentile(99) / 1e6));`,
    { eval: true },
  );
  return async (): Promise<number> => {
    hilo.postMessage("basta");
    const [demora] = (await once(hilo, "message")) as [number];
    // It looks each 10 ms, and that counts in what it tells.
    return Math.max(0, demora - 12);
  };
};

describe("otro proceso retiene un archivo 10 segundos", () => {
  it.concurrent.each(["ventanilla.db", "llaves.db"])(
    "%s: se dice pronto, se sigue leyendo, y se recibe al soltarlo",
    {
      timeout: 30_000,
    },
    async (archivo) => {
      const carpeta = mkdtempSync(join(tmpdir(), "ventanilla-bloqueo-"));
      const store = await openSqliteStore({ carpeta });
      const previo = makeApertura();
      const id = await write(store, previo);
      const retenido = await lock(join(carpeta, archivo), 10_000);
      const demora = monitorEventLoopDelay({ resolution: 10 });
      demora.enable();
      const readMaquina = watchMaquina();
      const intento = makeApertura();
      const attempt = async () => {
        const inicio = performance.now();
        const respuesta = await store.appendAsientos(intento).catch((error: unknown) => error);
        return { respuesta, ms: performance.now() - inicio };
      };
      const intentos: ReturnType<typeof attempt>[] = [];
      const inicio = performance.now();
      while (performance.now() - inicio < 9_000) {
        intentos.push(attempt());
        expect((await store.findCasoByAcceso(previo.apertura.acceso))?.id).toBe(id);
        expect(await store.listAsientos(id)).toHaveLength(1);
        await pause(40);
      }
      const respuestas = await Promise.all(intentos);
      demora.disable();
      const maquina = await readMaquina();
      for (const { respuesta } of respuestas)
        expect(respuesta).toMatchObject({ name: "StoreError", motivo: "noDisponible" });
      const esperas = respuestas.map(({ ms }) => ms).sort((a, b) => a - b);
      expect(esperas.length).toBeGreaterThan(50);
      expect(esperas[Math.floor(esperas.length * 0.95)]).toBeLessThanOrEqual(300 + 3 * maquina);
      // A writer in this thread would stop it 100 ms in each attempt.
      expect(demora.percentile(99) / 1e6).toBeLessThanOrEqual(50 + maquina);

      await retenido.fin;
      await write(store, intento);
      expect((await listTodos(store)).map(({ caso }) => caso.folio)).toEqual([previo.caso.folio, intento.caso.folio]);
      await store.close();
      rmSync(carpeta, { recursive: true });
    },
  );
});
