import { expect } from "chai";
import type {} from "mocha";
import { cerrado, checkAxe, enCurso, esperaPersona, estadoOf, openCaso, plazo, sentTo } from "../../../test/caso.ts";
import { waitFor } from "../../../test/pagina.ts";
import { sinRed } from "../../../test/servicio.ts";

const derivaciones = [
  {
    institucion: "Superintendencia de Salud",
    parcial: true,
    estado: "respondida" as const,
    motivo: "Una parte trata de una isapre.",
    respuesta: "La isapre debe devolver lo cobrado.",
  },
];

describe("Lo que se le pide a la persona", () => {
  it("es lo primero que se lee, con hasta cuándo, y el lugar para responder viene enseguida", async () => {
    const pagina = await openCaso(esperaPersona);
    expect(pagina.titulo).to.equal(
      "Necesitamos que nos envíes lo que te pedimos, a más tardar el miércoles 30/09/2026.",
    );
    const { texto } = pagina;
    const lugares = [
      "Lo que te pedimos Envíanos el número de la boleta",
      "Tu respuesta",
      "Archivos de tu caso",
      "Lo que ha pasado",
    ];
    expect(lugares.map((que) => texto.indexOf(que))).to.deep.equal(
      lugares.map((que) => texto.indexOf(que)).sort((a, b) => a - b),
    );
    expect(texto).to.include("Lo que te pedimos Envíanos");
    await checkAxe(pagina);
  });

  it("dice que el plazo está detenido, y desde cuándo", async () => {
    const pagina = await openCaso({ ...esperaPersona, plazo: { ...plazo, suspendidoDesde: "2026-09-23" } });
    await pagina.says("El plazo se detuvo el miércoles 23/09/2026: no corre mientras esperamos tu respuesta.");
    expect(pagina.texto).to.not.include("Te responderemos a más tardar");
  });

  it("la respuesta se agradece con el caso que sigue, y el foco queda ahí", async () => {
    const pagina = await openCaso(esperaPersona);
    await pagina.fill("Tu respuesta", "Es la boleta 1234");
    pagina.servicio.vista = enCurso;
    await pagina.click("Enviar mi respuesta");
    await pagina.says("Recibimos tu respuesta. Seguimos con tu caso.");
    await waitFor(() => pagina.foco?.matches(".gracias"), "el foco en el agradecimiento");
    expect(sentTo(pagina, "/mensajes").map(({ texto }) => JSON.parse(texto).texto)).to.deep.equal([
      "Es la boleta 1234",
    ]);
    expect(pagina.has("Enviar mi respuesta")).to.equal(false);
    expect(estadoOf(pagina).escrito.mensaje).to.equal("");
    await checkAxe(pagina);
  });

  it("si se corta la red, lo escrito sigue ahí", async () => {
    const pagina = await openCaso(esperaPersona);
    await pagina.fill("Tu respuesta", "Es la boleta 1234");
    pagina.servicio.always("/mensajes", sinRed);
    await pagina.click("Enviar mi respuesta");
    await pagina.says("No hay conexión. Lo que escribiste sigue aquí.");
    expect(pagina.field("Tu respuesta").value).to.equal("Es la boleta 1234");
  });

  it("en «usted» lo pide de usted", async () => {
    const pagina = await openCaso(esperaPersona, { definicion: { trato: "usted" } });
    await pagina.says("Lo que le pedimos");
    await pagina.says("Su respuesta");
  });
});

describe("Un caso que está también en otra parte", () => {
  it("dice dónde, por qué y qué respondieron", async () => {
    const pagina = await openCaso({ ...enCurso, derivaciones });
    await pagina.says("En otras instituciones Superintendencia de Salud · una parte de tu caso");
    await pagina.says("Por qué: Una parte trata de una isapre. Respondió: La isapre debe devolver lo cobrado.");
    await checkAxe(pagina);
  });

  it("entero, dice que el caso está allá", async () => {
    const entera = derivaciones.map(({ respuesta: _, ...una }) => ({
      ...una,
      parcial: false,
      estado: "enviada" as const,
    }));
    const pagina = await openCaso({ ...enCurso, estado: "derivado", derivaciones: entera });
    await pagina.says(
      "Dónde está tu caso Superintendencia de Salud Por qué: Una parte trata de una isapre. Se lo enviamos.",
    );
  });
});

describe("Un caso cerrado que se pidió reabrir", () => {
  const mensaje = { cuando: "2026-09-24T15:00:00.000Z", tipo: "mensaje", texto: "Nos pediste reabrir el caso" };
  const cierre = { cuando: "2026-09-23T15:00:00.000Z", tipo: "cierre", texto: "Cerramos tu caso" };

  it("lo dice, y deja agregar algo más", async () => {
    const pagina = await openCaso({ ...cerrado, bitacora: [...(enCurso.bitacora ?? []), cierre, mensaje] });
    await pagina.says("Nos pediste reabrir el caso. Lo revisaremos y la respuesta aparecerá aquí.");
    expect(pagina.has("Agregar algo más")).to.equal(true);
    expect(pagina.has("¿Algo no quedó resuelto?")).to.equal(false);
  });

  it("vuelto a cerrar, ya no está pedido", async () => {
    const pagina = await openCaso({ ...cerrado, bitacora: [mensaje, cierre] });
    expect(pagina.texto).to.not.include("Lo revisaremos y la respuesta");
    expect(pagina.has("¿Algo no quedó resuelto?")).to.equal(true);
  });
});
