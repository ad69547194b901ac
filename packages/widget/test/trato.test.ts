import { expect } from "chai";
import { openPagina, waitFor } from "./pagina.ts";
import { PASEOS } from "./pantallas.ts";

/** Words that speak to "tú" wherever they stand. */
const SEGURAS =
  "tú|tus?|te|ti|contigo|tuy[oa]s?|acércate|acórtalo|agrégalos|cuéntanos|déjalo|escríbelo|guárdal[ao]|pégal[ao]s|ponl[ao]|puedes|quier[ea]s|tienes|recuerdas|pierdes|necesitas|vives|sabes|debes|escribes|guardes|envíes|prefieres|eres|pides|estás|\\p{L}+[ai]ste";
/** Orders to "tú", which in the middle of a sentence are said of somebody else: "lo que usted escribe". */
const ORDENES =
  "acorta|agrega|anota|busca|cambia|continúa|copia|deja|elige|envía|escribe|espera|felicita|guarda|imprime|ingresa|intenta|llama|lee|mira|pega|pide|pon|pregunta|prueba|revisa|sigue|sugiere|toca|usa|vuelve|ven";
const PATRONES = [
  new RegExp(`(?<!\\p{L})(?:${SEGURAS})(?!\\p{L})`, "giu"),
  new RegExp(`(?<=^|[.:!?…] )(?:${ORDENES})(?!\\p{L})`, "giu"),
  new RegExp(`(?<=[,;] (?:[oy] )?|\\p{L} [oy] )(?:${ORDENES})(?= )`, "gu"),
];

/** Four letters of a folio may well be a word. */
const FOLIO = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}/g;

const findTu = (pantalla: string, texto = pantalla.replace(FOLIO, "")): string[] =>
  PATRONES.flatMap((patron) =>
    [...texto.matchAll(patron)].map(
      ({ index, 0: palabra }) => `«${palabra}» en «…${texto.slice(Math.max(0, index - 30), index + 30)}…»`,
    ),
  ).filter((cual) => !/^«(existe|insiste|consiste)»/.test(cual));

describe("el trato", () => {
  for (const [nombre, walk] of Object.entries(PASEOS))
    it(`${nombre}: en «usted» no queda ninguna palabra de «tú»`, async () => {
      const halladas: string[] = [];
      await walk(async (pagina, estado) => {
        await waitFor(() => pagina.elemento.usted, "las palabras en usted");
        await pagina.elemento.updateComplete;
        halladas.push(...findTu(pagina.textoEntero).map((cual) => `${estado}: ${cual}`));
      }, "usted");
      expect([...new Set(halladas)]).to.deep.equal([]);
    }).timeout(60_000);

  it("esta prueba ve el «tú»: todas las pantallas en «tú» lo tienen", async () => {
    for (const nombre of ["el menú", "una consulta", "el comprobante", "la búsqueda de un caso"])
      await PASEOS[nombre]?.(async (pagina, estado) => {
        expect(findTu(pagina.textoEntero), estado).not.to.be.empty;
      }, "tu");
  }).timeout(60_000);

  it("lo que pide la página manda sobre lo que dice la institución", async () => {
    const pagina = await openPagina("widget", { atributos: { trato: "usted" }, definicion: { trato: "tu" } });
    await pagina.says("¿En qué le ayudamos?");
    pagina.elemento.setAttribute("trato", "tu");
    await pagina.says("¿En qué te ayudamos?");
  });
});
