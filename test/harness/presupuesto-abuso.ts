import { hash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { createAgent, post } from "../fixtures/http.ts";
import { makeEnvio } from "./load.ts";

/** What an abuser got for its flood. */
export interface Botin {
  requests: number;
  /** Taken without paying. */
  free: number;
  /** Taken for a proof. */
  paid: number;
}

/** Pays a proof of work at once, as a program made for it would. */
export const solve = ({ desafio, dificultad }: { desafio: string; dificultad: number }): string => {
  for (let n = 0; ; n++) {
    const bits = hash("sha256", `${desafio}.${n}`, "buffer").readUInt32BE();
    if (Math.clz32(bits) >= dificultad) return `${desafio}.${n}`;
  }
};

/** An address that the abuser makes up for each request. */
const inventAddress = (): string => Array.from({ length: 4 }, () => Math.floor(Math.random() * 256)).join(".");

/** Of so many refusals it pays one: a flood is many requests, and each proof stops it for a while. */
const REFUSALS_FOR_A_PROOF = 300;

/** Floods until told to stop: nearly all of it without paying. */
const flood = async (url: string, connections: number): Promise<void> => {
  const agent = createAgent(connections);
  const botin: Botin = { requests: 0, free: 0, paid: 0 };
  let isOver = false;
  let hasBegun = false;
  const floods = Array.from({ length: connections }, async () => {
    while (!isOver) {
      const { envio, apertura } = makeEnvio();
      const path = `${url}/v1/instituciones/sernac/casos`;
      const headers = { "idempotency-key": envio, "x-forwarded-for": inventAddress(), forwarded: inventAddress() };
      // A connection that the server closed while this thread paid is nothing to an abuser.
      const answer = await post(path, apertura, { headers, agent }).catch(() => undefined);
      if (!answer) continue;
      botin.requests++;
      if (answer.status === 201) botin.free++;
      if (answer.status !== 201 && !hasBegun) {
        // Nothing is free at this address any more: the others may come.
        hasBegun = true;
        parentPort?.postMessage("begun");
      }
      const { prueba } = answer.json as { prueba?: Parameters<typeof solve>[0] };
      if (!prueba || botin.requests % REFUSALS_FOR_A_PROOF > 0) continue;
      const paid = await post(path, apertura, { headers: { ...headers, prueba: solve(prueba) } }).catch(
        () => undefined,
      );
      if (paid?.status === 201) botin.paid++;
    }
  });
  parentPort?.once("message", async () => {
    isOver = true;
    await Promise.all(floods).catch(() => undefined);
    agent.destroy();
    parentPort?.postMessage(botin);
  });
};

if (parentPort) {
  const { url, connections } = workerData as { url: string; connections: number };
  await flood(url, connections);
}
