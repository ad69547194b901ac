import { createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { mintLlave, unwrapLlave } from "./sello.ts";

const envoltura = createSecretKey(randomBytes(32));
const FOLIO = "7K3M9QXP4TWG";

describe("the seal of a case", () => {
  it("opens what it sealed, also from its wrapped key", () => {
    const llave = mintLlave(envoltura, FOLIO);
    const sellado = llave.seal({ relato: "Añañuca 🌸" }, 1);
    expect(unwrapLlave(envoltura, FOLIO, llave.envuelta).open(sellado, 1)).toEqual({ relato: "Añañuca 🌸" });
  });

  it("shows nothing of what it holds", () => {
    const sellado = mintLlave(envoltura, FOLIO).seal({ relato: "canario" }, 1);
    expect(Buffer.from(sellado).includes("canario")).toBe(false);
  });

  it("does not open at another place of the bitácora", () => {
    const llave = mintLlave(envoltura, FOLIO);
    expect(() => llave.open(llave.seal("x", 1), 2)).toThrow();
  });

  it("does not open when a byte was changed", () => {
    const llave = mintLlave(envoltura, FOLIO);
    const sellado = llave.seal("x", 1);
    sellado[14] = (sellado[14] ?? 0) ^ 1;
    expect(() => llave.open(sellado, 1)).toThrow();
  });

  it("does not unwrap for another case nor another installation", () => {
    const { envuelta } = mintLlave(envoltura, FOLIO);
    expect(() => unwrapLlave(envoltura, "ABCDEFGHJKMY", envuelta)).toThrow();
    expect(() => unwrapLlave(createSecretKey(randomBytes(32)), FOLIO, envuelta)).toThrow();
  });

  it("gives each case its own key and each sealing its own vector", () => {
    const [una, otra] = [mintLlave(envoltura, FOLIO), mintLlave(envoltura, FOLIO)];
    expect(una.envuelta).not.toEqual(otra.envuelta);
    expect(una.seal("x", 1)).not.toEqual(una.seal("x", 1));
  });

  it("opens a file under its own id and no other, and only while no byte was changed", () => {
    const llave = mintLlave(envoltura, FOLIO);
    const sellado = llave.sealBytes(Buffer.from("boleta"), "a1");
    expect(Buffer.from(sellado).includes("boleta")).toBe(false);
    expect(Buffer.from(llave.openBytes(sellado, "a1")).toString()).toBe("boleta");
    expect(() => llave.openBytes(sellado, "a2")).toThrow();
    expect(() => llave.open(sellado, 1)).toThrow();
    sellado[13] = (sellado[13] ?? 0) ^ 1;
    expect(() => llave.openBytes(sellado, "a1")).toThrow();
  });
});
