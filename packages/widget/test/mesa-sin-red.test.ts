import { parseFolio } from "@ventanilla/sdk/domain";
import { expect } from "chai";
import { definicion } from "./definicion.ts";
import { openMesa, type PaginaDeMesa, waitFor } from "./mesa-pagina.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

const json = (status: number, cuerpo: object) => Response.json(cuerpo, { status });
const CUANTOS = /guardados? en este equipo, pendientes? de envío ?\./;

/** A desk of an institution that can be sealed to, with nothing waiting. */
async function openConSello(servicio = new ServicioDeMesa()): Promise<PaginaDeMesa> {
  const { publicKey } = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const bytes = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  const llave = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  servicio.definicion = { ...definicion, sello: { kid: "2026", llave, vence: "2026-12-31" } };
  const pagina = await openMesa({ servicio });
  await waitFor(() => pagina.mesa.puesto?.cola, "la cola");
  return pagina;
}

async function enter(pagina: PaginaDeMesa, relato: string): Promise<void> {
  await pagina.fill("Qué cuenta la persona", relato);
  await pagina.fill("Nombres", "Carla");
  await pagina.press("Control+Enter");
}

/** Folio that the receipt on the screen shows. */
const readFolio = (pagina: PaginaDeMesa): string =>
  parseFolio(pagina.all(".llaves .cifra")[0]?.textContent ?? "") ?? "";

describe("ingresar sin conexión en la mesa", () => {
  it("sin servicio el caso queda guardado y sellado, con folio y clave; al volver se carga una vez y se dice su número", async () => {
    const pagina = await openConSello();
    const { servicio } = pagina;
    await pagina.press("n");
    servicio.caido = true;
    await enter(pagina, "Le cobraron dos veces la cuenta");
    await pagina.says("Guardado en este equipo, pendiente de envío");
    await pagina.says(/1 caso guardado en este equipo, pendiente de envío\./);
    expect(pagina.texto).to.match(/Folio \w{4}-\w{4}-\w{4} Clave \d{4} \d{4} \d{4}/);
    const folio = readFolio(pagina);
    const [directo] = servicio.sent("POST", /\/casos$/);
    expect(parseFolio(String(directo?.folio))).to.equal(folio);

    servicio.caido = false;
    servicio.next("POST", /\/sobres$/, () => json(201, servicio.makeComprobante("consulta", folio)));
    await pagina.click("Enviar ahora");
    await pagina.says(/Se cargó 1 caso: \w{4}-\w{4}-\w{4}\./);
    await pagina.says("Recibimos la consulta");
    await waitFor(() => !CUANTOS.test(pagina.texto), "la cola vacía");
    const sobres = servicio.sent("POST", /\/sobres$/);
    expect(sobres.at(-1)).to.have.all.keys("v", "institucion", "kid", "epk", "iv", "ct");
    expect(JSON.stringify(sobres)).not.to.include("cobraron");
    await pagina.click("Entendido");
    expect(pagina.texto).not.to.include("Se cargó");
  });

  it("si la sesión terminó mientras esperaba, lo dice, pide entrar y no pierde nada", async () => {
    const pagina = await openConSello();
    const { servicio } = pagina;
    await pagina.press("n");
    servicio.sesion = null;
    await enter(pagina, "Pregunta por su boleta");
    await pagina.says("Guardado en este equipo, pendiente de envío");
    await pagina.says("Tu sesión terminó");
    await pagina.says("Se envían cuando entres");
    expect(servicio.sent("POST", /\/sobres$/).length).to.be.greaterThan(0);
  });

  it("otra mesa que se abre después en el mismo equipo carga lo que quedó", async () => {
    const antes = await openConSello();
    await antes.press("n");
    antes.servicio.caido = true;
    await enter(antes, "Pregunta por su boleta");
    await antes.says("Guardado en este equipo");
    const folio = readFolio(antes);
    // Gone while it sends, it would still hand over its last one.
    await waitFor(() => antes.servicio.sent("POST", /\/sobres$/).length, "el primer intento");
    antes.mesa.remove();
    antes.servicio.close();

    const servicio = new ServicioDeMesa();
    servicio.next("POST", /\/sobres$/, () => json(201, servicio.makeComprobante("consulta", folio)));
    const pagina = await openConSello(servicio);
    await pagina.says("Se cargó 1 caso");
  });

  it("quien abre la mesa sin sesión sabe que hay casos que esperan que entre", async () => {
    const antes = await openConSello();
    await antes.press("n");
    antes.servicio.caido = true;
    await enter(antes, "Pregunta por su boleta");
    await antes.says("Guardado en este equipo");
    antes.mesa.remove();
    antes.servicio.close();

    const servicio = new ServicioDeMesa();
    servicio.sesion = null;
    const pagina = await openMesa({ servicio });
    await pagina.says("1 caso guardado en este equipo, pendiente de envío");
    await pagina.says("Nada se pierde");
  });

  it("lo que el servicio rechaza se corrige en su campo: no se guarda", async () => {
    const pagina = await openConSello();
    await pagina.press("n");
    pagina.servicio.next("POST", /\/casos$/, () =>
      json(422, {
        type: "datos-invalidos",
        title: "Revisa",
        status: 422,
        solicitud: "s",
        errores: [{ ruta: "relato", codigo: "formato", mensaje: "Cuéntalo en más de una palabra" }],
      }),
    );
    await enter(pagina, "x");
    await pagina.says("Cuéntalo en más de una palabra");
    expect(pagina.texto).not.to.match(CUANTOS);
  });

  it("el buzón guarda cada línea con su folio y su clave", async () => {
    const pagina = await openConSello();
    await pagina.click("Buzón");
    await pagina.fill("Tipo, línea 1", "consulta");
    await pagina.fill("Qué cuenta, línea 1", "Pregunta por la garantía");
    await pagina.fill("Tipo, línea 2", "consulta");
    await pagina.fill("Qué cuenta, línea 2", "Pregunta por el precio");
    pagina.servicio.caido = true;
    await pagina.click("Ingresar las líneas listas");
    await pagina.says("2 guardadas en este equipo, pendientes de envío");
    await pagina.says("2 casos guardados en este equipo, pendientes de envío.");
    expect(pagina.texto.match(/Folio \w{4}-\w{4}-\w{4} · clave \d{4} \d{4} \d{4}/g)).to.have.length(2);
  });
});
