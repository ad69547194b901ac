import { join } from "node:path";
import { ensureBrowsers } from "./browsers.ts";
import { buildChanged } from "./build-changed.ts";
import { type Runner, type RunnerResult, runTests } from "./runners.ts";

const ROOT = join(import.meta.dirname, "../..");

const runVitest = (name: string, folder: string): Runner => ({
  name,
  cwd: join(ROOT, folder),
  command: (resultFile) => [
    process.execPath,
    join(ROOT, folder, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${resultFile}`,
  ],
});

/** What runs at once, one group after another: the widget's tests mostly wait for a browser, the service's use the cores. */
const GROUPS: Runner[][] = [
  [runVitest("sdk", "packages/sdk")],
  [
    runVitest("api", "packages/api"),
    {
      name: "widget",
      cwd: join(ROOT, "packages/widget"),
      command: (resultFile) => [process.execPath, join(import.meta.dirname, "widget-tests.ts"), resultFile],
    },
  ],
  [runVitest("test", "test")],
];
const RUNNERS = GROUPS.flat();

/** Brings the browsers and the built widget; what cannot be brought is told in one sentence. */
const prepare = async (): Promise<Record<string, string>> => {
  const browsers = ensureBrowsers();
  await buildChanged();
  return { CHROME_PATH: browsers.chromium, FIREFOX_PATH: browsers.firefox };
};

const report = ({ name, passed, failed, skipped, seconds, reason }: RunnerResult): string =>
  [
    `${failed === 0 ? "✓" : "✗"} ${name}: ${passed} aprobadas, ${failed} fallidas`,
    skipped > 0 ? `, ${skipped} omitidas` : "",
    `, ${seconds.toFixed(0)} s`,
    reason ? ` (${reason})` : "",
  ].join("");

const chosen = process.argv.slice(2).filter((name) => name !== "--");
const unknown = chosen.filter((name) => !RUNNERS.some((runner) => runner.name === name));
if (unknown.length > 0) {
  console.error(`No hay pruebas llamadas ${unknown.join(", ")}. Hay: ${RUNNERS.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

let env: Record<string, string>;
try {
  env = await prepare();
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}

const results: RunnerResult[] = [];
for (const group of GROUPS) {
  const asked = group.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  results.push(...(await Promise.all(asked.map((runner) => runTests({ ...runner, env })))));
}

const sum = (key: "passed" | "failed") => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${results.map(report).join("\n")}\n`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
