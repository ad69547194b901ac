import { describe, expect, it } from "vitest";
import { analyzeTexto } from "./analyze-texto.ts";

const sameRaiz = (...palabras: string[]): boolean => new Set(palabras.flatMap(analyzeTexto)).size === 1;

describe("el análisis de un texto en español", () => {
  it.each([
    ["devuelven", "devolver", "devolución", "devolvieron", "devolverme", "devuelvan"],
    ["reparar", "reparación", "reparaciones", "reparado", "reparó"],
    ["cobro", "cobran", "cobraron", "cobranza", "cobrarme"],
    ["cancelaron", "cancelación", "cancelado", "CANCELAR"],
    ["vuelo", "vuelos", "volar"],
    ["cierre", "cerrar", "cerró"],
    ["pagar", "pagué", "pago", "pagos"],
    ["celular", "celulares"],
    ["solución", "soluciones", "solucionar"],
    ["luz", "luces"],
    ["rápido", "rápidamente"],
  ])("reúne las formas de una palabra: %s", (...formas) => {
    expect(sameRaiz(...formas)).toBe(true);
  });

  it.each([
    ["pago", "pegó"],
    ["garantía", "garaje"],
    ["banco", "bencina"],
  ])("no junta palabras distintas: %s y %s", (una, otra) => {
    expect(sameRaiz(una, otra)).toBe(false);
  });

  it("no mira tildes, mayúsculas, eñes ni signos", () => {
    expect(analyzeTexto("¡GARANTÍA del ÑANDÚ!")).toEqual(analyzeTexto("garantia nandu"));
  });

  it("deja fuera lo que no dice nada y guarda los números", () => {
    expect(analyzeTexto("Hola, quiero saber por favor qué puedo hacer con el artículo 20")).toEqual(["articul", "20"]);
  });

  it("da siempre lo mismo, con lo recordado y sin ello", () => {
    const texto =
      "La tienda (¡otra vez!) no devuelve la plata del televisor: l'avisé a soporte@tienda.example, 12.345.678-5";
    const esperadas = analyzeTexto(texto);
    expect(analyzeTexto(texto)).toEqual(esperadas);
    expect(analyzeTexto(texto.replaceAll(" ", "\n\t"))).toEqual(esperadas);
    expect(esperadas).toContain(analyzeTexto("televisores")[0]);
    expect(esperadas).toEqual(expect.arrayContaining(["345", "678", "soport", "tend"]));
  });

  it("no guarda palabras que nadie escribiría, ni se cae con un texto vacío o roto", () => {
    expect(analyzeTexto("a".repeat(5_000))).toEqual([]);
    expect(analyzeTexto("")).toEqual([]);
    expect(analyzeTexto("\u0000 \ud800 🙂 —")).toEqual([]);
  });

  it("lee al menos 5 MB por segundo", () => {
    const texto = "Compré un refrigerador y a los dos meses dejó de enfriar; me mandan al servicio técnico. ".repeat(
      20_000,
    );
    analyzeTexto(texto);
    // Of this thread's processor, not of the clock: other processes share the machine.
    const inicio = process.threadCpuUsage();
    for (let vuelta = 0; vuelta < 10; vuelta++) analyzeTexto(texto);
    const { user, system } = process.threadCpuUsage(inicio);
    const porSegundo = (10 * Buffer.byteLength(texto)) / (user + system);
    console.info(`análisis: ${porSegundo.toFixed(1)} MB/s`);
    expect(porSegundo).toBeGreaterThan(5);
  });
});
