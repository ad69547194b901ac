import { expect } from "chai";
import type {} from "mocha";
import { CLAVE, checkAxe, enCurso, FOLIO, lookup, openBusqueda, openCaso, sentTo } from "../../../test/caso.ts";
import { openPagina, settle, waitFor } from "../../../test/pagina.ts";
import { respuesta, Servicio, sinRed } from "../../../test/servicio.ts";

describe("Buscar un caso", () => {
  it("dice que el folio está mal escrito sin preguntar al servicio", async () => {
    const pagina = await openBusqueda();
    await lookup(pagina, "7K3M9QXP4TWX");
    expect(pagina.errorOf("Folio")).to.match(/^Revisa el folio/);
    expect(pagina.errorOf("Clave")).to.equal(undefined);
    expect(sentTo(pagina, "")).to.have.length(0);
  });

  it("dice qué falta, en un resumen que toma el foco y lleva a cada campo", async () => {
    const pagina = await openBusqueda();
    await pagina.submit();
    await waitFor(() => pagina.foco?.matches("[part=resumen]"), "el foco en el resumen");
    expect(pagina.resumen).to.deep.equal(["Escribe el folio", "Escribe la clave"]);
    pagina.all("[part=resumen] a")[1]?.click();
    expect(pagina.foco).to.equal(pagina.field("Clave"));
    await checkAxe(pagina);
  });

  it("ordena en grupos lo que se teclea", async () => {
    const pagina = await openBusqueda();
    await pagina.type("7k3m9qxp4twg", "Folio");
    await pagina.type("483177205562", "Clave");
    expect(pagina.field("Folio").value).to.equal("7K3M-9QXP-4TWG");
    expect(pagina.field("Clave").value).to.equal("4831 7720 5562");
    expect(pagina.field("Clave").inputMode).to.equal("numeric");
  });

  it("lee el folio y la clave con espacios y minúsculas, y con la letra o por el cero", async () => {
    const pagina = await openBusqueda();
    await lookup(pagina, " 7k3m 9qxp-4twg ", "4831-7720-5562");
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
  });

  it("muestra el caso por sus propiedades, y no las deja en los atributos", async () => {
    const servicio = new Servicio();
    servicio.vista = enCurso;
    servicio.keepCaso(FOLIO, CLAVE);
    const pagina = await openPagina("estado", { servicio });
    Object.assign(pagina.elemento, { folio: FOLIO, clave: CLAVE });
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
    expect(pagina.elemento.outerHTML).to.not.include(FOLIO).and.not.include(CLAVE);
    expect(sentTo(pagina, "")).to.have.length(1);
  });

  it("dice lo mismo si falla el folio o la clave, y deja lo escrito", async () => {
    const pagina = await openBusqueda();
    await lookup(pagina, FOLIO, "000000000000");
    await pagina.says("No encontramos un caso con ese folio y esa clave. Revisa ambos");
    const conClaveMala = pagina.read("[part=resumen]");
    expect(pagina.texto).to.not.include("Buscando");
    expect(pagina.foco).to.equal(pagina.one("[part=resumen]"));
    expect(pagina.field("Folio").value).to.equal("7K3M-9QXP-4TWG");
    await lookup(pagina, "ABCDEFGHJKMY");
    await settle();
    await pagina.says("No encontramos un caso");
    expect(pagina.read("[part=resumen]")).to.equal(conClaveMala);
    await checkAxe(pagina);
  });

  it("sin conexión lo dice, no pierde nada y sirve volver a intentarlo", async () => {
    const pagina = await openBusqueda();
    pagina.servicio.always("/seguimiento", sinRed);
    await lookup(pagina);
    await pagina.says("No hay conexión. Lo que escribiste sigue aquí.");
    expect(pagina.field("Clave").value).to.equal("4831 7720 5562");
    pagina.servicio.restore();
    await pagina.submit();
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
  });

  it("pregunta una sola vez aunque se apriete dos veces", async () => {
    const pagina = await openBusqueda();
    const espera = pagina.servicio.hold("/seguimiento");
    await lookup(pagina);
    await pagina.submit();
    await pagina.says("Buscando tu caso");
    espera.release();
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
    expect(sentTo(pagina, "")).to.have.length(1);
  });

  it("si hay que comprobar que es una persona, lo dice con calma y sigue solo", async () => {
    const pagina = await openBusqueda();
    const prueba = { desafio: "desafio-1", dificultad: 0, vence: "2027-01-01T00:00:00.000Z" };
    pagina.servicio.next(
      "/seguimiento",
      respuesta(428, { type: "prueba-requerida", title: "Prueba", status: 428, solicitud: "s", prueba }),
    );
    const espera = pagina.servicio.hold("/seguimiento");
    await lookup(pagina);
    await pagina.says("Comprobando que eres una persona. Tarda unos segundos…");
    espera.release();
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
    expect(sentTo(pagina, "")[1]?.cabeceras.get("Prueba")).to.equal("desafio-1.0");
  });

  it("no deja nada guardado ni pide al navegador que lo recuerde", async () => {
    const pagina = await openCaso(enCurso, { atributos: { canal: "biblioteca" } });
    expect({ ...sessionStorage, ...localStorage }).to.deep.equal({});
    await pagina.click("Ver otro caso");
    for (const campo of ["Folio", "Clave"]) expect(pagina.field(campo).autocomplete).to.equal("off");
  });
});
