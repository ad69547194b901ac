import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeDv, formatRut, formatRutParcial, isRut, normalizeRut, parseRut } from "./rut.ts";

describe("RUT", () => {
  it.each(["12.345.678-5", "76.086.428-5", "10.000.013-K", "20.000.008-0", "44.444.444-4"])("accepts %s", (rut) => {
    expect(isRut(rut)).toBe(true);
    expect(formatRut(rut)).toBe(rut);
  });

  it.each([
    ["without dots", "12345678-5"],
    ["without dash", "123456785"],
    ["with blanks", " 12 345 678 - 5 "],
    ["with no-break spaces", "12\u00a0345\u00a0678-5"],
    ["with an en dash", "12.345.678–5"],
    ["with a minus sign", "12.345.678−5"],
    ["with leading zeros", "0012.345.678-5"],
  ])("reads one written %s", (_como, text) => {
    expect(parseRut(text)).toEqual({ numero: 12345678, dv: "5" });
  });

  it("reads a lower-case k", () => {
    expect(parseRut("10.000.013-k")).toEqual({ numero: 10000013, dv: "K" });
  });

  it.each([
    ["a wrong check digit", "12345678-K"],
    ["zero, though 0-0 adds up", "0-0"],
    ["many zeros", "00.000.000-0"],
    ["nothing", ""],
    ["a number beyond 99.999.999", `100000000-${computeDv(100_000_000)}`],
    ["a letter inside", "1234K678-5"],
    ["a dash in the wrong place", "1-2345678-5"],
    ["words", "no tengo"],
  ])("refuses %s", (_que, text) => {
    expect(isRut(text)).toBe(false);
  });

  it("stores number and check digit with one dash and an upper-case K", () => {
    expect(normalizeRut("10.000.013-k")).toBe("10000013-K");
    expect(normalizeRut("12345678-K")).toBeUndefined();
  });

  it("gives back a text that is no RUT as it was", () => {
    expect(formatRut("AB123456")).toBe("AB123456");
  });

  it("reads back every RUT it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (numero) => {
        const rut = { numero, dv: computeDv(numero) };
        expect(parseRut(formatRut(rut))).toEqual(rut);
      }),
    );
  });

  it("notices any one digit mistyped", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 99_999_999 }),
        fc.nat(7),
        fc.integer({ min: 1, max: 9 }),
        (numero, i, mas) => {
          const cifras = [...String(numero)];
          const lugar = i % cifras.length;
          cifras[lugar] = String((Number(cifras[lugar]) + mas) % 10);
          const errado = Number(cifras.join(""));
          expect(isRut(`${errado}-${computeDv(numero)}`)).toBe(false);
        },
      ),
    );
  });
});

describe("RUT while it is typed", () => {
  it("puts dots and dash as the digits come", () => {
    const visto = [..."123456785"].reduce<string[]>((textos, cifra) => {
      textos.push(formatRutParcial((textos.at(-1) ?? "") + cifra));
      return textos;
    }, []);
    expect(visto).toEqual(["1", "12", "123", "1.234", "12.345", "123.456", "1.234.567", "12.345.678", "12.345.678-5"]);
  });

  it.each([
    ["7654321-", "7.654.321-"],
    ["7654321-6", "7.654.321-6"],
    ["10000013k", "10.000.013-K"],
    ["1000000k", "1.000.000-K"],
    ["12.345.678-", "12.345.678-"],
  ])("writes %s as %s", (text, esperado) => {
    expect(formatRutParcial(text)).toBe(esperado);
  });

  it.each(["", "Kiwi", "AB-123456", "P 1234.5 x"])("leaves %j alone", (text) => {
    expect(formatRutParcial(text)).toBe(text);
  });

  it("loses no digit, and writes its own writing the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789kK.- ") }), (text) => {
        const escrito = formatRutParcial(text);
        const signos = (t: string) => t.toUpperCase().replace(/[^\dK]/g, "");
        expect(signos(escrito)).toBe(signos(text));
        expect(formatRutParcial(escrito)).toBe(escrito);
      }),
    );
  });
});
