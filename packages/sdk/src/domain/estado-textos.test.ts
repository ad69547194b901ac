import { describe, expect, it } from "vitest";
import { describeEstado, describeResultado, describeSiguiente, type SituacionCaso } from "./estado-textos.ts";
import { ESTADOS, ETAPAS, RESULTADOS, TIPOS, TRATOS } from "./vocabulario.ts";

const caso: SituacionCaso = {
  tipo: "reclamo",
  etapa: "mediacion",
  estado: "ingresado",
  vence: "2026-09-28",
  fueraDePlazo: false,
  trato: "tu",
};

describe("the state as a sentence", () => {
  it.each([
    ["just in", {}, "Recibimos tu reclamo. Te responderemos a más tardar el 28/09/2026."],
    [
      "being worked on",
      { estado: "enGestion" },
      "Estamos revisando tu reclamo. Te responderemos a más tardar el 28/09/2026.",
    ],
    [
      "with the provider",
      { estado: "esperandoProveedor" },
      "Le pedimos a la tienda que responda a más tardar el 28/09/2026.",
    ],
    [
      "with the person",
      { estado: "esperandoPersona" },
      "Necesitamos que nos envíes lo que te pedimos, a más tardar el 28/09/2026.",
    ],
    ["that was none", { estado: "cerrado", cierreSinRespuesta: "descartado" }, "No pudimos tratarlo como un caso."],
    [
      "joined to another",
      { estado: "cerrado", cierreSinRespuesta: "acumulado" },
      "Juntamos tu caso con otro sobre lo mismo.",
    ],
    ["derived", { estado: "derivado", institucion: "Subtel" }, "Enviamos tu caso a Subtel."],
    ["closed", { estado: "cerrado" }, "Cerramos tu reclamo."],
    ["closed with a result", { estado: "cerrado", resultado: "acogeTotal" }, "La tienda aceptó todo lo que pediste."],
    [
      "in court",
      { etapa: "judicial", estado: "enGestion" },
      "Tu caso está en etapa judicial. Lo lleva nuestro equipo jurídico.",
    ],
    [
      "escalated from a consulta",
      { tipo: "consulta" },
      "Recibimos tu reclamo. Te responderemos a más tardar el 28/09/2026.",
    ],
  ] as const)("%s", (_que, cambios, texto) => {
    expect(describeEstado({ ...caso, ...cambios })).toBe(texto);
  });

  it("says first that it is late, and who has the case", () => {
    expect(describeEstado({ ...caso, fueraDePlazo: true, unidad: "Reclamos de Valparaíso" })).toBe(
      "Nos atrasamos. Debimos responderte el 28/09/2026; tu caso lo tiene Reclamos de Valparaíso.",
    );
    expect(describeEstado({ ...caso, fueraDePlazo: true, trato: "usted" })).toBe(
      "Nos atrasamos. Debimos responderle el 28/09/2026; seguimos trabajando en su caso.",
    );
  });

  it("is never late once it is closed", () => {
    expect(describeEstado({ ...caso, estado: "cerrado", fueraDePlazo: true })).not.toContain("atrasamos");
  });

  it("calls the provider by its name where it is known", () => {
    expect(describeEstado({ ...caso, estado: "esperandoProveedor", proveedor: "Tienda Ejemplo" })).toContain(
      "Le pedimos a Tienda Ejemplo que responda",
    );
  });
});

describe("what happens next", () => {
  it("tells that answering is voluntary for the provider", () => {
    expect(describeSiguiente({ ...caso, estado: "esperandoProveedor" })).toContain("Responder es voluntario");
  });

  it("asks nothing more of a provider that has answered", () => {
    expect(describeSiguiente({ ...caso, estado: "enGestion", respondido: true })).toBe(
      "Revisaremos lo que respondió la tienda. Después te contaremos aquí cómo termina tu reclamo.",
    );
  });

  it("sends a disconformidad to somebody it is not about", () => {
    expect(describeSiguiente({ ...caso, tipo: "disconformidad", etapa: "orientacion" })).toBe(
      "Una persona que no participó en lo ocurrido revisará tu disconformidad.",
    );
  });
});

describe("how it ended", () => {
  it("tells what can be done where the provider did not answer", () => {
    expect(describeResultado("noResponde", { trato: "usted" })).toBe(
      "La tienda no respondió. La respuesta dice qué puede hacer ahora.",
    );
  });
});

describe("every sentence of every case", () => {
  const textos = (trato: SituacionCaso["trato"]) =>
    TIPOS.flatMap((tipo) =>
      ETAPAS.flatMap((etapa) =>
        ESTADOS.flatMap((estado) =>
          [true, false].flatMap((fueraDePlazo) => {
            const situacion = { ...caso, trato, tipo, etapa, estado, fueraDePlazo, unidad: "Reclamos de Valparaíso" };
            return [describeEstado(situacion), describeSiguiente(situacion)];
          }),
        ),
      ),
    ).concat(RESULTADOS.map((resultado) => describeResultado(resultado, { trato })));

  it.each(TRATOS)("has 20 words at most and ends in a full stop (%s)", (trato) => {
    for (const texto of textos(trato)) {
      expect(texto).toMatch(/^\p{Lu}.*\.$/u);
      for (const oracion of texto.split(/\.\s/)) expect(oracion.split(/\s+/).length, oracion).toBeLessThanOrEqual(20);
    }
  });

  it("keeps to the treatment chosen", () => {
    for (const texto of textos("usted"))
      expect(texto).not.toMatch(/(?<!\p{L})(tu|te|tú|puedes|pediste|tienes)(?!\p{L})/iu);
    for (const texto of textos("tu"))
      expect(texto).not.toMatch(/(?<!\p{L})(su caso|su reclamo|su consulta|usted)(?!\p{L})/iu);
  });

  it("promises no result", () => {
    for (const texto of [...textos("tu"), ...textos("usted")]) {
      expect(texto).not.toMatch(/solucionaremos|resolveremos|garantiza|conseguiremos|hoy|mañana/i);
    }
  });
});
