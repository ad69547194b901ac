import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { folioFromBytes, formatFolio, isFolio, mintFolio, parseFolio } from "./folio.ts";

describe("folio", () => {
  it.each(["7K3M-9QXP-4TWG", "ABCD-EFGH-JKMY", "ZZZZ-ZZZZ-ZZZB"])("accepts %s", (folio) => {
    expect(isFolio(folio)).toBe(true);
    expect(formatFolio(folio)).toBe(folio);
  });

  it.each([
    ["lower case", "7k3m-9qxp-4twg"],
    ["no dashes", "7K3M9QXP4TWG"],
    ["any spacing", " 7K3 M9Q XP4 TWG "],
    ["other dashes", "7K3M–9QXP–4TWG"],
  ])("reads %s", (_como, text) => {
    expect(parseFolio(text)).toBe("7K3M9QXP4TWG");
  });

  it("reads O as 0, I and L as 1", () => {
    const folio = folioFromBytes(new Uint8Array([0, 0x44, 0x32, 0, 0x44, 0x32, 0]));
    expect(folio).toContain("1");
    expect(folio).toContain("0");
    expect(parseFolio(folio.replace(/0/g, "o").replace("1", "l").replace("1", "I"))).toBe(folio);
  });

  it.each([
    ["a wrong check character", "7K3M-9QXP-4TWH"],
    ["two characters swapped", "K73M-9QXP-4TWG"],
    ["a U", "UUUU-UUUU-UUUU"],
    ["one character less", "7K3M-9QXP-4TW"],
    ["one character more", "7K3M-9QXP-4TWG0"],
    ["nothing", ""],
  ])("refuses %s", (_que, text) => {
    expect(parseFolio(text)).toBeUndefined();
  });

  it("notices any one wrong character", () => {
    const alfabeto = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 7, maxLength: 7 }),
        fc.nat(11),
        fc.integer({ min: 1, max: 31 }),
        (b, i, d) => {
          const folio = folioFromBytes(b);
          const otro = alfabeto[(alfabeto.indexOf(folio[i] as string) + d) % 32];
          expect(isFolio(folio.slice(0, i) + otro + folio.slice(i + 1))).toBe(false);
        },
      ),
    );
  });

  it("derives the same folio from the same bytes, and heeds 55 bits of them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 40 }), fc.nat(54), (bytes, bit) => {
        const folio = folioFromBytes(bytes);
        expect(folioFromBytes(bytes.slice())).toBe(folio);
        expect(isFolio(folio)).toBe(true);
        const otros = bytes.slice();
        otros[bit >> 3] = (otros[bit >> 3] as number) ^ (128 >> (bit & 7));
        expect(folioFromBytes(otros)).not.toBe(folio);
      }),
    );
  });

  it("refuses to derive one from too few bytes", () => {
    expect(() => folioFromBytes(new Uint8Array(6))).toThrow(RangeError);
  });

  it("mints from the randomness it is given", () => {
    expect(mintFolio((bytes) => bytes.fill(0))).toBe("000000000000");
  });

  it("mints folios that do not repeat", () => {
    const folios = new Set(Array.from({ length: 1000 }, () => mintFolio()));
    expect(folios.size).toBe(1000);
    for (const folio of folios) expect(parseFolio(folio)).toBe(folio);
  });
});
