import { describe, expect, it } from "vitest";
import { createBuscadorDeNombres, rankNombres } from "./rank-nombres.ts";

const NOMBRES = [
  "Tienda Ejemplo S.A.",
  "Tienda Ejemplo Retail SpA",
  "Muebles Ñuñoa Ltda.",
  "Mercado Abierto Chile",
  "Banco Imaginario",
  "BancoPrueba",
  "Farmacias del Árbol Verde",
  "Transportes Peñón",
];

const first = (consulta: string): string | undefined => rankNombres(consulta, NOMBRES)[0]?.nombre;

describe("la búsqueda de un proveedor por su nombre", () => {
  it.each([
    ["sin tildes ni eñes", "muebles nunoa", "Muebles Ñuñoa Ltda."],
    ["en mayúsculas", "TRANSPORTES PEÑON", "Transportes Peñón"],
    ["con una letra cambiada", "tienda ejenplo", "Tienda Ejemplo S.A."],
    ["con letras al revés", "teinda ejemplo", "Tienda Ejemplo S.A."],
    ["con una letra de más", "bancco imaginario", "Banco Imaginario"],
    ["junto lo que va separado", "mercadoabierto", "Mercado Abierto Chile"],
    ["separado lo que va junto", "banco prueba", "BancoPrueba"],
    ["a medio escribir", "farmacias del arb", "Farmacias del Árbol Verde"],
    ["por una palabra de en medio", "arbol verde", "Farmacias del Árbol Verde"],
    ["como suena", "arvol berde", "Farmacias del Árbol Verde"],
  ])("se encuentra %s", (_, consulta, esperado) => {
    expect(first(consulta)).toBe(esperado);
  });

  it("pone primero el nombre que dice solo eso, y en orden los iguales", () => {
    expect(rankNombres("tienda ejemplo", NOMBRES).map(({ indice }) => indice)).toEqual([0, 1]);
  });

  it("no contesta con cualquier cosa", () => {
    expect(rankNombres("zzyx", NOMBRES)).toEqual([]);
    expect(rankNombres("  ", NOMBRES)).toEqual([]);
    expect(rankNombres("x", [])).toEqual([]);
  });

  it("no busca por la clase de empresa", () => {
    expect(rankNombres("muebles nunoa spa", NOMBRES)[0]?.nombre).toBe("Muebles Ñuñoa Ltda.");
  });

  it("da a lo más los que se piden", () => {
    expect(rankNombres("banco", NOMBRES, { limite: 1 })).toHaveLength(1);
  });

  it("recorre 5.000 nombres en 10 ms o menos", () => {
    const muchos = Array.from(
      { length: 5_000 },
      (_, i) => `${NOMBRES[i % NOMBRES.length]?.split(" ")[0]} ${((i * 7_919) % 5_003).toString(36)}iton del Sur SpA`,
    );
    const buscador = createBuscadorDeNombres(muchos);
    buscador.rank("muebles");
    // Of this thread's processor, not of the clock: other processes share the machine.
    const inicio = process.threadCpuUsage();
    for (let i = 0; i < 30; i++) buscador.rank(`muebles ${(i * 13).toString(36)}itno surr`);
    const { user, system } = process.threadCpuUsage(inicio);
    const cada = (user + system) / 30 / 1_000;
    console.info(`nombres: ${cada.toFixed(2)} ms cada búsqueda`);
    expect(cada).toBeLessThan(10);
  });
});
