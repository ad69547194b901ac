import { expect } from "chai";
import type {} from "mocha";
import {
  atrasado,
  cerrado,
  checkAxe,
  ESTADOS,
  enCurso,
  esperaPersona,
  estadoOf,
  lookup,
  openBusqueda,
  openCaso,
  plazo,
} from "../../../test/caso.ts";
import { settle, waitFor } from "../../../test/pagina.ts";

describe("Ver un caso", () => {
  it("dice primero cómo está, con el día de la semana, y toma el foco", async () => {
    const pagina = await openCaso();
    expect(pagina.titulo).to.equal("Le pedimos a la tienda que responda a más tardar el jueves 15/10/2026.");
    expect(pagina.foco).to.equal(pagina.one("h2"));
    expect(pagina.read(".marca")).to.equal("reclamo · En curso");
  });

  it("dice el plazo en palabras y los días que van", async () => {
    const pagina = await openCaso();
    await pagina.says("Te responderemos a más tardar el miércoles 28/10/2026. Han pasado 3 días hábiles (5 corridos).");
    await pagina.says("Cuando la tienda responda, te contaremos aquí.");
  });

  it("no repite el plazo que el estado ya dijo", async () => {
    const estadoTexto = "Recibimos tu reclamo. Te responderemos a más tardar el 28/10/2026.";
    const pagina = await openCaso({ ...enCurso, estado: "ingresado", estadoTexto });
    expect(pagina.texto.match(/más tardar/g)).to.have.length(1);
    await pagina.says("Han pasado 3 días hábiles (5 corridos).");
  });

  it("cuenta los días como se dicen", async () => {
    const contar = async (habilesTranscurridos: number, corridosTranscurridos: number) => {
      const pagina = await openCaso({ ...enCurso, plazo: { ...plazo, habilesTranscurridos, corridosTranscurridos } });
      return pagina.read(".plazo").replace(/^.*2026\. /, "");
    };
    expect(await contar(0, 0)).to.equal("Ha pasado menos de un día hábil.");
    expect(await contar(0, 2)).to.equal("Ha pasado menos de un día hábil.");
    expect(await contar(1, 1)).to.equal("Ha pasado 1 día hábil (1 corrido).");
    expect(await contar(1, 3)).to.equal("Ha pasado 1 día hábil (3 corridos).");
  });

  it("dice el atraso sin rodeos", async () => {
    const pagina = await openCaso(atrasado);
    expect(pagina.titulo).to.match(/^Nos atrasamos. Debimos responderte el miércoles 28\/10\/2026/);
    expect(pagina.read(".marca")).to.include("Con atraso");
    await pagina.says("Han pasado 29 días hábiles (42 corridos).");
  });

  it("dice el atraso aunque el estado no lo diga", async () => {
    const pagina = await openCaso({ ...esperaPersona, plazo: { ...plazo, fueraDePlazo: true } });
    await pagina.says("Nos atrasamos: debimos responderte a más tardar el miércoles 28/10/2026.");
  });

  it("muestra lo que se le pide a la persona junto al lugar para responder", async () => {
    const pagina = await openCaso(esperaPersona);
    expect(pagina.read(".marca")).to.include("Te toca a ti");
    expect(pagina.read(".ahora")).to.equal("Lo que te pedimos Envíanos el número de la boleta");
    expect(pagina.field("Tu respuesta").checkVisibility()).to.equal(true);
  });

  it("dice que el caso está en otra institución, sin prometer por ella", async () => {
    const estadoTexto = "Enviamos tu caso a la Superintendencia de Salud.";
    const pagina = await openCaso({ ...enCurso, estado: "derivado", estadoTexto });
    expect(pagina.read(".marca")).to.include("En otra institución");
    expect(pagina.texto).to.not.include("Te responderemos");
  });

  it("cuenta lo que ha pasado, lo último primero, a la hora de la institución", async () => {
    const pagina = await openCaso(enCurso, { definicion: { zona: "Pacific/Easter" } });
    await waitFor(() => pagina.elemento.definicion, "la definición");
    await pagina.elemento.updateComplete;
    expect(pagina.all("[part=historia] li").map((li) => li.textContent?.replace(/\s+/g, " ").trim())).to.deep.equal([
      "21/09/2026, 21:30 Le pedimos a la tienda que responda",
      "19/09/2026, 10:04 Recibimos tu reclamo",
    ]);
  });

  it("explica desde cuándo cuenta lo que llegó en un día inhábil", async () => {
    const pagina = await openCaso();
    expect(pagina.read("dl"))
      .to.include("7K3M-9QXP-4TWG")
      .and.include("Cuenta desde lunes 21/09/2026. Llegó en día inhábil");
    await pagina.click("Ver otro caso");
    pagina.servicio.vista = { ...enCurso, ingresoLegal: "2026-09-19" };
    await lookup(pagina);
    await waitFor(() => pagina.all("dl")[0], "el caso");
    expect(pagina.texto).to.not.include("Cuenta desde");
  });

  it("al cerrar muestra la respuesta con sus párrafos y lo que tardó", async () => {
    const pagina = await openCaso(cerrado);
    expect(pagina.one(".ahora .prosa").textContent).to.equal(cerrado.cierre?.respuesta);
    await pagina.says("Tardamos 3 días hábiles (5 corridos).");
    expect(pagina.texto.match(/Respondimos tu consulta con una orientación/g)).to.have.length(1);
  });

  it("un cierre fuera de plazo lo reconoce", async () => {
    const pagina = await openCaso({ ...cerrado, plazo: { ...plazo, fueraDePlazo: true } });
    await pagina.says("Nos atrasamos: debimos responderte a más tardar el miércoles 28/10/2026.");
  });

  it("avisa a la página sin datos de nadie", async () => {
    const pagina = await openCaso();
    const avisos = pagina.avisos.filter(({ nombre }) => nombre === "ventanilla-consultado");
    expect(avisos).to.deep.equal([
      {
        nombre: "ventanilla-consultado",
        detail: { tipo: "reclamo", etapa: "mediacion", estado: "esperandoProveedor" },
        bubbles: true,
        composed: true,
      },
    ]);
  });

  it("«Ver otro caso» lo borra todo", async () => {
    const pagina = await openCaso();
    await pagina.click("Agregar algo a tu caso");
    await pagina.fill("Tu mensaje", "Encontré la boleta");
    await pagina.click("Ver otro caso");
    await pagina.at("Revisa en qué va tu caso");
    expect(pagina.field("Folio").value + pagina.field("Clave").value).to.equal("");
    expect(pagina.textoEntero).to.not.include("tienda");
    expect(JSON.stringify(estadoOf(pagina).escrito)).to.equal("{}");
  });

  for (const canal of ["totem", "biblioteca"])
    it(`en ${canal} no queda nada cuando se sale de la página`, async () => {
      const pagina = await openCaso(enCurso, { atributos: { canal } });
      window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
      await pagina.elemento.updateComplete;
      expect(pagina.textoEntero).to.not.include("tienda");
      expect(estadoOf(pagina).vista).to.equal(undefined);
      await pagina.at("Revisa en qué va tu caso");
    });

  it("una respuesta que llega después de borrar no se muestra", async () => {
    const pagina = await openBusqueda();
    const espera = pagina.servicio.hold("/seguimiento");
    await lookup(pagina);
    estadoOf(pagina).forget();
    espera.release();
    await settle(150);
    expect(pagina.all("[part=historia]")).to.have.length(0);
    expect(estadoOf(pagina).escrito).to.deep.equal({});
  });

  for (const [nombre, vista] of Object.entries(ESTADOS))
    it(`se puede usar con lector de pantalla: ${nombre}`, async () => {
      const pagina = await openCaso(vista);
      await checkAxe(pagina);
    });
});
