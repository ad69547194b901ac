import { expect, it } from "vitest";
import { analyzeTexto } from "../busqueda/analyze-texto.ts";
import { findClase, GRUPOS, listEquivalentes } from "./equivalencias.ts";

const grupos = GRUPOS.trim()
  .split("\n")
  .map((linea) => [...new Set(analyzeTexto(linea))]);

it("ninguna palabra está en dos grupos: los uniría sin querer", () => {
  const raices = grupos.flat();
  expect(raices.filter((raiz, i) => raices.indexOf(raiz) !== i)).toEqual([]);
});

it("cada grupo reúne al menos dos palabras", () => {
  expect(grupos.filter(({ length }) => length < 2)).toEqual([]);
});

it("quien dice «el refri» halla lo que se escribió del refrigerador", () => {
  const [refri = "", refrigerador = ""] = analyzeTexto("refri refrigerador");
  expect([...listEquivalentes(refri)]).toContain(refrigerador);
  expect([...listEquivalentes("xyz")]).toEqual(["xyz"]);
});

it("una cosa que nadie nombró se busca por su clase, y la clase no por la cosa", () => {
  const [aspiradora = "", producto = ""] = analyzeTexto("aspiradora producto");
  expect(findClase(aspiradora)).toBe(producto);
  expect(findClase(producto)).toBeUndefined();
});
