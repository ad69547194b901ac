import { expect } from "chai";
import { checkAxe } from "../../test/caso.ts";
import { type Pagina, settle, waitFor } from "../../test/pagina.ts";
import { openTramite } from "../../test/recorrido.ts";
import { problema, respuesta } from "../../test/servicio.ts";

const EMPRESA = "Nombre de la empresa o tienda";
const NOMBRES = ["Falabella Retail S.A.", "Banco Falabella"];

async function openProveedor(nombres = NOMBRES): Promise<Pagina> {
  const pagina = await openTramite("reclamo", "proveedor");
  const proveedores = nombres.map((nombre) => ({ nombre }));
  pagina.servicio.propias["/proveedores"] = respuesta(200, { proveedores });
  return pagina;
}

const opciones = (pagina: Pagina) => pagina.all("[role=option]").map(({ textContent }) => textContent?.trim());
const listed = (pagina: Pagina) => waitFor(() => opciones(pagina).length, "las empresas");

describe("el nombre de la empresa", () => {
  it("ofrece las que se parecen, aunque se escriba con erratas, y se elige con el teclado", async () => {
    const pagina = await openProveedor();
    await pagina.type("falavela", EMPRESA);
    await listed(pagina);
    expect(opciones(pagina)).to.deep.equal(NOMBRES);
    await pagina.says("2 empresas parecidas");
    await checkAxe(pagina);
    await pagina.press("ArrowDown", "ArrowDown", "Enter");
    expect(pagina.field(EMPRESA).value).to.equal("Banco Falabella");
    expect(pagina.all("[role=listbox]")).to.be.empty;
    await pagina.advance();
    expect(pagina.titulo).to.equal("¿Quién eres?");
  });

  it("una lista que se abre bajo el dedo no elige por la persona; un momento después, sí", async () => {
    const pagina = await openProveedor();
    await pagina.type("falavela", EMPRESA);
    await listed(pagina);
    pagina.one("[role=option]").click();
    await pagina.elemento.updateComplete;
    expect(pagina.field(EMPRESA).value).to.equal("falavela");
    await settle(550);
    pagina.one("[role=option]").click();
    await pagina.elemento.updateComplete;
    expect(pagina.field(EMPRESA).value).to.equal(NOMBRES[0]);
  });

  it("vale cualquier nombre: no hay que elegir ninguna", async () => {
    const pagina = await openProveedor();
    await pagina.type("Almacén Don Ejemplo", EMPRESA);
    await listed(pagina);
    await pagina.press("Escape");
    expect(pagina.field(EMPRESA).value).to.equal("Almacén Don Ejemplo");
    await pagina.advance();
    expect(pagina.titulo).to.equal("¿Quién eres?");
  });

  it("se pregunta una vez por pausa, y no con dos letras", async () => {
    const pagina = await openProveedor();
    await pagina.type("fa", EMPRESA);
    await settle(100);
    expect(pagina.servicio.asked("/proveedores")).to.have.length(0);
    await pagina.paste("labella", EMPRESA);
    await listed(pagina);
    expect(pagina.servicio.asked("/proveedores").map(({ ruta }) => ruta.split("?")[1])).to.deep.equal(["q=falabella"]);
  });

  it("si el servicio falla, es un campo como cualquiera", async () => {
    const pagina = await openProveedor();
    pagina.servicio.always("/proveedores", problema(503, "no-disponible"));
    await pagina.type("falabella", EMPRESA);
    await waitFor(() => pagina.servicio.asked("/proveedores").length, "la pregunta");
    await settle(100);
    expect(pagina.all("[role=listbox], .error")).to.be.empty;
    await pagina.advance();
    expect(pagina.titulo).to.equal("¿Quién eres?");
  });

  it("lo que llega cuando ya se dejó el campo no se abre encima de otro", async () => {
    const pagina = await openProveedor();
    const espera = pagina.servicio.hold("/proveedores");
    await pagina.type("falabella", EMPRESA);
    await waitFor(() => pagina.servicio.asked("/proveedores").length, "la pregunta");
    await pagina.press("Tab");
    espera.release();
    await settle(100);
    expect(pagina.all("[role=listbox]")).to.be.empty;
  });
});
