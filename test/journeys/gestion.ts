import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { APERTURAS } from "../fixtures/aperturas.ts";
import type { BrowserName } from "../fixtures/browser.ts";
import { isStress } from "../harness/tier.ts";
import { type Escena, setEscena } from "./gestion-escena.ts";
import { tellReclamo } from "./gestion-reclamo.ts";
import { countCasos } from "./stage.ts";

/** Files a reclamo without a window; its folio, as people read it. */
const openReclamo = async (escena: Escena): Promise<string> => {
  const answer = await fetch(`${escena.server().url}/v1/instituciones/sernac/casos`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomBytes(18).toString("base64url") },
    body: JSON.stringify({ ...APERTURAS.reclamo, canal: "internet" }),
  });
  const { folio } = (await answer.json()) as { folio: string };
  return folio.replace(/^(\w{4})-?(\w{4})-?(\w{4})$/, "$1-$2-$3");
};

/** What two officers find who work at once. */
const tellConflicto = (escena: Escena): void => {
  const { hire, enter, picture } = escena;

  test("dos personas en el mismo caso: quien llega después ve qué cambió y no pierde lo que escribió", async () => {
    const folio = await openReclamo(escena);
    const deRosa = await enter(await hire({ nombre: "Rosa Vera", rol: "ejecutivo", institucion: "sernac" }));
    const deIvan = await enter(await hire({ nombre: "Iván Paz", rol: "encargado", institucion: "sernac" }));
    await deRosa.search(folio);
    await deRosa.begin("g", "Anotar gestión");
    await deRosa.write("Qué hiciste", "Llamé a la persona.");

    await deIvan.search(folio);
    await deIvan.begin("g", "Anotar gestión");
    await deIvan.write("Qué hiciste", "Hablé con la tienda.");
    await deIvan.send("Gestión anotada");

    await deRosa.send("Alguien actuó antes en este caso");
    await deRosa.see("Hablé con la tienda.");
    await deRosa.see(/Desde que lo abriste: \S+ \S+ Iván Paz: Se anotó una gestión/);
    expect(await deRosa.read("Qué hiciste")).toBe("Llamé a la persona.");
    await picture(deRosa, "30-conflicto");
    await deRosa.press("Repetir sobre la versión nueva");
    expect(await deRosa.see("Gestión anotada")).toContain("Llamé a la persona.");
  });
};

/** What is answered before it is sent. */
const tellPregunta = (escena: Escena): void => {
  test("una pregunta frecuente responde la consulta, y no hay nada que enviar", async () => {
    const antes = countCasos(escena.server());
    const persona = await escena.open(escena.host().url);
    await persona.press("Hacer una consulta");
    await persona.write("¿Qué quieres preguntar?", "¿Cuánto dura la garantía de una lavadora?");
    await persona.press("¿Esto responde tu duda?");
    expect(await persona.see("Seis meses desde el día")).toContain("Ley 19.496");
    await escena.picture(persona, "31-pregunta");
    await persona.press("Sí, me sirve");
    await persona.see("Nos alegra que te sirva");
    await escena.picture(persona, "32-sirvio");
    await persona.press("Terminar sin enviar");
    await persona.press("Hacer una consulta");
    expect(await persona.read("¿Qué quieres preguntar?")).toBe("");
    expect(countCasos(escena.server())).toBe(antes);
  });
};

/** A page of somebody else, which tries to show the desk, to run it and to ask in the officer's name. */
const startAjena = async (origen: string, permitida: string) => {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(
      `<!doctype html><title>Ajena</title><iframe src="${origen}/mesa/"></iframe><iframe src="${permitida}"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** How the desk is closed, and to whom it never opens. */
const tellPuerta = (escena: Escena): void => {
  const { hire, enter, picture } = escena;

  test("la mesa no se abre dentro de otra página ni responde a otro origen; al salir no queda nada a la vista", async () => {
    const folio = await openReclamo(escena);
    const { url } = escena.server();
    const mesa = await enter(await hire({ nombre: "Elsa Ríos", rol: "encargado", institucion: "sernac" }));
    await mesa.search(folio);
    await mesa.see(APERTURAS.reclamo.relato);

    // Another port is another origin of the same site: the session's cookie goes along, and still nothing opens.
    const ajena = await startAjena(url, escena.host().url);
    const page = await mesa.page.browserContext().newPage();
    await page.goto(ajena.url, { waitUntil: "domcontentloaded" });
    expect((await fetch(`${url}/mesa/`)).headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const listShown = async (): Promise<unknown[]> => {
      const shown = page
        .frames()
        .map((frame) =>
          frame
            .evaluate(() => document.querySelector("ventanilla-mesa, ventanilla-widget")?.localName)
            .catch(() => undefined),
        );
      return (await Promise.all(shown)).filter(Boolean);
    };
    // The institution's own page lets itself be shown: it says when the desk would have been there.
    await expect.poll(listShown, { timeout: 15_000 }).toEqual(["ventanilla-widget"]);
    // As text: what is compiled for the tests may not import in the page.
    const tries = await page.evaluate(
      `Promise.all([
        import("${url}/ventanilla-mesa.js"),
        fetch("${url}/v1/gestion/sesion", { credentials: "include" }),
        fetch("${url}/v1/gestion/sesion", { method: "DELETE", credentials: "include" }),
      ].map((attempt) => attempt.then(() => "opened", () => "refused")))`,
    );
    expect(tries).toEqual(["refused", "refused", "refused"]);
    await page.close();
    ajena.close();

    await mesa.page.bringToFront();
    await mesa.press("Salir");
    await mesa.find("titulo", "Entra a la mesa");
    await picture(mesa, "33-salio");
    // As the browser's own button does: Firefox says nothing when a page comes back as it was kept.
    await mesa.page.evaluate(() => history.back());
    expect(await mesa.see("Entra para ver tus casos")).not.toContain(folio);
    await picture(mesa, "34-vuelve-atras");
  });
};

/**
 * All the journeys of gestión, in one browser: in every push Chromium, where each element of the desk has its own tests
 * in both; at night Firefox too.
 */
export const tellGestion = (name: BrowserName): void => {
  describe.skipIf(name !== "chromium" && !isStress)(name, () => {
    const escena = setEscena(name);
    tellReclamo(escena);
    tellConflicto(escena);
    tellPregunta(escena);
    tellPuerta(escena);
  });
};
