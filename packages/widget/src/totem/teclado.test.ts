import { expect } from "chai";
import { type Control, type Pagina, waitFor } from "../../test/pagina.ts";
import { openTotem, press, tap, tapTecla, writeTeclas } from "../../test/totem.ts";
import { listTeclas } from "./teclas.ts";

const openCampo = async (tramite: string, etiqueta: string): Promise<[Pagina, Control]> => {
  const pagina = await openTotem();
  await press(pagina, tramite);
  const control = await waitFor(() => pagina.field<Control>(etiqueta), etiqueta);
  await tap(control);
  await waitFor(() => pagina.all("ventanilla-teclado").length, "el teclado");
  return [pagina, control];
};

describe("los teclados de un tótem", () => {
  it("tienen ñ, tildes, diéresis, y lo que pide un correo", () => {
    const signos = (clase: "letras" | "correo") => listTeclas(clase).flatMap((fila) => fila.map(({ valor }) => valor));
    expect(signos("letras")).to.include.members([..."ñáéíóúü"]);
    expect(signos("correo")).to.include.members(["@", ".", "-", "_"]);
    expect(signos("correo")).not.to.include("ñ");
  });

  it("escriben donde está el cursor, también sobre lo marcado, y el foco no sale del campo", async () => {
    const [pagina, campo] = (await openCampo("Hacer una consulta", "¿Qué quieres preguntar?")) as [
      Pagina,
      HTMLTextAreaElement,
    ];
    await writeTeclas(pagina, "el ñandú");
    expect(campo.value).to.equal("El ñandú");
    campo.setSelectionRange(3, 8);
    await writeTeclas(pagina, "pez");
    expect(campo.value).to.equal("El pez");
    for (const tecla of ["izquierda", "izquierda", "izquierda", "borrar"]) await tapTecla(pagina, tecla);
    expect([campo.value, campo.selectionStart]).to.deep.equal(["Elpez", 2]);
    await tapTecla(pagina, "entrada");
    expect(campo.value).to.equal("El\npez");
    expect(pagina.foco).to.equal(campo);
  });

  it("ponen la mayúscula al comenzar una frase, y la sueltan", async () => {
    const [pagina, campo] = await openCampo("Hacer una consulta", "¿Qué quieres preguntar?");
    await writeTeclas(pagina, "hola. adiós");
    expect(campo.value).to.equal("Hola. Adiós");
    await tapTecla(pagina, "mayusculas");
    await writeTeclas(pagina, "sí");
    expect(campo.value).to.equal("Hola. AdiósSí");
  });

  it("para el folio, letras que no se confunden con números; para la clave, solo números", async () => {
    const [pagina, folio] = await openCampo("Estado de tu caso", "Folio");
    await writeTeclas(pagina, "7K3M9QXP4TWG");
    expect(folio.value).to.equal("7K3M-9QXP-4TWG");
    await tap(pagina.field("Clave"));
    await waitFor(() => pagina.one("ventanilla-teclado").getAttribute("clase") === "cifras", "los números");
    await writeTeclas(pagina, "48317");
    await tapTecla(pagina, "borrar");
    // What the shape put there goes with the figure before it: whoever holds the key down is never stuck.
    await tapTecla(pagina, "borrar");
    expect(pagina.field("Clave").value).to.equal("483");
  });

  it("llega solo el nuestro: el del equipo no aparece, y nada se completa ni se corrige", async () => {
    const [, campo] = await openCampo("Estado de tu caso", "Folio");
    expect([
      campo.getAttribute("inputmode"),
      campo.getAttribute("autocomplete"),
      campo.getAttribute("spellcheck"),
    ]).to.deep.equal(["none", "off", "false"]);
  });

  it("una tecla de verdad lo guarda; un dedo lo trae de vuelta", async () => {
    const [pagina, campo] = await openCampo("Estado de tu caso", "Folio");
    await pagina.press("Tab");
    campo.focus();
    expect(pagina.all("ventanilla-teclado"), "Tab no escribe").to.have.length(1);
    await pagina.press("7");
    await waitFor(() => !pagina.all("ventanilla-teclado").length, "que se guarde");
    expect(campo.value).to.equal("7");
    await tap(campo);
    await waitFor(() => pagina.all("ventanilla-teclado").length, "el teclado otra vez");
  });

  it("se maneja sin dedos: con Intro y con las flechas, y se sabe de qué campo es", async () => {
    const [pagina, campo] = await openCampo("Estado de tu caso", "Clave");
    const grupo = pagina.one("ventanilla-teclado").shadowRoot?.querySelector("[role=group]");
    expect(grupo?.getAttribute("aria-label")).to.equal("Teclas para: Clave");
    grupo?.querySelector<HTMLElement>("[data-tecla='5']")?.focus();
    await pagina.press("Enter", "ArrowRight", "Enter", "ArrowDown", "Enter");
    expect(campo.value).to.equal("569");
    expect(pagina.all("ventanilla-teclado")).to.have.length(1);
  });

  it("«Listo» lo guarda", async () => {
    const [pagina] = await openCampo("Estado de tu caso", "Clave");
    await tapTecla(pagina, "listo");
    await waitFor(() => !pagina.all("ventanilla-teclado").length, "que se guarde");
  });
});
