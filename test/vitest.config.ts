import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{run,fixtures,journeys,harness}/**/*.test.ts"],
    // The harnesses measure; two at once on two cores would measure each other.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
