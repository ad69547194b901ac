import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { readGuardado } from "../fixtures/casos-guardados.ts";
import { call, createAgent, lookUp, openCaso, readComprobante, readProblema } from "../fixtures/http.ts";
import { makeFolder, startServer, stopServers } from "../fixtures/server.ts";
import { makeEnvio } from "./load.ts";
import { limit, size, tell } from "./tier.ts";

afterAll(stopServers);

/** A client that sends a byte a second: half of them never end their headers, half never end their body. */
const openSlow = (port: number, n: number): { closedAfter: Promise<number>; socket: Socket } => {
  const start = performance.now();
  const socket = connect(port, "localhost");
  const headers = "POST /v1/seguimiento HTTP/1.1\r\nHost: localhost\r\n";
  socket.write(n % 2 ? headers : `${headers}Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"folio":"`);
  const drip = setInterval(() => socket.write("X"), 1_000);
  const closedAfter = new Promise<number>((resolve) => {
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(drip);
      resolve(performance.now() - start);
    });
  });
  socket.resume();
  return { closedAfter, socket };
};

const percentile = (values: number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;

test(
  "quinientas conexiones lentas no detienen a las demás personas y se cierran a tiempo",
  async () => {
    const server = await startServer();
    const sockets = size({ push: 500, nightly: 500 });
    const agent = createAgent(4);
    const slow = Array.from({ length: sockets }, (_, n) => openSlow(server.port, n));
    let isOver = false;
    const times: number[] = [];
    const others = Array.from({ length: 4 }, async () => {
      while (!isOver) {
        const { envio, apertura } = makeEnvio();
        const start = performance.now();
        const { folio, clave = "" } = readComprobante(await openCaso(server.url, apertura, { envio, agent }));
        expect((await lookUp(server.url, { folio, clave }, agent)).status).toBe(200);
        times.push((performance.now() - start) / 2);
        await pause(20);
      }
    });
    const closed = await Promise.race([
      Promise.all(slow.map(({ closedAfter }) => closedAfter)),
      pause(20_000).then(() => undefined),
    ]);
    isOver = true;
    await Promise.all(others);
    for (const { socket } of slow) socket.destroy();
    agent.destroy();
    await server.stop();
    const slowest = Math.max(...(closed ?? [Number.POSITIVE_INFINITY])) / 1000;
    tell("conexiones lentas", {
      conexiones: sockets,
      "p99 de las demás (ms)": percentile(times, 0.99).toFixed(0),
      "cerradas en (s, peor)": slowest.toFixed(1),
    });
    expect(times.length).toBeGreaterThan(100);
    expect(percentile(times, 0.99)).toBeLessThanOrEqual(200);
    expect(slowest).toBeLessThanOrEqual(15.5);
  },
  limit({ push: 60, nightly: 60 }),
);

/** A disk of its own, so small that it fills. Only who may mount has one. */
const mountSmallDisk = (megabytes: number): string | undefined => {
  const folder = makeFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    return undefined;
  }
};

/** Files long stories until one is refused; the last answer. */
const fill = async (url: string, kept: { folio: string; clave: string }[]) => {
  for (let n = 0; n < 2_000; n++) {
    const envio = randomUUID();
    const apertura = { ...APERTURAS.consulta, relato: `${envio} `.repeat(500) };
    const answer = await openCaso(url, apertura, { envio });
    if (answer.status !== 201) return { answer, envio, apertura };
    const { folio, clave = "" } = readComprobante(answer);
    kept.push({ folio, clave });
  }
  throw new Error("The disk did not fill");
};

/** The disk fills, and then has room: what was said meanwhile, and that nothing acknowledged is gone. */
const surviveFullDisk = async (
  { takeRoom, ...options }: { datos: string; wrapper?: string[]; takeRoom?: () => Promise<void> },
  makeRoom: (pid: number) => void,
): Promise<void> => {
  const server = await startServer({ ...options, env: { DEMO: "no" } });
  await takeRoom?.();
  const kept: { folio: string; clave: string }[] = [];
  const refused = await fill(server.url, kept);
  expect(kept.length).toBeGreaterThan(0);
  expect([503, 507]).toContain(refused.answer.status);
  expect(readProblema(refused.answer).type).toMatch(/^(sin-espacio|no-disponible)$/);
  expect(Number(refused.answer.headers["retry-after"])).toBeGreaterThan(0);

  for (const credencial of kept.slice(-20)) expect((await lookUp(server.url, credencial)).status).toBe(200);
  expect((await call(`${server.url}/livez`)).status).toBe(200);

  makeRoom(server.pid);
  const start = performance.now();
  let again = await openCaso(server.url, refused.apertura, { envio: refused.envio });
  while (again.status !== 201 && performance.now() - start < 5_000) {
    await pause(100);
    again = await openCaso(server.url, refused.apertura, { envio: refused.envio });
  }
  expect(again.status).toBe(201);
  tell("disco lleno", {
    acusados: kept.length,
    "respuesta con el disco lleno": refused.answer.status,
    "recibe otra vez en (ms)": Math.round(performance.now() - start),
  });
  for (const credencial of kept) expect((await lookUp(server.url, credencial)).status).toBe(200);
  expect((await server.stop()).code).toBe(0);
  const guardado = readGuardado(options.datos);
  expect(guardado).toMatchObject({ brokenBitacoras: [], withoutLlave: [], integrity: "ok" });
  expect(guardado.folios.length).toBe(kept.length + 1);
};

test(
  "con el disco lleno lo dice, no pierde nada y sigue cuando hay espacio",
  async ({ skip }) => {
    const datos = mountSmallDisk(64);
    if (!datos) return skip("solo quien puede montar un disco lo puede llenar");
    const ballast = join(datos, "lastre");
    // The room is taken once the service has started and keeps no more for itself: that grows with what is built.
    const takeRoom = async () => {
      const measureFree = () => statfsSync(datos).bavail * statfsSync(datos).bsize;
      let free = measureFree();
      for (let before = 0; before !== free; free = measureFree()) {
        before = free;
        await pause(300);
      }
      writeFileSync(ballast, Buffer.alloc(free - (3 << 20)));
    };
    try {
      expect(statfsSync(datos).blocks).toBeLessThan(20_000);
      await surviveFullDisk({ datos, takeRoom }, () => rmSync(ballast));
    } finally {
      execFileSync("umount", ["-l", datos], { stdio: "ignore" });
    }
  },
  limit({ push: 60, nightly: 60 }),
);

test(
  "con un tope al largo de sus archivos lo dice, no pierde nada y sigue cuando se levanta",
  async ({ skip }) => {
    if (process.platform !== "linux") return skip("solo en Linux");
    const soft = (bytes: string) => `--fsize=${bytes}:unlimited`;
    await surviveFullDisk({ datos: makeFolder(), wrapper: ["prlimit", soft(String(3 << 20))] }, (pid) =>
      execFileSync("prlimit", ["--pid", String(pid), soft("unlimited")]),
    );
  },
  limit({ push: 60, nightly: 60 }),
);
