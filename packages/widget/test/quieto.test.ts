import type { PreguntaFrecuente } from "@ventanilla/sdk/contract";
import { expect } from "chai";
import { CLAVE, esperaPersona, FOLIO } from "./caso.ts";
import { openPagina, type Pagina, settle } from "./pagina.ts";
import { respuesta, Servicio } from "./servicio.ts";

/** On a slow phone all that is fetched apart comes late, each piece two seconds after it is asked for. */
const TARDAN = ["tramite", "adjuntos", "preguntas", "participa"];
const tellServidor = (cookie: string): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the server of the tests reads it, in every browser
  document.cookie = `${cookie}; path=/`;
};
tellServidor(`tardan=${TARDAN.join("|")}`);
after(() => tellServidor("tardan=; max-age=0"));

/** How long something may still arrive: the pieces come one after the other. */
const ESPERA = 7_500;

const PREGUNTAS: PreguntaFrecuente[] = [
  { id: "garantia", pregunta: "¿Cuánto dura la garantía legal?", respuesta: "Seis meses.", norma: "Ley 19.496" },
];

/** Follows something frame by frame: each place it has stood at, from the top of its element, to the pixel. */
async function followPlaces(pagina: Pagina, selector: string): Promise<number[]> {
  const lugares: number[] = [];
  for (const fin = performance.now() + ESPERA; performance.now() < fin; ) {
    await new Promise(requestAnimationFrame);
    const [cosa] = pagina.all(selector);
    if (!cosa) continue;
    const lugar = cosa.getBoundingClientRect().top - pagina.elemento.getBoundingClientRect().top;
    if (Math.abs(lugar - (lugares.at(-1) ?? Number.NaN)) <= 1) continue;
    lugares.push(lugar);
  }
  return lugares;
}

describe("Lo que llega tarde", () => {
  it("no mueve nada de lo que ya se ve: ni el botón principal de un paso, ni la historia de un caso", async () => {
    const servicio = new Servicio();
    servicio.always("/preguntas", respuesta(200, { preguntas: PREGUNTAS }));
    servicio.vista = esperaPersona;
    servicio.keepCaso(FOLIO, CLAVE);
    const keep = (tipo: string, borrador: object) =>
      sessionStorage.setItem(`ventanilla ${servicio.api} sernac ${tipo}`, JSON.stringify(borrador));
    keep("consulta", { pantalla: 0, valores: { relato: "Se echó a perder mi juguera a los dos meses" } });
    keep("reclamo", { pantalla: 6, valores: { relato: "Compré un colchón y llegó roto." } });
    const definicion = servicio.hold("/sernac");

    const relato = await openPagina("ingreso", { servicio, atributos: { tipo: "consulta" } });
    const seguidos = Promise.all([
      followPlaces(relato, "[part=boton-principal]"),
      openPagina("ingreso", { servicio, atributos: { tipo: "reclamo" } }).then(
        async (revisar) => [revisar, await followPlaces(revisar, "[part=boton-principal]")] as const,
      ),
      openPagina("estado", { servicio }).then(async (caso) => {
        Object.assign(caso.elemento, { folio: FOLIO, clave: CLAVE });
        return [caso, await followPlaces(caso, "[part=historia]")] as const;
      }),
    ]);
    await settle(1_000);
    definicion.release();
    const [enRelato, [revisar, enRevisar], [caso, enCaso]] = await seguidos;

    for (const [lugares, pagina, dicho] of [
      [enRelato, relato, "¿Esto responde tu duda?"],
      [enRelato, relato, "Cómo cuidamos tus datos"],
      [enRevisar, revisar, "¿Tienes la boleta o fotos?"],
      [enCaso, caso, "Enviar mi respuesta"],
    ] as const) {
      await pagina.says(dicho);
      expect(lugares, `los lugares en la pantalla que dice «${dicho}»`).to.have.length(1);
    }
  });
});
