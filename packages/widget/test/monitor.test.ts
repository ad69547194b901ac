import "axe-core/axe.min.js";
import type { AxeResults, RunOptions } from "axe-core";
import { expect } from "chai";
import { openMonitor } from "./monitor-pagina.ts";
import { reporteCompleto, reporteVacio } from "./monitor-reportes.ts";
import { ServicioDeMonitor } from "./monitor-servicio.ts";

declare const axe: { run(contexto: Element, opciones: RunOptions): Promise<AxeResults> };

describe("el monitor", () => {
  it("lo que se filtra queda en la dirección, y un enlace muestra lo mismo", async () => {
    const pagina = await openMonitor();
    await pagina.choose("reporte", "soni");
    await pagina.choose("region", "05");
    await pagina.choose("unidad", "valpo");
    await pagina.click("Año pasado");
    await pagina.choose("paso", "mes");
    const esperado = { desde: "2025-01-01", hasta: "2025-12-31", region: "05", unidad: "valpo", paso: "mes" };
    expect(Object.fromEntries(new URLSearchParams(location.hash.slice(1)))).to.deep.equal({
      reporte: "soni",
      ...esperado,
    });
    const { hash } = location;
    pagina.monitor.remove();
    const otra = await openMonitor({ fragmento: hash });
    expect(otra.servicio.pedidos.at(-1)).to.include({ reporte: "soni" });
    expect(otra.servicio.pedidos.at(-1)?.filtro).to.deep.equal(esperado);
    expect(otra.find<HTMLSelectElement>("#region").value).to.equal("05");
  });

  it("cada quien parte por lo suyo: un ejecutivo por sus casos, quien tiene una unidad por ella", async () => {
    const servicio = new ServicioDeMonitor();
    if (servicio.sesion) servicio.sesion.usuario = { ...servicio.sesion.usuario, rol: "ejecutivo", unidad: "valpo" };
    const pagina = await openMonitor({ servicio });
    expect(servicio.pedidos.at(-1)?.filtro).to.deep.equal({ responsable: "yo" });
    expect(pagina.raiz.querySelector("#region, #unidad")).to.equal(null);
    await pagina.click("Mi unidad");
    expect(servicio.pedidos.at(-1)?.filtro).to.deep.equal({ unidad: "valpo" });
  });

  it("cada cifra dice con palabras cómo va frente al período anterior y a su meta", async () => {
    const pagina = await openMonitor();
    for (const dicho of [
      "12.480 casos",
      "12 % más que en el período anterior (11.142 casos)",
      "3,3 puntos más que en el período anterior (79,1 %)",
      "No cumple la meta: 85 %. La diferencia es de 2,6 puntos",
      "Cumple la meta: 15 días hábiles o menos",
      "Sin dato",
    ])
      await pagina.says(dicho);
  });

  it("la tabla trae los mismos números que el gráfico", async () => {
    const pagina = await openMonitor();
    await pagina.waitFor(() => pagina.raiz.querySelector(".dibujo .valor"), "el gráfico");
    for (const id of ["por-canal", "por-region"]) {
      const cuadro = reporteCompleto.cuadros.find((uno) => uno.id === id);
      const { dibujo, tabla } = pagina.readCuadro(id);
      const columnas = cuadro?.columnas.length ?? 0;
      // A map shows a column at a time, and has no place for who said no region.
      const vistos = id === "por-region" ? tabla.slice(0, -columnas).filter((_, i) => i % columnas === 0) : tabla;
      expect(dibujo.toSorted()).to.deep.equal(vistos.toSorted());
      expect(pagina.find(`#cuadro-${id} caption`).textContent).to.equal(cuadro?.titulo);
    }
    expect(pagina.find("#cuadro-por-canal .dibujo").getAttribute("aria-label")).to.contain("lo más, Internet, 5.200");
  });

  it("todo se hace con el teclado: ir de un cuadro a otro, abrir su tabla, apagar las teclas", async () => {
    const pagina = await openMonitor();
    await pagina.press("j", "j");
    expect(pagina.foco?.id).to.equal("titulo-tendencia");
    await pagina.press("t");
    const tabla = pagina.find("#datos-tendencia");
    expect([tabla.checkVisibility(), pagina.find("#datos-por-canal").checkVisibility()]).to.deep.equal([true, false]);
    const { click } = HTMLAnchorElement.prototype;
    // What is downloaded would open a panel of the browser over the pages that come after.
    HTMLAnchorElement.prototype.click = () => {};
    await pagina.press("c");
    await pagina.says("Se descargó la planilla");
    HTMLAnchorElement.prototype.click = click;
    expect(pagina.servicio.pedidos.at(-1)).to.deep.include({ acepta: "text/csv", filtro: {} });
    pagina.monitor.teclas = false;
    await pagina.press("t");
    expect(tabla.checkVisibility()).to.equal(true);
  });

  it("actualizar cambia las cifras y no mueve nada: ni el foco, ni la página, ni lo abierto", async () => {
    const pagina = await openMonitor();
    await pagina.press("j", "j", "t");
    const { foco } = pagina;
    // As when somebody moves the page: it has been drawn before, and again after.
    await pagina.drawn();
    window.scrollBy(0, 37);
    await pagina.drawn();
    const { scrollY } = window;
    const [primera, ...otras] = reporteCompleto.cifras;
    pagina.servicio.answer = () => ({
      ...reporteCompleto,
      cifras: primera ? [{ ...primera, valor: 12_481 }, ...otras] : otras,
    });
    await pagina.press("r");
    await pagina.says("12.481");
    await pagina.drawn();
    expect([pagina.foco, window.scrollY]).to.deep.equal([foco, scrollY]);
    expect(pagina.find("#datos-tendencia").checkVisibility()).to.equal(true);
    pagina.servicio.answer = () => pagina.servicio.refuse(403, "rol-no-permite");
    await pagina.monitor.ask({ quieta: true });
    await pagina.says("No se pudo actualizar. Estas cifras son de las");
  });

  it("un período al revés dice qué corregir junto a su campo", async () => {
    const servicio = new ServicioDeMonitor();
    const mensaje = "Elige un día igual o posterior al de «Desde»";
    servicio.answer = ({ filtro: { desde = "", hasta = "" } }) =>
      desde > hasta
        ? servicio.refuse(422, "datos-invalidos", { errores: [{ ruta: "hasta", codigo: "rango", mensaje }] })
        : reporteCompleto;
    const pagina = await openMonitor({ servicio });
    await pagina.choose("desde", "2026-11-20");
    await pagina.choose("hasta", "2026-11-01");
    await pagina.click("Ver período");
    await pagina.says(mensaje);
    const campo = pagina.find<HTMLInputElement>("#hasta");
    expect([campo.value, campo.getAttribute("aria-invalid")]).to.deep.equal(["2026-11-01", "true"]);
    expect(pagina.find(`#${campo.getAttribute("aria-describedby")}`).textContent).to.contain(mensaje);
    await pagina.choose("hasta", "2026-11-21");
    await pagina.click("Ver período");
    await pagina.says("12.480");
    expect(pagina.find("#hasta").getAttribute("aria-invalid")).to.equal("false");
  });

  it("sin casos dice qué hacer, y lo hace", async () => {
    const servicio = new ServicioDeMonitor();
    servicio.answer = ({ filtro }) => (filtro.desde === "2026-01-01" ? reporteCompleto : reporteVacio);
    const pagina = await openMonitor({ servicio, fragmento: "#reporte=monitoreo&region=12" });
    await pagina.says("Prueba con un período más largo o con menos filtros");
    await pagina.click("Quitar los filtros");
    expect(location.hash).to.equal("#reporte=monitoreo");
    await pagina.says("Aquí no hay casos");
    await pagina.click("Este año");
    await pagina.says("12.480");
  });

  it("sin sesión lleva a entrar, y de vuelta a este mismo lugar", async () => {
    const servicio = new ServicioDeMonitor();
    servicio.sesion = null;
    const pagina = await openMonitor({ servicio, fragmento: "#reporte=soni&region=05" });
    const enlace = new URL(pagina.find<HTMLAnchorElement>("a.boton").href);
    expect(enlace.pathname + enlace.searchParams.get("volver")).to.equal("/entrar//monitor/#reporte=soni&region=05");
  });

  it("no tiene barreras (WCAG 2.2 AA), de día y en fondo oscuro, con sus tablas abiertas", async () => {
    const pagina = await openMonitor();
    await pagina.press("t");
    const list = async (runOnly: RunOptions["runOnly"], donde: Element = pagina.monitor) =>
      (await axe.run(donde, { runOnly, resultTypes: ["violations"] })).violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.flat().at(-1)}`),
      );
    const dia = await list({ type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
    pagina.monitor.style.colorScheme = "dark";
    const noche = await list({ type: "rule", values: ["color-contrast"] });
    pagina.monitor.style.colorScheme = "light";
    pagina.monitor.style.setProperty("--ventanilla-texto-quieto", "#ccc");
    const sembrada = await list({ type: "rule", values: ["color-contrast"] }, pagina.find(".cifras"));
    expect([dia, noche]).to.deep.equal([[], []]);
    expect(sembrada, "una barrera sembrada se ve").not.to.be.empty;
  });
});
