import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** A suite of @web/test-runner as reported by each browser session. */
interface Suite {
  suites: Suite[];
  tests: { passed: boolean; skipped: boolean }[];
}

interface Session {
  passed?: boolean;
  errors: unknown[];
  testResults?: Suite;
}

interface TestRunner {
  sessions: { all(): Iterable<Session> };
  on(event: "stopped", listener: () => void): void;
}

type StartTestRunner = (options: object) => Promise<TestRunner | undefined>;

const listTests = (suite: Suite): Suite["tests"] => [...suite.tests, ...suite.suites.flatMap(listTests)];

/** A page of tests that failed without a failing test (it did not load, or threw outside) counts as one failed. */
const countSession = ({ passed, errors, testResults }: Session) => {
  const tests = testResults ? listTests(testResults) : [];
  const ran = tests.filter((test) => !test.skipped);
  const failed = ran.filter((test) => !test.passed).length;
  const broken = failed === 0 && (!passed || errors.length > 0 || ran.length === 0);
  return { passed: ran.length - failed, failed: broken ? 1 : failed, skipped: tests.length - ran.length };
};

const resultFile = process.argv[2] as string;
const require = createRequire(join(process.cwd(), "package.json"));
const { startTestRunner } = (await import(pathToFileURL(require.resolve("@web/test-runner")).href)) as {
  startTestRunner: StartTestRunner;
};

const runner = await startTestRunner({ readCliArgs: false, autoExitProcess: false });
runner?.on("stopped", () => {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const session of runner.sessions.all()) {
    const counts = countSession(session);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  writeFileSync(resultFile, JSON.stringify(total));
  process.exit(total.failed === 0 ? 0 : 1);
});
