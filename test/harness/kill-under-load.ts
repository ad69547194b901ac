import { setTimeout as pause } from "node:timers/promises";
import { parseFolio } from "@ventanilla/sdk";
import { type Guardado, readGuardado } from "../fixtures/casos-guardados.ts";
import { createAgent, lookUp, openCaso } from "../fixtures/http.ts";
import { makeFolder, startServer, waitReady } from "../fixtures/server.ts";
import { type Acknowledged, type Envio, forEachAtOnce, readAnswer, startLoad } from "./load.ts";

/** What was found after all the endings. */
export interface Ending {
  acknowledged: number;
  /** Folios whose receipt somebody holds and that can't be followed. */
  lost: string[];
  /** Submissions without an answer that gave neither their receipt nor a new case when sent again. */
  unresolved: string[];
  /** Receipts that were another when asked for again. */
  changed: string[];
  /** Answers under load that were neither a receipt nor a broken connection. */
  rejected: string[];
  /** Connections that broke with a submission under way, by their code. */
  broken: Record<string, number>;
  /** Each start, from being spawned to taking cases, in milliseconds, the slowest last. */
  ready: number[];
  /** Slowest end, in milliseconds. */
  slowestEnd: number;
  /** Exit codes other than 0, of the endings that were asked for. */
  badExits: (number | null)[];
  guardado: Guardado;
}

/**
 * Ends a server under load again and again, always over the same files, and then asks for everything that was ever
 * acknowledged.
 *
 * @param options.how `kill`: SIGKILL; `stop`: SIGTERM
 */
export const endUnderLoad = async ({
  times,
  how,
  entry,
  env = {},
  connections = 32,
}: {
  times: number;
  how: "kill" | "stop";
  entry?: string;
  env?: Record<string, string>;
  connections?: number;
}): Promise<Ending> => {
  const datos = makeFolder();
  const ending: Ending = {
    acknowledged: 0,
    lost: [],
    unresolved: [],
    changed: [],
    rejected: [],
    broken: {},
    ready: [],
    slowestEnd: 0,
    badExits: [],
    guardado: { folios: [], brokenBitacoras: [], withoutLlave: [], integrity: "" },
  };
  const all: Acknowledged[] = [];
  let fresh: Acknowledged[] = [];
  let unanswered: Envio[] = [];
  // The address stands in the receipts: another port would make them other receipts.
  let port = 0;
  const start = async () => {
    const server = await startServer({ datos, port, env, ...(entry ? { entry } : {}) });
    port = server.port;
    ending.ready.push(server.startMs + (await waitReady(server.url)));
    return server;
  };

  for (let time = 0; time < times; time++) {
    const server = await start();
    all.push(...(await settle(server.url, { fresh, unanswered, ending })));
    const load = startLoad(server.url, { connections });
    await load.reach(connections);
    await pause(50 + Math.random() * 250);
    if (how === "kill") await server.kill();
    else {
      const { code, ms } = await server.stop();
      ending.slowestEnd = Math.max(ending.slowestEnd, ms);
      if (code !== 0) ending.badExits.push(code);
    }
    const journal = await load.stop();
    for (const { code } of journal.unanswered) ending.broken[code] = (ending.broken[code] ?? 0) + 1;
    ending.rejected.push(...journal.rejected);
    fresh = journal.acknowledged;
    unanswered = journal.unanswered;
  }

  const server = await start();
  all.push(...(await settle(server.url, { fresh, unanswered, ending })));
  // Whatever was there after one ending must still be there after all of them.
  await settle(server.url, { fresh: all, unanswered: [], ending });
  await server.stop();
  ending.ready.sort((one, other) => one - other);
  ending.acknowledged = all.length;
  ending.lost = [...new Set(ending.lost)];
  ending.guardado = readGuardado(datos);
  return ending;
};

/** Follows every receipt of `fresh`, sends again what had no answer, and returns all that now has a receipt. */
const settle = async (
  url: string,
  { fresh, unanswered, ending }: { fresh: Acknowledged[]; unanswered: Envio[]; ending: Ending },
): Promise<Acknowledged[]> => {
  const agent = createAgent(32);
  const settled = [...fresh];
  await forEachAtOnce(unanswered, { atOnce: 32 }, async (one) => {
    const read = readAnswer(await openCaso(url, one.apertura, { envio: one.envio, agent }));
    if (typeof read === "string") ending.unresolved.push(read);
    else settled.push({ ...one, comprobante: read });
  });
  await forEachAtOnce(settled, { atOnce: 32 }, async ({ envio, apertura, comprobante }) => {
    const { folio, clave = "" } = comprobante;
    const followed = await lookUp(url, { folio, clave }, agent);
    if (followed.status !== 200) {
      ending.lost.push(folio);
      return;
    }
    const again = readAnswer(await openCaso(url, apertura, { envio, agent }));
    if (JSON.stringify(again) !== JSON.stringify(comprobante)) ending.changed.push(folio);
  });
  agent.destroy();
  return settled;
};

/** Folios on the disk beyond one for each receipt, or fewer: 0 where each case is there exactly once. */
export const countSurplus = ({ acknowledged, guardado }: Ending): number =>
  guardado.folios.length - acknowledged + (guardado.folios.length - new Set(guardado.folios.map(parseFolio)).size);
