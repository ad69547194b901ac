import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOMBRES_CAMPO } from "./campos.ts";
import { DATOS_DE_EJEMPLO, formatDatosDeCarta } from "./datos-de-carta.ts";
import { listCampos, type Plantilla, PlantillaIncompleta, parsePlantilla, renderPlantilla } from "./plantilla.ts";

const read = (texto: string): Plantilla => {
  const leida = parsePlantilla(texto, NOMBRES_CAMPO);
  if ("errores" in leida) throw new Error(JSON.stringify(leida.errores));
  return leida.plantilla;
};
const fill = (texto: string, datos: Record<string, string> = {}) => renderPlantilla(read(texto), datos);
const listErrores = (texto: string) => {
  const leida = parsePlantilla(texto, NOMBRES_CAMPO);
  return "errores" in leida ? leida.errores : [];
};

describe("lo que se escribe en una plantilla", () => {
  test("cada campo toma su valor y las líneas en blanco separan párrafos", () => {
    expect(
      fill("Señores\n{{proveedor.nombre}}\n\nLes escribimos por el caso {{ caso.folio }}.", {
        "proveedor.nombre": "Tienda Ejemplo",
        "caso.folio": "7K3M-9QXP-4TWG",
      }),
    ).toEqual([
      { clase: "parrafo", texto: "Señores\nTienda Ejemplo" },
      { clase: "parrafo", texto: "Les escribimos por el caso 7K3M-9QXP-4TWG." },
    ]);
  });

  test("los guiones hacen una lista y «>» una cita", () => {
    expect(
      fill("Envíe:\n- Boleta\n- Foto\n\n> {{caso.relato}}", { "caso.relato": "Se rompió.\n\nNo enciende." }),
    ).toEqual([
      { clase: "parrafo", texto: "Envíe:" },
      { clase: "lista", lineas: ["Boleta", "Foto"] },
      { clase: "cita", texto: "Se rompió.\n\nNo enciende." },
    ]);
  });

  test("una condición sola en su línea no deja una línea en blanco", () => {
    const plantilla =
      "Uno\n{{#si caso.monto}}\nMonto: {{caso.monto}}\n{{/si}}\n{{#no caso.monto}}\nSin monto\n{{/no}}\nDos";
    expect(fill(plantilla, { "caso.monto": "$1.000" })).toEqual([
      { clase: "parrafo", texto: "Uno\nMonto: $1.000\nDos" },
    ]);
    expect(fill(plantilla)).toEqual([{ clase: "parrafo", texto: "Uno\nSin monto\nDos" }]);
  });

  test("una condición dentro de una frase y otra dentro de ella", () => {
    const plantilla =
      "Hola{{#si persona.nombre}} {{persona.nombre}}{{#si persona.rut}} ({{persona.rut}}){{/si}}{{/si}}:";
    expect(fill(plantilla, { "persona.nombre": "Ana" })).toEqual([{ clase: "parrafo", texto: "Hola Ana:" }]);
    expect(fill(plantilla)).toEqual([{ clase: "parrafo", texto: "Hola:" }]);
  });

  test("la respuesta de varios párrafos los conserva", () => {
    expect(fill("{{caso.respuesta}} Atentamente", { "caso.respuesta": "Uno.\nSigue.\r\n\r\nDos." })).toEqual([
      { clase: "parrafo", texto: "Uno.\nSigue." },
      { clase: "parrafo", texto: "Dos. Atentamente" },
    ]);
  });

  test("dice qué campos usa", () => {
    expect(listCampos(read("{{caso.folio}} {{#si enlace}}{{enlace}} {{caso.folio}}{{/si}}"))).toEqual([
      "caso.folio",
      "enlace",
    ]);
  });
});

describe("lo que no se puede guardar", () => {
  test("un campo que no existe, con su línea, su columna y el más parecido", () => {
    expect(listErrores("Estimada:\nSu caso {{caso.folo}}")).toEqual([
      {
        linea: 2,
        columna: 9,
        error: "No existe el campo «caso.folo»",
        remedio: "¿Quisiste escribir «caso.folio»?",
      },
    ]);
  });

  test.each([
    ["{{Persona.Nombre}}", "¿Quisiste escribir «persona.nombre»?"],
    ["{{petición}}", "¿Quisiste escribir «caso.peticion»?"],
    ["{{constructor}}", "Elige uno de la lista de campos"],
    ["{{__proto__}}", "Elige uno de la lista de campos"],
    ["{{caso.folio + 1}}", "¿Quisiste escribir «caso.folio»?"],
    ["{{}}", "Escríbelo, por ejemplo {{caso.folio}}"],
    ["{{#si}}x{{/si}}", "Escríbelo, por ejemplo {{caso.folio}}"],
    ["{{#si enlace}}x", "Escribe {{/si}} donde termina"],
    ["{{#si enlace}}x{{/no}}", "Escribe {{/si}}"],
    ["x{{/si}}", "Bórralo, o abre antes la condición"],
    ["{{#each caso}}", "Usa {{#si …}}, {{/si}}, {{#no …}} o {{/no}}"],
    ["{{caso.folio", "Cierra con «}}» en la misma línea"],
    ["{{caso.folio}", "Cierra con «}}» en la misma línea"],
    ["caso.folio}}", "Escribe «{{» antes del campo, o bórralo"],
    ["Folio {caso.folio}.", "Escribe {{caso.folio}}"],
    ["  \n ", "Escribe el texto de la carta"],
    ["{{#si enlace}}".repeat(9) + "{{/si}}".repeat(9), "Deja a lo más 8"],
    ["a".repeat(20_001), "Deja menos de 20000 caracteres"],
  ])("%s", (texto, remedio) => {
    expect(listErrores(texto).map((error) => error.remedio)).toContain(remedio);
  });

  test("se dicen todos los errores, en orden", () => {
    expect(listErrores("{{a.b}}\n{{#si enlace}}\n{{c.d}}").map(({ linea }) => linea)).toEqual([1, 2, 3]);
  });
});

describe("una carta a medias no sale", () => {
  test("nombra cada dato que falta, una vez", () => {
    const carta = () => fill("{{caso.folio}} {{persona.rut}} {{persona.rut}} {{caso.vence}}", { "caso.folio": "X" });
    expect(carta).toThrow(PlantillaIncompleta);
    expect(carta).toThrow("persona.rut, caso.vence");
  });

  test("un dato en blanco o de solo signos invisibles cuenta como ausente", () => {
    expect(() => fill("{{caso.folio}}", { "caso.folio": " \u0007\n " })).toThrow(PlantillaIncompleta);
  });

  test("lo que falta en una rama que no va no detiene la carta", () => {
    expect(fill("Hola{{#si enlace}} {{persona.rut}}{{/si}}")).toEqual([{ clase: "parrafo", texto: "Hola" }]);
  });

  test("un campo heredado del objeto no es un dato", () => {
    const heredado = Object.create({ "caso.folio": "ajeno" });
    expect(() => renderPlantilla(read("{{caso.folio}}"), heredado)).toThrow(PlantillaIncompleta);
  });
});

describe("un dato es texto, diga lo que diga", () => {
  test.each(["{{persona.rut}}", "{{#si enlace}}", "- no es lista", "> no es cita", "<b>x</b>"])("%s", (valor) => {
    expect(fill("{{caso.relato}}", { "caso.relato": valor })).toEqual([{ clase: "parrafo", texto: valor }]);
  });

  test("ningún dato, del texto que sea, hace una lista ni una cita", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (valor) => {
        try {
          const bloques = fill("Antes\n\n{{caso.relato}}\n\nDespués", { "caso.relato": valor });
          expect(bloques.every(({ clase }) => clase === "parrafo")).toBe(true);
          expect(bloques.at(-1)).toEqual({ clase: "parrafo", texto: "Después" });
        } catch (error) {
          expect(error).toBeInstanceOf(PlantillaIncompleta);
        }
      }),
    );
  });
});

test("leer y llenar cualquier texto solo falla con sus propios errores", () => {
  const trozo = fc.oneof(
    fc.constantFrom(
      "{{",
      "}}",
      "{{#si ",
      "{{#no ",
      "{{/si}}",
      "{{/no}}",
      "\n",
      "\n\n",
      "- ",
      "> ",
      "{",
      "}",
      "#",
      "/",
      " ",
    ),
    fc.constantFrom(...NOMBRES_CAMPO, "__proto__", "constructor", "toString"),
    fc.string({ unit: "grapheme", maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(trozo, { maxLength: 30 }), (trozos) => {
      const leida = parsePlantilla(trozos.join(""), NOMBRES_CAMPO);
      if ("errores" in leida) {
        expect(leida.errores.length).toBeGreaterThan(0);
        return;
      }
      expect(NOMBRES_CAMPO).toEqual(expect.arrayContaining(listCampos(leida.plantilla)));
      for (const bloque of renderPlantilla(leida.plantilla, DATOS_DE_EJEMPLO))
        expect(bloque.clase === "lista" ? bloque.lineas.length : bloque.texto.length).toBeGreaterThan(0);
    }),
    { numRuns: 1_000 },
  );
});

test("cada valor se escribe como lo leen las personas", () => {
  expect(
    formatDatosDeCarta({
      "caso.folio": "7K3M9QXP4TWG",
      "caso.vence": "2026-10-15",
      "caso.monto": 1_249_990,
      "persona.rut": "12345678-5",
      "persona.nombre": "  Nombre\n\nApellido ",
      "caso.relato": "Uno.\n\nDos.",
      "caso.peticion": " ",
    }),
  ).toEqual({
    "caso.folio": "7K3M-9QXP-4TWG",
    "caso.vence": "15/10/2026",
    "caso.monto": "$1.249.990",
    "persona.rut": "12.345.678-5",
    "persona.nombre": "Nombre Apellido",
    "caso.relato": "Uno.\n\nDos.",
  });
});
