import { join } from "node:path";
import { buildChanged } from "./build-changed.ts";
import { runTests } from "./runners.ts";

const TEST = join(import.meta.dirname, "..");

// The same harnesses as in every push, at their full size.
await buildChanged();
const { passed, failed, reason } = await runTests({
  name: "stress",
  cwd: TEST,
  minutes: 60,
  env: { NIVEL: "N" },
  command: (resultFile) => [
    process.execPath,
    join(TEST, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=verbose",
    "--reporter=json",
    `--outputFile.json=${resultFile}`,
    "harness/",
  ],
});
if (reason) console.error(`stress ${reason}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
