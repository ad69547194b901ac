import { expect } from "chai";
import { type Pagina, waitFor } from "../../test/pagina.ts";
import { answer, openComprobante, openTramite } from "../../test/recorrido.ts";

const autocompletes = (pagina: Pagina) =>
  pagina.all<HTMLInputElement>("input:not([type=radio])").map((campo) => campo.getAttribute("autocomplete"));

describe("el borrador", () => {
  it("al recargar en la misma pestaña se sigue en la misma pantalla y con lo escrito", async () => {
    const antes = await openTramite("reclamo", "persona");
    await antes.fill("Tu RUT", "12.345.678-5");
    const pagina = await antes.reload();
    await pagina.at("¿Quién eres?");
    expect(pagina.field("Tu RUT").value).to.equal("12.345.678-5");
    await pagina.click("Volver");
    await pagina.at("¿Con qué empresa fue?");
    expect(pagina.field("Nombre de la empresa o tienda").value).to.equal("Tienda Ejemplo");
  });

  it("cada trámite tiene el suyo", async () => {
    const consulta = await openTramite("consulta", "persona");
    const reclamo = await openTramite("reclamo", "relato", { servicio: consulta.servicio });
    expect(reclamo.one<HTMLTextAreaElement>("textarea").value).to.equal("");
  });

  it("se borra al enviar", async () => {
    const pagina = await openComprobante("reclamo");
    expect(sessionStorage.length).to.equal(0);
    const otra = await pagina.reload();
    expect(otra.one<HTMLTextAreaElement>("textarea").value).to.equal("");
  });

  it("sin lugar donde guardar, se puede enviar igual", async () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException("Lleno", "QuotaExceededError");
    };
    try {
      await openComprobante("consulta");
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });

  it("en casa, el navegador puede ayudar a llenar nombre, correo y teléfono", async () => {
    const pagina = await openTramite("reclamo", "persona");
    expect(autocompletes(pagina)).to.include.members(["given-name", "family-name"]);
  });

  for (const canal of ["totem", "biblioteca"]) {
    const atributos = { canal };

    it(`en ${canal} no se guarda nada, y se dice`, async () => {
      const pagina = await openTramite("reclamo", "revisar", { atributos });
      expect(sessionStorage.length).to.equal(0);
      await pagina.says("Este equipo es compartido: no guardamos lo que escribes.");
      const otra = await pagina.reload();
      expect(otra.one<HTMLTextAreaElement>("textarea").value).to.equal("");
    });

    it(`en ${canal} el navegador no recuerda ni ofrece lo que otra persona escribió`, async () => {
      const pagina = await openTramite("reclamo", "persona", { atributos });
      expect(new Set(autocompletes(pagina))).to.deep.equal(new Set(["off"]));
      expect(pagina.one("form").getAttribute("autocomplete")).to.equal("off");
      await answer(pagina, "reclamo", "persona");
      await pagina.advance();
      expect(new Set(autocompletes(pagina))).to.deep.equal(new Set(["off"]));
    });

    it(`en ${canal} el caso viaja con su canal y su punto`, async () => {
      const pagina = await openComprobante("consulta", { atributos: { canal, punto: "biblioteca-13101-01" } });
      expect(pagina.servicio.aperturas[0]).to.include({ canal, punto: "biblioteca-13101-01" });
    });

    it(`en ${canal} «Terminar» no deja rastro en la pantalla`, async () => {
      const pagina = await openComprobante("reclamo", { atributos });
      const folio = pagina.read("[part=folio]");
      await pagina.click("Terminar");
      await waitFor(() => pagina.titulo === "Cuéntanos qué pasó", "la primera pantalla");
      expect(pagina.textoEntero).not.to.include(folio);
      expect(pagina.one<HTMLTextAreaElement>("textarea").value).to.equal("");
    });
  }
});
