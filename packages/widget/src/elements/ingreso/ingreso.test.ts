import { expect } from "chai";
import { openPagina, waitFor } from "../../../test/pagina.ts";
import {
  advanceFrom,
  advanceTo,
  answer,
  listPantallas,
  openComprobante,
  openTramite,
} from "../../../test/recorrido.ts";
import { Servicio, sinRed } from "../../../test/servicio.ts";

describe("una consulta", () => {
  it("se envía con una pregunta y un nombre", async () => {
    const pagina = await openComprobante("consulta");
    const [{ folio, clave, ...cuerpo } = {}] = pagina.servicio.aperturas;
    expect(cuerpo).to.deep.equal({
      tipo: "consulta",
      canal: "internet",
      relato: "¿Puedo cambiar un regalo?",
      persona: { nombres: "Rosa" },
    });
    expect([folio, clave].map((llave) => String(llave).length)).to.deep.equal([12, 12]);
  });

  it("dice en qué paso se va, y el último es revisar", async () => {
    const pagina = await openTramite("consulta", "relato");
    await pagina.says("Paso 1 de 3");
    await advanceTo(pagina, "consulta", "persona");
    await pagina.says("Paso 2 de 3");
    await advanceFrom(pagina, "consulta", "persona");
    await pagina.says("Paso 3 de 3");
  });
});

describe("un reclamo", () => {
  it("se envía con lo que el contrato pide", async () => {
    const pagina = await openComprobante("reclamo");
    expect(pagina.servicio.aperturas).to.have.length(1);
    expect(pagina.servicio.aperturas[0]).to.deep.include({
      tipo: "reclamo",
      materia: "comercio.garantia",
      proveedor: { nombre: "Tienda Ejemplo" },
      persona: { rut: "12.345.678-5", nombres: "Rosa", apellidos: "Soto Rojas", comuna: "13101" },
    });
  });

  it("muestra el aviso de privacidad de la institución antes de pedir un dato", async () => {
    const pagina = await openTramite("reclamo", "relato");
    await pagina.click("Cómo cuidamos tus datos");
    await pagina.says("La ley protege los datos de quien escribe.");
  });

  it("empieza a escribirse antes de que llegue la definición", async () => {
    const servicio = new Servicio();
    const espera = servicio.hold("/sernac");
    const pagina = await openPagina("ingreso", { servicio, atributos: { tipo: "reclamo" } });
    await answer(pagina, "reclamo", "relato");
    espera.release();
    await pagina.advance();
    expect(pagina.titulo).to.equal("¿De qué se trata?");
  });

  it("sin conexión al continuar, lo dice y deja volver a intentarlo", async () => {
    const servicio = new Servicio();
    servicio.always("/sernac", sinRed);
    const pagina = await openPagina("ingreso", { servicio, atributos: { tipo: "reclamo" } });
    await answer(pagina, "reclamo", "relato");
    await pagina.submit();
    await pagina.says("No hay conexión. Lo que escribiste sigue aquí.");
    servicio.restore();
    await pagina.advance();
    expect(pagina.titulo).to.equal("¿De qué se trata?");
  });

  it("cada pantalla pone el foco en su título", async () => {
    const pagina = await openTramite("reclamo", "relato");
    const pantallas = listPantallas("reclamo");
    for (const [i, pantalla] of pantallas.slice(0, -1).entries()) {
      await advanceFrom(pagina, "reclamo", pantalla, pantallas[i + 1]);
      await waitFor(() => pagina.foco?.localName === "h2", `el foco en el título después de ${pantalla}`);
    }
  });
});

describe("«Volver»", () => {
  it("desde el final hasta el principio no pierde nada, y se puede enviar", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    const { texto } = pagina;
    const titulos = [pagina.titulo];
    while (pagina.has("Volver")) {
      const antes = pagina.titulo;
      await pagina.click("Volver");
      await waitFor(() => pagina.titulo !== antes, "la pantalla anterior");
      titulos.push(pagina.titulo);
    }
    expect(titulos).to.have.length(listPantallas("reclamo").length);
    expect(pagina.titulo).to.equal("Cuéntanos qué pasó");
    while (pagina.titulo !== "Revisa antes de enviar") await pagina.advance();
    expect(pagina.texto).to.equal(texto);
  });
});

describe("revisar antes de enviar", () => {
  it("muestra cada respuesta como se lee, y ninguna vacía", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    for (const dicho of ["Compré un colchón y llegó roto.", "Tienda Ejemplo", "12.345.678-5", "Soto Rojas", "Santiago"])
      expect(pagina.texto).to.include(dicho);
    expect(pagina.texto).not.to.match(/undefined|null|13101|comercio\.garantia|false/);
  });

  const CAMBIOS = [
    ["Lo que pasó", "Compré una mesa y llegó sin patas.", "textarea"],
    ["Nombre de la empresa o tienda", "Otra Tienda", "input"],
    ["Tu RUT", "10.000.013-K", "input"],
  ] as const;
  for (const [etiqueta, valor, clase] of CAMBIOS)
    it(`«Cambiar: ${etiqueta}» lleva al campo, y después vuelve a la revisión con el cambio`, async () => {
      const pagina = await openTramite("reclamo", "revisar");
      await pagina.click(`Cambiar: ${etiqueta}`);
      await waitFor(() => pagina.foco?.localName === clase, "el foco en el campo");
      await pagina.write(pagina.foco as HTMLInputElement, valor);
      await pagina.advance();
      expect(pagina.titulo).to.equal("Revisa antes de enviar");
      expect(pagina.texto).to.include(valor);
    });

  it("un cambio que exige otra respuesta pasa por ella antes de volver", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    await pagina.click("Cambiar: Tu RUT");
    await pagina.click("No tengo RUT");
    await pagina.submit();
    await waitFor(() => pagina.errores.length, "los errores");
    expect(pagina.errores).to.include("Elige tu documento");
  });
});
