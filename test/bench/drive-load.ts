import { fork } from "node:child_process";
import { once } from "node:events";
import type { LoadOrder, LoadResult } from "./raw-client.ts";

/** Runs a load in a process of its own. */
export const driveLoad = async (order: LoadOrder): Promise<LoadResult> => {
  const child = fork(new URL("./raw-client.ts", import.meta.url), { stdio: "inherit" });
  child.send(order);
  const [result] = (await once(child, "message")) as [LoadResult];
  return result;
};

/** The middle of the values. */
export const median = (values: number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] =
    sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (low + high) / 2;
};

/** Rounds of one thing beside another, turn by turn, since the machine is not the same from one minute to the next. */
export const interleave = async <T>(
  rounds: number,
  one: () => Promise<T>,
  other: () => Promise<T>,
): Promise<{ ours: T[]; floor: T[] }> => {
  const pairs: { ours: T[]; floor: T[] } = { ours: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    pairs.ours.push(await one());
    pairs.floor.push(await other());
  }
  return pairs;
};
