import { expect } from "chai";
import { openPagina, waitFor } from "../../../test/pagina.ts";
import { advanceFrom, answer, openComprobante, openTramite } from "../../../test/recorrido.ts";

const QUEJA = "La tienda no quiere cambiarme el colchón.";

describe("tu opinión nos interesa", () => {
  for (const [etiqueta, tipo, titulo] of [
    ["Algo que hicimos mal", "disconformidad", "Recibimos tu disconformidad"],
    ["Una idea para mejorar", "sugerencia", "Recibimos tu sugerencia"],
    ["Una felicitación", "reconocimiento", "Recibimos tu felicitación"],
  ] as const)
    it(`«${etiqueta}» se envía como ${tipo}, sin decir quién eres`, async () => {
      const pagina = await openTramite("soni", "tipo");
      await pagina.choose(etiqueta);
      await pagina.advance();
      await advanceFrom(pagina, "soni", "relato");
      await pagina.submit();
      await pagina.at(titulo);
      const [cuerpo] = pagina.servicio.aperturas;
      expect(cuerpo?.tipo).to.equal(tipo);
      expect(cuerpo).not.to.have.property("persona");
    });

  it("ofrece solo los tipos que la institución recibe", async () => {
    const pagina = await openTramite("soni", "tipo", { definicion: { tipos: ["sugerencia", "reconocimiento"] } });
    expect(pagina.texto).not.to.include("Algo que hicimos mal");
    expect(pagina.texto).to.include("Una idea para mejorar");
  });

  it("con el tipo puesto por la página no pregunta el tipo", async () => {
    const pagina = await openPagina("soni", { atributos: { tipo: "sugerencia" } });
    await pagina.at("Cuéntanos tu opinión");
  });

  it("quien quiera puede decir quién es y de qué oficina habla", async () => {
    const pagina = await openTramite("soni", "servicio");
    await waitFor(() => pagina.field<HTMLSelectElement>("Oficina").options.length > 1, "las oficinas");
    await pagina.fill("Oficina", "Dirección Regional de Valparaíso");
    await pagina.fill("Folio de un caso anterior", "7K3M-9QXP-4TWG");
    await pagina.advance();
    await pagina.fill("Nombres", "Rosa");
    await pagina.advance();
    await pagina.advance();
    expect(pagina.texto).to.include("Dirección Regional de Valparaíso").and.to.include("Rosa");
    await pagina.submit();
    await waitFor(() => pagina.servicio.aperturas.length, "el envío");
    const [cuerpo] = pagina.servicio.aperturas;
    expect(cuerpo).to.deep.include({ unidad: "valpo", persona: { nombres: "Rosa" } });
    expect(cuerpo?.folioRelacionado).to.match(/^7K3M-?9QXP-?4TWG$/);
  });

  it("en la revisión, lo que se dejó en blanco se dice y se puede cambiar", async () => {
    const pagina = await openTramite("soni", "revisar");
    expect(pagina.texto).to.include("Sin indicar");
    await pagina.click(/^Cambiar: ¿Nos quieres decir quién eres\?/);
    await pagina.at("¿Nos quieres decir quién eres?");
  });

  it("si las oficinas no llegan se puede seguir sin elegir una", async () => {
    const pagina = await openTramite("soni", "relato");
    pagina.servicio.always("/unidades", () => Promise.reject(new TypeError("Failed to fetch")));
    await answer(pagina, "soni", "relato");
    await pagina.advance();
    await pagina.says("No pudimos traer las oficinas. Puedes seguir sin elegir una.");
    await pagina.advance();
  });
});

describe("una queja contra una tienda escrita como opinión", () => {
  it("se ofrece presentarla como reclamo y lleva el texto", async () => {
    const pagina = await openTramite("soni", "relato");
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), QUEJA);
    await pagina.click("Presentarlo como reclamo");
    await pagina.at("Cuéntanos qué pasó");
    expect(pagina.one<HTMLTextAreaElement>("textarea").value).to.equal(QUEJA);
  });

  it("enviado el reclamo, la opinión a medias se borra", async () => {
    const pagina = await openTramite("soni", "relato");
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), QUEJA);
    await pagina.click("Presentarlo como reclamo");
    await pagina.at("Cuéntanos qué pasó");
    await pagina.advance();
    await advanceFrom(pagina, "reclamo", "materia");
    await pagina.submit();
    await pagina.at("Recibimos tu reclamo");
    expect(pagina.servicio.aperturas[0]?.relato).to.equal(QUEJA);
    expect(sessionStorage.length).to.equal(0);
  });

  it("se puede volver a la opinión, con su texto", async () => {
    const pagina = await openTramite("soni", "relato");
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), QUEJA);
    await pagina.click("Presentarlo como reclamo");
    await pagina.at("Cuéntanos qué pasó");
    await pagina.click("Volver");
    await pagina.at("Cuéntanos tu opinión");
    expect(pagina.one<HTMLTextAreaElement>("textarea").value).to.equal(QUEJA);
  });

  it("no se ofrece donde la institución no recibe reclamos", async () => {
    const definicion = { tipos: ["consulta", "disconformidad"] as ("consulta" | "disconformidad")[] };
    const pagina = await openTramite("soni", "relato", { definicion });
    expect(pagina.has("Presentarlo como reclamo")).to.equal(false);
  });

  it("una opinión enviada muestra su comprobante con folio y clave", async () => {
    const pagina = await openComprobante("soni");
    expect(pagina.read("[part=folio]")).to.match(/^\w{4}-\w{4}-\w{4}$/);
  });
});
