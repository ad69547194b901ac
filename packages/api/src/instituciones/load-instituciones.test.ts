import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../config.ts";
import { loadInstituciones, parseInstitucion } from "./load-instituciones.ts";

const BUENA = `slug: municipio
nombre: Municipio
nombreCorto: Municipio
tipos: [consulta]
canales: [internet]
plazos:
  consulta: { dias: 5, unidad: habiles }
materias:
  - codigo: aseo
    nombre: Aseo
    hijos:
      - codigo: basura
        nombre: Basura
privacidad: { version: "1", fecha: "2026-11-21", texto: Aviso }
`;

const errors = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.errores;
    throw error;
  }
  return [];
};
const folderWith = (archivos: Record<string, string>): string => {
  const carpeta = mkdtempSync(join(tmpdir(), "instituciones-"));
  for (const [nombre, texto] of Object.entries(archivos)) writeFileSync(join(carpeta, nombre), texto);
  return carpeta;
};

describe("an institution's file", () => {
  it("reads the whole code of each materia from the parts of its branch", () => {
    expect(parseInstitucion(BUENA, "a.yaml").materias[0]?.hijos?.[0]?.codigo).toBe("aseo.basura");
  });

  it("names the line of a wrong value", () => {
    expect(errors(() => parseInstitucion(BUENA.replace("dias: 5", "dias: cinco"), "a.yaml"))).toEqual([
      "a.yaml:7: plazos.consulta.dias — este dato no es de la clase esperada",
    ]);
  });

  it("names the line near what is missing", () => {
    expect(errors(() => parseInstitucion(BUENA.replace("  consulta: {", "  reclamo: {"), "a.yaml"))[0]).toMatch(
      /^a\.yaml:\d+: plazos\.consulta — falta este dato$/,
    );
  });

  it("names a field that does not exist", () => {
    expect(errors(() => parseInstitucion(`${BUENA}colorr: rojo\n`, "a.yaml"))[0]).toMatch(
      /colorr — este campo no existe/,
    );
  });

  it("names the line of a rule for a unit that is not there", () => {
    expect(errors(() => parseInstitucion(`${BUENA}asignacion:\n  - { unidad: centro }\n`, "a.yaml"))).toEqual([
      "a.yaml:16: asignacion.0.unidad — no hay una unidad con el código «centro»",
    ]);
  });

  it("names the line that is no YAML", () => {
    expect(errors(() => parseInstitucion("slug: [", "a.yaml"))[0]).toMatch(/^a\.yaml:1: /);
  });

  it("reads JSON as well", () => {
    const json = JSON.stringify({
      slug: "otra",
      nombre: "Otra",
      nombreCorto: "Otra",
      tipos: ["consulta"],
      canales: ["internet"],
      plazos: { consulta: { dias: 5, unidad: "habiles" } },
      privacidad: { version: "1", fecha: "2026-11-21", texto: "Aviso" },
    });
    expect(parseInstitucion(json, "a.json").slug).toBe("otra");
  });
});

describe("the institutions of an installation", () => {
  it("ships SERNAC, Sercotec and a demonstration that can be left out", () => {
    expect([...loadInstituciones({ demostracion: true }).keys()].sort()).toEqual([
      "demostracion",
      "sercotec",
      "sernac",
    ]);
    expect(loadInstituciones({ demostracion: false }).has("demostracion")).toBe(false);
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
});
