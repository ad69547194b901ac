import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isStress } from "../harness/tier.ts";
import { ensureBrowsers } from "./browsers.ts";
import { buildChanged } from "./build-changed.ts";
import { runInTurn } from "./run-in-turn.ts";
import { type Runner, type RunnerResult, runTests } from "./runners.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What one runner asks of the machine: cores that it keeps busy, or all of it where it measures. */
interface Plan extends Omit<Runner, "minutes"> {
  cores: number;
}

const ALL_CORES = Math.max(2, availableParallelism());

/** Until a runner is stopped: what takes longer in a push hangs. */
const MINUTES = isStress ? 90 : 8;

const runVitest = (name: string, folder: string, ...args: string[]): Omit<Plan, "cores"> => ({
  name,
  cwd: join(ROOT, folder),
  command: (resultFile) => [
    process.execPath,
    join(ROOT, folder, "node_modules/vitest/vitest.mjs"),
    "run",
    ...args,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${resultFile}`,
  ],
});

/** In the order in which they start: the longest first; alone the ones that keep every core busy, or measure. */
const PLANS: Plan[] = [
  {
    name: "widget",
    cwd: join(ROOT, "packages/widget"),
    command: (resultFile) => [process.execPath, join(import.meta.dirname, "widget-tests.ts"), resultFile],
    cores: 1,
  },
  { ...runVitest("api", "packages/api", "--project=servicio", "--maxWorkers=1"), cores: 1 },
  { ...runVitest("almacenes", "packages/api", "--project=almacenes", "--maxWorkers=1"), cores: 1 },
  { ...runVitest("sdk", "packages/sdk", "--maxWorkers=1"), cores: 1 },
  { ...runVitest("recorridos", "test", "--project=recorridos"), cores: ALL_CORES },
  { ...runVitest("arneses", "test", "--project=arneses"), cores: ALL_CORES },
];

/** Brings the browsers and the built widget; what cannot be brought is told in one sentence. */
const prepare = async (): Promise<Record<string, string>> => {
  const browsers = ensureBrowsers();
  await buildChanged();
  return {
    CHROME_PATH: browsers.chromium,
    FIREFOX_PATH: browsers.firefox,
    // Each worker, thread and service of the tests loads the same modules: only the first compiles them.
    NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/ventanilla/compilado"),
  };
};

const report = ({ name, passed, failed, skipped, failures, seconds, reason }: RunnerResult): string =>
  [
    `${failed === 0 ? "✓" : "✗"} ${name}: ${passed} aprobadas, ${failed} fallidas`,
    skipped > 0 ? `, ${skipped} omitidas` : "",
    `, ${seconds.toFixed(0)} s`,
    reason ? ` (${reason})` : "",
    ...failures.map((failure) => `\n    ${failure}`),
  ].join("");

const chosen = process.argv.slice(2).filter((name) => name !== "--");
const unknown = chosen.filter((name) => !PLANS.some((plan) => plan.name === name));
if (unknown.length > 0) {
  console.error(`No hay pruebas llamadas ${unknown.join(", ")}. Hay: ${PLANS.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

let env: Record<string, string>;
try {
  env = await prepare();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

const asked = PLANS.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
const results = await runInTurn(asked, { capacity: ALL_CORES, weigh: ({ cores }) => cores }, (plan) =>
  runTests({ ...plan, env, minutes: MINUTES }),
);

const sum = (key: "passed" | "failed") => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${results.map(report).join("\n")}\n`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
