import { expect } from "chai";
import { type Pagina, waitFor } from "../../test/pagina.ts";
import { openTramite } from "../../test/recorrido.ts";

const COMUNA = "Comuna donde vives";

async function openContacto(): Promise<Pagina> {
  const pagina = await openTramite("reclamo", "contacto");
  await waitFor(() => pagina.all("[role=combobox]").length, "la búsqueda de comunas");
  return pagina;
}

const opciones = (pagina: Pagina) => pagina.all("[role=option]").map(({ textContent }) => textContent?.trim());

describe("elegir la comuna", () => {
  // First of all: the table of comunas arrives once per page, and late (see web-test-runner.config.js).
  it("lo escrito antes de que llegue la lista de comunas vale igual", async () => {
    const pagina = await openTramite("reclamo", "contacto");
    await pagina.type("arica", COMUNA);
    await waitFor(() => pagina.all("[role=combobox]").length, "la búsqueda de comunas");
    expect(pagina.field(COMUNA).value).to.equal("arica");
    await pagina.press("Tab");
    await pagina.advance();
    await pagina.submit();
    await pagina.received();
    expect(pagina.servicio.aperturas[0]?.persona).to.include({ comuna: "15101" });
  });

  it("se busca sin tildes ni eñes y se elige con el teclado", async () => {
    const pagina = await openContacto();
    await pagina.type("nuno", COMUNA);
    expect(opciones(pagina)[0]).to.equal("Ñuñoa");
    await pagina.press("ArrowDown", "Enter");
    expect(pagina.field(COMUNA).value).to.equal("Ñuñoa");
    expect(pagina.all("[role=listbox]")).to.be.empty;
  });

  it("la flecha dice cuál opción está marcada", async () => {
    const pagina = await openContacto();
    await pagina.type("san", COMUNA);
    const campo = pagina.field(COMUNA);
    expect(campo.getAttribute("aria-expanded")).to.equal("true");
    await pagina.press("ArrowDown", "ArrowDown");
    const [, segunda] = pagina.all("[role=option]");
    expect(campo.getAttribute("aria-activedescendant")).to.equal(segunda?.id);
    expect(segunda?.getAttribute("aria-selected")).to.equal("true");
    await pagina.press("ArrowUp", "ArrowUp");
    expect(campo.getAttribute("aria-activedescendant")).to.equal(pagina.all("[role=option]").at(-1)?.id);
  });

  it("Escape cierra la lista y deja lo escrito", async () => {
    const pagina = await openContacto();
    await pagina.type("san", COMUNA);
    await pagina.press("Escape");
    expect(pagina.all("[role=option]")).to.be.empty;
    expect(pagina.field(COMUNA).value).to.equal("san");
  });

  it("Enter con una opción marcada la elige y no envía el formulario", async () => {
    const pagina = await openContacto();
    const { titulo } = pagina;
    await pagina.type("valpa", COMUNA);
    await pagina.press("ArrowDown", "Enter");
    expect(pagina.titulo).to.equal(titulo);
    expect(pagina.errores).to.be.empty;
  });

  it("un nombre escrito entero vale como elegido", async () => {
    const pagina = await openContacto();
    await pagina.type("concepcion", COMUNA);
    await pagina.press("Tab");
    expect(pagina.field(COMUNA).value).to.equal("Concepción");
    await pagina.advance();
    expect(pagina.texto).to.include("Concepción");
  });

  it("se puede elegir con el ratón", async () => {
    const pagina = await openContacto();
    await pagina.type("arica", COMUNA);
    pagina.all("[role=option]")[0]?.click();
    await pagina.advance();
    expect(pagina.texto).to.include("Arica");
  });

  it("dice cuántas encontró, y si no encontró ninguna", async () => {
    const pagina = await openContacto();
    await pagina.type("zzz", COMUNA);
    await pagina.says("No encontramos esa comuna. Prueba con otras letras.");
  });

  it("viaja el código de la comuna, no su nombre", async () => {
    const pagina = await openContacto();
    await pagina.type("arica", COMUNA);
    await pagina.press("ArrowDown", "Enter");
    await pagina.advance();
    await pagina.submit();
    await waitFor(() => pagina.servicio.aperturas.length, "el envío");
    expect(pagina.servicio.aperturas[0]?.persona).to.include({ comuna: "15101" });
  });

  it("cambiar el texto después de elegir olvida la elegida", async () => {
    const pagina = await openContacto();
    await pagina.type("arica", COMUNA);
    await pagina.press("ArrowDown", "Enter");
    await pagina.type("zz");
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "el error");
    expect(pagina.errorOf(COMUNA)).to.equal("Elige tu comuna de la lista");
  });
});
