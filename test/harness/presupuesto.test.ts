import { once } from "node:events";
import { Agent } from "node:http";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { createVentanilla } from "@ventanilla/sdk";
import { afterAll, expect, test } from "vitest";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { readGuardado } from "../fixtures/casos-guardados.ts";
import { type Answer, openCaso, post, readComprobante, readProblema } from "../fixtures/http.ts";
import { type ServerOptions, startServer, stopServers } from "../fixtures/server.ts";
import { forEachAtOnce, makeEnvio } from "./load.ts";
import { type Botin, solve } from "./presupuesto-abuso.ts";
import { limit, tell } from "./tier.ts";

afterAll(stopServers);

const CITIZENS = 60;
/** How many of them file at the same moment, each with a machine of their own. */
const AT_ONCE = 6;
/** What an address is given for free: at once, and each second. */
const FREE = { atOnce: 60, aSecond: 5 };

const percentile = (values: number[], share: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/**
 * Files one case as a citizen's form does: pays what is asked, and repeats the same submission. Each request has its own
 * connection: paying here stops all the others of this process, and a kept one would be closed meanwhile.
 */
const fileAsCitizen = async (
  url: string,
  agent = new Agent(),
): Promise<{ answer: Answer; ms: number; paid: boolean }> => {
  const { envio, apertura } = makeEnvio();
  const start = performance.now();
  const first = await openCaso(url, apertura, { envio, agent });
  if (first.status !== 428) return { answer: first, ms: performance.now() - start, paid: false };
  const { prueba } = readProblema(first);
  const answer = await post(`${url}/v1/instituciones/sernac/casos`, apertura, {
    headers: { "idempotency-key": envio, prueba: prueba ? solve(prueba) : "" },
    agent,
  });
  return { answer, ms: performance.now() - start, paid: true };
};

/** Sixty citizens behind the address that an abuser floods from: how many were served, and how long they waited. */
const serveBesideAbuser = async (options: ServerOptions) => {
  const server = await startServer(options);
  const url = `http://127.0.0.1:${server.port}`;
  const abuser = new Worker(new URL("./presupuesto-abuso.ts", import.meta.url), {
    workerData: { url, connections: 8 },
  });
  await once(abuser, "message");
  const start = performance.now();
  const folios: string[] = [];
  const times: number[] = [];
  let paid = 0;
  await forEachAtOnce(Array.from({ length: CITIZENS }), { atOnce: AT_ONCE }, async () => {
    const { answer, ms, paid: hasPaid } = await fileAsCitizen(url);
    if (answer.status !== 201) return;
    folios.push(readComprobante(answer).folio);
    times.push(ms);
    if (hasPaid) paid++;
  });
  // One more comes from elsewhere: nobody made their address pay.
  const elsewhere = new Agent({ localAddress: "127.0.0.2" });
  const other = await fileAsCitizen(url, elsewhere);
  const [botin] = (await Promise.all([once(abuser, "message"), abuser.postMessage("stop")]))[0] as [Botin];
  const seconds = (performance.now() - start) / 1000;
  await abuser.terminate();
  return { server, url, folios, times, paid, other, botin, seconds };
};

test(
  "sesenta personas detrás de la dirección de quien abusa son atendidas, y las demás no pagan por él",
  async ({ skip }) => {
    if (process.platform !== "linux") return skip("solo en Linux una máquina tiene muchas direcciones propias");
    const run = await serveBesideAbuser({ env: { PRUEBA: "auto" } });
    const { server, url, folios, times, paid, other, botin, seconds } = run;
    tell("sesenta y quien abusa, una dirección", {
      atendidas: `${folios.length}/${CITIZENS}`,
      "con prueba": paid,
      "p50 con su cálculo (ms)": percentile(times, 0.5).toFixed(0),
      "p99 con su cálculo (ms)": percentile(times, 0.99).toFixed(0),
      "intentos de quien abusa": botin.requests,
      "gratis a quien abusa": botin.free,
      "pagados por quien abusa": botin.paid,
      segundos: seconds.toFixed(1),
    });
    expect(folios).toHaveLength(CITIZENS);
    expect(other).toMatchObject({ paid: false, answer: { status: 201 } });
    expect(botin.requests).toBeGreaterThan(CITIZENS * 4);
    // The addresses that it made up bought it nothing.
    expect(botin.free).toBeLessThanOrEqual(FREE.atOnce + FREE.aSecond * (seconds + 3));

    // The client that we ship pays by itself, whatever the flood left.
    const ventanilla = createVentanilla({ api: url, institucion: "sernac" });
    const suya = await ventanilla.casos.open({ ...APERTURAS.consulta, tipo: "consulta" } as never);
    await server.stop();
    const guardado = readGuardado(server.datos).folios;
    for (const folio of [...folios, suya.folio]) expect(guardado).toContain(folio);
  },
  limit({ push: 90, nightly: 90 }),
);

test(
  "el arnés descubre a un servicio que bloquea por dirección",
  async ({ skip }) => {
    if (process.platform !== "linux") return skip("solo en Linux una máquina tiene muchas direcciones propias");
    const entry = join(import.meta.dirname, "presupuesto-servidor.ts");
    const { server, folios } = await serveBesideAbuser({ entry });
    await server.stop();
    expect(folios.length).toBeLessThan(CITIZENS);
  },
  limit({ push: 60, nightly: 60 }),
);
