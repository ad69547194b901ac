import { defineConfig } from "vitest/config";

/** A store is threads and files: these start each in a process of its own. */
const STORES = ["test/store-*.test.ts"];

// What a test waits for comes late where other processes take the machine: only what never comes may fail it.
const limits = { testTimeout: 30_000, hookTimeout: 30_000, expect: { poll: { timeout: 15_000 } } };

export default defineConfig({
  test: {
    projects: [
      { test: { ...limits, name: "almacenes", include: STORES } },
      {
        // One process for all: most of the time of a small file went in loading the service again.
        test: {
          ...limits,
          name: "servicio",
          include: ["{src,test}/**/*.test.ts"],
          exclude: STORES,
          isolate: false,
        },
      },
    ],
  },
});
