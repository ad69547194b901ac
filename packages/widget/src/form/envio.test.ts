import { expect } from "chai";
import { type Pagina, settle, waitFor } from "../../test/pagina.ts";
import { openTramite } from "../../test/recorrido.ts";
import { problema, respuestaPerdida, sinRed } from "../../test/servicio.ts";

const openRevisar = () => openTramite("reclamo", "revisar");
const enviados = ({ servicio }: Pagina) =>
  servicio.asked("/casos").map(({ cabeceras, texto }) => ({ llave: cabeceras.get("Idempotency-Key"), texto }));

/** The network fails for as long as the client insists by itself. */
async function failToSend(pagina: Pagina): Promise<void> {
  pagina.servicio.always("/casos", sinRed);
  await pagina.submit();
  await pagina.says("No hay conexión");
  pagina.servicio.restore();
}

describe("enviar una sola vez", () => {
  it("apretar dos veces seguidas envía uno", async () => {
    const pagina = await openRevisar();
    const espera = pagina.servicio.hold("/casos");
    const boton = pagina.button("Enviar mi reclamo");
    boton.click();
    boton.click();
    await pagina.says("Enviando tu reclamo…");
    boton.click();
    espera.release();
    await pagina.received();
    await settle();
    expect(enviados(pagina)).to.have.length(1);
  });

  it("cuando llegan muchos a la vez, el equipo paga con un cálculo y la persona no hace nada", async () => {
    const pagina = await openRevisar();
    const prueba = { desafio: "desafio", dificultad: 4, vence: "2026-11-21T15:05:05.000Z" };
    pagina.servicio.next("/casos", problema(428, "prueba-requerida", { prueba }));
    await pagina.submit();
    await pagina.received();
    const [primero, segundo] = pagina.servicio.asked("/casos");
    expect(segundo?.cabeceras.get("Prueba")).to.match(/^desafio\.\d+$/);
    expect(enviados(pagina)[1]).to.deep.equal(enviados(pagina)[0]);
    expect(primero?.cabeceras.get("Prueba")).to.equal(null);
  });

  it("Enter y además el ratón envían uno", async () => {
    const pagina = await openRevisar();
    const boton = pagina.button("Enviar mi reclamo");
    boton.focus();
    const espera = pagina.servicio.hold("/casos");
    await pagina.press("Enter");
    boton.click();
    espera.release();
    await pagina.received();
    await settle();
    expect(enviados(pagina)).to.have.length(1);
  });

  it("mientras se envía no se puede cambiar nada", async () => {
    const pagina = await openRevisar();
    const espera = pagina.servicio.hold("/casos");
    await pagina.submit();
    await pagina.says("Enviando tu reclamo…");
    for (const boton of pagina.all<HTMLButtonElement>("dd button")) expect(boton.disabled).to.equal(true);
    pagina.button("Volver").click();
    expect(pagina.titulo).to.equal("Revisa antes de enviar");
    espera.release();
    await pagina.received();
  });

  it("después de una falla de red se repite con el mismo número de envío y el mismo contenido", async () => {
    const pagina = await openRevisar();
    await failToSend(pagina);
    await pagina.submit();
    await pagina.received();
    const [primero, ...otros] = enviados(pagina);
    expect(otros.length).to.be.greaterThan(0);
    for (const otro of otros) expect(otro).to.deep.equal(primero);
  });

  it("también después de recargar la página", async () => {
    const antes = await openRevisar();
    await failToSend(antes);
    const pagina = await antes.reload();
    await pagina.at("Revisa antes de enviar");
    await pagina.submit();
    await pagina.received();
    const [primero, ...otros] = enviados(pagina);
    expect(otros.at(-1)).to.deep.equal(primero);
  });

  it("si la respuesta se perdió, la repetición trae el mismo comprobante", async () => {
    const pagina = await openRevisar();
    pagina.servicio.next("/casos", respuestaPerdida);
    await pagina.submit();
    await pagina.received();
    const folios = new Set(pagina.servicio.aperturas.map(({ folio }) => folio));
    expect(folios).to.have.property("size", 1);
    expect(pagina.read("[part=folio]").replaceAll("-", "")).to.equal([...folios][0]);
  });

  it("si llegó antes de los últimos cambios, lo dice y no abre otro caso", async () => {
    const pagina = await openRevisar();
    pagina.servicio.always("/casos", respuestaPerdida);
    await pagina.submit();
    await pagina.says("No hay conexión");
    pagina.servicio.restore();
    await pagina.click(/^Cambiar: La solución que pides/);
    await pagina.fill("La solución que pides", "Que cambien el producto.");
    await pagina.advance();
    await pagina.submit();
    await pagina.received();
    expect(pagina.titulo).to.equal("Ya habíamos recibido tu reclamo");
    expect(pagina.texto).to.include("sin tus últimos cambios");
    expect(new Set(enviados(pagina).map(({ llave }) => llave))).to.have.property("size", 1);
  });

  it("al volver la conexión se envía solo", async () => {
    const pagina = await openRevisar();
    await failToSend(pagina);
    window.dispatchEvent(new Event("online"));
    await pagina.received();
  });
});

describe("lo que el servicio contesta", () => {
  it("un folio ya ocupado se reemplaza por otro, con otra clave y otro envío, sin molestar a nadie", async () => {
    const pagina = await openRevisar();
    pagina.servicio.next("/casos", problema(409, "folio-ocupado"));
    await pagina.submit();
    await pagina.received();
    const [primera, segunda] = pagina.servicio.aperturas;
    expect(segunda?.folio).not.to.equal(primera?.folio);
    expect(pagina.read("[part=folio]").replaceAll("-", "")).to.equal(segunda?.folio);
  });

  it("un folio ocupado una y otra vez no se repite para siempre", async () => {
    const pagina = await openRevisar();
    pagina.servicio.always("/casos", problema(409, "folio-ocupado"));
    await pagina.submit();
    await pagina.says("Lo que escribiste sigue aquí.");
    await settle();
    expect(enviados(pagina)).to.have.length(3);
  });

  it("un dato que el servicio no acepta aparece junto a su campo, en su pantalla", async () => {
    const pagina = await openRevisar();
    const errores = [{ ruta: "proveedor.nombre", codigo: "largo", mensaje: "Acorta el nombre." } as const];
    pagina.servicio.next("/casos", problema(422, "datos-invalidos", { errores }));
    await pagina.submit();
    await pagina.at("¿Con qué empresa fue?");
    expect(pagina.errorOf("Nombre de la empresa o tienda")).to.equal("Acorta el nombre.");
    await waitFor(() => pagina.foco === pagina.one("[part=resumen]"), "el foco en el resumen");
  });

  it("con varios datos malos se va al primero, y después al que sigue", async () => {
    const pagina = await openRevisar();
    const errores = [
      { ruta: "persona.correo", codigo: "correo", mensaje: "Revisa el correo." } as const,
      { ruta: "proveedor.nombre", codigo: "largo", mensaje: "Acorta el nombre." } as const,
    ];
    pagina.servicio.always("/casos", problema(422, "datos-invalidos", { errores }));
    await pagina.submit();
    await pagina.at("¿Con qué empresa fue?");
    expect(pagina.errores).to.deep.equal(["Acorta el nombre."]);
  });

  it("un dato malo que no está en ninguna pantalla se dice junto al botón", async () => {
    const pagina = await openRevisar();
    const errores = [{ ruta: "punto", codigo: "formato", mensaje: "Este punto no existe." } as const];
    pagina.servicio.next("/casos", problema(422, "datos-invalidos", { errores }));
    await pagina.submit();
    await pagina.says("Este punto no existe.");
  });

  const FALLAS = [
    [413, "cuerpo-muy-grande", "Lo que escribiste es demasiado largo"],
    [503, "no-disponible", "El servicio no responde ahora. Lo que escribiste sigue aquí."],
    [507, "sin-espacio", "El servicio no responde ahora. Lo que escribiste sigue aquí."],
    [500, "interno", "El servicio no responde ahora. Lo que escribiste sigue aquí."],
  ] as const;
  for (const [status, tipo, dice] of FALLAS)
    it(`${status}: dice «${dice}» y nada se pierde`, async () => {
      const pagina = await openRevisar();
      pagina.servicio.always("/casos", problema(status, tipo));
      await pagina.submit();
      await pagina.says(dice);
      expect(pagina.texto).to.include("Compré un colchón y llegó roto.").and.to.include("Rosa");
      pagina.servicio.restore();
      await pagina.submit();
      await pagina.received();
    });

  it("413 de un intermediario que no es el servicio: también dice que es demasiado largo", async () => {
    const pagina = await openRevisar();
    pagina.servicio.next("/casos", () => new Response("<html>Request Entity Too Large</html>", { status: 413 }));
    await pagina.submit();
    await pagina.says("Lo que escribiste es demasiado largo");
  });

  it("lo que contesta una red que pide iniciar sesión no pasa por un comprobante", async () => {
    const pagina = await openRevisar();
    pagina.servicio.next("/casos", () => new Response("<html>Acepta las condiciones</html>", { status: 200 }));
    await pagina.submit();
    await waitFor(() => pagina.one("[role=status].error, .pie [role=status]").textContent, "el aviso");
    await settle();
    expect(pagina.all("[part=comprobante]")).to.be.empty;
    expect(pagina.titulo).to.equal("Revisa antes de enviar");
  });

  it("un comprobante de otro folio no se da por recibido", async () => {
    const pagina = await openRevisar();
    pagina.servicio.comprobante = { folio: "ABCDEFGHJKMY" };
    await pagina.submit();
    await waitFor(() => pagina.avisos.length, "el aviso");
    await settle();
    expect(pagina.avisos.map(({ nombre }) => nombre)).not.to.include("ventanilla-ingresado");
    expect(pagina.all("[part=comprobante]")).to.be.empty;
  });
});
