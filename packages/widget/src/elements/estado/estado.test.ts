import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import "axe-core/axe.js";
import { expect } from "chai";
import type {} from "mocha";
import { type Opciones, openPagina, type Pagina, settle, waitFor } from "../../../test/pagina.ts";
import { problema, respuesta, respuestaPerdida, Servicio, sinRed } from "../../../test/servicio.ts";
import type { Estado } from "./estado.ts";

const FOLIO = "7K3M9QXP4TWG";
const CLAVE = "483177205562";

const plazo = {
  dias: 25,
  unidad: "habiles" as const,
  vence: "2026-10-28",
  habilesTranscurridos: 3,
  corridosTranscurridos: 5,
  fueraDePlazo: false,
};

const enCurso: Partial<VistaCiudadana> = {
  estado: "esperandoProveedor",
  estadoTexto: "Le pedimos a la tienda que responda a más tardar el 15/10/2026.",
  siguiente: "Cuando la tienda responda, te contaremos aquí.",
  recibidoEn: "2026-09-19T15:04:05.000Z",
  ingresoLegal: "2026-09-21",
  plazo,
  bitacora: [
    { cuando: "2026-09-19T15:04:05.000Z", tipo: "ingreso", texto: "Recibimos tu reclamo" },
    { cuando: "2026-09-22T02:30:00.000Z", tipo: "traslado", texto: "Le pedimos a la tienda que responda" },
  ],
};

const cerrado: Partial<VistaCiudadana> = {
  ...enCurso,
  tipo: "consulta",
  estado: "cerrado",
  estadoTexto: "Respondimos tu consulta con una orientación.",
  siguiente: "Puedes leer la respuesta y darnos tu opinión.",
  cierre: {
    cuando: "2026-09-23T15:00:00.000Z",
    resultado: "orientado",
    resultadoTexto: "Respondimos tu consulta con una orientación.",
    respuesta: "La garantía legal dura seis meses.\n\nPuedes elegir entre cambio y devolución.",
  },
  puedeOpinar: true,
};

const esperaPersona: Partial<VistaCiudadana> = {
  ...enCurso,
  estado: "esperandoPersona",
  estadoTexto: "Necesitamos que nos envíes lo que te pedimos para seguir.",
  bitacora: [
    ...(enCurso.bitacora ?? []),
    { cuando: "2026-09-23T15:00:00.000Z", tipo: "pedido", texto: "Envíanos el número de la boleta" },
    { cuando: "2026-09-23T16:00:00.000Z", tipo: "mensaje", texto: "Nos escribiste un mensaje" },
  ],
};

const atrasado: Partial<VistaCiudadana> = {
  ...enCurso,
  estado: "enGestion",
  estadoTexto: "Nos atrasamos. Debimos responderte el 28/10/2026; seguimos trabajando en tu caso.",
  plazo: { ...plazo, habilesTranscurridos: 29, corridosTranscurridos: 42, fueraDePlazo: true },
};

const ESTADOS = { enCurso, cerrado, esperaPersona, atrasado };

/** Opens the element alone, at its two fields, before a service that has this case. */
async function openBusqueda(vista: Partial<VistaCiudadana> = enCurso, opciones: Opciones = {}): Promise<Pagina> {
  const servicio = opciones.servicio ?? new Servicio(opciones.definicion);
  servicio.vista = vista;
  servicio.keepCaso(FOLIO, CLAVE);
  const pagina = await openPagina("estado", { ...opciones, servicio });
  await pagina.at("Revisa en qué va tu caso");
  return pagina;
}

async function lookup(pagina: Pagina, folio = FOLIO, clave = CLAVE): Promise<void> {
  await pagina.fill("Folio", folio);
  await pagina.fill("Clave", clave);
  await pagina.submit();
}

/** Opens the case itself. */
async function openCaso(vista?: Partial<VistaCiudadana>, opciones?: Opciones): Promise<Pagina> {
  const pagina = await openBusqueda(vista, opciones);
  await lookup(pagina);
  await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
  await waitFor(() => pagina.all("summary").length > 1, "lo que se puede agregar");
  return pagina;
}

const estadoOf = (pagina: Pagina) => pagina.elemento as Estado;
const sentTo = (pagina: Pagina, ruta: string) => pagina.servicio.asked(`/seguimiento${ruta}`);
const keysOf = (pagina: Pagina, ruta: string) =>
  sentTo(pagina, ruta).map(({ cabeceras }) => cabeceras.get("Idempotency-Key"));

async function checkAxe(pagina: Pagina): Promise<void> {
  const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
  const { violations, passes } = await axe.run(pagina.elemento, { rules: { region: { enabled: false } } });
  const halladas = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(passes.length, "reglas que axe pudo mirar").to.be.above(10);
  expect(halladas, "axe").to.deep.equal([]);
}

describe("Buscar un caso", () => {
  it("dice que el folio está mal escrito sin preguntar al servicio", async () => {
    const pagina = await openBusqueda();
    await lookup(pagina, "7K3M9QXP4TWX");
    expect(pagina.errorOf("Folio")).to.match(/^Revisa el folio/);
    expect(pagina.errorOf("Clave")).to.equal(undefined);
    expect(sentTo(pagina, "")).to.have.length(0);
  });

  it("dice qué falta, en un resumen que toma el foco y lleva a cada campo", async () => {
    const pagina = await openBusqueda();
    await pagina.submit();
    await waitFor(() => pagina.foco?.matches("[part=resumen]"), "el foco en el resumen");
    expect(pagina.resumen).to.deep.equal(["Escribe el folio", "Escribe la clave"]);
    pagina.all("[part=resumen] a")[1]?.click();
    expect(pagina.foco).to.equal(pagina.field("Clave"));
    await checkAxe(pagina);
  });

  it("ordena en grupos lo que se teclea", async () => {
    const pagina = await openBusqueda();
    await pagina.type("7k3m9qxp4twg", "Folio");
    await pagina.type("483177205562", "Clave");
    expect(pagina.field("Folio").value).to.equal("7K3M-9QXP-4TWG");
    expect(pagina.field("Clave").value).to.equal("4831 7720 5562");
    expect(pagina.field("Clave").inputMode).to.equal("numeric");
  });

  it("lee el folio y la clave con espacios y minúsculas, y con la letra o por el cero", async () => {
    const pagina = await openBusqueda();
    await lookup(pagina, " 7k3m 9qxp-4twg ", "4831-7720-5562");
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
  });

  it("muestra el caso por sus propiedades, y no las deja en los atributos", async () => {
    const servicio = new Servicio();
    servicio.vista = enCurso;
    servicio.keepCaso(FOLIO, CLAVE);
    const pagina = await openPagina("estado", { servicio });
    Object.assign(pagina.elemento, { folio: FOLIO, clave: CLAVE });
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
    expect(pagina.elemento.outerHTML).to.not.include(FOLIO).and.not.include(CLAVE);
    expect(sentTo(pagina, "")).to.have.length(1);
  });

  it("dice lo mismo si falla el folio o la clave, y deja lo escrito", async () => {
    const pagina = await openBusqueda();
    await lookup(pagina, FOLIO, "000000000000");
    await pagina.says("No encontramos un caso con ese folio y esa clave. Revisa ambos");
    const conClaveMala = pagina.read("[part=resumen]");
    expect(pagina.texto).to.not.include("Buscando");
    expect(pagina.foco).to.equal(pagina.one("[part=resumen]"));
    expect(pagina.field("Folio").value).to.equal("7K3M-9QXP-4TWG");
    await lookup(pagina, "ABCDEFGHJKMY");
    await settle();
    await pagina.says("No encontramos un caso");
    expect(pagina.read("[part=resumen]")).to.equal(conClaveMala);
    await checkAxe(pagina);
  });

  it("sin conexión lo dice, no pierde nada y sirve volver a intentarlo", async () => {
    const pagina = await openBusqueda();
    pagina.servicio.always("/seguimiento", sinRed);
    await lookup(pagina);
    await pagina.says("No hay conexión. Lo que escribiste sigue aquí.");
    expect(pagina.field("Clave").value).to.equal("4831 7720 5562");
    pagina.servicio.restore();
    await pagina.submit();
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
  });

  it("pregunta una sola vez aunque se apriete dos veces", async () => {
    const pagina = await openBusqueda();
    const espera = pagina.servicio.hold("/seguimiento");
    await lookup(pagina);
    await pagina.submit();
    await pagina.says("Buscando tu caso");
    espera.release();
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
    expect(sentTo(pagina, "")).to.have.length(1);
  });

  it("si hay que comprobar que es una persona, lo dice con calma y sigue solo", async () => {
    const pagina = await openBusqueda();
    const prueba = { desafio: "desafio-1", dificultad: 0, vence: "2027-01-01T00:00:00.000Z" };
    pagina.servicio.next(
      "/seguimiento",
      respuesta(428, { type: "prueba-requerida", title: "Prueba", status: 428, solicitud: "s", prueba }),
    );
    const espera = pagina.servicio.hold("/seguimiento");
    await lookup(pagina);
    await pagina.says("Comprobando que eres una persona. Tarda unos segundos…");
    espera.release();
    await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
    expect(sentTo(pagina, "")[1]?.cabeceras.get("Prueba")).to.equal("desafio-1.0");
  });

  it("no deja nada guardado ni pide al navegador que lo recuerde", async () => {
    const pagina = await openCaso(enCurso, { atributos: { canal: "biblioteca" } });
    expect({ ...sessionStorage, ...localStorage }).to.deep.equal({});
    await pagina.click("Ver otro caso");
    for (const campo of ["Folio", "Clave"]) expect(pagina.field(campo).autocomplete).to.equal("off");
  });
});

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
    expect(pagina.read(".ahora")).to.include("Envíanos el número de la boleta").and.not.include("Nos escribiste");
    expect(pagina.field("Tu mensaje").checkVisibility()).to.equal(true);
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
      .and.include("Cuenta desde lunes 21/09/2026. Llegó en un día");
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
    await pagina.says("Fue después del plazo, que vencía el miércoles 28/10/2026.");
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

describe("Agregar algo a un caso", () => {
  async function openMensaje(vista = enCurso): Promise<Pagina> {
    const pagina = await openCaso(vista);
    await pagina.click(vista.cierre ? "¿Algo no quedó resuelto?" : "Agregar algo a tu caso");
    return pagina;
  }

  it("pide escribir algo antes de enviar", async () => {
    const pagina = await openMensaje();
    await pagina.click("Enviar mi mensaje");
    expect(pagina.errorOf("Tu mensaje")).to.equal("Escribe tu mensaje");
    await waitFor(() => pagina.foco === pagina.field("Tu mensaje"), "el foco en el mensaje");
    expect(sentTo(pagina, "/mensajes")).to.have.length(0);
    await checkAxe(pagina);
  });

  it("avisa si el mensaje es muy largo, y no lo recorta", async () => {
    const pagina = await openMensaje();
    await pagina.fill("Tu mensaje", "a".repeat(4_001));
    await pagina.click("Enviar mi mensaje");
    expect(pagina.errorOf("Tu mensaje")).to.include("4.000");
    expect(pagina.field("Tu mensaje").value).to.have.length(4_001);
  });

  it("un doble clic envía una vez, y el mensaje queda en el caso", async () => {
    const pagina = await openMensaje();
    const espera = pagina.servicio.hold("/mensajes");
    await pagina.fill("Tu mensaje", "Encontré la boleta");
    const boton = pagina.button("Enviar mi mensaje");
    boton.click();
    boton.click();
    await pagina.says("Enviando tu mensaje…");
    const hito = { cuando: "2026-09-24T15:00:00.000Z", tipo: "mensaje", texto: "Nos escribiste un mensaje" };
    pagina.servicio.vista = { ...enCurso, bitacora: [...(enCurso.bitacora ?? []), hito] };
    espera.release();
    await pagina.says("Recibimos tu mensaje.");
    expect(sentTo(pagina, "/mensajes")).to.have.length(1);
    expect(JSON.parse(sentTo(pagina, "/mensajes")[0]?.texto ?? "").texto).to.equal("Encontré la boleta");
    expect(pagina.read("[part=historia] li")).to.include("Nos escribiste un mensaje");
    expect(pagina.field("Tu mensaje").value).to.equal("");
  });

  it("si se corta la red, insistir lleva la misma llave; otro mensaje, otra", async () => {
    const pagina = await openMensaje();
    pagina.servicio.always("/mensajes", respuestaPerdida);
    await pagina.fill("Tu mensaje", "Encontré la boleta");
    await pagina.click("Enviar mi mensaje");
    await pagina.says("No hay conexión. Lo que escribiste sigue aquí.");
    await pagina.fill("Tu mensaje", "Otra cosa");
    await pagina.fill("Tu mensaje", "Encontré la boleta");
    pagina.servicio.restore();
    await pagina.click("Enviar mi mensaje");
    await pagina.says("Recibimos tu mensaje.");
    expect(new Set(keysOf(pagina, "/mensajes")).size).to.equal(1);
    await pagina.fill("Tu mensaje", "Otra cosa");
    await pagina.click("Enviar mi mensaje");
    await waitFor(() => new Set(keysOf(pagina, "/mensajes")).size === 2, "otra llave");
    await waitFor(() => pagina.field("Tu mensaje").value === "", "el segundo recibido");
    await pagina.fill("Tu mensaje", "Encontré la boleta");
    await pagina.click("Enviar mi mensaje");
    await waitFor(() => new Set(keysOf(pagina, "/mensajes")).size === 3, "la misma frase, otra vez a propósito");
  });

  it("lo que se escribe mientras se envía no se borra", async () => {
    const pagina = await openMensaje();
    const espera = pagina.servicio.hold("/mensajes");
    await pagina.fill("Tu mensaje", "Encontré la boleta");
    await pagina.click("Enviar mi mensaje");
    await pagina.fill("Tu mensaje", "Encontré la boleta y la garantía");
    espera.release();
    await pagina.says("Recibimos tu mensaje.");
    expect(pagina.field("Tu mensaje").value).to.equal("Encontré la boleta y la garantía");
  });

  it("lo que el servicio no acepta queda dicho junto al campo", async () => {
    const pagina = await openMensaje();
    const errores = [{ ruta: "texto", codigo: "caracteres" as const, mensaje: "Quita los signos raros" }];
    pagina.servicio.next("/mensajes", problema(422, "datos-invalidos", { errores }));
    await pagina.fill("Tu mensaje", "hola");
    await pagina.click("Enviar mi mensaje");
    await waitFor(() => pagina.errorOf("Tu mensaje") === "Quita los signos raros", "el error junto al campo");
    expect(pagina.field("Tu mensaje").value).to.equal("hola");
  });

  it("después del cierre, dice que el mensaje pide reabrir", async () => {
    const pagina = await openMensaje(cerrado);
    await pagina.says("Con tu mensaje nos pides reabrir el caso.");
  });
});

describe("Opinar de la atención", () => {
  it("solo cuando se puede", async () => {
    const pagina = await openCaso(enCurso);
    expect(pagina.texto).to.not.include("¿Qué nota");
  });

  it("pide la nota antes de enviar", async () => {
    const pagina = await openCaso(cerrado);
    await pagina.click("Enviar mi opinión");
    expect(pagina.errores).to.deep.equal(["Elige una nota del 1 al 7"]);
    await waitFor(() => pagina.foco?.matches("[name=nota]"), "el foco en la primera nota");
    expect(sentTo(pagina, "/satisfaccion")).to.have.length(0);
    await checkAxe(pagina);
  });

  it("se elige con las flechas del teclado, entre siete notas con nombre en los extremos", async () => {
    const pagina = await openCaso(cerrado);
    const notas = pagina.all<HTMLInputElement>("[name=nota]");
    expect(notas.map(({ value }) => value)).to.deep.equal(["1", "2", "3", "4", "5", "6", "7"]);
    expect(notas[0]?.labels?.[0]?.textContent).to.match(/1\s*Muy mala/);
    expect(notas[6]?.labels?.[0]?.textContent).to.match(/7\s*Muy buena/);
    notas[5]?.focus();
    await pagina.press("ArrowRight");
    expect(estadoOf(pagina).escrito.nota).to.equal("7");
    await checkAxe(pagina);
  });

  it("se envía una vez, con su motivo, y se agradece", async () => {
    const pagina = await openCaso(cerrado);
    const espera = pagina.servicio.hold("/satisfaccion");
    pagina.all("[name=nota]")[5]?.click();
    await pagina.elemento.updateComplete;
    await pagina.fill("¿Por qué esa nota?", " Me explicaron bien ");
    const boton = pagina.button("Enviar mi opinión");
    boton.click();
    boton.click();
    await pagina.says("Enviando tu opinión…");
    pagina.servicio.vista = { ...cerrado, puedeOpinar: false };
    espera.release();
    await pagina.says("Gracias. Recibimos tu opinión.");
    await waitFor(() => pagina.foco?.matches(".gracias"), "el foco en el agradecimiento");
    const [peticion, ...otras] = sentTo(pagina, "/satisfaccion");
    expect(otras).to.deep.equal([]);
    expect(JSON.parse(peticion?.texto ?? "")).to.deep.equal({
      folio: FOLIO,
      clave: CLAVE,
      nota: 6,
      comentario: "Me explicaron bien",
    });
    expect(pagina.has("Enviar mi opinión")).to.equal(false);
    await checkAxe(pagina);
  });

  it("si ya se había opinado desde otra parte, lo dice", async () => {
    const pagina = await openCaso(cerrado);
    pagina.servicio.next("/satisfaccion", problema(409, "estado-no-permite", { title: "Ya nos diste tu opinión" }));
    pagina.all("[name=nota]")[5]?.click();
    await pagina.click("Enviar mi opinión");
    await pagina.says("Ya nos diste tu opinión");
  });
});
