import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { type Counts, nameFailure } from "./runners.ts";

/** A suite of @web/test-runner as reported by each browser session. */
interface Suite {
  suites: Suite[];
  tests: { name: string; passed: boolean; skipped: boolean; error?: { message?: string } }[];
}

interface Session {
  browser: { name: string };
  testFile: string;
  passed?: boolean;
  errors: { message?: string }[];
  testResults?: Suite;
}

interface TestRunner {
  sessions: { all(): Iterable<Session> };
  on(event: "stopped", listener: () => void): void;
}

type StartTestRunner = (options: object) => Promise<TestRunner | undefined>;

const listTests = (suite: Suite): Suite["tests"] => [...suite.tests, ...suite.suites.flatMap(listTests)];

/** A page of tests that failed without a failing test (it did not load, or threw outside) counts as one failed. */
const countSession = ({ browser, testFile, passed, errors, testResults }: Session): Counts => {
  const tests = testResults ? listTests(testResults) : [];
  const ran = tests.filter((test) => !test.skipped);
  const failing = ran.filter((test) => !test.passed);
  const page = `${browser.name}, ${relative(process.cwd(), testFile)}`;
  const failures = failing.map(({ name, error }) => nameFailure(`${page}, ${name}`, error?.message));
  const broken = failing.length === 0 && (!passed || errors.length > 0 || ran.length === 0);
  if (broken) failures.push(nameFailure(page, errors[0]?.message ?? "no corrió ninguna prueba"));
  return {
    passed: ran.length - failing.length,
    failed: failures.length,
    skipped: tests.length - ran.length,
    failures,
  };
};

const resultFile = process.argv[2] as string;
const require = createRequire(join(process.cwd(), "package.json"));
const { startTestRunner } = (await import(pathToFileURL(require.resolve("@web/test-runner")).href)) as {
  startTestRunner: StartTestRunner;
};

const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
runner?.on("stopped", () => {
  const total: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const session of runner.sessions.all()) {
    const counts = countSession(session);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    total.failures.push(...counts.failures);
  }
  writeFileSync(resultFile, JSON.stringify(total));
  process.exit(total.failed === 0 ? 0 : 1);
});
