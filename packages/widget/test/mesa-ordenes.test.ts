import { FLUJO, type NombreOrden } from "@ventanilla/sdk/domain";
import { expect } from "chai";
import { ORDENES_DE_MESA } from "../src/mesa/orden/ordenes.ts";
import { TECLAS_ORDEN } from "../src/mesa/teclas.ts";
import { folioDe } from "./mesa-casos.ts";
import { openMesa, type PaginaDeMesa, waitFor } from "./mesa-pagina.ts";

const ORDENES = Object.keys(FLUJO) as NombreOrden[];
const FOLIO = folioDe(0);

/** What is written for each order, by label. */
const ESCRITO: Record<NombreOrden, Record<string, string>> = {
  asignar: {},
  gestionar: { "Qué hiciste": "Llamé a la tienda" },
  pedirAntecedentes: { "Qué le pedimos": "La boleta, por favor" },
  trasladarProveedor: {},
  registrarRespuesta: { "Qué decide": "total", "Su respuesta": "Lo cambiamos" },
  escalar: { Hasta: "judicial", Tribunal: "Juzgado de Policía Local" },
  transferir: { Unidad: "rm-santiago", Motivo: "Vive en esa región" },
  derivar: { Institución: "sercotec", Motivo: "Es materia suya" },
  prorrogar: { "Días hábiles que se agregan": "5", Motivo: "Falta la respuesta" },
  proponerCierre: { Resultado: "acogeTotal", "Respuesta que leerá la persona": "La tienda aceptó el cambio" },
  visar: { Decisión: "no", "Qué hay que mejorar": "Explica el plazo de entrega" },
  reabrir: { Motivo: "Llegó la boleta" },
  corregir: { "Monto en pesos": "100000", Motivo: "La boleta dice otro monto" },
  acumular: { "Folio del otro caso": folioDe(1), Motivo: "Es la misma compra" },
  descartar: { "Por qué no es un caso": "spam" },
  recibirDerivacion: {},
  devolverDerivacion: { Motivo: "No nos corresponde" },
  responderDerivacion: { Respuesta: "Ya lo resolvimos" },
  reemitirClave: { "Cómo comprobaste quién la pide": "Mostró su cédula" },
};

async function openCaso(ordenes: NombreOrden[] = ORDENES): Promise<PaginaDeMesa> {
  const pagina = await openMesa();
  pagina.servicio.touch(FOLIO, { ordenes });
  await pagina.open(FOLIO);
  return pagina;
}

/** Fills a form in, and sends it; what waits before it leaves, leaves at once. */
async function give(pagina: PaginaDeMesa, orden: NombreOrden): Promise<void> {
  await pagina.order(TECLAS_ORDEN[orden]);
  for (const [etiqueta, valor] of Object.entries(ESCRITO[orden])) {
    const control = pagina.field(etiqueta);
    await pagina.fill(etiqueta, valor);
    if (control.getAttribute("role") === "combobox") {
      await waitFor(() => pagina.all('.busca [role="option"]')[0], `una opción para ${etiqueta}`);
      pagina.all('.busca [role="option"]')[0]?.click();
    }
  }
  pagina.all("form.redaccion input, form.redaccion textarea, form.redaccion select")[0]?.focus();
  await pagina.press("Control+Enter");
  const sent = () => pagina.servicio.sent("POST", /ordenes$/).length;
  await waitFor(() => sent() || pagina.texto.includes("Enviar ya"), "que salga");
  if (!sent()) await pagina.click("Enviar ya");
  await waitFor(sent, "el envío");
}

describe("las órdenes, por teclado", () => {
  it("cada orden tiene su tecla, y ninguna se repite", () => {
    expect(new Set(Object.values(TECLAS_ORDEN)).size).to.equal(ORDENES.length);
    for (const orden of ORDENES) expect(TECLAS_ORDEN[orden]).to.match(/^[a-ik-mp-z]$/);
  });

  for (const orden of ORDENES)
    it(`«${ORDENES_DE_MESA[orden].nombre}» llega al servicio como el contrato la quiere`, async () => {
      const pagina = await openCaso();
      await give(pagina, orden);
      await pagina.says(ORDENES_DE_MESA[orden].hecho);
      expect(pagina.servicio.sent("POST", /ordenes$/)[0]?.orden).to.equal(orden);
      expect(pagina.caso.redaccion).to.equal(undefined);
    });

  it("ir a tribunales se elige: un formulario que nadie tocó no lleva ahí un caso en mediación", async () => {
    const pagina = await openCaso();
    await pagina.order(TECLAS_ORDEN.escalar);
    await pagina.press("Control+Enter");
    await pagina.says("Elige: hasta");
    expect(pagina.servicio.sent("POST", /ordenes$/)).to.have.length(0);
  });

  it("la paleta muestra todas; las que no se pueden dicen por qué y no hacen nada", async () => {
    const pagina = await openCaso(["gestionar"]);
    await pagina.caso.focusCaso();
    await pagina.press("v");
    await pagina.says("Visar: Solo en «Por visar»");
    await pagina.press("o");
    await pagina.says("Solo en «Por visar»");
    expect(pagina.all("button[data-orden]")).to.have.length(ORDENES.length);
    await pagina.press("x");
    expect(pagina.caso.redaccion).to.equal(undefined);
    await pagina.press("g");
    await waitFor(() => pagina.caso.redaccion?.orden === "gestionar", "el formulario");
  });

  it("lo que falta se dice junto a su campo, y ahí queda el cursor", async () => {
    const pagina = await openCaso();
    await pagina.order("c");
    await pagina.press("Control+Enter");
    await pagina.says("Elige: resultado");
    expect(pagina.foco?.getAttribute("name")).to.equal("resultado");
    expect(pagina.foco?.getAttribute("aria-invalid")).to.equal("true");
    expect(pagina.servicio.sent("POST", /ordenes$/)).to.have.length(0);
  });

  it("lo que rechaza el servicio se dice junto a su campo", async () => {
    const pagina = await openCaso();
    await pagina.order("l");
    await pagina.fill("Días hábiles que se agregan", "900");
    await pagina.fill("Motivo", "Falta la respuesta");
    await pagina.press("Control+Enter");
    await pagina.says("No se acepta");
    expect(pagina.field("Días hábiles que se agregan").getAttribute("aria-invalid")).to.equal("true");
  });

  it("lo que lee la persona espera, y detenerlo no pierde lo escrito", async () => {
    const pagina = await openCaso();
    await pagina.order("p");
    await pagina.fill("Qué le pedimos", "La boleta, por favor");
    await pagina.press("Control+Enter");
    await pagina.says("Todavía puedes detenerlo");
    expect(pagina.foco?.textContent).to.include("Detener");
    await pagina.press("z");
    await waitFor(() => pagina.foco?.localName === "textarea", "el texto otra vez");
    expect(pagina.field<HTMLTextAreaElement>("Qué le pedimos").value).to.equal("La boleta, por favor");
    expect(pagina.servicio.sent("POST", /ordenes$/)).to.have.length(0);
  });

  it("lo escrito a medias en un caso sigue ahí al volver", async () => {
    const pagina = await openCaso();
    await pagina.order("g");
    await pagina.fill("Qué hiciste", "Voy por la mitad");
    await pagina.open(folioDe(3));
    await pagina.open(FOLIO);
    await pagina.order("g");
    expect(pagina.field<HTMLTextAreaElement>("Qué hiciste").value).to.equal("Voy por la mitad");
  });

  it("lo escrito sigue también si se cierra el caso o se pasa por otra vista", async () => {
    const pagina = await openCaso();
    await pagina.order("g");
    await pagina.fill("Qué hiciste", "Voy por la mitad");
    await pagina.press("Escape", "Escape");
    await waitFor(() => !location.hash.includes("caso="), "la lista");
    await pagina.press("n");
    await pagina.says("Qué cuenta la persona");
    await pagina.open(FOLIO);
    await pagina.order("g");
    expect(pagina.field<HTMLTextAreaElement>("Qué hiciste").value).to.equal("Voy por la mitad");
  });

  it("si alguien actuó antes, se ve qué cambió, nada se pierde y se puede repetir", async () => {
    const pagina = await openCaso();
    await pagina.order("g");
    await pagina.fill("Qué hiciste", "Llamé a la tienda");
    const antes = pagina.servicio.find(FOLIO);
    const suyo = {
      n: 6,
      cuando: antes.recibidoEn,
      tipo: "gestion",
      autor: "u-luis",
      visible: false,
      texto: "Luis anotó una gestión",
    };
    pagina.servicio.touch(FOLIO, { bitacora: [...antes.bitacora, suyo] });
    await pagina.press("Control+Enter");
    await pagina.says("Alguien actuó antes en este caso");
    await pagina.says("Luis anotó una gestión");
    expect(pagina.field<HTMLTextAreaElement>("Qué hiciste").value).to.equal("Llamé a la tienda");
    await waitFor(() => pagina.caso.caso?.version === pagina.servicio.find(FOLIO).version, "el caso nuevo");
    await pagina.click("Repetir sobre la versión nueva");
    await pagina.says("Gestión anotada");
    expect(pagina.servicio.find(FOLIO).bitacora.at(-1)?.detalle).to.equal("Llamé a la tienda");
  });

  it("asignar se deshace con una tecla", async () => {
    const pagina = await openCaso();
    await pagina.order("a");
    await pagina.fill("A cargo de", "Luis");
    await pagina.press("Control+Enter");
    pagina.field("A cargo de").focus();
    await pagina.press("Enter", "Control+Enter");
    await waitFor(() => pagina.servicio.find(FOLIO).responsable === "u-luis", "la asignación");
    await pagina.says("Deshacer");
    await pagina.press("z");
    await waitFor(() => pagina.servicio.find(FOLIO).responsable === "u-ana", "la vuelta");
    await pagina.says("Deshecho");
  });

  it("una respuesta tipo llena el texto con los datos del caso", async () => {
    const pagina = await openCaso();
    await pagina.order("c");
    await pagina.fill("Respuesta tipo", "garantia");
    await waitFor(
      () => pagina.field<HTMLTextAreaElement>("Respuesta que leerá la persona").value.includes("seis meses"),
      "el texto",
    );
    expect(pagina.field<HTMLSelectElement>("Resultado").value).to.equal("acogeTotal");
  });

  it("corregir muestra lo que hay y manda solo lo que cambió", async () => {
    const pagina = await openCaso();
    await give(pagina, "corregir");
    expect(pagina.servicio.sent("POST", /ordenes$/)[0]?.datos).to.deep.equal({ monto: 100_000 });
  });

  it("la clave nueva se muestra una vez y se queda hasta cerrarla", async () => {
    const pagina = await openCaso();
    await give(pagina, "reemitirClave");
    await pagina.says("4831 7720 5562");
  });

  it("se visan juntos solo los cierres leídos aquí, en la versión que se leyó", async () => {
    const pagina = await openMesa({ fragmento: "#cola=por-visar" });
    const porVisar = pagina.servicio.casos.filter(({ estado }) => estado === "porVisar");
    await pagina.press("s");
    await pagina.says("ábrelo y léelo primero");
    for (const { folio } of porVisar.slice(0, 2)) {
      await pagina.open(folio);
      await waitFor(() => pagina.mesa.marcas.has(folio), "la lectura");
      await pagina.press("s");
    }
    pagina.servicio.touch(porVisar[1]?.folio ?? "");
    await pagina.click("Aprobar 2");
    await pagina.says(/1 cierre aprobado; 1 no: Otra persona actuó antes/);
  });
});
