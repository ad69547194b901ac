import { expect, it } from "vitest";
import { BUENA, errors } from "./definicion-de-prueba.ts";
import { parseInstitucion } from "./parse-institucion.ts";
import { listRevisado, recall } from "./revisado.ts";

const check = (texto: string) => recall(["institucion", texto], () => parseInstitucion(texto, "a.yaml"));

it("checks a file that changed in one letter", () => {
  expect(check(BUENA).nombre).toBe("Municipio");
  expect(check(BUENA.replace("nombre: Municipio", "nombre: Municipia")).nombre).toBe("Municipia");
});

it("keeps what was checked as it was", () => {
  const una = check(BUENA);
  expect(check(BUENA)).toBe(una);
  expect(JSON.parse(JSON.stringify(listRevisado()))).toEqual(listRevisado());
});

it("tells a mistake each time", () => {
  const mala = BUENA.replace("dias: 5", "dias: cinco");
  expect(errors(() => check(mala))).toHaveLength(1);
  expect(errors(() => check(mala))).toHaveLength(1);
});
