import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { stopServers } from "../fixtures/server.ts";
import { countSurplus, endUnderLoad } from "./kill-under-load.ts";
import { raceSameKey } from "./same-key-race.ts";
import { limit, size, tell } from "./tier.ts";

/** The service over a store with a defect of ours: a test that does not notice it proves nothing. */
const DEFECTIVE = join(import.meta.dirname, "defective-server.ts");

afterAll(stopServers);

test(
  "matado bajo carga, no se pierde ni se repite ningún caso con comprobante",
  async () => {
    const times = size({ push: 12, nightly: 500 });
    const ending = await endUnderLoad({ times, how: "kill" });
    const slowest = ending.ready.at(-1) ?? Number.POSITIVE_INFINITY;
    const typical = ending.ready[Math.floor(ending.ready.length / 2)] ?? 0;
    tell("SIGKILL bajo carga", {
      muertes: times,
      acusados: ending.acknowledged,
      perdidos: ending.lost.length,
      "de más": countSurplus(ending),
      "listo en (ms)": Math.round(typical),
      "peor (ms)": Math.round(slowest),
    });
    expect(ending.acknowledged).toBeGreaterThan(times * 32);
    expect(ending).toMatchObject({ lost: [], unresolved: [], changed: [], rejected: [] });
    expect(ending.guardado).toMatchObject({ brokenBitacoras: [], withoutLlave: [], integrity: "ok" });
    expect(countSurplus(ending)).toBe(0);
    expect(slowest).toBeLessThanOrEqual(2_000);
  },
  limit({ push: 240, nightly: 2_400 }),
);

test(
  "la prueba de las muertes descubre a quien acusa recibo antes de guardar",
  async () => {
    const ending = await endUnderLoad({ times: 2, how: "kill", entry: DEFECTIVE, env: { DEFECTO: "acuse-antes" } });
    expect(ending.lost.length).toBeGreaterThan(0);
  },
  limit({ push: 120, nightly: 120 }),
);

test(
  "al pedirle que termine bajo carga, guarda lo que acusó y responde lo que está en curso",
  async () => {
    const times = size({ push: 3, nightly: 50 });
    const ending = await endUnderLoad({ times, how: "stop" });
    tell("SIGTERM bajo carga", {
      veces: times,
      acusados: ending.acknowledged,
      perdidos: ending.lost.length,
      "conexiones rotas": JSON.stringify(ending.broken),
      "fin en (ms, peor)": Math.round(ending.slowestEnd),
    });
    expect(ending).toMatchObject({ lost: [], unresolved: [], changed: [], rejected: [], badExits: [] });
    expect(ending.broken).toEqual({});
    expect(countSurplus(ending)).toBe(0);
    expect(ending.slowestEnd).toBeLessThanOrEqual(10_000);
  },
  limit({ push: 120, nightly: 900 }),
);

test(
  "la misma clave de envío veinte veces a la vez deja un solo caso y un solo comprobante",
  async () => {
    const keys = size({ push: 200, nightly: 2_000 });
    const race = await raceSameKey({ keys, parallel: 20 });
    tell("carrera de claves de envío", { claves: keys, "por clave": 20, casos: race.cases });
    expect(race).toEqual({ keys, cases: keys, unequal: [], notOnce: 0, tookAnother: [] });
  },
  limit({ push: 120, nightly: 900 }),
);

test(
  "la carrera descubre a quien revisa primero e inserta después",
  async () => {
    const race = await raceSameKey({
      keys: 10,
      parallel: 20,
      entry: DEFECTIVE,
      env: { DEFECTO: "revisar-e-insertar" },
    });
    expect(race.cases).toBeGreaterThan(10);
  },
  limit({ push: 60, nightly: 60 }),
);
