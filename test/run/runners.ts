import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What one runner did. `failures` names each test that failed, with the first line of why; `reason` says why it counts
 * as failed beyond its own tests.
 */
export interface RunnerResult {
  name: string;
  passed: number;
  failed: number;
  skipped: number;
  failures: string[];
  seconds: number;
  reason?: string;
}

/** A program that runs tests and leaves its results as JSON in the file it is given. */
export interface Runner {
  name: string;
  cwd: string;
  command: (resultFile: string) => string[];
  /** Minutes until it is stopped and counted as failed. */
  minutes: number;
  env?: Record<string, string>;
}

/** Tests as counted in a result file. */
export type Counts = Pick<RunnerResult, "passed" | "failed" | "skipped" | "failures">;

/** What is read of vitest's JSON report. */
interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

const MAX_REASON = 300;

/** A line for a test that failed: its name and the beginning of what it said. */
export const nameFailure = (name: string, message = ""): string =>
  `${name}: ${(message.split("\n", 1)[0] ?? "").slice(0, MAX_REASON)}`;

/**
 * Counts a result file: vitest's report or the plain counts of the widget's runner. A file of tests that could not be
 * loaded, which has no test of its own, counts as one failed.
 */
export const countTests = (json: string): Counts => {
  const report = JSON.parse(json) as VitestReport | Counts;
  if (!("testResults" in report)) return report;
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const failing = report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "failed"),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: [
      ...failing.map(({ fullName, failureMessages }) => nameFailure(fullName, failureMessages?.[0])),
      ...broken.map(({ name, message }) => nameFailure(name, message)),
    ],
  };
};

/** Judges a runner by how it ended and what it wrote: one that crashed, wrote nothing or ran nothing has failed. */
export const judge = ({
  code,
  json,
}: {
  code: number | null;
  json: string | undefined;
}): Counts & { reason?: string } => {
  const none = { passed: 0, failed: 1, skipped: 0, failures: [] };
  if (json === undefined) return { ...none, reason: `terminó sin dejar resultados (código ${code})` };
  let counts: Counts;
  try {
    counts = countTests(json);
  } catch {
    return { ...none, reason: "dejó resultados que no se pueden leer" };
  }
  if (counts.passed + counts.failed === 0) return { ...counts, failed: 1, reason: "no corrió ninguna prueba" };
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, reason: `terminó con código ${code}` };
  return counts;
};

/** Runs it, its words on our own output, and judges it. */
export const runTests = async ({ name, cwd, command, minutes, env = {} }: Runner): Promise<RunnerResult> => {
  const folder = mkdtempSync(join(tmpdir(), "ventanilla-pruebas-"));
  const resultFile = join(folder, "resultado.json");
  const [program, ...args] = command(resultFile) as [string, ...string[]];
  const start = performance.now();
  let late = false;
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(program, args, {
      cwd,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    const limit = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, minutes * 60_000);
    const finish = (ending: number | null) => {
      clearTimeout(limit);
      resolve(ending);
    };
    child.once("error", () => finish(null));
    child.once("exit", finish);
  });
  let json: string | undefined;
  try {
    json = readFileSync(resultFile, "utf8");
  } catch {
    json = undefined;
  }
  rmSync(folder, { recursive: true, force: true });
  const judged = judge({ code, json });
  const reason = late ? `no terminó en ${minutes} minutos` : judged.reason;
  return {
    ...judged,
    name,
    failed: late ? Math.max(1, judged.failed) : judged.failed,
    seconds: (performance.now() - start) / 1000,
    ...(reason ? { reason } : {}),
  };
};
