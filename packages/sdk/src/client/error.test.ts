import { describe, expect, test } from "vitest";
import { TIPOS_PROBLEMA, type TipoProblema } from "../contract/problema.ts";
import { type TipoFalla, VentanillaError } from "./error.ts";
import * as guards from "./error-guards.ts";

const FALLAS: TipoFalla[] = ["sin-conexion", "tiempo-agotado", "cancelado", "respuesta-ilegible"];
const TIPOS: (TipoFalla | TipoProblema)[] = [...FALLAS, ...TIPOS_PROBLEMA];

describe("VentanillaError", () => {
  test.each([...FALLAS, "no-disponible" as const])("%s dice qué hacer, en frases cortas", (type) => {
    const { message, titulo } = new VentanillaError({ type });
    expect(message).toBe(titulo);
    expect(message).toMatch(/(Intenta|intenta|Revisa) /);
    for (const frase of message.split(/(?<=\.) /)) expect(frase.split(" ").length).toBeLessThanOrEqual(20);
  });

  test("no-disponible y tiempo-agotado no culpan al internet de la persona", () => {
    expect(new VentanillaError({ type: "no-disponible" }).message).not.toMatch(/internet|conexión|red/);
  });

  test("es un Error con su causa y su pila", () => {
    const cause = new TypeError("fetch failed");
    const error = new VentanillaError({ type: "sin-conexion" }, { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error.cause).toBe(cause);
    expect(String(error)).toBe("VentanillaError: No hay conexión. Intenta otra vez cuando vuelva.");
    expect(error.stack).toContain("error.test.ts");
  });
});

describe("guardas", () => {
  const { isVentanillaError, ...porTipo } = guards;

  test.each(Object.entries(porTipo))("%s reconoce un solo tipo, el de su nombre", (nombre, guard) => {
    const reconocidos = TIPOS.filter((type) => guard(new VentanillaError({ type })));
    expect(reconocidos).toHaveLength(1);
    const palabras = reconocidos[0]?.split("-") ?? [];
    expect(nombre).toBe(`is${palabras.map((p) => (p[0] ?? "").toUpperCase() + p.slice(1)).join("")}`);
  });

  test("isVentanillaError reconoce también el error de otra copia del SDK", () => {
    expect(isVentanillaError(new VentanillaError({ type: "interno" }))).toBe(true);
    expect(isVentanillaError(Object.assign(new Error("x"), { name: "VentanillaError" }))).toBe(true);
  });

  test.each([undefined, null, 7, "VentanillaError", {}, { name: "VentanillaError" }, new Error("x")])(
    "ninguna guarda acepta %j",
    (valor) => {
      for (const guard of Object.values(guards)) expect(guard(valor)).toBe(false);
    },
  );
});
