import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AsientoGuardado } from "../store/store.ts";
import { computeEnlace, findRotura } from "./cadena.ts";

const FOLIO = "7K3M9QXP4TWG";

const chain = (largo: number): AsientoGuardado[] => {
  const asientos: AsientoGuardado[] = [];
  for (let n = 1; n <= largo; n++) {
    const asiento = {
      n,
      cuando: "2026-11-21T12:00:00.000Z",
      tipo: "mensaje",
      autor: "ciudadano",
      datos: `{"i":${n}}`,
      sellado: n % 2 ? Uint8Array.of(n, 2, 3) : null,
    };
    asientos.push({ ...asiento, enlace: computeEnlace(FOLIO, asientos.at(-1)?.enlace, asiento) });
  }
  return asientos;
};
const headOf = (asientos: AsientoGuardado[]) => ({
  version: asientos.length,
  cabeza: asientos.at(-1)?.enlace as Uint8Array,
});

describe("the chain of a case", () => {
  it("verifies as it was written", () => {
    const asientos = chain(5);
    expect(findRotura(FOLIO, asientos, headOf(asientos))).toBeUndefined();
  });

  it("finds any change of any field at its place", () => {
    const cambios: ((a: AsientoGuardado) => AsientoGuardado)[] = [
      (a) => ({ ...a, n: a.n + 1 }),
      (a) => ({ ...a, cuando: "2026-11-22T12:00:00.000Z" }),
      (a) => ({ ...a, tipo: "cierre" }),
      (a) => ({ ...a, autor: "sistema" }),
      (a) => ({ ...a, datos: '{"i":0}' }),
      (a) => ({ ...a, sellado: Uint8Array.of(9) }),
      (a) => ({ ...a, enlace: new Uint8Array(32) }),
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.constantFrom(...cambios), (i, cambio) => {
        const asientos = chain(6);
        const cabeza = headOf(asientos);
        asientos[i] = cambio(asientos[i] as AsientoGuardado);
        expect(findRotura(FOLIO, asientos, cabeza)).toBe(i + 1);
      }),
    );
  });

  it("finds an entry cut off the end", () => {
    const asientos = chain(4);
    expect(findRotura(FOLIO, asientos.slice(0, 3), headOf(asientos))).toBe(3);
  });

  it("finds an entry taken out or two that changed places", () => {
    const asientos = chain(4);
    const cabeza = headOf(asientos);
    expect(findRotura(FOLIO, asientos.toSpliced(1, 1), cabeza)).toBe(2);
    const [a, b, c, d] = asientos as [AsientoGuardado, AsientoGuardado, AsientoGuardado, AsientoGuardado];
    expect(findRotura(FOLIO, [a, c, b, d], cabeza)).toBe(2);
  });

  it("does not verify as another case's", () => {
    const asientos = chain(2);
    expect(findRotura("ABCDEFGHJKMY", asientos, headOf(asientos))).toBe(1);
  });
});
