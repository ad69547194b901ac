import { describe, expect, it } from "vitest";
import { BUENA, errors } from "./definicion-de-prueba.ts";
import { parseInstitucion } from "./parse-institucion.ts";

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

  it.each([
    ["an alias of nothing", `${BUENA}origenes: *nada\n`, /^a\.yaml:15: «\*nada» no existe/],
    [
      "a branch that holds itself",
      BUENA.replace("hijos:", "hijos: &rama").replace("nombre: Basura", "nombre: Basura\n        hijos: *rama"),
      /^a\.yaml:14: «\*rama» se contiene/,
    ],
    ["a field given twice", `${BUENA}slug: otra\n`, /^a\.yaml:15: este campo está dos veces$/],
    ["a list", "- uno\n- dos\n", /^a\.yaml:1: debe ser una definición/],
    ["a word", "hola", /^a\.yaml:1: debe ser una definición/],
    [
      "a compulsory field that nobody can send",
      `${BUENA}campos: { consulta: [persona.comunna] }\n`,
      /^a\.yaml:15: campos\.consulta\.0 — el formulario no tiene/,
    ],
    [
      "a materia given twice",
      BUENA.replace("privacidad:", "  - { codigo: aseo, nombre: Otra }\nprivacidad:"),
      /«aseo» está dos veces$/,
    ],
    [
      "a rule for a materia that is not there",
      `${BUENA}unidades: [{ codigo: u, nombre: U, clase: oficina, comuna: "13101", direccion: C, horario: H }]\nasignacion: [{ unidad: u, materia: otra }]\n`,
      /no hay una materia con el código «otra»$/,
    ],
    [
      "a rule for a region that is not there",
      `${BUENA}unidades: [{ codigo: u, nombre: U, clase: oficina, comuna: "13101", direccion: C, horario: H }]\nasignacion: [{ unidad: u, region: "99" }]\n`,
      /no hay una región con el código «99»$/,
    ],
  ])("names the mistake: %s", (_, texto, esperado) => {
    const [primero, ...resto] = errors(() => parseInstitucion(texto, "a.yaml"));
    expect(primero).toMatch(esperado);
    expect(resto).toEqual([]);
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
