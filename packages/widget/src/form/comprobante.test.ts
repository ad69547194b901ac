import { expect } from "chai";
import { waitFor } from "../../test/pagina.ts";
import { openComprobante, openTramite } from "../../test/recorrido.ts";
import { Servicio } from "../../test/servicio.ts";

const agrupa = (texto: unknown, con: string) => String(texto).match(/.{4}/g)?.join(con);

/** A service that received it on a Saturday of holidays. */
function openFeriado(): Servicio {
  const servicio = new Servicio();
  servicio.comprobante = { recibidoEn: "2026-09-19T15:04:05.000Z", ingresoLegal: "2026-09-21" };
  return servicio;
}

describe("el comprobante", () => {
  it("dice primero que lo recibimos, y el título recibe el foco", async () => {
    const pagina = await openComprobante("reclamo");
    expect(pagina.titulo).to.equal("Recibimos tu reclamo");
    await waitFor(() => pagina.foco?.localName === "h2", "el foco en el título");
  });

  it("muestra el folio y la clave que se enviaron, en grupos de cuatro", async () => {
    const pagina = await openComprobante("reclamo");
    const [{ folio, clave } = {}] = pagina.servicio.aperturas;
    expect(pagina.read("[part=folio]")).to.equal(agrupa(folio, "-"));
    expect(pagina.read("[part=clave]")).to.equal(agrupa(clave, " "));
  });

  it("dice el plazo con el día y la fecha, y la hora de recepción en 24 horas", async () => {
    const { texto } = await openComprobante("reclamo");
    expect(texto).to.include("Te responderemos a más tardar el miércoles 28/10/2026.");
    expect(texto).to.include("22/09/2026, 12:04");
    expect(texto).to.include("25 días hábiles");
  });

  it("si llegó en un día inhábil, dice desde cuándo cuenta y por qué", async () => {
    const { texto } = await openComprobante("reclamo", { servicio: openFeriado() });
    expect(texto).to.include("19/09/2026").and.to.include("lunes 21/09/2026").and.to.include("día inhábil");
  });

  it("si llegó en un día hábil, no habla de días inhábiles ni sobra ninguna palabra", async () => {
    const { texto } = await openComprobante("reclamo");
    expect(texto).not.to.match(/inhábil|false|undefined|null|NaN|\[object/);
  });

  it("dice qué sigue, y lo que la institución ofrece a quien no usa internet", async () => {
    const alternativa = "También puedes venir a la oficina.";
    const pagina = await openComprobante("reclamo", { definicion: { textos: { alternativa } } });
    expect(pagina.texto).to.include("Qué sigue").and.to.include("Una persona leerá el caso.").and.include(alternativa);
  });

  it("copia el folio y la clave, y lo dice", async () => {
    const pagina = await openComprobante("reclamo");
    let copiado = "";
    const { writeText } = Clipboard.prototype;
    Clipboard.prototype.writeText = async (texto) => {
      copiado = texto;
    };
    try {
      await pagina.click("Copiar folio y clave");
      await pagina.says("Copiamos el folio y la clave.");
    } finally {
      Clipboard.prototype.writeText = writeText;
    }
    expect(copiado).to.include(pagina.read("[part=folio]")).and.to.include(pagina.read("[part=clave]"));
  });

  it("si el navegador no deja copiar, dice qué hacer", async () => {
    const pagina = await openComprobante("reclamo");
    const { writeText } = Clipboard.prototype;
    const { execCommand } = document;
    Clipboard.prototype.writeText = () => Promise.reject(new Error("no"));
    document.execCommand = () => false;
    try {
      await pagina.click("Copiar folio y clave");
      await pagina.says("No pudimos copiar. Anota el folio y la clave");
    } finally {
      Clipboard.prototype.writeText = writeText;
      document.execCommand = execCommand;
    }
  });

  it("se imprime solo, sin lo demás de la página, y después la página queda como estaba", async () => {
    const pagina = await openComprobante("reclamo");
    const { print } = window;
    let impreso: Element | null = null;
    const antes = document.adoptedStyleSheets.length;
    let veces = 0;
    window.print = () => {
      veces++;
      impreso = document.querySelector("[data-ventanilla-imprime]");
    };
    try {
      await pagina.click("Imprimir");
      await waitFor(() => veces, "la impresión");
    } finally {
      window.print = print;
    }
    expect(veces).to.equal(1);
    expect(impreso).to.equal(pagina.elemento);
    window.dispatchEvent(new Event("afterprint"));
    expect(document.querySelector("[data-ventanilla-imprime]")).to.equal(null);
    expect(document.adoptedStyleSheets).to.have.length(antes);
  });

  it("ofrece dónde ser atendido en persona, cerca de la comuna que se dio", async () => {
    const pagina = await openComprobante("reclamo");
    await pagina.click("Dónde te atienden en persona");
    await pagina.says("Dirección Regional Metropolitana");
    expect(pagina.servicio.asked("/unidades")[0]?.ruta).to.include("comuna=13101");
    expect(pagina.button<HTMLAnchorElement>("800 700 100").href).to.equal("tel:800700100");
  });

  it("muestra el estado del caso sin pedir de nuevo folio ni clave, y se puede volver", async () => {
    const pagina = await openComprobante("reclamo");
    const titulo = pagina.titulo;
    await pagina.click("Ver el estado de mi caso");
    await pagina.says("Recibimos el reclamo.");
    await pagina.click("Volver");
    await pagina.at(titulo);
  });

  it("«Terminar» deja el formulario en blanco", async () => {
    const pagina = await openComprobante("consulta");
    await pagina.click("Terminar");
    await pagina.at("¿Qué quieres preguntar?");
    expect(pagina.one<HTMLTextAreaElement>("textarea").value).to.equal("");
  });

  it("no se dice «recibimos» mientras el servicio no lo diga", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    const espera = pagina.servicio.hold("/casos");
    await pagina.submit();
    await pagina.says("Enviando tu reclamo…");
    expect(pagina.texto).not.to.match(/recibimos/i);
    espera.release();
    await pagina.says("Recibimos tu reclamo");
  });
});
