import { expect, it } from "vitest";
import { foldText } from "./fold-text.ts";

it.each([
  ["Ñuñoa", "nunoa"],
  ["  VIÑA  del Mar ", "vina del mar"],
  ["O'Higgins", "ohiggins"],
  ["O’Higgins", "ohiggins"],
  ["Concón", "concon"],
  ["Aysén / Cisnes", "aysen cisnes"],
  ["Pingüino", "pinguino"],
])("folds %j to %j", (text, esperado) => {
  expect(foldText(text)).toBe(esperado);
});

it("folds what was written with combining accents the same", () => {
  expect(foldText("Concón".normalize("NFD"))).toBe("concon");
});
