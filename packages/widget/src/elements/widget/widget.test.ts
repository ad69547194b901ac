import { expect } from "chai";
import { openPagina, waitFor } from "../../../test/pagina.ts";
import { Servicio, sinRed } from "../../../test/servicio.ts";

const CUATRO = ["Estado de tu caso", "Hacer una consulta", "Presentar un reclamo", "Tu opinión nos interesa"];

const openVentana = openPagina.bind(undefined, "widget");

describe("la ventana", () => {
  it("muestra el menú antes de que llegue la definición de la institución", async () => {
    const servicio = new Servicio();
    const llegada = servicio.hold("/sernac");
    const pagina = await openVentana({ servicio });
    expect(pagina.titulo).to.equal("¿En qué te ayudamos?");
    expect(pagina.all("strong").map(({ textContent }) => textContent)).to.deep.equal(CUATRO);
    llegada.release();
  });

  it("ofrece solo lo que la institución recibe, cuando se sabe", async () => {
    const pagina = await openVentana({ definicion: { tipos: ["consulta", "sugerencia"] } });
    await waitFor(() => !pagina.has("Presentar un reclamo"), "el menú sin reclamos");
    expect(pagina.all("strong").map(({ textContent }) => textContent)).to.deep.equal([CUATRO[0], CUATRO[1], CUATRO[3]]);
  });

  it("no ofrece opinar donde no se reciben opiniones", async () => {
    const pagina = await openVentana({ definicion: { tipos: ["reclamo"] } });
    await waitFor(() => pagina.all("strong").length === 2, "dos opciones");
    expect(pagina.has("Presentar un reclamo")).to.equal(true);
  });

  it("sigue ofreciendo todo si la definición no llega", async () => {
    const servicio = new Servicio();
    servicio.always("/sernac", sinRed);
    const pagina = await openVentana({ servicio });
    await waitFor(() => pagina.avisos.length, "el aviso a la página");
    expect(pagina.all("strong").map(({ textContent }) => textContent)).to.deep.equal(CUATRO);
  });

  const PRIMERAS = [
    ["Estado de tu caso", "Revisa en qué va tu caso"],
    ["Hacer una consulta", "¿Qué quieres preguntar?"],
    ["Presentar un reclamo", "Cuéntanos qué pasó"],
    ["Tu opinión nos interesa", "¿Qué nos quieres contar?"],
  ] as const;
  for (const [opcion, titulo] of PRIMERAS)
    it(`«${opcion}» abre «${titulo}» y el título recibe el foco`, async () => {
      const pagina = await openVentana();
      await pagina.click(opcion);
      await pagina.at(titulo);
      await waitFor(() => pagina.foco?.localName === "h2", "el foco en el título");
    });

  it("se abre y se recorre solo con el teclado", async () => {
    const pagina = await openVentana();
    await pagina.press("Tab", "Tab", "Tab");
    expect(pagina.foco).to.equal(pagina.button("Presentar un reclamo"));
    await pagina.press("Enter");
    await pagina.at("Cuéntanos qué pasó");
  });

  it("«Volver» regresa al menú y el foco queda en la opción de donde se vino", async () => {
    const pagina = await openVentana();
    await pagina.click("Hacer una consulta");
    await pagina.at("¿Qué quieres preguntar?");
    await pagina.click("Volver");
    await waitFor(() => pagina.foco === pagina.button("Hacer una consulta"), "el foco en la opción");
  });

  it("dice «Sigue donde quedaste» en lo que quedó a medias", async () => {
    const pagina = await openVentana();
    await pagina.click("Hacer una consulta");
    await pagina.at("¿Qué quieres preguntar?");
    await pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), "¿Cuánto dura la garantía?");
    await pagina.click("Volver");
    await waitFor(() => pagina.has("Hacer una consulta"), "el menú");
    expect(pagina.button("Hacer una consulta").textContent).to.include("Sigue donde quedaste");
    expect(pagina.button("Presentar un reclamo").textContent).not.to.include("Sigue donde quedaste");
  });

  for (const llega of [true, false])
    it(`también lo dice al recargar, ${llega ? "con" : "sin"} la definición de la institución`, async () => {
      const servicio = new Servicio();
      if (!llega) servicio.always("/sernac", sinRed);
      const antes = await openVentana({ servicio });
      await antes.click("Hacer una consulta");
      await antes.at("¿Qué quieres preguntar?");
      await antes.write(antes.one<HTMLTextAreaElement>("textarea"), "¿Cuánto dura la garantía?");
      const pagina = await antes.reload();
      await waitFor(
        () => pagina.button("Hacer una consulta").textContent?.includes("Sigue donde quedaste"),
        "el aviso",
      );
    });

  it("pasa sus atributos a lo que abre", async () => {
    const pagina = await openVentana({ atributos: { canal: "biblioteca", punto: "biblioteca-13101-01" } });
    await pagina.click("Hacer una consulta");
    await pagina.says("Este equipo es compartido: no guardamos lo que escribes.");
  });
});
