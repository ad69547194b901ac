import { randomBytes } from "node:crypto";
import autocannon from "autocannon";

/** What a stretch of load showed. */
export interface Stretch {
  /** Answers a second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Processor of the load generator itself, 1 = a whole core. */
  generator: number;
}

export interface StretchOptions {
  url: string;
  path: string;
  /** Seconds. */
  seconds: number;
  connections?: number;
  /** Requests a second; absent: as many as it takes. */
  rate?: number;
  body: () => string;
}

/**
 * Loads a server for a while.
 *
 * @throws where one answer was not a success: a figure over failures would say nothing
 */
export const loadFor = async ({
  url,
  path,
  seconds,
  connections = 64,
  rate,
  body,
}: StretchOptions): Promise<Stretch> => {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = await autocannon({
    url: url + path,
    connections,
    duration: seconds,
    ...(rate && { overallRate: rate }),
    requests: [
      {
        method: "POST",
        setupRequest: (request) => ({
          ...request,
          body: body(),
          headers: {
            "content-type": "application/json",
            "idempotency-key": randomBytes(18).toString("base64url"),
          },
        }),
      },
    ],
  });
  const { user, system } = process.cpuUsage(before);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}${path}: ${result.non2xx} respuestas fallidas y ${result.errors} errores`);
  return {
    rate: result.requests.total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    generator: (user + system) / 1000 / (performance.now() - start),
  };
};

export const median = (values: number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Rounds of both, taken by turns so that a noisy moment falls on both, and their medians. */
export const compare = async (
  { rounds }: { rounds: number },
  measure: { ours: () => Promise<Stretch>; floor: () => Promise<Stretch> },
): Promise<{ ours: Stretch; floor: Stretch }> => {
  const taken = { ours: [] as Stretch[], floor: [] as Stretch[] };
  for (let round = 0; round < rounds; round++) {
    taken.ours.push(await measure.ours());
    taken.floor.push(await measure.floor());
  }
  const condense = (stretches: Stretch[]): Stretch => ({
    rate: median(stretches.map(({ rate }) => rate)),
    p50: median(stretches.map(({ p50 }) => p50)),
    p99: median(stretches.map(({ p99 }) => p99)),
    generator: median(stretches.map(({ generator }) => generator)),
  });
  return { ours: condense(taken.ours), floor: condense(taken.floor) };
};
