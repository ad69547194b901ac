import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Lints `source`, standing at `path` in a house with our rules, and tells which of the two that hold the arrows object. */
const findObjections = (path: string, source: string): string[] => {
  const house = mkdtempSync(join(tmpdir(), "ventanilla-flechas-"));
  try {
    for (const file of ["biome.json", ".gitignore", "test/run/contract-types-only.grit"])
      cpSync(join(ROOT, file), join(house, file), { recursive: true });
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), source);
    const { stdout } = spawnSync(join(ROOT, "node_modules/.bin/biome"), ["lint", "--reporter=json", "."], {
      cwd: house,
    });
    const { diagnostics } = JSON.parse(String(stdout)) as { diagnostics: { category: string }[] };
    return diagnostics
      .map(({ category }) => category)
      .filter((category) => /noRestrictedImports|^plugin/.test(category))
      .sort();
  } finally {
    rmSync(house, { recursive: true });
  }
};

const FORBIDDEN: [name: string, path: string, source: string][] = [
  [
    "el dominio no importa el contrato",
    "packages/sdk/src/domain/x.ts",
    'import { rut } from "../contract/persona.ts";',
  ],
  ["el dominio no importa Node", "packages/sdk/src/domain/x.ts", 'import { hash } from "node:crypto";'],
  ["el contrato no importa el cliente", "packages/sdk/src/contract/x.ts", 'import { x } from "../client/x.ts";'],
  ["el cliente no importa esquemas", "packages/sdk/src/client/x.ts", 'import { rut } from "../contract/persona.ts";'],
  ["el cliente no importa zod", "packages/sdk/src/client/x.ts", 'import { z } from "zod";'],
  ["el cliente no reexporta esquemas", "packages/sdk/src/client/x.ts", 'export { rut } from "../contract/persona.ts";'],
  ["el cliente no importa Node", "packages/sdk/src/client/x.ts", 'import { hash } from "node:crypto";'],
  ["el cliente no importa la cola", "packages/sdk/src/client/x.ts", 'import { createCola } from "../cola/cola.ts";'],
  ["el contrato no importa la cola", "packages/sdk/src/contract/x.ts", 'import { x } from "../cola/cola.ts";'],
  ["la cola no importa esquemas", "packages/sdk/src/cola/x.ts", 'import { sobre } from "../contract/sobre.ts";'],
  ["la cola no importa Node", "packages/sdk/src/cola/x.ts", 'import { hash } from "node:crypto";'],
  ["el SDK no importa el servicio", "packages/sdk/src/client/x.ts", 'import type { App } from "@ventanilla/api";'],
  ["la ventana no importa esquemas", "packages/widget/src/x.ts", 'import { rut } from "@ventanilla/sdk/contract";'],
  ["la ventana no los importa más tarde", "packages/widget/src/x.ts", 'await import("@ventanilla/sdk/contract");'],
  ["la ventana no importa el servicio", "packages/widget/src/x.ts", 'import { createApp } from "@ventanilla/api";'],
  ["la ventana no importa Node", "packages/widget/src/x.ts", 'import { readFileSync } from "node:fs";'],
  ["el tótem no carga la mesa", "packages/widget/src/totem/x.ts", 'import { Mesa } from "../mesa/mesa.ts";'],
  ["el Plan B no la carga más tarde", "packages/widget/src/contingencia/x.ts", 'await import("../mesa/mesa.ts");'],
  ["el servicio no importa la ventana", "packages/api/src/x.ts", 'import "@ventanilla/widget/define";'],
];

test.each(FORBIDDEN)("%s", (_, path, source) => {
  expect(findObjections(path, source)).not.toEqual([]);
});

const ALLOWED: [name: string, path: string, source: string][] = [
  [
    "el cliente toma los tipos del contrato",
    "packages/sdk/src/client/x.ts",
    'import type { Apertura } from "../contract/apertura.ts";',
  ],
  [
    "la cola toma el cliente",
    "packages/sdk/src/cola/x.ts",
    'import { createTransport } from "../client/transport.ts";',
  ],
  [
    "la mesa toma la contingencia",
    "packages/widget/src/mesa/x.ts",
    'import { openCola } from "../contingencia/contingencia.ts";',
  ],
  ["la ventana toma el cliente", "packages/widget/src/x.ts", 'import { createVentanilla } from "@ventanilla/sdk";'],
  ["el servicio toma los esquemas", "packages/api/src/x.ts", 'import { apertura } from "@ventanilla/sdk/contract";'],
];

test.each(ALLOWED)("%s", (_, path, source) => {
  expect(findObjections(path, source)).toEqual([]);
});
