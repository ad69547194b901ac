import { defineConfig } from "vitest/config";

export default defineConfig({
  // The files share a process: most of the time of a small one went in loading the schemas again.
  test: { testTimeout: 30_000, isolate: false, expect: { poll: { timeout: 15_000 } } },
});
