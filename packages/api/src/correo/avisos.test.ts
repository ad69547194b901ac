import { TRATOS } from "@ventanilla/sdk/domain";
import { describe, expect, test } from "vitest";
import { type Aviso, buildAviso, type ContextoDeAviso } from "./avisos.ts";

const FOLIO = "7K3M9QXP4TWG";
const CASO = { folio: FOLIO, tipo: "reclamo", vence: "2026-10-15" } as const;
const ENLACE = "https://ventanilla.example/responder/#llave-larga";

const A_PERSONA: Aviso[] = [
  { aviso: "recibido", ...CASO },
  { aviso: "antecedentes", folio: FOLIO, vence: "2026-10-15" },
  { aviso: "antecedentes", folio: FOLIO },
  { aviso: "mensaje", folio: FOLIO },
  { aviso: "respuesta", folio: FOLIO },
  { aviso: "cierre", folio: FOLIO, tipo: "consulta" },
  { aviso: "prorroga", folio: FOLIO, vence: "2026-10-15" },
  { aviso: "derivacion", folio: FOLIO },
  { aviso: "reapertura", folio: FOLIO },
  { aviso: "carta", folio: FOLIO },
  { aviso: "claveNueva", folio: FOLIO },
];
const A_FUNCIONARIO: Aviso[] = [
  { aviso: "asignado", ...CASO },
  { aviso: "porVencer", ...CASO },
  { aviso: "vencido", ...CASO },
  { aviso: "mensajeNuevo", folio: FOLIO },
  { aviso: "contingencia", folios: [FOLIO, "ABCDEFGHJKMY"] },
  { aviso: "devuelto", folio: FOLIO },
  { aviso: "sinPersona", casos: [CASO] },
];
const CON_ENLACE: Aviso[] = [
  { aviso: "traslado", folio: FOLIO, enlace: ENLACE, vence: "2026-09-30" },
  { aviso: "derivacionExterna", folio: FOLIO, enlace: ENLACE, vence: "2026-09-30" },
  { aviso: "invitacion", enlace: ENLACE, vence: "2026-09-30" },
  { aviso: "restablecer", enlace: ENLACE, vence: "2026-09-30" },
];

const build = (aviso: Aviso, institucion: Partial<ContextoDeAviso["institucion"]> = {}) =>
  buildAviso(aviso, {
    institucion: { nombre: "Servicio de Ejemplo", nombreCorto: "SEREJ", trato: "tu", ...institucion },
    urlPublica: "https://ventanilla.example",
  });

describe.each(TRATOS)("los avisos a la persona, de %s", (trato) => {
  test.each(A_PERSONA.map((aviso) => [aviso.aviso, aviso] as const))(
    "%s: folio, enlace sin clave y cómo seguir",
    (_, aviso) => {
      const correo = build(aviso, { trato });
      expect(correo.asunto).toContain("7K3M-9QXP-4TWG");
      for (const cuerpo of [correo.texto, correo.html]) {
        expect(cuerpo).toContain("7K3M-9QXP-4TWG");
        expect(cuerpo).toContain("https://ventanilla.example/seguir/");
        expect(cuerpo).not.toMatch(/seguir\/[^\s"<]/);
        expect(cuerpo).toContain("Este correo es una cortesía");
        expect(cuerpo).toContain("el folio y la clave");
      }
    },
  );

  test.each(A_PERSONA.map((aviso) => [aviso.aviso, aviso] as const))(
    "%s: un solo trato y frases cortas",
    (_, aviso) => {
      const { asunto, texto } = build(aviso, { trato });
      const ajeno =
        trato === "tu" ? /\b(?:su|le|usted|puede|mire|guarde)\b/i : /\b(?:tu|te|tú|puedes|mira|guarda|escríbenos)\b/i;
      // «Puede demorar» is said of the mail.
      expect(`${asunto} ${texto.replace("puede demorar", "")}`).not.toMatch(ajeno);
      for (const frase of texto.split(/(?<=[.:])\s|\n\n/)) expect(frase.split(/\s+/).length).toBeLessThanOrEqual(20);
    },
  );
});

test("el aviso de derivación no dice a qué institución: eso ya contaría de qué trata", () => {
  expect(build({ aviso: "derivacion", folio: FOLIO }).texto).toMatch(/otra institución/);
});

test("recibido dice la fecha en palabras y el teléfono si lo hay", () => {
  const { texto, asunto } = build({ aviso: "recibido", ...CASO }, { telefono: "800 700 100" });
  expect(asunto).toBe("Recibimos tu reclamo · folio 7K3M-9QXP-4TWG");
  expect(texto).toContain("Te responderemos a más tardar el jueves 15/10/2026.");
  expect(texto).toContain("llama al 800 700 100");
});

describe("los avisos de trabajo", () => {
  test.each(A_FUNCIONARIO.map((aviso) => [aviso.aviso, aviso] as const))("%s: folio y enlace a la mesa", (_, aviso) => {
    const { texto, html } = build(aviso);
    for (const cuerpo of [texto, html]) {
      expect(cuerpo).toContain("7K3M-9QXP-4TWG");
      expect(cuerpo).toContain("https://ventanilla.example/mesa/");
    }
  });

  test.each(CON_ENLACE.map((aviso) => [aviso.aviso, aviso] as const))(
    "%s: su enlace y hasta cuándo sirve",
    (_, aviso) => {
      const { texto, html } = build(aviso);
      expect(texto).toContain(`\n${ENLACE}\n`);
      expect(html).toContain(`href="${ENLACE}"`);
      expect(texto).toContain("miércoles 30/09/2026");
    },
  );

  test("el resumen cuenta, pone primero lo vencido y no pasa de veinte", () => {
    const casos = Array.from({ length: 25 }, () => CASO);
    const { asunto, texto } = build({
      aviso: "resumen",
      fecha: "2026-10-14",
      vencidos: [{ ...CASO, vence: "2026-10-13" }],
      porVencer: casos,
      mensajesNuevos: 0,
    });
    expect(asunto).toBe("Tus casos: 1 fuera de plazo, 25 por vencer");
    expect(texto.indexOf("venció el martes 13/10/2026")).toBeLessThan(texto.indexOf("vence el jueves 15/10/2026"));
    expect(texto.match(/^- 7K3M/gm)).toHaveLength(20);
    expect(texto).toContain("Y 6 casos más en la mesa.");
  });
});

test("el nombre de la institución se escapa y el botón solo lleva a una página", () => {
  const maligno = '<img src=x onerror=alert(1)>"&';
  const { html, texto } = build(
    { aviso: "invitacion", enlace: ENLACE, vence: "2026-09-30" },
    { nombre: maligno, nombreCorto: maligno },
  );
  expect(html).not.toContain("<img");
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&amp;");
  expect(texto).toContain(maligno);
  for (const enlace of ["javascript:alert(1)", "//x", "https://x/ y", 'https://x/"'])
    expect(() => build({ aviso: "invitacion", enlace, vence: "2026-09-30" })).toThrow(TypeError);
});

test("el HTML no pide nada a la red y no fija tinta ni fondo fuera del botón", () => {
  for (const aviso of [...A_PERSONA, ...A_FUNCIONARIO, ...CON_ENLACE]) {
    const { html } = build(aviso);
    expect(html).not.toMatch(/<(?:img|script|link|iframe)|url\(|@import/);
    expect(html.match(/background:#|[^-]color:#/g) ?? []).toHaveLength(2);
    expect(html).toContain('lang="es-CL"');
  }
});
