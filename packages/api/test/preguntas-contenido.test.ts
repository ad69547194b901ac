import type { Materia } from "@ventanilla/sdk/contract";
import { isGemela, RESULTADOS } from "@ventanilla/sdk/domain";
import { describe, expect, it } from "vitest";
import { loadInstituciones } from "../src/instituciones/load-instituciones.ts";
import { NOMBRES_CAMPO } from "../src/oficios/campos.ts";
import { DATOS_DE_EJEMPLO } from "../src/oficios/datos-de-carta.ts";
import { listCampos, type Plantilla, parsePlantilla, renderPlantilla } from "../src/oficios/plantilla.ts";
import { loadContenido } from "../src/preguntas/load-contenido.ts";

const instituciones = [...loadInstituciones({ demostracion: true }).values()].filter(({ slug }) => !isGemela(slug));
const listCodigos = (nodos: Materia[]): string[] =>
  nodos.flatMap(({ codigo, hijos = [] }) => [codigo, ...listCodigos(hijos)]);

const readPlantilla = (texto: string): Plantilla => {
  const leida = parsePlantilla(texto, NOMBRES_CAMPO);
  if ("errores" in leida) throw new Error(JSON.stringify(leida.errores));
  return leida.plantilla;
};

/** What every case has, or what its order asks for: the rest may be missing, and the letter must do without. */
const SIEMPRE = new Set([
  ...["caso.folio", "caso.tipo", "caso.recibidoEn", "caso.ingresoLegal", "caso.vence", "caso.relato"],
  ...["institucion.nombre", "institucion.sitio", "unidad.nombre", "funcionario.nombre", "carta.fecha"],
]);
/** Fields that a letter is about: without them it is not written. */
const PROPIOS = ["caso.respuesta", "proveedor.", "derivacion.", "antecedentes.", "enlace", "persona.nombre"];

const PALABRAS_DE_FRASE = 20;
const splitFrases = (texto: string): string[] =>
  texto
    .split(/(?<=[.?!:])\s+|\n+/)
    .map((frase) => frase.replace(/^[->]\s+/, "").trim())
    .filter(Boolean);

it("SERNAC trae al menos 40 preguntas, 12 cartas y 12 respuestas tipo", () => {
  const { preguntas, plantillas, respuestas } = loadContenido("sernac");
  expect(preguntas.length).toBeGreaterThanOrEqual(40);
  expect(plantillas.length).toBeGreaterThanOrEqual(12);
  expect(respuestas.length).toBeGreaterThanOrEqual(12);
});

it("SERNAC tiene una respuesta tipo para cada resultado", () => {
  expect(new Set(loadContenido("sernac").respuestas.map(({ resultado }) => resultado))).toEqual(new Set(RESULTADOS));
});

describe.each(instituciones)("$nombreCorto", (institucion) => {
  const materias = new Set(listCodigos(institucion.materias));
  const contenido = loadContenido(institucion.slug, { materias });
  const textos = [
    ...contenido.plantillas.map(({ id, cuerpo }) => ({ id, texto: cuerpo })),
    ...contenido.plantillas.map(({ id, asunto }) => ({ id: `${id} (asunto)`, texto: asunto })),
    ...contenido.respuestas.map(({ id, texto }) => ({ id: `${id} (respuesta)`, texto })),
  ];

  it("trae lo mínimo para empezar", () => {
    expect(contenido.preguntas.length).toBeGreaterThanOrEqual(8);
    expect(contenido.plantillas.length).toBeGreaterThanOrEqual(6);
    expect(contenido.respuestas.length).toBeGreaterThanOrEqual(4);
  });

  it.each(contenido.preguntas)("responde en frases cortas: $id", ({ respuesta }) => {
    for (const frase of splitFrases(respuesta))
      expect(frase.split(/\s+/).length, frase).toBeLessThanOrEqual(PALABRAS_DE_FRASE);
  });

  it.each(contenido.preguntas)("pregunta de una vez y cita una norma: $id", ({ pregunta, norma }) => {
    expect(pregunta).toMatch(/¿.+\?$/);
    expect(norma).toMatch(/^(Ley|Código|Decreto|DFL|Política|Inventado)/);
  });

  it("trata a la persona como dice la institución", () => {
    const deTu = /\b(tú|tienes|puedes|eliges|debes)\b/i;
    const deUsted = /\b(usted|su reclamo|su caso)\b/i;
    const aPersonas = [
      ...contenido.preguntas.map(({ respuesta }) => respuesta),
      ...contenido.respuestas.map(({ texto }) => texto),
      ...contenido.plantillas.filter(({ destinatario }) => destinatario === "persona").map(({ cuerpo }) => cuerpo),
    ];
    for (const texto of aPersonas) expect(texto).not.toMatch(institucion.trato === "tu" ? deUsted : deTu);
  });

  it.each(textos)("se puede escribir: $id", ({ texto }) => {
    expect(renderPlantilla(readPlantilla(texto), DATOS_DE_EJEMPLO).length).toBeGreaterThan(0);
  });

  it.each(textos)("se puede escribir sin lo que un caso puede no tener: $id", ({ texto }) => {
    const plantilla = readPlantilla(texto);
    const minimos = Object.fromEntries(
      Object.entries(DATOS_DE_EJEMPLO).filter(
        ([campo]) => SIEMPRE.has(campo) || PROPIOS.some((propio) => campo.startsWith(propio)),
      ),
    );
    delete minimos["proveedor.rut"];
    if (listCampos(plantilla).some((campo) => /^(caso\.respuesta|antecedentes|derivacion)/.test(campo)))
      delete minimos["persona.nombre"];
    expect(renderPlantilla(plantilla, minimos).length).toBeGreaterThan(0);
  });

  it("no da el mismo id a una carta y a una respuesta tipo, que viven en un mismo registro", () => {
    const ids = [...contenido.plantillas, ...contenido.respuestas].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("no pide en una carta la clave de nadie", () => {
    for (const { texto } of textos) expect(texto).not.toMatch(/env[ií]\w* tu clave|dinos tu clave/i);
  });
});

it("la carta de un traslado lleva lo que el proveedor necesita para responder", () => {
  for (const slug of ["sernac", "demostracion"]) {
    const traslado = loadContenido(slug).plantillas.find(({ id }) => id === "traslado-proveedor");
    expect(listCampos(readPlantilla(traslado?.cuerpo ?? ""))).toEqual(
      expect.arrayContaining(["caso.folio", "caso.relato", "caso.peticion", "proveedor.vence", "enlace"]),
    );
  }
});
