import { expect } from "chai";
import { openPagina, type Pagina, waitFor } from "../../../test/pagina.ts";
import { advanceTo, openComprobante, openTramite } from "../../../test/recorrido.ts";
import { problema, Servicio, sinRed } from "../../../test/servicio.ts";

const colorOf = (pagina: Pagina) => getComputedStyle(pagina.one("[part=boton-principal]")).backgroundColor;
const openConsulta = (definicion = {}) => openTramite("consulta", "relato", { definicion });

describe("los colores", () => {
  it("sin tema de la institución son los del Estado", async () => {
    const pagina = await openConsulta({ tema: {} });
    expect(colorOf(pagina)).to.equal("rgb(0, 111, 179)");
  });

  it("el tema de la institución reemplaza a los del Estado", async () => {
    const pagina = await openConsulta({ tema: { primario: "#5b2a86" } });
    await pagina.elemento.updateComplete;
    expect(colorOf(pagina)).to.equal("rgb(91, 42, 134)");
  });

  it("lo que la página pide manda sobre el tema de la institución", async () => {
    const pagina = await openConsulta({ tema: { primario: "#5b2a86" } });
    pagina.elemento.style.setProperty("--ventanilla-primario", "#205030");
    expect(colorOf(pagina)).to.equal("rgb(32, 80, 48)");
  });

  it("la página puede vestir el botón principal por su parte", async () => {
    const hoja = new CSSStyleSheet();
    hoja.replaceSync("ventanilla-ingreso::part(boton-principal){background:rgb(1,2,3)}");
    const antes = document.adoptedStyleSheets;
    document.adoptedStyleSheets = [...antes, hoja];
    try {
      expect(colorOf(await openConsulta())).to.equal("rgb(1, 2, 3)");
    } finally {
      document.adoptedStyleSheets = antes;
    }
  });

  it("lo que se abre dentro de la ventana tiene los mismos colores", async () => {
    const pagina = await openPagina("widget", { definicion: { tema: { primario: "#5b2a86" } } });
    await waitFor(() => pagina.elemento.definicion, "la definición");
    await pagina.click("Hacer una consulta");
    await waitFor(() => pagina.all("[part=boton-principal]").length, "la primera pantalla");
    expect(colorOf(pagina)).to.equal("rgb(91, 42, 134)");
  });
});

describe("lo que se avisa a la página", () => {
  const PERSONALES = /Rosa|Soto|12\.?345\.?678|colchón|dinero|Tienda Ejemplo|@/;
  const DATOS_DEL_CASO = ["folio", "clave", "persona", "relato"];

  const expectLimpio = (pagina: Pagina) => {
    for (const { nombre, bubbles, composed, detail } of pagina.avisos) {
      expect([nombre, bubbles, composed]).to.deep.equal([nombre, true, true]);
      expect(detail).not.to.have.any.keys(...DATOS_DEL_CASO);
      expect(JSON.stringify(detail)).not.to.match(PERSONALES);
    }
  };

  it("un caso ingresado se avisa una vez, sin datos de la persona ni del caso", async () => {
    const pagina = await openComprobante("reclamo");
    expect(pagina.avisos.map(({ nombre }) => nombre)).to.deep.equal(["ventanilla-ingresado"]);
    expect(pagina.avisos[0]?.detail).to.deep.equal({ tipo: "reclamo", etapa: "mediacion" });
    expectLimpio(pagina);
  });

  it("cruza todas las sombras: también desde dentro de la ventana", async () => {
    const pagina = await openPagina("widget");
    await pagina.click("Hacer una consulta");
    await waitFor(() => pagina.all("textarea").length, "la primera pantalla");
    await advanceTo(pagina, "consulta", "revisar");
    await pagina.submit();
    await waitFor(() => pagina.avisos.length, "el aviso");
    expect(pagina.avisos[0]?.nombre).to.equal("ventanilla-ingresado");
    expectLimpio(pagina);
  });

  it("un envío que no salió avisa que quedó pendiente y por qué, y nada más", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    pagina.servicio.always("/casos", sinRed);
    await pagina.submit();
    await waitFor(() => pagina.avisos.length, "el aviso");
    expect(pagina.avisos[0]).to.deep.include({
      nombre: "ventanilla-pendiente",
      detail: { tipo: "reclamo", motivo: "sin-conexion" },
    });
    expectLimpio(pagina);
  });

  it("mirar un caso se avisa sin folio ni clave", async () => {
    const pagina = await openPagina("estado");
    pagina.servicio.keepCaso("7K3M9QXP4TWG", "483177205562");
    await pagina.fill("Folio", "7K3M-9QXP-4TWG");
    await pagina.fill("Clave", "4831 7720 5562");
    await pagina.submit();
    await waitFor(() => pagina.avisos.length, "el aviso");
    expect(pagina.avisos[0]?.nombre).to.equal("ventanilla-consultado");
    expectLimpio(pagina);
  });

  it("lo que el servicio contesta al fallar no llega a la página", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    pagina.servicio.next("/casos", problema(500, "interno", { title: "Falló el caso de Rosa Soto" }));
    await pagina.submit();
    await waitFor(() => pagina.avisos.some(({ nombre }) => nombre === "ventanilla-error"), "el aviso");
    expectLimpio(pagina);
  });
});

describe("la definición de la institución", () => {
  it("se pide una vez aunque haya varios elementos en la página", async () => {
    const servicio = new Servicio();
    const [una, otra] = [await openPagina("widget", { servicio }), await openPagina("ingreso", { servicio })];
    await waitFor(() => una.elemento.definicion && otra.elemento.definicion, "las dos definiciones");
    expect(servicio.asked("/sernac")).to.have.length(1);
  });

  it("se vuelve a pedir después de una falla", async () => {
    const servicio = new Servicio();
    servicio.always("/sernac", sinRed);
    const una = await openPagina("widget", { servicio });
    await waitFor(() => una.avisos.length, "el aviso de la falla");
    servicio.restore();
    const otra = await openPagina("widget", { servicio });
    await waitFor(() => otra.elemento.definicion, "la definición");
  });
});

describe("lo que queda en el equipo", () => {
  it("es el borrador de esta pestaña y nada más", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    expect(Object.keys(sessionStorage).every((llave) => llave.startsWith("ventanilla "))).to.equal(true);
    expect(sessionStorage.length).to.equal(1);
    // Other tests, in this same browser, have something waiting for their own services.
    const bases = (await indexedDB.databases()).filter(({ name }) => name?.includes(pagina.servicio.api));
    expect([localStorage.length, document.cookie, bases]).to.deep.equal([0, "", []]);
    await pagina.submit();
    await pagina.received();
    expect([sessionStorage.length, localStorage.length, document.cookie]).to.deep.equal([0, 0, ""]);
  });

  it("nada de lo escrito pasa a la dirección ni al historial", async () => {
    const antes = [location.href, history.length, history.state];
    await openComprobante("reclamo");
    expect([location.href, history.length, history.state]).to.deep.equal(antes);
  });

  it("no se pide nada a nadie más que al servicio", async () => {
    const pagina = await openComprobante("reclamo");
    expect(pagina.servicio.peticiones.map(({ ruta }) => ruta).filter((ruta) => !ruta.startsWith("/v1/"))).to.be.empty;
  });
});
