import { expect } from "chai";
import { type Pagina, waitFor } from "../../test/pagina.ts";
import { advanceFrom, openTramite } from "../../test/recorrido.ts";

const openPersona = () => openTramite("reclamo", "persona");

async function sendFrom(pagina: Pagina): Promise<unknown> {
  await pagina.advance();
  await advanceFrom(pagina, "reclamo", "contacto");
  await pagina.submit();
  await waitFor(() => pagina.servicio.aperturas.length, "el envío");
  await pagina.received();
  return pagina.servicio.aperturas[0]?.persona;
}

describe("decir quién eres", () => {
  it("quien no tiene RUT da su documento", async () => {
    const pagina = await openPersona();
    await pagina.click("No tengo RUT");
    await waitFor(() => pagina.field<HTMLSelectElement>("País que lo entregó").options.length > 100, "los países");
    expect(pagina.etiquetas).not.to.include("Tu RUT");
    await pagina.fill("Documento", "Pasaporte");
    await pagina.fill("Número del documento", "AB123456");
    await pagina.fill("País que lo entregó", "Haití");
    await pagina.fill("Nombres", "Rose");
    await pagina.fill("Apellidos", "Jean");
    expect(await sendFrom(pagina)).to.deep.equal({
      documento: { tipo: "pasaporte", numero: "AB123456", pais: "HT" },
      nombres: "Rose",
      apellidos: "Jean",
      comuna: "13101",
    });
  });

  it("se puede volver al RUT", async () => {
    const pagina = await openPersona();
    await pagina.click("No tengo RUT");
    await pagina.click("Sí tengo RUT");
    expect(pagina.etiquetas).to.include("Tu RUT");
  });

  it("una empresa reclama con su RUT y su nombre", async () => {
    const pagina = await openPersona();
    await pagina.click("Es a nombre de una empresa");
    expect(pagina.etiquetas).not.to.include("Apellidos");
    await pagina.fill("RUT de la empresa u organización", "76.086.428-5");
    await pagina.fill("Nombre de la empresa u organización", "Panadería Ejemplo Ltda.");
    expect(await sendFrom(pagina)).to.deep.equal({
      rut: "76.086.428-5",
      razonSocial: "Panadería Ejemplo Ltda.",
      comuna: "13101",
    });
  });

  it("lo escrito antes de cambiar de camino no viaja", async () => {
    const pagina = await openPersona();
    await pagina.fill("Tu RUT", "12.345.678-5");
    await pagina.fill("Nombres", "Rosa");
    await pagina.click("No tengo RUT");
    await waitFor(() => pagina.field<HTMLSelectElement>("País que lo entregó").options.length > 100, "los países");
    await pagina.fill("Documento", "Otro documento");
    await pagina.fill("Número del documento", "1");
    await pagina.fill("País que lo entregó", "Perú");
    await pagina.fill("Apellidos", "Soto");
    expect(await sendFrom(pagina)).not.to.have.property("rut");
  });

  it("al cambiar de camino los errores del otro se van", async () => {
    const pagina = await openPersona();
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "los errores");
    await pagina.click("No tengo RUT");
    expect(pagina.errores).to.be.empty;
  });

  it("las tres preguntas voluntarias vienen plegadas y viajan solo si se contestan", async () => {
    const pagina = await openTramite("reclamo", "contacto");
    expect(pagina.etiquetas).not.to.include("Género");
    await pagina.click("Tres preguntas voluntarias");
    await waitFor(() => pagina.etiquetas.includes("Género"), "las preguntas");
    await pagina.fill("Edad", "75 años o más");
    await advanceFrom(pagina, "reclamo", "contacto");
    await pagina.submit();
    await waitFor(() => pagina.servicio.aperturas.length, "el envío");
    expect(pagina.servicio.aperturas[0]?.caracterizacion).to.deep.equal({ tramoEdad: "75omas" });
  });
});
