import "axe-core/axe.min.js";
import type { AxeResults, RunOptions } from "axe-core";
import { expect } from "chai";
import { openPagina, type Pagina } from "./pagina.ts";
import { PASEOS } from "./pantallas.ts";

declare const axe: { run(contexto: Element, opciones: RunOptions): Promise<AxeResults> };

const REGLAS = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } as const;
const CONTRASTE = { type: "rule", values: ["color-contrast"] } as const;

/** What stands in somebody's way, each as one line. */
async function listBarreras({ elemento }: Pagina, runOnly: RunOptions["runOnly"]): Promise<string[]> {
  const { violations } = await axe.run(elemento, {
    runOnly: runOnly as RunOptions["runOnly"] & object,
    resultTypes: ["violations"],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all }) => `${id}: ${target.flat().at(-1)} ${[...any, ...all][0]?.message ?? ""}`),
  );
}

describe("sin barreras (WCAG 2.2 AA)", () => {
  for (const [nombre, walk] of Object.entries(PASEOS))
    it(`${nombre}, de día y en fondo oscuro`, async () => {
      const barreras: string[] = [];
      await walk(async (pagina, estado) => {
        const dia = await listBarreras(pagina, { ...REGLAS, values: [...REGLAS.values] });
        pagina.elemento.style.colorScheme = "dark";
        const noche = await listBarreras(pagina, { ...CONTRASTE, values: [...CONTRASTE.values] });
        pagina.elemento.style.colorScheme = "";
        barreras.push(...dia.map((cual) => `${estado}: ${cual}`), ...noche.map((cual) => `${estado}, oscuro: ${cual}`));
      }, "tu");
      expect(barreras).to.deep.equal([]);
    }).timeout(90_000);

  it("esta prueba ve las barreras: un color sin contraste la hace fallar", async () => {
    const pagina = await openPagina("widget");
    pagina.elemento.style.setProperty("--ventanilla-primario", "#fe6565");
    pagina.elemento.style.setProperty("--ventanilla-texto-quieto", "#ccc");
    expect(await listBarreras(pagina, { ...REGLAS, values: [...REGLAS.values] })).not.to.be.empty;
  });
});
