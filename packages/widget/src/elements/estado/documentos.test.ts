import { expect } from "chai";
import type {} from "mocha";
import { CLAVE, cerrado, checkAxe, FOLIO, openCaso, sentTo } from "../../../test/caso.ts";
import { waitFor } from "../../../test/pagina.ts";
import { respuesta, sinRed } from "../../../test/servicio.ts";

const conCarta = {
  ...cerrado,
  bitacora: [
    ...(cerrado.bitacora ?? []),
    { cuando: "2026-09-22T15:00:00.000Z", tipo: "oficio", texto: "Te escribimos una carta" },
    { cuando: "2026-09-23T15:00:00.000Z", tipo: "cierre", texto: "Cerramos tu caso" },
  ],
};
const documentos = [
  { n: 3, clase: "carta", nombre: "Te pedimos la boleta", cuando: "2026-09-22T15:00:00.000Z" },
  { n: 4, clase: "respuesta", nombre: "Respuesta a tu consulta", cuando: "2026-09-23T15:00:00.000Z" },
];

/** Names of the files that were handed over: Firefox would open a PDF in a tab before the pages of tests that come after. */
const bajados: string[] = [];
const { click } = HTMLAnchorElement.prototype;

describe("Llevarse las cartas y respuestas", () => {
  before(() => {
    HTMLAnchorElement.prototype.click = function () {
      bajados.push(this.download);
    };
  });
  after(() => {
    HTMLAnchorElement.prototype.click = click;
  });

  it("las lista al pedirlas y las baja en PDF o como página, con el folio y la clave en el cuerpo", async () => {
    const pagina = await openCaso(conCarta);
    pagina.servicio.next("/documentos", respuesta(200, { documentos }));
    await pagina.click("Tus documentos");
    await pagina.says("Respuesta a tu consulta 23/09/2026, 12:00");
    await checkAxe(pagina);
    pagina.servicio.next("/documentos/3", () => new Response(new Blob(["%PDF-"], { type: "application/pdf" })));
    await pagina.click("Descargar Te pedimos la boleta en PDF");
    await waitFor(() => sentTo(pagina, "/documentos/3")[0], "la descarga");
    expect(JSON.parse(sentTo(pagina, "/documentos/3")[0]?.texto ?? "")).to.deep.equal({
      folio: FOLIO,
      clave: CLAVE,
      formato: "pdf",
    });
    await waitFor(() => bajados[0], "el archivo");
    expect(bajados).to.deep.equal([`carta-${FOLIO}-3.pdf`]);
  });

  it("dice qué hacer si un documento no llega", async () => {
    const pagina = await openCaso(conCarta);
    pagina.servicio.next("/documentos", respuesta(200, { documentos }));
    await pagina.click("Tus documentos");
    await pagina.says("Te pedimos la boleta");
    pagina.servicio.always("/documentos/3", sinRed);
    await pagina.click("Descargar Te pedimos la boleta en PDF");
    await pagina.says("No pudimos traer el documento. Intenta otra vez en unos minutos.");
  });

  it("no se ofrecen donde todavía no hay, ni en un tótem", async () => {
    expect((await openCaso()).texto).to.not.include("Tus documentos");
    const totem = await openCaso(conCarta, { atributos: { canal: "totem" } });
    expect(totem.texto).to.not.include("Tus documentos");
  });
});
