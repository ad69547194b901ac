import { expect } from "chai";
import type {} from "mocha";
import { CLAVE, cerrado, checkAxe, enCurso, estadoOf, FOLIO, keysOf, openCaso, sentTo } from "../../../test/caso.ts";
import { type Pagina, waitFor } from "../../../test/pagina.ts";
import { problema, respuestaPerdida } from "../../../test/servicio.ts";

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
