import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isGemela } from "@ventanilla/sdk/domain";
import { describe, expect, it } from "vitest";
import { BUENA, errors } from "./definicion-de-prueba.ts";
import { loadInstituciones } from "./load-instituciones.ts";

const folderWith = (archivos: Record<string, string>): string => {
  const carpeta = mkdtempSync(join(tmpdir(), "instituciones-"));
  for (const [nombre, texto] of Object.entries(archivos)) writeFileSync(join(carpeta, nombre), texto);
  return carpeta;
};

describe("the institutions of an installation", () => {
  it("ships SERNAC, Sercotec and a demonstration that can be left out", () => {
    const slugs = [...loadInstituciones({ demostracion: true }).keys()].filter((slug) => !isGemela(slug));
    expect(slugs.sort()).toEqual(["demostracion", "sercotec", "sernac"]);
    expect(loadInstituciones({ demostracion: false }).has("demostracion")).toBe(false);
  });

  it("gives each one a training twin, out of every figure and closed to other pages", () => {
    const todas = loadInstituciones({ demostracion: true });
    for (const slug of ["demostracion", "sercotec", "sernac"]) {
      const gemela = todas.get(`${slug}-entrenamiento`);
      expect(gemela).toMatchObject({ demostracion: true, origenes: [], materias: todas.get(slug)?.materias });
      expect(gemela?.nombre).toBe(`${todas.get(slug)?.nombre} (entrenamiento)`);
    }
  });

  it("refuses a slug that would pass for a training twin", () => {
    const carpeta = folderWith({ "m.yaml": BUENA.replace("slug: municipio", "slug: sernac-entrenamiento") });
    expect(errors(() => loadInstituciones({ carpeta, demostracion: false }))).toHaveLength(1);
  });

  it("adds the operator's own and replaces by slug", () => {
    const carpeta = folderWith({ "m.yaml": BUENA, "s.yaml": BUENA.replace("slug: municipio", "slug: sernac") });
    const todas = loadInstituciones({ carpeta, demostracion: false });
    expect(todas.get("municipio")?.nombre).toBe("Municipio");
    expect(todas.get("sernac")?.nombre).toBe("Municipio");
  });

  it("tells the mistakes of every file and of a slug given twice", () => {
    const carpeta = folderWith({ "a.yaml": BUENA, "b.yaml": BUENA, "c.yaml": "slug: x" });
    const todos = errors(() => loadInstituciones({ carpeta, demostracion: false }));
    expect(todos.some((error) => error.includes("ya está en a.yaml"))).toBe(true);
    expect(todos.some((error) => error.startsWith("c.yaml:"))).toBe(true);
  });

  it("tells what can't be read", () => {
    const carpeta = folderWith({ "a.yaml": BUENA });
    mkdirSync(join(carpeta, "z.yaml"));
    expect(errors(() => loadInstituciones({ carpeta, demostracion: false }))).toEqual([
      "z.yaml: no se puede leer (EISDIR)",
    ]);
  });
});
