import { describe, expect, it } from "vitest";
import { etapaInicial, FLUJO, listOrdenes, listResultados, NOMBRES_ORDEN, ORDENES_DE_DERIVACION } from "./flujo.ts";
import { ESTADOS, ORDENES, RESULTADOS, TIPOS } from "./vocabulario.ts";

describe("the table of orders", () => {
  it("has every order once, with its name", () => {
    expect(Object.keys(FLUJO)).toEqual([...ORDENES]);
    expect(Object.keys(NOMBRES_ORDEN)).toEqual([...ORDENES]);
  });

  it("leaves something to do in every state", () => {
    for (const estado of ESTADOS) expect(listOrdenes({ rol: "encargado", estado })).not.toEqual([]);
  });

  it("gives whoever only looks nothing to order", () => {
    for (const estado of ESTADOS)
      for (const rol of ["director", "analista", "administrador"] as const)
        expect(listOrdenes({ rol, estado })).toEqual([]);
  });

  it("gives the holder of a link its own orders", () => {
    expect(listOrdenes({ rol: "proveedor", estado: "esperandoProveedor" })).toEqual(["registrarRespuesta"]);
    expect(listOrdenes({ rol: "institucion", estado: "derivado" })).toEqual([...ORDENES_DE_DERIVACION]);
  });
});

describe("how a case may end", () => {
  it.each([
    ["consulta", "orientacion", "orientado"],
    ["reclamo", "mediacion", "acogeParcial"],
    ["reclamo", "judicial", "mediacionColectiva"],
    ["sugerencia", "orientacion", "respondido"],
  ] as const)("a %s in %s: %s", (tipo, etapa, resultado) => {
    expect(listResultados({ tipo, etapa })).toContain(resultado);
  });

  it("by what the provider did only where it was asked", () => {
    expect(listResultados({ tipo: "reclamo", etapa: "noConsumo" })).not.toContain("noResponde");
    expect(listResultados({ tipo: "consulta", etapa: "orientacion" })).not.toContain("acogeTotal");
  });

  it("leaves no result without a kind that ends so", () => {
    const usados = TIPOS.flatMap((tipo) => listResultados({ tipo, etapa: etapaInicial(tipo) }));
    expect([...new Set(usados)].sort()).toEqual([...RESULTADOS].sort());
  });
});
