import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { runInTurn } from "./run-in-turn.ts";

/** Runs one of each weight over two cores, ending always the oldest; which ones ran at once as each one started. */
const runWeights = async (weights: number[]) => {
  const endings = new Map<number, () => void>();
  const starts: number[][] = [];
  const over = runInTurn([...weights.keys()], { capacity: 2, weigh: (n) => weights[n] as number }, async (n) => {
    await new Promise<void>((resolve) => {
      endings.set(n, resolve);
      starts.push([...endings.keys()]);
    });
    return `r${n}`;
  });
  while (endings.size > 0) {
    const [[oldest, end]] = [...endings] as [[number, () => void]];
    endings.delete(oldest);
    end();
    await nextTurn();
  }
  return { starts, results: await over };
};

test("corren tantos a la vez como aguanta el equipo, y cada resultado queda en su lugar", async () => {
  expect(await runWeights([1, 1, 1])).toEqual({ starts: [[0], [0, 1], [1, 2]], results: ["r0", "r1", "r2"] });
});

test("el que mide corre solo, cuando los demás terminaron", async () => {
  expect((await runWeights([2, 1, 1])).starts).toEqual([[0], [1], [1, 2]]);
  expect((await runWeights([1, 2, 1])).starts).toEqual([[0], [0, 2], [1]]);
});

test("el que pide más de lo que hay corre igual, solo", async () => {
  expect((await runWeights([5, 1])).starts).toEqual([[0], [1]]);
});
