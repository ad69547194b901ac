import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type BrowserName, launchBrowser } from "../fixtures/browser.ts";
import { stopServers } from "../fixtures/server.ts";
import { type Banco, makeEscritos, openBanco, openPagina, resist } from "./cola-resiste.ts";
import { SIN_FALLAS } from "./cola-sitio.ts";
import { isStress, limit, size, tell } from "./tier.ts";

/** A network of which one attempt in three gets through (issue 4, figures). */
const MALA_RED = { cortado: 0.3, sinRespuesta: 0.3, caido: 0.1 };

let banco: Banco;
let browser: Browser;

beforeAll(async () => {
  [banco, browser] = await Promise.all([openBanco(), launchBrowser("chromium")]);
});
afterAll(async () => {
  await Promise.all([banco?.[Symbol.asyncDispose](), browser?.close()]);
  await stopServers();
});

test(
  "lo escrito sin conexión llega una sola vez, con cortes, respuestas perdidas, muertes del navegador y varias pestañas",
  async () => {
    const escritos = size({ push: 36, nightly: 500 });
    const muertes = size({ push: 3, nightly: 20 });
    const run = () => resist({ banco, escritos, muertes, pestanas: size({ push: 2, nightly: 4 }), fallas: MALA_RED });
    let fin = await run();
    // Chromium itself comes back with no database at all after about one kill in a hundred: that run says nothing of us.
    for (let veces = 1; fin.navegadorVacio && veces < 4; veces++) {
      tell("cola de salida", { "el navegador perdió todas sus bases, vez": veces });
      fin = await run();
    }
    tell("cola de salida", {
      escritos,
      muertes: fin.muertes,
      envíos: fin.paso.envios,
      casos: fin.casos,
      perdidos: fin.perdidos.length,
      "de más": fin.deMas,
      quedan: fin.quedan.pendientes + fin.quedan.rechazados,
      segundos: Math.round(fin.segundos),
    });
    expect(fin).toMatchObject({ muertes, casos: escritos, perdidos: [], deMas: 0 });
    expect(fin.quedan).toEqual({ pendientes: 0, rechazados: 0 });
    expect(fin.paso.rechazos).toEqual([]);
  },
  limit({ push: 90, nightly: 900 }),
);

test("la prueba descubre a quien borra antes de tener la respuesta", async () => {
  const fin = await resist({ banco, browser, escritos: 12, pestanas: 1, fallas: MALA_RED, defecto: "borrar-antes" });
  expect(fin.perdidos.length).toBeGreaterThan(0);
});

test("con candado envía una pestaña a la vez; sin él, la prueba ve a varias repetir lo mismo, y hay un caso de cada uno", async () => {
  const carrera = { banco, browser, escritos: 12, pestanas: 3, demora: 20 };
  const conCandado = await resist(carrera);
  expect(conCandado).toMatchObject({ casos: 12, perdidos: [], deMas: 0, paso: { envios: 12, aLaVez: 1 } });
  const sinCandado = await resist({ ...carrera, defecto: "sin-candado" });
  expect(sinCandado).toMatchObject({ casos: 12, perdidos: [], deMas: 0 });
  expect(sinCandado.paso.aLaVez).toBeGreaterThan(1);
  expect(sinCandado.paso.envios).toBeGreaterThan(12);
});

test.runIf(isStress)("la prueba descubre a quien dice guardado antes de que esté en el disco", async () => {
  const fin = await resist({ banco, escritos: 20, muertes: 1, pestanas: 1, defecto: "acuse-antes" });
  expect(fin.perdidos.length).toBeGreaterThan(0);
});

test("sellar un caso toma menos de 50 ms en un equipo cuatro veces más lento", async () => {
  const page = await openPagina(browser, banco.sitio);
  const session = await page.createCDPSession();
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const [, reclamo] = makeEscritos(2);
  const tiempos = await page.evaluate(
    (contenido, encargo) => window.banco.timeSeal(contenido, encargo, 21),
    reclamo?.contenido as NonNullable<typeof reclamo>["contenido"],
    banco.encargo,
  );
  const [primero = 0, ...otros] = tiempos;
  const mediano = otros.sort((uno, otro) => uno - otro)[10] ?? 0;
  tell("sellar un reclamo, CPU 4× más lenta", {
    "primero (ms)": primero.toFixed(1),
    "mediano (ms)": mediano.toFixed(1),
  });
  await page.close();
  expect(mediano).toBeLessThanOrEqual(50);
});

/** Firefox's turn comes by night: starting it takes longer than all that it is asked. */
const NAVEGADORES: BrowserName[] = isStress ? ["chromium", "firefox"] : ["chromium"];

test.each(NAVEGADORES)(
  "en IndexedDB la cola cumple lo que se espera de toda cola: %s",
  async (nombre) => {
    const propio = nombre === "chromium" ? undefined : await launchBrowser(nombre);
    try {
      const page = await openPagina(propio ?? browser, banco.sitio);
      expect(await page.evaluate(() => window.banco.runContrato())).toEqual([]);
      expect(await page.evaluate(() => window.banco.keepWhileDeleted("borrada"))).toEqual([
        "borrada",
        "guardado",
        { pendientes: 1, rechazados: 0 },
      ]);
      expect(await page.evaluate(() => window.banco.keepWhileBlocked("tomada"))).toEqual(["bloqueado", "guardado"]);
      await page.close();
    } finally {
      await propio?.close();
    }
  },
  limit({ push: 60, nightly: 240 }),
);

test("al volver la red, lo guardado sale sin esperar la pausa", async () => {
  const sesion = await browser.createBrowserContext();
  const page = await openPagina(sesion, banco.sitio);
  Object.assign(banco.sitio, { fallas: SIN_FALLAS, demora: 0 });
  await page.setOfflineMode(true);
  const escritos = makeEscritos(2);
  for (const { folio } of escritos) banco.folios.add(folio);
  await page.evaluate((escritos, encargo) => window.banco.write(escritos, encargo), escritos, banco.encargo);
  const fallo = new Promise((resolve) => page.once("requestfailed", resolve));
  await page.evaluate(() => window.banco.start({ pausa: 20_000 }));
  await fallo;
  expect(await page.evaluate(() => window.banco.count())).toEqual({ pendientes: 2, rechazados: 0 });
  await page.setOfflineMode(false);
  await vi.waitFor(
    async () => expect(await page.evaluate(() => window.banco.count())).toEqual({ pendientes: 0, rechazados: 0 }),
    { timeout: 15_000, interval: 100 },
  );
  await sesion.close();
});

test("sin espacio, o sin dónde guardar, lo dice", async () => {
  const sesion = await browser.createBrowserContext();
  const page = await openPagina(sesion, banco.sitio);
  const cdp = await page.createCDPSession();
  await cdp.send("Storage.overrideQuotaForOrigin", { origin: new URL(banco.sitio.url).origin, quotaSize: 1_000 });
  expect(await page.evaluate(() => window.banco.keep({ nombre: "llena", bytes: 200_000 }))).toBe("sin-espacio");
  const sinAlmacen = await page.evaluate(() => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
    return window.banco.keep({ nombre: "ninguna" });
  });
  expect(sinAlmacen).toBe("sin-almacen");
  await sesion.close();
});
