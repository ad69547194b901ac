import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Rechazo } from "../caso/rechazo.ts";
import { parseJson } from "./cuerpo.ts";

const parse = (texto: string) => parseJson(Buffer.from(texto));
const rejection = (texto: string | Uint8Array): string | undefined => {
  try {
    parseJson(Buffer.from(texto as string));
  } catch (error) {
    if (error instanceof Rechazo) return error.detalle;
    throw error;
  }
  throw new Error("it was taken");
};

describe("reading JSON", () => {
  it("reads any JSON a program writes, as JSON.parse does", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (valor) => {
        const texto = JSON.stringify(valor);
        fc.pre(!texto.includes("__proto__"));
        expect(parse(texto)).toEqual(JSON.parse(texto));
      }),
    );
  });

  it("is not fooled by braces, colons and quotes inside text", () => {
    expect(parse('{"a":"{\\"b\\":[:}\\\\","c":"\\\\"}')).toEqual({ a: '{"b":[:}\\', c: "\\" });
  });

  it("refuses bytes that are no UTF-8", () => {
    expect(rejection(Uint8Array.of(0x22, 0xff, 0x22))).toMatch(/UTF-8/);
  });

  it("refuses 30,000 levels at once", () => {
    expect(rejection("[".repeat(30_000) + "]".repeat(30_000))).toMatch(/32 niveles/);
  });

  it("refuses a key that stands twice in an object, at any depth", () => {
    expect(rejection('{"a":1,"a":2}')).toMatch(/repite/);
    expect(rejection('{"a":[{"b":1,"b":1}]}')).toMatch(/repite/);
  });

  it("refuses __proto__ as a key and takes it as text", () => {
    expect(rejection('{"a":{"__proto__":{"x":1}}}')).toMatch(/__proto__/);
    expect(parse('{"a":"__proto__"}')).toEqual({ a: "__proto__" });
  });

  it("refuses what is cut short or empty", () => {
    expect(rejection('{"a":"')).toMatch(/JSON/);
    expect(rejection("")).toMatch(/JSON/);
  });
});
