import { expect } from "chai";
import { openMesa, waitFor } from "./mesa-pagina.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

const MUCHOS = 10_000;
/** Rows of 54 px in a list of some 400, and the margin above and below. */
const FILAS_MAXIMO = 40;

const nextCuadro = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

describe("la lista con diez mil casos", () => {
  it("los trae mientras se baja, y dibuja solo los que se ven", async () => {
    const pagina = await openMesa({ servicio: new ServicioDeMesa({ cuantos: MUCHOS }), fragmento: "#cola=todos" });
    const { mesa } = pagina;
    const lista = mesa.listaDeCasos;
    const [marco] = pagina.all(".marco");
    if (!lista || !marco) throw new Error("No hay lista");
    expect(mesa.casos.filas.length).to.be.below(600);
    await waitFor(
      () => {
        marco.scrollTop = marco.scrollHeight;
        return mesa.casos.filas.length === MUCHOS && !mesa.casos.hayMas;
      },
      "los diez mil",
      40_000,
    );
    expect(new Set(mesa.casos.filas.map(({ folio }) => folio)).size).to.equal(MUCHOS);

    marco.scrollTop = 0;
    await nextCuadro();
    const tardanzas: number[] = [];
    let dibujadas = 0;
    for (let paso = 1; paso <= 120; paso++) {
      // Now by a wheel, now by the bar.
      marco.scrollTop = paso % 10 ? marco.scrollTop + 400 : (marco.scrollHeight * paso) / 121;
      await nextCuadro();
      const antes = performance.now();
      await lista.updateComplete;
      marco.getBoundingClientRect();
      const filas = pagina.all(".fila");
      tardanzas.push(performance.now() - antes);
      dibujadas = Math.max(dibujadas, filas.length);
      const visto = filas.map((fila) => Number(fila.dataset.lugar) * 54);
      // Nothing blank: what is drawn covers what is seen.
      await nextCuadro();
      await lista.updateComplete;
      const ahora = pagina.all(".fila").map((fila) => Number(fila.dataset.lugar) * 54);
      expect(Math.min(...ahora), `arriba, paso ${paso}, antes ${visto[0]}`).to.be.at.most(marco.scrollTop);
      expect(Math.max(...ahora) + 54).to.be.at.least(Math.min(marco.scrollTop + marco.clientHeight, MUCHOS * 54));
    }
    tardanzas.sort((a, b) => a - b);
    expect(dibujadas).to.be.below(FILAS_MAXIMO);
    expect(tardanzas[Math.floor(tardanzas.length / 2)], "mitad de los cuadros, en ms").to.be.below(16);
    expect(tardanzas[Math.floor(tardanzas.length * 0.95)], "95 % de los cuadros, en ms").to.be.below(50);
  }).timeout(90_000);

  it("la tecla Fin llega al último de los cargados, y lo que lee la pantalla lo sigue", async () => {
    const pagina = await openMesa({ servicio: new ServicioDeMesa({ cuantos: 400 }), fragmento: "#cola=todos" });
    await pagina.press("End");
    const [marco] = pagina.all(".marco");
    await waitFor(() => {
      const activa = marco?.getAttribute("aria-activedescendant");
      return activa && activa !== "fila-0" && pagina.all(`#${activa}`)[0];
    }, "la fila activa dibujada");
  });
});
