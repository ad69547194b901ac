import { setTimeout as pause } from "node:timers/promises";
import { makeFolder, type Server, startServer, waitReady } from "../fixtures/server.ts";
import { driveLoad, interleave, median } from "./drive-load.ts";
import type { LoadOrder, LoadResult } from "./raw-client.ts";
import type { Row } from "./table.ts";

/** No price: a rush would be asked for proofs of work, and the client would be what is measured. */
const ENV = { DEMO: "no", REGISTRO: "warn", PRUEBA: "nunca" };
const CONNECTIONS = 64;
/** Cases that are followed, over and over. */
const FOLLOWED = 2_000;

const startFloor = (env: Record<string, string> = {}, datos = makeFolder()): Promise<Server> =>
  startServer({ entry: new URL("./floor-server.ts", import.meta.url).pathname, datos, env });

/**
 * A stretch of load.
 *
 * @throws where one answer was not a success: a figure over failures says nothing
 */
const load = async (server: Server, order: Omit<LoadOrder, "port" | "connections">): Promise<LoadResult> => {
  const result = await driveLoad({ ...order, port: server.port, connections: CONNECTIONS });
  if (result.bad > 0) throw new Error(`${result.bad} solicitudes fallidas contra ${server.url}`);
  return result;
};

interface Pair {
  ours: LoadResult[];
  floor: LoadResult[];
}

/** Ours and the floor's median, and the median of the ratios of each turn. */
const compare = (name: string, { ours, floor }: Pair, key: "perSecond" | "p50" | "p99", unit: string): Row => ({
  name,
  ours: median(ours.map((result) => result[key])),
  floor: median(floor.map((result) => result[key])),
  ratio: median(ours.map((result, turn) => result[key] / (floor[turn] as LoadResult)[key])),
  unit,
});

const tellClient = ({ ours, floor }: Pair): string => {
  const [one, other] = [ours, floor].map((results) => median(results.map(({ clientCpu }) => clientCpu)).toFixed(2));
  return `el cliente ocupó ${one} y ${other} núcleos`;
};

/** Intake and follow-up at 64 connections beside their floors, and intake's tail at half of its own capacity. */
export const measureService = async ({ rounds, seconds }: { rounds: number; seconds: number }): Promise<Row[]> => {
  const service = await startServer({ env: ENV });
  const floor = await startFloor();
  const intake = (server: Server, rate?: number) => load(server, { kind: "intake", seconds, ...(rate && { rate }) });
  // The first stretch of each warms it.
  const { kept: credentials } = await load(service, { kind: "intake", seconds, keep: FOLLOWED });
  await intake(floor);

  const full = await interleave(
    rounds,
    () => intake(service),
    () => intake(floor),
  );
  const rate = Math.round(median(full.ours.map(({ perSecond }) => perSecond)) / 2);
  const half = await interleave(
    rounds,
    () => intake(service, rate),
    () => intake(floor, rate),
  );
  await floor.stop();

  const reader = await startFloor({ LECTURA: "si" }, service.datos);
  const follow = (server: Server) => load(server, { kind: "follow", seconds, credentials });
  await follow(service);
  await follow(reader);
  const read = await interleave(
    rounds,
    () => follow(service),
    () => follow(reader),
  );
  await reader.stop();
  await service.stop();

  return [
    { ...compare("ingreso, 64 conexiones", full, "perSecond", "/s"), goal: { atLeast: 0.6 }, note: tellClient(full) },
    compare("ingreso, p50", full, "p50", "ms"),
    compare("ingreso, p99", full, "p99", "ms"),
    compare(`ingreso a ${rate}/s, p50`, half, "p50", "ms"),
    { ...compare(`ingreso a ${rate}/s, p99`, half, "p99", "ms"), goal: { atMost: 1.5 } },
    {
      ...compare("seguimiento, 64 conexiones", read, "perSecond", "/s"),
      goal: { atLeast: 0.5 },
      note: tellClient(read),
    },
    compare("seguimiento, p99", read, "p99", "ms"),
  ];
};

/** From `node` to the first answer of `/readyz`, and the memory of a service at rest. */
export const measureStart = async ({ times }: { times: number }): Promise<Row[]> => {
  const datos = makeFolder();
  const taken: number[] = [];
  let memory = 0;
  for (let time = 0; time <= times; time++) {
    const service = await startServer({ datos, env: ENV });
    const ms = service.startMs + (await waitReady(service.url));
    // The first start makes the keys and compiles the modules.
    if (time > 0) taken.push(ms);
    if (time === times) {
      await pause(3_000);
      memory = service.memory() / 1024 / 1024;
    }
    await service.stop();
  }
  return [
    { name: "de `node` a la primera respuesta", ours: median(taken), unit: "ms", goal: { atMost: 1_000 } },
    { name: "memoria en reposo", ours: memory, unit: "MB", goal: { atMost: 150 } },
  ];
};
