import { rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { openCaso, readComprobante } from "../fixtures/http.ts";
import { makeFolder, type Server, startServer, stopServers, waitReady } from "../fixtures/server.ts";
import { compare, loadFor, median } from "./load.ts";
import type { Figure } from "./table.ts";

const INTAKE = "/v1/instituciones/sernac/casos";
const FOLLOW = "/v1/seguimiento";
const RECLAMO = JSON.stringify(APERTURAS.reclamo);
/** Cases that follow-up reads, over and over. */
const FOLLOWED = 2_000;
const ENV = { DEMO: "no", REGISTRO: "warn" };

const startFloor = (service: Server): Promise<Server> =>
  startServer({
    entry: new URL("./floor.ts", import.meta.url).pathname,
    wrapper: [],
    args: [makeFolder(), service.datos],
  });

const fileMany = async (url: string): Promise<string[]> => {
  const credentials: string[] = [];
  for (let i = 0; i < FOLLOWED; i += 50) {
    const batch = Array.from({ length: 50 }, async () => {
      const { folio, clave } = readComprobante(await openCaso(url, APERTURAS.reclamo));
      credentials.push(JSON.stringify({ folio, clave }));
    });
    await Promise.all(batch);
  }
  return credentials;
};

const round = (value: number, digits = 0): string => value.toLocaleString("es-CL", { maximumFractionDigits: digits });
const times = (ratio: number): string => `${round(ratio, 2)}×`;

/** Intake and follow-up of the service beside their floors, at 64 connections, and intake's tail at half its capacity. */
export const measureService = async ({ rounds = 3, seconds = 5 } = {}): Promise<Figure[]> => {
  const service = await startServer({ env: ENV });
  const credentials = await fileMany(service.url);
  const floor = await startFloor(service);
  const intake = (url: string, rate?: number) =>
    loadFor({ url, path: INTAKE, seconds, body: () => RECLAMO, ...(rate && { rate }) });
  let next = 0;
  const follow = (url: string) =>
    loadFor({
      url,
      path: FOLLOW,
      seconds,
      body: () => credentials[next++ % credentials.length] as string,
    });

  await Promise.all(
    [service.url, floor.url].map((url) => loadFor({ url, path: INTAKE, seconds: 3, body: () => RECLAMO })),
  );
  const full = await compare({ rounds }, { ours: () => intake(service.url), floor: () => intake(floor.url) });
  const rate = Math.round(full.ours.rate / 2);
  const half = await compare(
    { rounds },
    { ours: () => intake(service.url, rate), floor: () => intake(floor.url, rate) },
  );
  await Promise.all([service.url, floor.url].map(follow));
  const read = await compare({ rounds }, { ours: () => follow(service.url), floor: () => follow(floor.url) });
  await stopServers();

  const tail = half.ours.p99 / half.floor.p99;
  return [
    {
      name: "ingreso, 64 conexiones (casos/s)",
      ours: round(full.ours.rate),
      floor: round(full.floor.rate),
      ratio: times(full.ours.rate / full.floor.rate),
      goal: "≥ 0,6×",
      isMet: full.ours.rate / full.floor.rate >= 0.6,
    },
    { name: "  p50 (ms)", ours: round(full.ours.p50, 1), floor: round(full.floor.p50, 1) },
    { name: "  p99 (ms)", ours: round(full.ours.p99, 1), floor: round(full.floor.p99, 1) },
    {
      name: "  núcleos del generador de carga",
      ours: round(full.ours.generator, 2),
      floor: round(full.floor.generator, 2),
    },
    {
      name: `ingreso a ${round(rate)}/s, p99 (ms)`,
      ours: round(half.ours.p99, 1),
      floor: round(half.floor.p99, 1),
      ratio: times(tail),
      goal: "≤ 1,5×",
      isMet: tail <= 1.5,
    },
    { name: "  p50 (ms)", ours: round(half.ours.p50, 1), floor: round(half.floor.p50, 1) },
    {
      name: "seguimiento, 64 conexiones (vistas/s)",
      ours: round(read.ours.rate),
      floor: round(read.floor.rate),
      ratio: times(read.ours.rate / read.floor.rate),
      goal: "≥ 0,5×",
      isMet: read.ours.rate / read.floor.rate >= 0.5,
    },
    { name: "  p99 (ms)", ours: round(read.ours.p99, 1), floor: round(read.floor.p99, 1) },
    {
      name: "  núcleos del generador de carga",
      ours: round(read.ours.generator, 2),
      floor: round(read.floor.generator, 2),
    },
  ];
};

/** From `node` to the first answer of `/readyz`, and the memory of a service at rest. */
export const measureStart = async ({ starts = 7 } = {}): Promise<Figure[]> => {
  const datos = makeFolder();
  const taken: number[] = [];
  let memory = 0;
  for (let i = 0; i < starts; i++) {
    const service = await startServer({ datos, env: ENV });
    taken.push(service.startMs + (await waitReady(service.url)));
    if (i === starts - 1) {
      await pause(3_000);
      memory = service.memory() / 1024 / 1024;
    }
    await service.stop();
  }
  rmSync(datos, { recursive: true, force: true });
  const start = median(taken);
  return [
    { name: "de node a la primera respuesta (ms)", ours: round(start), goal: "≤ 1.000", isMet: start <= 1_000 },
    { name: "memoria en reposo (MB)", ours: round(memory), goal: "≤ 150", isMet: memory <= 150 },
  ];
};
