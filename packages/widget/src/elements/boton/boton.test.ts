import "axe-core/axe.js";
import { expect } from "chai";
import type {} from "mocha";
import { openPagina, type Pagina, waitFor } from "../../../test/pagina.ts";
import type { Elemento } from "../base/elemento.ts";
import type { Boton } from "./boton.ts";

const ABRIR = "¿Necesitas ayuda?";

async function openVentana(atributos: Record<string, string> = {}): Promise<Pagina> {
  const pagina = await openPagina("boton", { atributos });
  pagina.button(ABRIR).focus();
  await pagina.press("Enter");
  await pagina.at("¿En qué te ayudamos?");
  return pagina;
}

const dialogoOf = (pagina: Pagina) => pagina.elemento.renderRoot.querySelector("dialog") as HTMLDialogElement;

describe("El botón de la ventanilla", () => {
  it("espera en la esquina, con un blanco que se acierta con el dedo", async () => {
    const pagina = await openPagina("boton");
    const { width, height, right, bottom } = pagina.button(ABRIR).getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(48);
    expect(innerWidth - right).to.be.within(8, 48);
    expect(innerHeight - bottom).to.be.within(8, 48);
    expect(pagina.all("ventanilla-widget")).to.have.length(0);
  });

  it("abre la ventanilla con sus mismos atributos", async () => {
    const pagina = await openVentana({ canal: "biblioteca", punto: "biblioteca-13101-01" });
    const { institucion, api, canal, punto } = pagina.one<Elemento>("ventanilla-widget");
    expect({ institucion, api, canal, punto }).to.deep.equal({
      institucion: "sernac",
      api: pagina.servicio.api,
      canal: "biblioteca",
      punto: "biblioteca-13101-01",
    });
  });

  it("mientras está abierta, la página de atrás no se mueve ni se alcanza con el teclado", async () => {
    const pagina = await openVentana();
    expect(dialogoOf(pagina).matches(":modal")).to.equal(true);
    expect(getComputedStyle(document.documentElement).overflow).to.equal("hidden");
    const paradas: (string | undefined)[] = [];
    for (let i = 0; i < 5; i++) {
      await pagina.press("Tab");
      paradas.push(pagina.foco?.getAttribute("part") ?? undefined);
    }
    expect(paradas).to.deep.equal(["cerrar", "opcion", "opcion", "opcion", "opcion"]);
    pagina.button(ABRIR).focus();
    expect(pagina.foco).to.not.equal(pagina.button(ABRIR));
    pagina.elemento.remove();
    expect(getComputedStyle(document.documentElement).overflow).to.not.equal("hidden");
  });

  it("se cierra con Escape y el foco vuelve al botón", async () => {
    const pagina = await openVentana();
    await pagina.press("Escape");
    await waitFor(() => !dialogoOf(pagina).open, "el cierre");
    expect(pagina.foco).to.equal(pagina.button(ABRIR));
    expect(getComputedStyle(document.documentElement).overflow).to.not.equal("hidden");
  });

  it("se cierra con su botón, y al volver está lo que se había escrito", async () => {
    const pagina = await openVentana();
    await pagina.click("Hacer una consulta");
    await pagina.at("¿Qué quieres preguntar?");
    await pagina.type("¿Puedo cambiar un regalo?", "¿Qué quieres preguntar?");
    await pagina.click("Cerrar");
    await waitFor(() => !dialogoOf(pagina).open, "el cierre");
    expect(pagina.all("ventanilla-ingreso")).to.have.length(0);
    await pagina.click(ABRIR);
    await pagina.at("¿Qué quieres preguntar?");
    expect(pagina.field("¿Qué quieres preguntar?").value).to.equal("¿Puedo cambiar un regalo?");
  });

  it("lleva el texto que la página le ponga", async () => {
    const pagina = await openPagina("boton");
    pagina.elemento.append("Habla con nosotros");
    const ranura = pagina.one("[part=lanzador]").querySelector("slot") as HTMLSlotElement;
    expect(ranura.assignedNodes().map((nodo) => nodo.textContent)).to.deep.equal(["Habla con nosotros"]);
  });

  it("abrirla dos veces no falla", async () => {
    const pagina = await openVentana();
    await (pagina.elemento as Boton).open();
    expect(dialogoOf(pagina).open).to.equal(true);
  });

  it("se puede usar con lector de pantalla, cerrado y abierto", async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    const pagina = await openPagina("boton");
    const check = async () => {
      const { violations } = await axe.run(pagina.elemento, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id }) => id)).to.deep.equal([]);
    };
    await check();
    await pagina.click(ABRIR);
    await pagina.at("¿En qué te ayudamos?");
    await check();
    expect(dialogoOf(pagina).getAttribute("aria-label")).to.equal(ABRIR);
  });
});
