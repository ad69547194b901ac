import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { countTests, judge, runTests } from "./runners.ts";

const report = (more: object) =>
  JSON.stringify({
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [],
    ...more,
  });

test("una prueba omitida no cuenta como aprobada", () => {
  expect(countTests(report({}))).toEqual({ passed: 3, failed: 0, skipped: 1, failures: [] });
});

test("un archivo que no se pudo cargar cuenta como una prueba fallida", () => {
  const broken = { testResults: [{ name: "x.test.ts", status: "failed", message: "No se lee", assertionResults: [] }] };
  expect(countTests(report(broken))).toMatchObject({ failed: 1, failures: ["x.test.ts: No se lee"] });
});

test("un archivo con una prueba fallida no se cuenta dos veces", () => {
  const assertionResults = [
    { status: "failed", fullName: "suma", failureMessages: ["expected 2\n    at suma.test.ts"] },
  ];
  const failing = { numFailedTests: 1, testResults: [{ status: "failed", assertionResults }] };
  expect(countTests(report(failing))).toMatchObject({ failed: 1, failures: ["suma: expected 2"] });
});

test("no dejar resultados es fallar", () => {
  expect(judge({ code: 0, json: undefined })).toMatchObject({ failed: 1, reason: expect.any(String) });
});

test("no correr ninguna prueba es fallar", () => {
  expect(judge({ code: 0, json: '{"passed":0,"failed":0,"skipped":4,"failures":[]}' })).toMatchObject({ failed: 1 });
});

test("terminar mal es fallar aunque todas las pruebas pasen", () => {
  expect(judge({ code: 1, json: report({}) })).toMatchObject({ passed: 3, failed: 1 });
});

test("terminar bien con pruebas aprobadas es aprobar", () => {
  expect(judge({ code: 0, json: report({}) })).toEqual({ passed: 3, failed: 0, skipped: 1, failures: [] });
});

test("un programa que se cae cuenta como fallido", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "ventanilla-"));
  try {
    const result = await runTests({
      name: "roto",
      cwd,
      minutes: 1,
      command: () => [process.execPath, "-e", 'process.kill(process.pid, "SIGKILL")'],
    });
    expect(result).toMatchObject({ name: "roto", passed: 0, failed: 1 });
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
