import { readGuardado } from "../fixtures/casos-guardados.ts";
import { createAgent, openCaso, readProblema } from "../fixtures/http.ts";
import { startServer } from "../fixtures/server.ts";
import { forEachAtOnce, makeEnvio, readAnswer } from "./load.ts";

/** What many equal posts at once left behind. */
export interface Race {
  keys: number;
  /** Cases on the disk. */
  cases: number;
  /** Keys whose posts got more than one receipt, or something that was none. */
  unequal: string[];
  /** Keys for which not exactly one post was told that it was new. */
  notOnce: number;
  /** Keys that took another body. */
  tookAnother: string[];
}

/** Sends each key `parallel` times at once, and then once more with another body. */
export const raceSameKey = async ({
  keys,
  parallel,
  entry,
  env = {},
}: {
  keys: number;
  parallel: number;
  entry?: string;
  env?: Record<string, string>;
}): Promise<Race> => {
  const server = await startServer({ env: { DEMO: "no", ...env }, ...(entry ? { entry } : {}) });
  const agent = createAgent(4 * parallel);
  const race: Race = { keys, cases: 0, unequal: [], notOnce: 0, tookAnother: [] };
  await forEachAtOnce(Array.from({ length: keys }, makeEnvio), { atOnce: 4 }, async ({ envio, apertura }) => {
    const answers = await Promise.all(
      Array.from({ length: parallel }, () => openCaso(server.url, apertura, { envio, agent })),
    );
    const receipts = new Set(answers.map((answer) => JSON.stringify(readAnswer(answer))));
    const [only = ""] = receipts;
    if (receipts.size !== 1 || !only.startsWith("{")) race.unequal.push([...receipts].join(" | "));
    if (answers.filter(({ status }) => status === 201).length !== 1) race.notOnce++;
    const other = await openCaso(server.url, { ...(apertura as object), relato: "Otra historia." }, { envio, agent });
    const refused = other.status === 422 && readProblema(other).type === "clave-de-envio-reutilizada";
    if (!refused) race.tookAnother.push(`${other.status}`);
  });
  agent.destroy();
  await server.stop();
  race.cases = readGuardado(server.datos).folios.length;
  return race;
};
