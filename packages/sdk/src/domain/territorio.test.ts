import { describe, expect, it } from "vitest";
import {
  COMUNAS,
  distanciaTerritorial,
  findComunas,
  getComuna,
  getRegion,
  PROVINCIAS,
  REGIONES,
  regionOf,
} from "./territorio.ts";

const nombres = (text: string, limit?: number) => findComunas(text, limit).map((comuna) => comuna.nombre);

describe("the territory", () => {
  it("has 16 regions, 56 provinces and 346 comunas", () => {
    expect([REGIONES.length, PROVINCIAS.length, COMUNAS.length]).toEqual([16, 56, 346]);
  });

  it("has no code twice", () => {
    for (const lista of [REGIONES, PROVINCIAS, COMUNAS]) {
      expect(new Set(lista.map(({ cut }) => cut)).size).toBe(lista.length);
    }
  });

  it("has no two comunas of the same name", () => {
    expect(new Set(COMUNAS.map(({ nombre }) => nombre)).size).toBe(346);
  });

  it("codes each comuna by its province and each province by its region", () => {
    for (const { cut, provincia, region } of COMUNAS) {
      expect(cut).toMatch(/^\d{5}$/);
      expect(cut.slice(0, 3)).toBe(provincia);
      expect(PROVINCIAS.find((p) => p.cut === provincia)?.region).toBe(region);
    }
    for (const { cut, region } of PROVINCIAS) {
      expect(cut).toMatch(/^\d{3}$/);
      expect(cut.slice(0, 2)).toBe(region);
      expect(getRegion(region)).toBeDefined();
    }
  });

  it("names nothing with a stray sign", () => {
    for (const { nombre } of [...REGIONES, ...PROVINCIAS, ...COMUNAS]) {
      expect(nombre).toMatch(/^\p{Lu}[\p{L}' ]*\p{L}$/u);
    }
  });

  it("has as many comunas in each region as the law gives it", () => {
    const cuenta = REGIONES.map(({ cut }) => [cut, COMUNAS.filter(({ region }) => region === cut).length]);
    expect(Object.fromEntries(cuenta)).toEqual({
      "01": 7,
      "02": 9,
      "03": 9,
      "04": 15,
      "05": 38,
      "06": 33,
      "07": 30,
      "08": 33,
      "09": 32,
      "10": 30,
      "11": 10,
      "12": 11,
      "13": 52,
      "14": 12,
      "15": 4,
      "16": 21,
    });
  });

  it("goes from north to south", () => {
    expect(REGIONES.map(({ cut }) => cut).join(" ")).toBe("15 01 02 03 04 05 13 06 07 16 08 09 14 10 11 12");
  });

  it.each([
    ["01101", "Iquique", "Iquique", "Tarapacá"],
    ["01107", "Alto Hospicio", "Iquique", "Tarapacá"],
    ["05109", "Viña del Mar", "Valparaíso", "Valparaíso"],
    ["05804", "Villa Alemana", "Marga Marga", "Valparaíso"],
    ["06110", "Mostazal", "Cachapoal", "Libertador General Bernardo O'Higgins"],
    ["08314", "Alto Biobío", "Biobío", "Biobío"],
    ["09121", "Cholchol", "Cautín", "La Araucanía"],
    ["11302", "O'Higgins", "Capitán Prat", "Aysén del General Carlos Ibáñez del Campo"],
    ["12202", "Antártica", "Antártica Chilena", "Magallanes y de la Antártica Chilena"],
    ["13120", "Ñuñoa", "Santiago", "Metropolitana de Santiago"],
    ["13605", "Peñaflor", "Talagante", "Metropolitana de Santiago"],
    ["15202", "General Lagos", "Parinacota", "Arica y Parinacota"],
    ["16103", "Chillán Viejo", "Diguillín", "Ñuble"],
    ["16305", "San Nicolás", "Punilla", "Ñuble"],
  ])("has %s %s, province of %s, region of %s", (cut, nombre, provincia, region) => {
    const comuna = getComuna(cut);
    expect(comuna?.nombre).toBe(nombre);
    expect(PROVINCIAS.find((p) => p.cut === comuna?.provincia)?.nombre).toBe(provincia);
    expect(getRegion(comuna?.region as string)?.nombre).toBe(region);
  });

  it("tells the region of a comuna", () => {
    expect(regionOf("01101")).toBe("01");
    expect(regionOf("99999")).toBeUndefined();
    expect(getComuna("1101")).toBeUndefined();
  });
});

describe("looking a comuna up", () => {
  it.each([
    ["nunoa", "Ñuñoa"],
    ["ÑUÑOA", "Ñuñoa"],
    ["vina", "Viña del Mar"],
    ["stgo", "Santiago"],
    ["valpo", "Valparaíso"],
    ["ohiggins", "O'Higgins"],
    ["o higgins", "O'Higgins"],
    ["til til", "Tiltil"],
    ["la calera", "Calera"],
    ["aguirre cerda", "Pedro Aguirre Cerda"],
    ["puerto williams", "Cabo de Hornos"],
    ["los angeles", "Los Angeles"],
    ["Los Ángeles", "Los Angeles"],
  ])("finds by %j first %s", (text, nombre) => {
    expect(nombres(text)[0]).toBe(nombre);
  });

  it("puts what begins so before what has a word that does, and before what holds it", () => {
    expect(nombres("maipo")).toEqual(["Isla de Maipo", "San José de Maipo"]);
    expect(nombres("chillan")).toEqual(["Chillán", "Chillán Viejo"]);
    const lista = nombres("an", 400);
    expect(lista.indexOf("Ancud")).toBeLessThan(lista.indexOf("Los Andes"));
    expect(lista.indexOf("Los Andes")).toBeLessThan(lista.indexOf("Santiago"));
  });

  it("gives ten at most unless told", () => {
    expect(nombres("san")).toHaveLength(10);
    expect(nombres("san", 3)).toHaveLength(3);
  });

  it.each(["", "  ", "zzz", "¿?"])("finds nothing by %j", (text) => {
    expect(findComunas(text)).toEqual([]);
  });
});

describe("territorial distance", () => {
  it.each([
    ["the same comuna", "05101", "05101", 0],
    ["the same province", "05101", "05109", 1],
    ["the same region", "05101", "05301", 2],
    ["the next region", "05101", "13101", 4],
    ["from Arica to Magallanes", "15101", "12101", 18],
  ])("%s", (_que, a, b, distancia) => {
    expect(distanciaTerritorial(a, b)).toBe(distancia);
    expect(distanciaTerritorial(b, a)).toBe(distancia);
  });
});
