import { expect } from "chai";
import * as adjuntos from "./adjuntos.ts";
import * as boton from "./boton.ts";
import * as comprobante from "./comprobante.ts";
import * as comuna from "./comuna.ts";
import * as contingencia from "./contingencia.ts";
import * as documentos from "./documentos.ts";
import * as entrega from "./entrega.ts";
import { es } from "./es.ts";
import * as estado from "./estado.ts";
import * as llevar from "./llevar.ts";
import * as noticia from "./noticia.ts";
import * as participa from "./participa.ts";
import * as preguntas from "./preguntas.ts";
import * as rechazo from "./rechazo.ts";
import * as reclamo from "./reclamo.ts";
import { respuesta } from "./respuesta.ts";
import * as soni from "./soni.ts";
import * as tramite from "./tramite.ts";
import * as unidades from "./unidades.ts";
import { usted } from "./usted.ts";
import * as voluntarias from "./voluntarias.ts";

type Texto = string | readonly (string | undefined)[] | ((...partes: unknown[]) => string) | object;
const grupos: Record<string, Texto>[] = [
  es,
  ...[
    adjuntos,
    boton,
    comprobante,
    comuna,
    contingencia,
    documentos,
    entrega,
    estado,
    llevar,
    noticia,
    participa,
    preguntas,
    rechazo,
    reclamo,
    soni,
    tramite,
    unidades,
    voluntarias,
  ].flatMap((pieza) => Object.values(pieza) as Record<string, Texto>[]),
];

const speak = (texto: Texto): string =>
  typeof texto === "function"
    ? texto("reclamo", 2)
    : typeof texto === "string"
      ? texto
      : Object.values(texto).join(" · ");

/** Verbs and pronouns that address somebody as "tú". */
const TUTEO =
  /(?<![\p{L}])(tú|te|ti|tu|tus|contigo|tuviste|tienes|puedes|quieres|escribes|escribiste|pides|eres|vives|escríbelo|escríbenos|elige|revisa|cuéntanos|vuelve|acorta|acórtalo|guárdala|pon|prueba con|mira|agrega|agrégalos|anota|imprime|acércate|llama|intenta|compraste|contrataste|quedaste|perdiste|pierdes)(?![\p{L}])/iu;

describe("el trato de usted", () => {
  it("cambia toda frase que tutea", () => {
    const tuteadas = grupos.flatMap((grupo) =>
      Object.entries({ ...grupo, ...pick(grupo) })
        .map(([nombre, texto]) => `${nombre}: ${speak(texto as Texto)}`)
        .filter((frase) => TUTEO.test(frase.replace(/^\S+: /, ""))),
    );
    expect(tuteadas).to.deep.equal([]);
  });

  it("a quien responde una carta nunca se le tutea", () => {
    const tuteadas = Object.values(respuesta as Record<string, Texto>)
      .flatMap((texto) => (typeof texto === "object" ? Object.values(texto) : [texto]))
      .map((texto) => speak(texto))
      .filter((frase) => TUTEO.test(frase));
    expect(tuteadas).to.deep.equal([]);
  });

  it("cada cambio corresponde a una sola frase, de la misma forma", () => {
    for (const [nombre, texto] of Object.entries(usted)) {
      const duenos = grupos.filter((grupo) => nombre in grupo);
      expect(duenos.length, nombre).to.be.at.least(1);
      const original = duenos[0]?.[nombre];
      for (const otro of duenos) expect(speak(otro[nombre] as Texto), nombre).to.equal(speak(original as Texto));
      expect(typeof texto, nombre).to.equal(typeof original);
      if (Array.isArray(texto)) expect(texto.length, nombre).to.equal((original as unknown[]).length);
    }
  });
});

const pick = (grupo: object) => Object.fromEntries(Object.entries(usted).filter(([nombre]) => nombre in grupo));
