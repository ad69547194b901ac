import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS, launchBrowser, openVisit } from "../fixtures/browser.ts";
import { Screen } from "../fixtures/screen.ts";
import { startServer, stopServers, waitReady } from "../fixtures/server.ts";
import { isStress } from "../harness/tier.ts";
import { countCasos } from "./stage.ts";
import { GUARDADO, lookUp, readLlaves, seeCaso, writeConsulta, writeReclamo } from "./tramites.ts";

const ENV = { DEMO: "no" };

afterAll(stopServers);

/** Firefox by night: its worker is the same, and takes as long. */
const EN_ESTOS = isStress ? BROWSERS : (["chromium"] as const);

describe.each(EN_ESTOS)("%s", (name) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(name);
  }, 120_000);
  afterAll(() => browser?.close());

  test("la página propia se abre sin servicio, la persona termina su trámite, y al volver llega una sola vez", async () => {
    const server = await startServer({ env: ENV });
    const { port, datos } = server;
    const visit = await openVisit(browser, `${server.url}/ventanilla/?institucion=sernac`);
    const screen = new Screen(visit.page);
    await screen.see("¿En qué te ayudamos?");
    // Visited once, with network: its worker keeps the page, every piece and what the institution publishes.
    const kept = () =>
      visit.page.evaluate(async () => {
        const cajon = await caches.open("ventanilla-1");
        const rutas = (await cajon.keys()).map(({ url }) => new URL(url).pathname);
        const { active } = await navigator.serviceWorker.ready;
        return Boolean(active && rutas.includes("/manifest.json") && rutas.some((ruta) => ruta.startsWith("/v1/inst")));
      });
    await expect.poll(kept, { timeout: 20_000 }).toBe(true);

    await server.kill();
    await visit.page.reload();
    await writeReclamo(screen);
    await screen.press("Enviar mi reclamo");
    const llaves = await readLlaves(screen, "reclamo", GUARDADO);
    // Closed and opened again, also without network: it waits, and another one may be written.
    await visit.page.reload();
    await screen.see(GUARDADO);
    await writeConsulta(screen);

    const again = await startServer({ port, datos, env: ENV });
    await waitReady(again.url);
    await screen.press("Enviar mi consulta");
    await readLlaves(screen, "consulta");
    await expect.poll(() => countCasos(again), { timeout: 30_000 }).toBe(2);
    await screen.press("Terminar");
    await lookUp(screen, llaves);
    await seeCaso(screen);
    expect(countCasos(again)).toBe(2);
    // Of what was written, nothing that could be read was left behind.
    const left = await visit.page.evaluate(async () => {
      const cajon = await caches.open("ventanilla-1");
      const textos = await Promise.all((await cajon.matchAll()).map((una) => una.text()));
      return [...textos, JSON.stringify({ ...localStorage, ...sessionStorage })].join("\n");
    });
    expect(left).not.toContain("hervidor");
    expect({ violations: visit.violations, errors: visit.errors }).toEqual({ violations: [], errors: [] });
    await visit.close();
    await again.kill();
  });
});
