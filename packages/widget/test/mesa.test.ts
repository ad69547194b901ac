import { expect } from "chai";
import { folioDe } from "./mesa-casos.ts";
import { openMesa, waitFor } from "./mesa-pagina.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

describe("la mesa: quién trabaja y qué ve", () => {
  it("sin sesión dice con calma dónde entrar", async () => {
    const servicio = new ServicioDeMesa();
    servicio.sesion = null;
    const pagina = await openMesa({ servicio });
    await pagina.says("Entra para ver tus casos");
    expect(pagina.button("Entrar").getAttribute("href")).to.equal("/entrar/");
  });

  it("dice quién soy, dónde trabajo, y avisa del entrenamiento", async () => {
    const servicio = new ServicioDeMesa();
    if (servicio.sesion) servicio.sesion = { ...servicio.sesion, entrenamiento: true };
    const pagina = await openMesa({ servicio });
    for (const dicho of ["SERNAC", "Ana Rojas", "Entrenamiento: nada de esto cuenta"]) await pagina.says(dicho);
  });

  it("el plazo se dice con palabras y con una forma, no solo con color", async () => {
    const pagina = await openMesa();
    await pagina.says("5 días hábiles de atraso");
    await pagina.says(/queda 1 día hábil |quedan 2 días hábiles/);
    expect(pagina.all(".plazo").every((uno) => uno.querySelector("svg"))).to.equal(true);
  });

  it("se mueve y abre con el teclado, y la dirección dice dónde está uno", async () => {
    const pagina = await openMesa();
    await pagina.press("j", "j", "k", "Enter");
    const { folio } = pagina.servicio.casos[1] as { folio: string };
    await waitFor(() => pagina.caso.caso?.folio === folio, "el segundo caso");
    expect(location.hash).to.include(`caso=${folio}`);
    expect(pagina.foco?.localName).to.equal("h2");
    await pagina.press("Escape");
    await waitFor(() => !location.hash.includes("caso="), "la lista");
    expect(pagina.foco?.getAttribute("role")).to.equal("listbox");
  });

  it("moverse no abre: cada lectura queda anotada, así que solo se abre lo que se pide", async () => {
    const pagina = await openMesa();
    await pagina.press("j", "j", "j");
    expect(pagina.servicio.sent("GET", /\/casos\/\w/)).to.have.length(0);
  });

  it("las colas tienen tecla y piden lo suyo", async () => {
    const pagina = await openMesa();
    await pagina.press("4");
    await waitFor(
      () => pagina.servicio.peticiones.some(({ ruta }) => ruta.includes("mensajes=nuevos")),
      "los mensajes",
    );
    await pagina.press("5");
    await waitFor(() => pagina.servicio.peticiones.some(({ ruta }) => ruta.includes("estado=porVisar")), "por visar");
    expect(location.hash).to.include("cola=por-visar");
  });

  it("los filtros quedan en la dirección y vuelven con ella", async () => {
    const pagina = await openMesa();
    await pagina.fill("Plazo", "fuera");
    expect(location.hash).to.include("plazo=fuera");
    const otra = await openMesa({ servicio: new ServicioDeMesa(), fragmento: location.hash });
    expect(otra.field<HTMLSelectElement>("Plazo").value).to.equal("fuera");
    await waitFor(
      () => otra.all(".fila").length && otra.all(".plazo").every((uno) => uno.classList.contains("fuera")),
      "solo los de fuera",
    );
  });

  it("lo que se busca nunca queda en la dirección", async () => {
    const pagina = await openMesa();
    await pagina.press("/");
    expect(pagina.foco?.id).to.equal("busca");
    await pagina.fill("Buscar por folio, RUT, nombre o palabras", "Quilodrán");
    await pagina.press("Enter");
    await pagina.says("Lo que calza con « Quilodrán »");
    expect(location.href).not.to.match(/quilodr/i);
    expect(pagina.servicio.peticiones.every(({ ruta }) => !/quilodr/i.test(ruta))).to.equal(true);
  });

  it("un caso que se abre no mueve la lista ni la barra", async () => {
    const pagina = await openMesa();
    // The rows below the screen come and go as the list learns how tall it is.
    const medir = () =>
      pagina
        .all(".barra, .fila, ventanilla-mesa-lista")
        .map((uno) => uno.getBoundingClientRect())
        .filter(({ top }) => top < innerHeight)
        .map((lugar) => JSON.stringify(lugar));
    const antes = medir();
    const espera = pagina.servicio.hold("GET", /\/casos\/\w/);
    await pagina.press("Enter");
    await pagina.says("Abriendo el caso");
    expect(medir()).to.deep.equal(antes);
    espera.release();
    await waitFor(() => pagina.caso.caso, "el caso");
    expect(medir()).to.deep.equal(antes);
  });

  it("el caso cuenta lo escrito, el plazo día por día y la bitácora con lo último primero", async () => {
    const pagina = await openMesa();
    await pagina.open(folioDe(0));
    await pagina.says("Compré un refrigerador");
    await pagina.click("Cómo se cuenta, día por día");
    await pagina.says(/sábado 31\/10\/2026 no cuenta: /);
    await pagina.says(/lunes 02\/11\/2026 día 1/);
    const [primero] = pagina.all(".bitacora li");
    expect(primero?.textContent).to.include("garantía extendida").and.include("Mensaje nuevo");
  });

  it("las teclas de una letra se pueden apagar", async () => {
    const pagina = await openMesa();
    await pagina.press("?");
    await pagina.says("Usar las teclas de una letra");
    pagina.all<HTMLInputElement>('input[type="checkbox"]')[0]?.click();
    await pagina.press("Escape", "n");
    expect(location.hash).not.to.include("vista=ingreso");
  });

  it("si la sesión termina mientras se trabaja, nada escrito se pierde", async () => {
    const pagina = await openMesa();
    await pagina.open(folioDe(0));
    await pagina.order("g");
    await pagina.fill("Qué hiciste", "Llamé a la tienda");
    const { sesion } = pagina.servicio;
    pagina.servicio.sesion = null;
    await pagina.press("Control+Enter");
    await pagina.says("Tu sesión terminó");
    pagina.servicio.sesion = sesion;
    await pagina.click("Ya entré");
    expect(pagina.field<HTMLTextAreaElement>("Qué hiciste").value).to.equal("Llamé a la tienda");
  });
});
