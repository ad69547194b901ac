import { expect } from "chai";
import { checkAxe } from "./caso.ts";
import { aInstitucion, aProveedor, ENLACE, listOrdenes, openEnlace, openPedido, setEnlace } from "./enlace.ts";
import { type Pagina, settle, waitFor } from "./pagina.ts";
import { problema, type Responder, respuesta, respuestaPerdida, sinRed } from "./servicio.ts";
import { chooseArchivos, makeFoto } from "./subida.ts";

const ORDENES = "/v1/enlaces/ordenes";
const PDF = { headers: { "Content-Type": "application/pdf" } };

async function answer(pagina: Pagina, texto = "Cambiamos el colchón el martes."): Promise<void> {
  await pagina.choose("Acepta todo lo que pide la persona");
  await pagina.fill("Su respuesta", texto);
  await pagina.submit();
  await pagina.at("Revise antes de enviar");
}

/** The service fails this way first, in place of what it would do. */
const failFirst = (pagina: Pagina, ...fallas: Responder[]) => pagina.servicio.next(ORDENES, ...fallas);

describe("Responder como proveedor", () => {
  it("ve quién pide, hasta cuándo, y lo dicho como palabras de la persona", async () => {
    const pagina = await openPedido();
    expect(pagina.titulo).to.equal("Pedimos la respuesta de Tienda Ejemplo");
    await pagina.says("Responda a más tardar el martes 01/10/2999.");
    for (const dicho of [
      "Rosa Soto Rojas",
      "12.345.678-5",
      "rosa@example.cl",
      "$1.149.990",
      "02/09/2026",
      "7K3M-9QXP-4TWG",
    ])
      expect(pagina.texto).to.include(dicho);
    await pagina.says("Tiendas y multitiendas · No respetan la garantía · Muebles y colchones");
    expect(pagina.all("blockquote").map(({ textContent }) => textContent)).to.deep.equal([
      "Compré un colchón.\n\nLlegó roto.",
      "Que me devuelvan el dinero.",
    ]);
    expect(pagina.all("figcaption").map(({ textContent }) => textContent)).to.include("Escrito por Rosa Soto Rojas");
    await pagina.says("boleta.pdf 200 KB");
    await checkAxe(pagina);
    pagina.elemento.style.colorScheme = "dark";
    await checkAxe(pagina);
  });

  it("baja los archivos de la persona; si no llegan, lo dice", async () => {
    const pagina = await openPedido();
    const bajados: string[] = [];
    const anota = (evento: Event) => {
      const { download } = evento.target as HTMLAnchorElement;
      if (!download) return;
      evento.preventDefault();
      bajados.push(download);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      this.addEventListener("click", anota, { once: true });
      this.dispatchEvent(new MouseEvent("click", { cancelable: true }));
    };
    try {
      pagina.servicio.next("/adjuntos/a1", problema(404, "no-encontrado"), () => new Response("%PDF", PDF));
      await pagina.click("Descargar boleta.pdf");
      await pagina.says("No pudimos traer el archivo.");
      await pagina.click("Descargar boleta.pdf");
      await waitFor(() => bajados.length, "el archivo");
      expect(bajados).to.deep.equal(["boleta.pdf"]);
      expect(pagina.servicio.asked("/adjuntos/a1").map(({ texto }) => JSON.parse(texto))).to.deep.equal([
        { enlace: ENLACE },
        { enlace: ENLACE },
      ]);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
  });

  it("agrega archivos a su respuesta: llegan al elegirlos, y uno que falla se reintenta sin perder lo escrito", async () => {
    const pagina = await openPedido();
    await pagina.fill("Su respuesta", "Lo cambiamos.");
    const llegado = { ...aProveedor.adjuntos[0], id: "a2", quien: "proveedor" };
    pagina.servicio.next("/v1/enlaces/adjuntos", problema(422, "archivo-rechazado"), respuesta(201, llegado));
    await chooseArchivos(pagina, makeFoto("cambio.jpg"), new File([], "vacio.pdf"));
    await pagina.says("cambio.jpg 1 KB Título de archivo-rechazado");
    await pagina.says("Está vacío. Elíjalo de nuevo.");
    await chooseArchivos(pagina, makeFoto("guia.jpg"));
    await pagina.says("guia.jpg 1 KB Recibido");
    expect(pagina.field("Su respuesta").value).to.equal("Lo cambiamos.");
    await checkAxe(pagina);
  });

  it("después del plazo, dice que todavía puede", async () => {
    const pagina = await openPedido({ ...aProveedor, vence: "2020-01-02" });
    await pagina.says("El plazo era el jueves 02/01/2020. Todavía puede responder.");
  });

  it("pide lo que falta, con un resumen que lleva a cada campo", async () => {
    const pagina = await openPedido();
    await pagina.submit();
    expect(pagina.resumen).to.deep.equal(["Elija qué responde la empresa", "Escriba su respuesta"]);
    await waitFor(() => pagina.foco?.matches(".resumen"), "el foco en el resumen");
    await pagina.click("Escriba su respuesta");
    expect(pagina.foco).to.equal(pagina.field("Su respuesta"));
    await checkAxe(pagina);
    await pagina.fill("Su respuesta", "a".repeat(20_001));
    await pagina.submit();
    expect(pagina.errorOf("Su respuesta")).to.include("20.000");
    expect(pagina.field("Su respuesta").value).to.have.length(20_001);
  });

  it("revisa, envía una vez y recibe su constancia", async () => {
    const pagina = await openPedido();
    await answer(pagina);
    await pagina.says("Acepta todo lo que pide la persona");
    await checkAxe(pagina);
    const boton = pagina.button("Enviar la respuesta");
    boton.click();
    boton.click();
    await pagina.at("Recibimos su respuesta");
    await waitFor(() => pagina.foco === pagina.one("h2"), "el foco en la constancia");
    await pagina.says("Llegó a Servicio Nacional del Consumidor el 22/09/2026, 12:04.");
    expect(pagina.texto).to.include("7K3M-9QXP-4TWG").and.include("Cambiamos el colchón el martes.");
    expect(pagina.has("Imprimir")).to.equal(true);
    await checkAxe(pagina, 7);
    const [orden, ...otras] = listOrdenes(pagina);
    expect(otras).to.deep.equal([]);
    expect(orden).to.include({
      enlace: ENLACE,
      orden: "registrarRespuesta",
      acoge: "total",
      texto: "Cambiamos el colchón el martes.",
    });
    expect(pagina.avisos.map(({ nombre, detail }) => [nombre, detail])).to.deep.equal([
      ["ventanilla-respondido", { orden: "registrarRespuesta" }],
    ]);
  });

  it("«Cambiar» vuelve al campo, con todo lo escrito", async () => {
    const pagina = await openPedido();
    await answer(pagina);
    await pagina.click("Cambiar: Su respuesta");
    await waitFor(() => pagina.foco === pagina.field("Su respuesta"), "el foco en el campo");
    expect(pagina.field("Su respuesta").value).to.equal("Cambiamos el colchón el martes.");
    await pagina.submit();
    await pagina.click("Cambiar: ¿Qué responde la empresa?");
    await waitFor(() => pagina.foco === pagina.field("Acepta todo lo que pide la persona"), "el foco en lo elegido");
  });

  it("si se corta la red nada se pierde, y repetir lleva la misma llave", async () => {
    const pagina = await openPedido();
    await answer(pagina);
    failFirst(pagina, sinRed, sinRed, sinRed, sinRed, problema(500, "error-interno"));
    await pagina.submit();
    await pagina.says("No hay conexión. Lo que escribió sigue aquí.");
    await pagina.submit();
    await pagina.says("El servicio no responde ahora. Lo que escribió sigue aquí.");
    await pagina.says("Cambiamos el colchón el martes.");
    await pagina.submit();
    await pagina.at("Recibimos su respuesta");
    expect(new Set(listOrdenes(pagina).map(({ envio }) => envio)).size).to.equal(1);
  });

  it("si su respuesta había llegado y se cambió después, muestra la que llegó y guarda la otra a la vista", async () => {
    const pagina = await openPedido();
    await answer(pagina, "Lo cambiamos.");
    failFirst(pagina, ...Array.from({ length: 4 }, () => respuestaPerdida));
    await pagina.submit();
    await pagina.says("No hay conexión.");
    await pagina.click("Cambiar: Su respuesta");
    await pagina.fill("Su respuesta", "Devolvemos el dinero.");
    await pagina.submit();
    await pagina.submit();
    await pagina.at("Ya habíamos recibido su respuesta");
    await pagina.says("Lo cambiamos.");
    await pagina.says("Lo último que escribió no se envió");
    await pagina.says("Devolvemos el dinero.");
    await checkAxe(pagina, 7);
  });

  it("lo que el servicio no acepta queda dicho junto al campo", async () => {
    const pagina = await openPedido();
    await answer(pagina);
    const errores = [{ ruta: "texto", codigo: "caracteres" as const, mensaje: "Quite los signos raros" }];
    failFirst(pagina, problema(422, "datos-invalidos", { errores }));
    await pagina.submit();
    await waitFor(() => pagina.errorOf("Su respuesta") === "Quite los signos raros", "el error junto al campo");
    expect(pagina.field("Su respuesta").value).to.equal("Cambiamos el colchón el martes.");
  });

  it("abierto otra vez, muestra la constancia", async () => {
    const pagina = await openEnlace({
      ...aProveedor,
      respondida: { texto: "Lo cambiamos.", acoge: "no" },
      ordenes: [],
    });
    await pagina.at("Recibimos su respuesta");
    await pagina.says("No lo acepta");
    expect(pagina.all("form")).to.deep.equal([]);
  });

  it("lo que la persona escribió no puede ser otra cosa que texto", async () => {
    const pagina = await openPedido({ ...aProveedor, relato: "<img src=x onerror=alert(1)>", peticion: "<b>ya</b>" });
    expect(pagina.all("blockquote img, blockquote b")).to.deep.equal([]);
    await pagina.says("<img src=x onerror=alert(1)>");
  });
});

describe("Responder como otra institución", () => {
  it("ve por qué llega, y recibe el caso sin dejar de poder responder", async () => {
    const pagina = await openPedido(aInstitucion);
    expect(pagina.titulo).to.equal("Subsecretaría de Telecomunicaciones: les derivamos un caso");
    await pagina.says("Por qué llega a su institución El cobro es de un servicio de telefonía.");
    await pagina.choose("Recibir el caso");
    await pagina.submit();
    await pagina.says("Recibió el caso. Ahora puede responder.");
    expect(pagina.etiquetas.map((una) => una.replace(/(?<=[a-z])(?=[A-Z]).*/, ""))).to.not.include("Recibir el caso");
    await checkAxe(pagina);
    await pagina.choose("Responder");
    await pagina.fill("Su respuesta", "El cobro se anuló.");
    await pagina.submit();
    await pagina.at("Revise antes de enviar");
    await pagina.submit();
    await pagina.at("Recibimos su respuesta");
    expect(listOrdenes(pagina).map(({ orden }) => orden)).to.deep.equal(["recibirDerivacion", "responderDerivacion"]);
    expect(new Set(listOrdenes(pagina).map(({ envio }) => envio)).size).to.equal(2);
  });

  it("lo devuelve con su razón, que es obligatoria", async () => {
    const pagina = await openPedido(aInstitucion);
    await pagina.choose("Devolver el caso");
    await pagina.submit();
    expect(pagina.errorOf("Por qué lo devuelve")).to.equal("Escriba por qué lo devuelve");
    await pagina.fill("Por qué lo devuelve", "No es de telefonía.");
    await pagina.submit();
    await pagina.at("Revise antes de enviar");
    await pagina.submit();
    await pagina.at("Devolvió el caso");
    await pagina.says("No es de telefonía.");
    expect(listOrdenes(pagina)[0]).to.include({ orden: "devolverDerivacion", motivo: "No es de telefonía." });
    await checkAxe(pagina, 7);
  });

  it("pide elegir qué hará", async () => {
    const pagina = await openPedido(aInstitucion);
    await pagina.submit();
    expect(pagina.resumen).to.deep.equal(["Elija qué hará su institución"]);
  });
});

describe("Un enlace que no abre", () => {
  it("vencido o usado, lo dice con calma y a quién pedir otro", async () => {
    const pagina = await openEnlace();
    pagina.servicio.always("/v1/enlaces", problema(404, "enlace-vencido"));
    setEnlace(pagina, `${ENLACE}b`);
    await pagina.at("Este enlace ya no sirve");
    await pagina.says("escriba o llame a la institución que le mandó la carta");
    await checkAxe(pagina, 3);
  });

  it("sin enlace, dice cómo se abre, y no pide nada a nadie", async () => {
    const pagina = await openEnlace(aProveedor, "");
    await pagina.at("Abra el enlace de su carta");
    expect(pagina.servicio.asked("/v1/enlaces")).to.deep.equal([]);
  });

  it("si vence mientras se escribe, lo escrito queda a la vista", async () => {
    const pagina = await openPedido();
    await answer(pagina);
    failFirst(pagina, problema(404, "enlace-vencido"));
    await pagina.submit();
    await pagina.at("Este enlace ya no sirve");
    await pagina.says("Cambiamos el colchón el martes.");
    await pagina.says("llame al 800 700 100");
  });

  it("si no hay conexión, deja intentarlo otra vez", async () => {
    const pagina = await openEnlace();
    pagina.servicio.always("/v1/enlaces", sinRed);
    setEnlace(pagina, `${ENLACE}b`);
    await pagina.says("No hay conexión. Vuelva a intentarlo.");
    pagina.servicio.restore();
    await pagina.click("Volver a intentar");
    await pagina.at("Pedimos la respuesta de Tienda Ejemplo");
  });

  it("nada de lo escrito queda en el equipo, ni el enlace en la dirección", async () => {
    const pagina = await openPedido();
    await answer(pagina, "Texto secreto del proveedor");
    await settle();
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).to.not.match(/secreto|aaaaaa/);
    expect(pagina.servicio.peticiones.map(({ ruta }) => ruta).join()).to.not.include("7K3M");
  });
});
