import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claveFromBytes, formatClave, isClave, mintClave, parseClave } from "./clave.ts";

describe("clave", () => {
  it("is written in fours", () => {
    expect(formatClave("483177205562")).toBe("4831 7720 5562");
  });

  it.each(["4831 7720 5562", "483177205562", "4831-7720-5562", " 48 31 77 20 55 62 "])("reads %j", (text) => {
    expect(parseClave(text)).toBe("483177205562");
  });

  it.each(["", "4831 7720 556", "4831 7720 5562 1", "4831 7720 556O"])("refuses %j", (text) => {
    expect(isClave(text)).toBe(false);
  });

  it("keeps the zeros in front", () => {
    expect(claveFromBytes(new Uint8Array(8))).toBe("000000000000");
  });

  it("is the first 64 bits modulo 10¹²", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 32 }), (bytes) => {
        const entero = bytes.slice(0, 8).reduce((suma, byte) => suma * 256n + BigInt(byte), 0n);
        expect(claveFromBytes(bytes)).toBe(String(entero % 10n ** 12n).padStart(12, "0"));
      }),
    );
  });

  it("refuses to derive one from too few bytes", () => {
    expect(() => claveFromBytes(new Uint8Array(7))).toThrow(RangeError);
  });

  it("mints claves that do not repeat", () => {
    const claves = Array.from({ length: 1000 }, mintClave);
    expect(new Set(claves).size).toBe(1000);
    expect(claves.every(isClave)).toBe(true);
  });
});
