import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBloques, writeBloques } from "./bloques-texto.ts";
import { NOMBRES_CAMPO } from "./campos.ts";
import { type Plantilla, parsePlantilla, renderPlantilla } from "./plantilla.ts";

const read = (texto: string): Plantilla => {
  const leida = parsePlantilla(texto, NOMBRES_CAMPO);
  if ("errores" in leida) throw new Error(JSON.stringify(leida.errores));
  return leida.plantilla;
};
describe("los bloques como texto", () => {
  test("se escriben como en una plantilla", () => {
    const texto = "Hola:\nsigue\n\n- uno\n- dos\n  más\n\n> cita\n>\n> otra\n\n\\- no es lista";
    expect(parseBloques(texto)).toEqual([
      { clase: "parrafo", texto: "Hola:\nsigue" },
      { clase: "lista", lineas: ["uno", "dos\nmás"] },
      { clase: "cita", texto: "cita\n\notra" },
      { clase: "parrafo", texto: "- no es lista" },
    ]);
    expect(writeBloques(parseBloques(texto))).toBe(texto);
  });

  test("lo que salió de una plantilla, con cualquier dato, vuelve igual", () => {
    const plantilla = read("Uno {{caso.relato}}\n\n- {{caso.relato}}\n- dos\n\n> {{caso.relato}}\n\n{{caso.relato}}");
    const dato = fc
      .array(fc.oneof(fc.constantFrom("\n", "\n\n", "- ", "> ", "\\", " ", ">", "-"), fc.string({ unit: "grapheme" })))
      .map((trozos) => `x${trozos.join("")}`);
    fc.assert(
      fc.property(dato, fc.boolean(), (relato, cortado) => {
        const bloques = renderPlantilla(plantilla, {
          "caso.relato": cortado && relato.slice(1).trim() ? relato.slice(1) : relato,
        });
        expect(parseBloques(writeBloques(bloques))).toEqual(bloques);
      }),
      { numRuns: 500 },
    );
  });
});
