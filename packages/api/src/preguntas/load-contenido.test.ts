import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BUENA, errors } from "../instituciones/definicion-de-prueba.ts";
import { loadInstituciones } from "../instituciones/load-instituciones.ts";
import { loadContenido } from "./load-contenido.ts";

const PREGUNTAS = `fuentes: { textos: Propios }
preguntas:
  - id: aseo-dia
    pregunta: ¿Qué día pasa el camión?
    respuesta: Los martes.
    norma: Ordenanza 1
    materia: aseo.basura
    palabras: [basura]
  - id: aseo-voluminosos
    pregunta: ¿Retiran muebles?
    respuesta: Sí, si pides hora.
    norma: Ordenanza 1
`;

const PLANTILLAS = `fuentes: { textos: Propios }
plantillas:
  - id: acuse
    nombre: Acuse
    destinatario: persona
    asunto: "Recibimos {{caso.folio}}"
    cuerpo: |-
      Hola:

      {{caso.folyo}}
`;

const folderWith = (archivos: Record<string, string>, slug = "municipio"): string => {
  const carpeta = mkdtempSync(join(tmpdir(), "contenido-"));
  mkdirSync(join(carpeta, slug));
  for (const [nombre, texto] of Object.entries(archivos)) writeFileSync(join(carpeta, slug, nombre), texto);
  return carpeta;
};

const load = (archivos: Record<string, string>, slug = "municipio") =>
  loadContenido(slug, { carpeta: folderWith(archivos, slug), materias: new Set(["aseo", "aseo.basura"]) });

describe("lo que trae una institución para empezar", () => {
  it("viene en el paquete para las tres incluidas", () => {
    for (const slug of ["sernac", "sercotec", "demostracion"])
      for (const lista of Object.values(loadContenido(slug))) expect(lista.length).toBeGreaterThan(0);
  });

  it("está vacío donde nadie escribió archivos", () => {
    expect(loadContenido("municipio")).toEqual({ preguntas: [], respuestas: [], plantillas: [] });
  });

  it("se lee de la carpeta de quien opera", () => {
    const { preguntas } = load({ "preguntas.yaml": PREGUNTAS });
    expect(preguntas.map(({ id }) => id)).toEqual(["aseo-dia", "aseo-voluminosos"]);
    expect(preguntas[1]).toMatchObject({ palabras: [], publica: true });
  });

  it("agrega a lo incluido y reemplaza por id", () => {
    const incluidas = loadContenido("sernac").preguntas;
    const propias = PREGUNTAS.replace("id: aseo-dia", "id: garantia-plazo");
    const { preguntas } = loadContenido("sernac", { carpeta: folderWith({ "preguntas.yaml": propias }, "sernac") });
    expect(preguntas).toHaveLength(incluidas.length + 1);
    expect(preguntas.find(({ id }) => id === "garantia-plazo")?.respuesta).toBe("Los martes.");
  });

  it("no confunde a quien carga las definiciones: las carpetas no son definiciones", () => {
    const carpeta = folderWith({ "preguntas.yaml": PREGUNTAS });
    writeFileSync(join(carpeta, "municipio.yaml"), BUENA);
    expect(loadInstituciones({ carpeta, demostracion: false }).get("municipio")?.nombre).toBe("Municipio");
  });

  it("no lee fuera de su carpeta", () => {
    expect(errors(() => loadContenido("../sernac"))).toEqual(["«../sernac» no es el slug de una institución"]);
  });
});

describe("un error en un archivo dice cuál, dónde, en qué entrada y qué corregir", () => {
  it.each([
    [
      "falta un dato",
      PREGUNTAS.replace("    norma: Ordenanza 1\n    materia", "    materia"),
      "municipio/preguntas.yaml:3: «aseo-dia» norma — falta este dato",
    ],
    [
      "un campo que no existe",
      PREGUNTAS.replace("palabras:", "palabra:"),
      "municipio/preguntas.yaml:8: «aseo-dia» palabra — este campo no existe; revisa cómo está escrito",
    ],
    [
      "una materia que no existe",
      PREGUNTAS.replace("aseo.basura", "aseo.basural"),
      "municipio/preguntas.yaml:7: «aseo-dia» materia — no hay una materia con el código «aseo.basural»",
    ],
    [
      "un id dos veces",
      PREGUNTAS.replace("aseo-voluminosos", "aseo-dia"),
      "municipio/preguntas.yaml:9: «aseo-dia» id — está dos veces en el archivo: cambia una",
    ],
    [
      "una entrada sin id",
      PREGUNTAS.replace("id: aseo-dia\n    ", ""),
      "municipio/preguntas.yaml:3: entrada 1 id — falta este dato",
    ],
    [
      "una pregunta larguísima",
      PREGUNTAS.replace("¿Retiran", `¿Retiran ${"m".repeat(300)}`),
      "municipio/preguntas.yaml:10: «aseo-voluminosos» pregunta — es muy largo: acórtalo",
    ],
    [
      "no dice de dónde salió",
      PREGUNTAS.replace("fuentes: { textos: Propios }\n", ""),
      "municipio/preguntas.yaml:1: fuentes — falta este dato",
    ],
    [
      "no es una lista de campos",
      "hola",
      "municipio/preguntas.yaml:1: debe tener «fuentes» y una lista de «preguntas»",
    ],
  ])("%s", (_, texto, esperado) => {
    expect(errors(() => load({ "preguntas.yaml": texto }))).toEqual([esperado]);
  });

  it("una carta que nombra un campo que no existe", () => {
    expect(errors(() => load({ "plantillas.yaml": PLANTILLAS }))).toEqual([
      "municipio/plantillas.yaml:7: «acuse» cuerpo — línea 3 del texto: No existe el campo «caso.folyo». ¿Quisiste escribir «caso.folio»?",
    ]);
  });

  it("una respuesta tipo con un resultado que no existe", () => {
    const texto = "fuentes: {}\nrespuestas:\n  - { id: a, nombre: A, resultado: acoge, texto: Hola }\n";
    expect(errors(() => load({ "respuestas-tipo.yaml": texto }))).toEqual([
      "municipio/respuestas-tipo.yaml:3: «a» resultado — este valor no está en la lista de los permitidos",
    ]);
  });

  it("los errores de todos los archivos salen juntos", () => {
    expect(errors(() => load({ "preguntas.yaml": "[", "plantillas.yaml": PLANTILLAS }))).toHaveLength(2);
  });

  it("un archivo que no se puede leer", () => {
    const carpeta = folderWith({});
    mkdirSync(join(carpeta, "municipio", "preguntas.yaml"));
    expect(errors(() => loadContenido("municipio", { carpeta }))).toEqual([
      "municipio/preguntas.yaml: no se puede leer (EISDIR)",
    ]);
  });
});
