import { defineConfig } from "vitest/config";

const limits = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } };

export default defineConfig({
  test: {
    globalSetup: "run/prepare.ts",
    projects: [
      {
        // The harnesses measure; two at once on two cores would measure each other.
        test: {
          ...limits,
          name: "arneses",
          include: ["{run,bench,harness,carga}/**/*.test.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // The journeys mostly wait for a browser: one in each does not disturb the other.
        test: {
          ...limits,
          name: "recorridos",
          include: ["journeys/**/*.test.ts"],
          testTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
