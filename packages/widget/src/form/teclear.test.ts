import { expect } from "chai";
import { type Pagina, waitFor } from "../../test/pagina.ts";
import { advanceFrom, openTramite } from "../../test/recorrido.ts";

const openPersona = () => openTramite("reclamo", "persona");
const readCampo = (pagina: Pagina, etiqueta: string) => pagina.field(etiqueta).value;

describe("escribir un RUT", () => {
  it("se ordena con puntos y guion mientras se escribe", async () => {
    const pagina = await openPersona();
    await pagina.type("123456785", "Tu RUT");
    expect(readCampo(pagina, "Tu RUT")).to.equal("12.345.678-5");
  });

  it("la k minúscula vale", async () => {
    const pagina = await openPersona();
    await pagina.type("10000013k", "Tu RUT");
    expect(readCampo(pagina, "Tu RUT")).to.match(/^10\.000\.013-k$/i);
    await pagina.fill("Nombres", "Rosa");
    await pagina.fill("Apellidos", "Soto");
    await pagina.advance();
  });

  for (const pegado of ["12.345.678-5", "12345678-5", "12345678–5", " 12 345 678 5 ", "012345678-5"])
    it(`se puede pegar «${pegado}»`, async () => {
      const pagina = await openPersona();
      await pagina.paste(pegado, "Tu RUT");
      await pagina.fill("Nombres", "Rosa");
      await pagina.fill("Apellidos", "Soto");
      await pagina.advance();
      expect(pagina.titulo).to.equal("¿Cómo te ubicamos?");
    });

  it("borrar y corregir en la mitad deja el cursor donde estaba", async () => {
    const pagina = await openPersona();
    await pagina.type("123456785", "Tu RUT");
    const campo = pagina.field("Tu RUT");
    campo.setSelectionRange(4, 4);
    await pagina.press("Backspace");
    await pagina.type("9");
    expect(campo.value).to.equal("12.945.678-5");
    expect(campo.selectionStart).to.equal(4);
  });

  it("se puede borrar entero con la tecla de retroceso", async () => {
    const pagina = await openPersona();
    await pagina.type("12345", "Tu RUT");
    await pagina.press(..."Backspace,".repeat(7).split(",").filter(Boolean));
    expect(readCampo(pagina, "Tu RUT")).to.equal("");
  });
});

describe("escribir dinero", () => {
  it("lleva puntos de mil mientras se escribe y viaja como número entero", async () => {
    const pagina = await openTramite("reclamo", "peticion");
    await pagina.type("1249990", "¿De cuánto dinero se trata?");
    expect(readCampo(pagina, "¿De cuánto dinero se trata?")).to.equal("1.249.990");
    await advanceFrom(pagina, "reclamo", "peticion");
    expect(pagina.texto).to.include("$1.249.990");
    await pagina.submit();
    await waitFor(() => pagina.servicio.aperturas.length, "el envío");
    expect(pagina.servicio.aperturas[0]?.monto).to.equal(1_249_990);
  });

  it("acepta el signo peso", async () => {
    const pagina = await openTramite("reclamo", "peticion");
    await pagina.paste("$49.990", "¿De cuánto dinero se trata?");
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), "Que me devuelvan el dinero.");
    await pagina.advance();
  });

  it("no se come lo que no es un número: lo deja escrito y dice cómo escribirlo", async () => {
    const pagina = await openTramite("reclamo", "peticion");
    await pagina.type("20 lucas", "¿De cuánto dinero se trata?");
    expect(readCampo(pagina, "¿De cuánto dinero se trata?")).to.equal("20 lucas");
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "el error");
    expect(pagina.errorOf("¿De cuánto dinero se trata?")).to.include("escribe solo números");
  });
});

describe("escribir un folio", () => {
  it("se agrupa de a cuatro, en mayúsculas", async () => {
    const pagina = await openTramite("soni", "servicio");
    await pagina.type("7k3m9qxp4twg", "Folio de un caso anterior");
    expect(readCampo(pagina, "Folio de un caso anterior")).to.equal("7K3M-9QXP-4TWG");
  });

  it("con una letra cambiada se dice antes de preguntarle al servicio", async () => {
    const pagina = await openTramite("soni", "servicio");
    await pagina.type("7k3m9qxp4twx", "Folio de un caso anterior");
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "el error");
    expect(pagina.errorOf("Folio de un caso anterior")).to.include("una letra o número no calza");
  });
});
