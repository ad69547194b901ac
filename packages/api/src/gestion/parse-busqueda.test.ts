import { describe, expect, it } from "vitest";
import { parseBusqueda } from "./parse-busqueda.ts";

const first = (texto: string) => parseBusqueda(texto).intentos[0];

describe("what somebody meant by what they typed", () => {
  it.each(["7K3M-9QXP-4TWG", "7k3m9qxp4twg", " 7K3M 9QXP 4TWG "])("reads «%s» as a folio", (texto) => {
    expect(parseBusqueda(texto).folio).toBe("7K3M9QXP4TWG");
  });

  it.each(["12.345.678-5", "12345678-5", "12345678 5", "123456785", "12.345.678–5"])("reads «%s» as a RUT", (texto) => {
    expect(first(texto)).toEqual([["rut", "12345678-5"]]);
  });

  it("takes a RUT without its digit", () => {
    expect(first("12.345.678")).toEqual([["rut", "12345678"]]);
  });

  it("takes a telephone with or without country", () => {
    for (const texto of ["+56 9 1234 5678", "912345678", "9 1234 5678"])
      expect(parseBusqueda(texto).intentos).toContainEqual([["telefono", "12345678"]]);
  });

  it("takes an e-mail whatever its case", () => {
    expect(first("Alguien@Correo.CL")).toEqual([["correo", "alguien@correo.cl"]]);
  });

  it("takes a passport", () => {
    expect(parseBusqueda("AB-123456").intentos).toContainEqual([["documento", "ab123456"]]);
  });

  it("takes names and words, and a RUT among them, all at once", () => {
    const buscados = first("González refrigeradores 12.345.678-5");
    expect(buscados?.[0]).toEqual(["rut", "12345678-5"]);
    expect(buscados).toHaveLength(3);
  });

  it("finds nothing to look for in what says nothing", () => {
    expect(parseBusqueda("¡¿…?! de la").intentos).toEqual([]);
  });
});
