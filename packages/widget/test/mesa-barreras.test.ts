import "axe-core/axe.min.js";
import type { AxeResults, RunOptions } from "axe-core";
import { expect } from "chai";
import { folioDe } from "./mesa-casos.ts";
import { openMesa, type PaginaDeMesa, waitFor } from "./mesa-pagina.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

declare const axe: { run(contexto: Element, opciones: RunOptions): Promise<AxeResults> };

const REGLAS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function listBarreras({ mesa }: PaginaDeMesa, values = REGLAS): Promise<string[]> {
  const type = values === REGLAS ? "tag" : "rule";
  const { violations } = await axe.run(mesa, { runOnly: { type, values }, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all }) => `${id}: ${target.flat().at(-1)} ${[...any, ...all][0]?.message ?? ""}`),
  );
}

/** Every screen of the desk, by the way to it. */
const PANTALLAS: Record<string, (pagina: PaginaDeMesa) => Promise<unknown>> = {
  "la lista": async () => undefined,
  "un caso por visar": (pagina) =>
    pagina.open(pagina.servicio.casos.find(({ estado }) => estado === "porVisar")?.folio ?? ""),
  "un caso con una orden a medio escribir": async (pagina) => {
    await pagina.open(folioDe(0));
    await pagina.order("c");
    await pagina.press("Control+Enter");
  },
  "un conflicto": async (pagina) => {
    await pagina.open(folioDe(0));
    await pagina.order("g");
    await pagina.fill("Qué hiciste", "Llamé");
    pagina.servicio.touch(folioDe(0));
    await pagina.press("Control+Enter");
    await pagina.says("Alguien actuó antes");
  },
  "las acciones": async (pagina) => {
    await pagina.open(folioDe(0));
    await pagina.press("o");
    await pagina.says("Acciones del caso");
  },
  "las teclas": async (pagina) => {
    await pagina.press("?");
    await pagina.says("Usar las teclas de una letra");
  },
  "un oficio": async (pagina) => {
    await pagina.open(folioDe(0));
    await pagina.press("h");
    await pagina.fill("Plantilla", "traslado");
    await pagina.says("Asunto");
  },
  "el ingreso": async (pagina) => {
    await pagina.press("n");
    await pagina.says("Qué cuenta la persona");
  },
  "el buzón": async (pagina) => {
    await pagina.click("Buzón");
    await pagina.says("Una línea por caso");
  },
  "la mesa de ayuda": async (pagina) => {
    await pagina.click("Mesa de ayuda");
    await pagina.says("Todavía no hay nada");
  },
  "los sobres, con uno abierto": async (pagina) => {
    await pagina.click("Sobres");
    await pagina.says("Se abre, pero algo no calza");
    await pagina.click(pagina.all("tbody th button")[0]?.textContent?.trim() ?? "");
    await pagina.says("Ver lo que trae");
  },
  "los puntos, con uno abierto": async (pagina) => {
    await pagina.click("Puntos");
    await pagina.click("Biblioteca Severín");
    await pagina.says("Inscrito el");
  },
  "los registros": async (pagina) => {
    await pagina.click("Registros");
    await pagina.click("Ana Rojas");
    await pagina.says("Cambiar persona");
  },
};

describe("la mesa sin barreras (WCAG 2.2 AA)", () => {
  for (const [nombre, go] of Object.entries(PANTALLAS))
    it(`${nombre}, de día y en fondo oscuro`, async () => {
      const pagina = await openMesa();
      await go(pagina);
      await pagina.mesa.updateComplete;
      const dia = await listBarreras(pagina);
      pagina.mesa.style.colorScheme = "dark";
      const noche = await listBarreras(pagina, ["color-contrast"]);
      expect([...dia, ...noche.map((una) => `oscuro: ${una}`)]).to.deep.equal([]);
    });

  it("esta prueba ve las barreras: un color sin contraste la hace fallar", async () => {
    const pagina = await openMesa();
    pagina.mesa.style.setProperty("--ventanilla-texto-quieto", "#ccc");
    expect(await listBarreras(pagina)).not.to.be.empty;
  });

  it("sin sesión", async () => {
    const servicio = new ServicioDeMesa();
    servicio.sesion = null;
    const pagina = await openMesa({ servicio });
    await waitFor(() => pagina.texto.includes("Entra"), "la puerta");
    expect(await listBarreras(pagina)).to.deep.equal([]);
  });
});
