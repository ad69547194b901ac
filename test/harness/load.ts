import { randomUUID } from "node:crypto";
import type { Comprobante } from "@ventanilla/sdk";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { type Answer, createAgent, openCaso, readComprobante } from "../fixtures/http.ts";

/** A submission as its sender remembers it. */
export interface Envio {
  /** Its Idempotency-Key. */
  envio: string;
  apertura: unknown;
}

/** A submission with the receipt its sender holds. */
export interface Acknowledged extends Envio {
  comprobante: Comprobante;
}

/** What the senders know: nothing the server could take back. */
export interface Journal {
  acknowledged: Acknowledged[];
  /** Sent, and the connection broke before an answer. */
  unanswered: (Envio & { code: string })[];
  /** Never sent: nobody listened. */
  refused: number;
  /** Answers that were no receipt, as `status type`. */
  rejected: string[];
}

const KINDS = Object.values(APERTURAS);

/** A new submission, of any kind, unlike every other. */
export const makeEnvio = (): Envio => {
  const envio = randomUUID();
  const kind = KINDS[Math.floor(Math.random() * KINDS.length)] as (typeof KINDS)[number];
  return { envio, apertura: { ...kind, relato: `${kind.relato} (${envio})` } };
};

/** The receipt in an answer to a submission, or why there is none. */
export const readAnswer = (answer: Answer): Comprobante | string => {
  if (answer.status === 201 || answer.status === 200) return readComprobante(answer);
  return `${answer.status} ${(answer.json as { type?: string } | undefined)?.type ?? ""}`;
};

/** Load that goes on until it is stopped, as many people who file at once. */
export interface Load {
  /** Resolves when this many receipts have come. */
  reach(receipts: number): Promise<void>;
  /** Stops sending; resolves with the journal when nothing is under way. */
  stop(): Promise<Journal>;
}

/**
 * Starts filing cases through as many connections, each kept open. Who is told that its connection closes goes away,
 * as a proxy goes to another server.
 */
export const startLoad = (url: string, { connections }: { connections: number }): Load => {
  const agent = createAgent(connections);
  const journal: Journal = { acknowledged: [], unanswered: [], refused: 0, rejected: [] };
  const waiting: { receipts: number; resolve: () => void }[] = [];
  let isOver = false;

  /** @returns whether there is a connection for another one */
  const sendOne = async (): Promise<boolean> => {
    const one = makeEnvio();
    try {
      const answer = await openCaso(url, one.apertura, { envio: one.envio, agent });
      const read = readAnswer(answer);
      if (typeof read === "string") journal.rejected.push(read);
      else journal.acknowledged.push({ ...one, comprobante: read });
      for (const { receipts, resolve } of waiting) if (journal.acknowledged.length >= receipts) resolve();
      return answer.headers.connection !== "close";
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      if (code === "ECONNREFUSED") journal.refused++;
      else journal.unanswered.push({ ...one, code });
      return false;
    }
  };
  const people = Array.from({ length: connections }, async () => {
    while (!isOver && (await sendOne()));
  });

  return {
    reach: (receipts) =>
      new Promise((resolve) => {
        waiting.push({ receipts, resolve });
      }),
    stop: async () => {
      isOver = true;
      await Promise.all(people);
      agent.destroy();
      return journal;
    },
  };
};

/** Runs `act` over all, so many at a time. */
export const forEachAtOnce = async <T>(
  items: readonly T[],
  { atOnce }: { atOnce: number },
  act: (item: T) => Promise<void>,
): Promise<void> => {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await act(item);
    }),
  );
};
