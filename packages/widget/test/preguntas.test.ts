import type { PreguntaFrecuente } from "@ventanilla/sdk/contract";
import { expect } from "chai";
import { checkAxe } from "./caso.ts";
import { openPagina, type Pagina, settle, waitFor } from "./pagina.ts";
import { problema, respuesta, Servicio, sinRed } from "./servicio.ts";

const PREGUNTAS: PreguntaFrecuente[] = [
  {
    id: "garantia",
    pregunta: "¿Cuánto dura la garantía legal?",
    respuesta: "Seis meses desde que se recibe el producto.",
    norma: "Ley 19.496, artículo 20",
  },
  {
    id: "retracto",
    pregunta: "¿Cuándo hay retracto?",
    respuesta: "En diez días.",
    norma: "Ley 19.496, artículo 3 bis",
  },
];

const TEXTO = "Se echó a perder mi juguera a los dos meses";

const askedOf = (pagina: Pagina) =>
  pagina.servicio.asked("/preguntas").map(({ texto }) => JSON.parse(texto).texto as string);

async function openConsulta(
  preguntas = PREGUNTAS,
  atributos: Record<string, string> = { tipo: "consulta" },
  trato: "tu" | "usted" = "tu",
): Promise<Pagina> {
  const servicio = new Servicio({ trato });
  servicio.always("/preguntas", respuesta(200, { preguntas }));
  servicio.always("/respondio", () => new Response(null, { status: 204 }));
  const pagina = await openPagina("ingreso", { servicio, atributos });
  await waitFor(() => pagina.elemento.definicion && "resto" in pagina.elemento && pagina.elemento.resto, "el resto");
  return pagina;
}

const write = (pagina: Pagina, texto: string) => pagina.write(pagina.one<HTMLTextAreaElement>("textarea"), texto);
const offered = (pagina: Pagina) => waitFor(() => pagina.all<HTMLDetailsElement>(".oferta")[0], "la oferta");

async function openOferta(pagina: Pagina): Promise<void> {
  await write(pagina, TEXTO);
  (await offered(pagina)).open = true;
  await settle();
}

describe("Preguntas frecuentes mientras se escribe una consulta", () => {
  it("se buscan después de una pausa, con lo último escrito y en el cuerpo", async () => {
    const pagina = await openConsulta();
    await write(pagina, `${TEXTO} y`);
    await write(pagina, TEXTO);
    await offered(pagina);
    expect(askedOf(pagina)).to.deep.equal([TEXTO]);
    await pagina.says("¿Esto responde tu duda? ¿Cuánto dura la garantía legal? y 1 más");
    await pagina.elemento.requestUpdate();
    await settle();
    expect(askedOf(pagina)).to.have.length(1);
  });

  it("no se buscan con pocas letras, ni en un reclamo", async () => {
    const pagina = await openConsulta();
    await write(pagina, "Mi juguera");
    const reclamo = await openConsulta(PREGUNTAS, { tipo: "reclamo" });
    await write(reclamo, TEXTO);
    await settle(200);
    expect(askedOf(pagina)).to.deep.equal([]);
    expect(askedOf(reclamo)).to.deep.equal([]);
    expect(reclamo.all(".hueco")).to.deep.equal([]);
  });

  it("al llegar no mueven nada de lo que ya estaba", async () => {
    const pagina = await openConsulta();
    pagina.servicio.restore();
    pagina.servicio.always("/preguntas", async (peticion, serve) => {
      await pausa;
      return respuesta(200, { preguntas: PREGUNTAS })(peticion, serve);
    });
    const { promise: pausa, resolve } = Promise.withResolvers<void>();
    await write(pagina, TEXTO);
    await waitFor(() => askedOf(pagina).length, "la búsqueda");
    const measure = () => pagina.one("[part=boton-principal]").getBoundingClientRect().top;
    const antes = measure();
    resolve();
    const oferta = await offered(pagina);
    expect(measure()).to.equal(antes);
    expect(oferta.getBoundingClientRect().height).to.be.above(40);
  });

  it("se anuncian con calma: en un lugar que ya se oía, sin llevarse el foco", async () => {
    const pagina = await openConsulta();
    const campo = pagina.one<HTMLTextAreaElement>("textarea");
    campo.focus();
    await write(pagina, TEXTO);
    const avisa = await waitFor(() => pagina.all(".preguntas [role=status]")[0], "dónde se anuncia");
    await offered(pagina);
    expect(avisa.isConnected && avisa.textContent).to.equal("Hay 2 respuestas que quizá te sirvan, bajo tu pregunta.");
    expect(pagina.foco).to.equal(campo);
    await checkAxe(pagina);
  });

  it("abiertas muestran la respuesta con su norma, y no cambian aunque se siga escribiendo", async () => {
    const pagina = await openConsulta();
    await openOferta(pagina);
    await pagina.says("Seis meses desde que se recibe el producto. Según: Ley 19.496, artículo 20");
    await checkAxe(pagina);
    await write(pagina, `${TEXTO}. La compré en marzo`);
    await settle(150);
    expect(askedOf(pagina)).to.have.length(1);
  });

  it("«Sí, me sirve» se cuenta, y deja terminar sin enviar o seguir sin perder nada", async () => {
    const pagina = await openConsulta();
    await openOferta(pagina);
    await pagina.click("Sí, me sirve: ¿Cuánto dura la garantía legal?");
    await pagina.says("Nos alegra que te sirva");
    await waitFor(() => pagina.foco?.matches(".sirvio"), "el foco en lo que sigue");
    await checkAxe(pagina);
    await waitFor(() => pagina.servicio.asked("/garantia/respondio").length, "la cuenta");
    await pagina.click("Seguir con mi consulta");
    await pagina.at("¿Quién eres?");
    pagina.one("[part=volver]").click();
    await waitFor(() => pagina.all("textarea").length, "el relato");
    expect(pagina.one<HTMLTextAreaElement>("textarea").value).to.equal(TEXTO);
    expect(pagina.texto).to.not.include("Esto responde tu duda");
    expect(pagina.servicio.asked("/respondio")).to.have.length(1);
  });

  it("terminar sin enviar borra lo escrito y no abre ningún caso", async () => {
    const pagina = await openConsulta();
    await openOferta(pagina);
    await pagina.click(/^Sí, me sirve: ¿Cuánto/);
    await pagina.click("Terminar sin enviar");
    await waitFor(() => pagina.one<HTMLTextAreaElement>("textarea").value === "", "el campo en blanco");
    expect(pagina.servicio.aperturas).to.deep.equal([]);
    expect(Object.values({ ...sessionStorage }).join()).to.not.include("juguera");
  });

  it("«No, quiero enviar mi consulta» sigue adelante", async () => {
    const pagina = await openConsulta();
    await openOferta(pagina);
    await pagina.click("No, quiero enviar mi consulta");
    await pagina.at("¿Quién eres?");
    expect(pagina.servicio.asked("/respondio")).to.deep.equal([]);
  });

  it("si la búsqueda falla o no halla nada, no se dice nada y se sigue igual", async () => {
    for (const falla of [sinRed, problema(503, "no-disponible"), respuesta(200, { preguntas: [] })]) {
      const pagina = await openConsulta();
      pagina.servicio.restore();
      pagina.servicio.always("/preguntas", falla);
      await write(pagina, TEXTO);
      await waitFor(() => askedOf(pagina).length, "la búsqueda");
      await settle(100);
      expect(askedOf(pagina)).to.have.length(1);
      expect(pagina.all(".oferta, .error, [role=alert]")).to.deep.equal([]);
      await pagina.advance();
      expect(pagina.titulo).to.equal("¿Quién eres?");
    }
  });

  it("en «usted» se ofrecen de usted", async () => {
    const pagina = await openConsulta(PREGUNTAS, { tipo: "consulta" }, "usted");
    await write(pagina, TEXTO);
    await pagina.says("¿Esto responde su duda?");
  });

  it("en un equipo compartido no queda nada al salir de la página", async () => {
    const pagina = await openConsulta(PREGUNTAS, { tipo: "consulta", canal: "totem" });
    await openOferta(pagina);
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    await pagina.elemento.updateComplete;
    await write(pagina, "Otra persona escribe otra cosa");
    expect(pagina.all(".oferta")).to.deep.equal([]);
    await waitFor(() => askedOf(pagina).length === 2, "la búsqueda de la otra persona");
  });
});
