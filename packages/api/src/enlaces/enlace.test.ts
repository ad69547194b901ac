import { createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { mintEnlace, readEnlace } from "./enlace.ts";

const llave = createSecretKey(randomBytes(32));
const destino = { folio: "7K3M9QXP4TWG", n: 3 };

describe("the secret of an expiring link", () => {
  it("opens what it names, and is the same each time", () => {
    const enlace = mintEnlace(llave, destino);
    expect(readEnlace(llave, enlace)).toEqual(destino);
    expect(mintEnlace(llave, destino)).toBe(enlace);
  });

  it("opens nothing else: another entry, another case, another installation", () => {
    const enlace = mintEnlace(llave, destino);
    const marca = enlace.split(".")[2];
    expect(readEnlace(llave, `7K3M9QXP4TWG.4.${marca}`)).toBeUndefined();
    expect(readEnlace(llave, `ABCDEFGHJKMY.3.${marca}`)).toBeUndefined();
    expect(readEnlace(createSecretKey(randomBytes(32)), enlace)).toBeUndefined();
  });

  it("is no link when it was cut, altered or made up", () => {
    const enlace = mintEnlace(llave, destino);
    for (const malo of ["", "x", enlace.slice(0, -1), `${enlace}A`, enlace.replace(/.$/, "!"), "..", "__proto__"])
      expect(readEnlace(llave, malo)).toBeUndefined();
  });
});
