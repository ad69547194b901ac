import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { APERTURAS } from "../fixtures/aperturas.ts";

/** What to send, and how hard. */
export interface LoadOrder {
  port: number;
  kind: "intake" | "follow";
  connections: number;
  seconds: number;
  /** Per second; absent: as fast as the answers come. */
  rate?: number;
  /** Cases to follow. */
  credentials?: { folio: string; clave: string }[];
  /** How many receipts to give back. */
  keep?: number;
}

/** What came of it. Times in milliseconds; at a fixed rate, from the moment each request was due. */
export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers that were not 2xx, and connections that broke. */
  bad: number;
  /** Share of one core that this client itself took. */
  clientCpu: number;
  kept: { folio: string; clave: string }[];
}

/** Over raw sockets, so that the client is not what is measured. */
const drive = async (order: LoadOrder): Promise<LoadResult> => {
  const { port, kind, connections, seconds, rate, credentials = [], keep = 0 } = order;
  const times: number[] = [];
  const kept: LoadResult["kept"] = [];
  let bad = 0;
  let isOver = false;
  const write = kind === "intake" ? makeIntake(port) : makeFollow(port, credentials);

  const due: number[] = [];
  const idle: Lane[] = [];
  class Lane {
    readonly socket: Socket;
    #since = 0;
    #pending = "";
    constructor(socket: Socket) {
      this.socket = socket;
      socket.setNoDelay();
      socket.setEncoding("latin1");
      socket.on("data", (chunk: string) => this.#read(chunk));
      socket.on("error", () => {
        bad++;
      });
    }
    send(since: number): void {
      this.#since = since;
      this.socket.write(write());
    }
    #read(chunk: string): void {
      const text = this.#pending ? this.#pending + chunk : chunk;
      const end = endOfAnswer(text);
      if (end < 0) {
        this.#pending = text;
        return;
      }
      this.#pending = "";
      const now = performance.now();
      if (text.startsWith("HTTP/1.1 2")) times.push(now - this.#since);
      else bad++;
      if (kept.length < keep) {
        const { folio, clave } = JSON.parse(text.slice(text.indexOf("\r\n\r\n") + 4));
        kept.push({ folio, clave });
      }
      if (rate === undefined) {
        if (!isOver) this.send(now);
        return;
      }
      const next = due.shift();
      if (next === undefined) idle.push(this);
      else this.send(next);
    }
  }

  const lanes = await Promise.all(
    Array.from(
      { length: connections },
      () =>
        new Promise<Lane>((resolve) => {
          const socket = connect(port, "localhost", () => resolve(new Lane(socket)));
        }),
    ),
  );
  const cpu = process.cpuUsage();
  const start = performance.now();
  if (rate === undefined) for (const lane of lanes) lane.send(performance.now());
  else {
    idle.push(...lanes);
    let sent = 0;
    const tick = () => {
      const now = performance.now();
      for (; sent < ((now - start) / 1000) * rate; sent++) {
        const moment = start + (sent / rate) * 1000;
        const lane = idle.pop();
        if (lane) lane.send(moment);
        else due.push(moment);
      }
      if (!isOver) setTimeout(tick, 1);
    };
    tick();
  }
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  isOver = true;
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  for (const { socket } of lanes) socket.destroy();
  // What was due and never left has waited until now at least.
  times.push(...due.map((moment) => performance.now() - moment));
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return {
    perSecond: times.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    bad,
    clientCpu: (user + system) / 1e6 / elapsed,
    kept,
  };
};

const endOfAnswer = (text: string): number => {
  const headers = text.indexOf("\r\n\r\n");
  if (headers < 0) return -1;
  const length = /content-length: (\d+)/i.exec(text.slice(0, headers))?.[1];
  if (length === undefined) return text.endsWith("0\r\n\r\n") ? text.length : -1;
  const end = headers + 4 + Number(length);
  return text.length >= end ? end : -1;
};

const head = (port: number, path: string, length: number, more = ""): string =>
  `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\n${more}Content-Length: ${length}\r\n\r\n`;

const makeIntake = (port: number): (() => string) => {
  const mark = randomUUID();
  const body = JSON.stringify({ ...APERTURAS.reclamo, relato: `${APERTURAS.reclamo.relato} ${mark}` });
  const [before = "", after = ""] = body.split(mark);
  const [start = "", middle = ""] = head(
    port,
    "/v1/instituciones/sernac/casos",
    Buffer.byteLength(body),
    `Idempotency-Key: ${mark}\r\n`,
  ).split(mark);
  return () => {
    const id = randomUUID();
    return start + id + middle + before + id + after;
  };
};

const makeFollow = (port: number, credentials: { folio: string; clave: string }[]): (() => string) => {
  const requests = credentials.map(({ folio, clave }) => {
    const body = JSON.stringify({ folio, clave });
    return head(port, "/v1/seguimiento", body.length) + body;
  });
  let turn = 0;
  return () => requests[turn++ % requests.length] as string;
};

process.once("message", async (order: LoadOrder) => {
  const result = await drive(order);
  process.send?.(result, () => process.exit(0));
});
