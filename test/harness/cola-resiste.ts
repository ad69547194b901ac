import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type LlaveDeSello, mintClave, mintFolio } from "@ventanilla/sdk";
import type { Browser, BrowserContext, Page } from "puppeteer-core";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { launchBrowser } from "../fixtures/browser.ts";
import { readGuardado } from "../fixtures/casos-guardados.ts";
import { makeFolder, startServer, waitReady } from "../fixtures/server.ts";
import type { Defecto, Encargo, Escrito } from "./cola-pagina.ts";
import { createPaso, type Fallas, type Paso, SIN_FALLAS, type Sitio, startSitio } from "./cola-sitio.ts";

/** What was found at the end. */
export interface Resistencia {
  /** Folios that somebody was told are kept on this machine, and that are no case. */
  perdidos: string[];
  /** Cases on the disk of the service, each once. */
  casos: number;
  /** Cases whose folio nobody wrote, or that are there twice. */
  deMas: number;
  /** Entries that were left in the queue. */
  quedan: { pendientes: number; rechazados: number };
  muertes: number;
  /** Whether a killed browser came back without any database at all, also those that are not the queue's. */
  navegadorVacio: boolean;
  paso: Paso;
  segundos: number;
}

const TIPOS = ["consulta", "reclamo", "sugerencia"] as const;

/** What so many people write, as the window would hand it to the queue. */
export const makeEscritos = (cuantos: number): Escrito[] =>
  Array.from({ length: cuantos }, (_, i) => {
    const folio = mintFolio();
    const apertura = APERTURAS[TIPOS[i % TIPOS.length] as (typeof TIPOS)[number]];
    const cuerpo = { ...apertura, canal: "totem", folio, clave: mintClave() };
    return {
      folio,
      contenido: { envio: randomUUID(), capturadoEn: new Date().toISOString(), llamada: "casos", cuerpo },
    };
  });

/** The service with its site, and the key that it has envelopes sealed with. */
export interface Banco extends AsyncDisposable {
  sitio: Sitio;
  /** Folder of the service's data. */
  datos: string;
  encargo: Encargo;
  /** Folios of all that was ever written here: what one run left on its way may arrive in the next. */
  folios: Set<string>;
}

export const openBanco = async (): Promise<Banco> => {
  const { url, datos } = await startServer({ env: { DEMO: "no" } });
  await waitReady(url);
  const respuesta = await fetch(`${url}/v1/instituciones/sernac`);
  const { sello } = (await respuesta.json()) as { sello: LlaveDeSello };
  const sitio = await startSitio({ api: url });
  const encargo = { institucion: "sernac", sello };
  return { sitio, datos, encargo, folios: new Set(), [Symbol.asyncDispose]: sitio.close };
};

/** Opens a page of the site; its script has run when it is there. */
export const openPagina = async (lugar: Browser | BrowserContext, { url }: Sitio): Promise<Page> => {
  const page = await lugar.newPage();
  await page.goto(url);
  return page;
};

/** Kills the browser with all of its processes, as a power switch would. */
const kill = async (browser: Browser): Promise<void> => {
  const child = browser.process();
  if (!child?.pid) throw new Error("The browser has no process to kill");
  const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
  process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  await ended;
};

/** A browser over one profile, in as many lives as it takes. */
const createVidas = () => {
  const profile = makeFolder();
  let browser: Browser | undefined;
  return {
    muertes: 0,
    async open(): Promise<Browser> {
      // What the dead one left would make this one believe that it still lives.
      for (const nombre of ["Lock", "Cookie", "Socket"]) rmSync(join(profile, `Singleton${nombre}`), { force: true });
      browser ??= await launchBrowser("chromium", { profile });
      return browser;
    },
    async die(): Promise<void> {
      if (!browser) return;
      this.muertes++;
      await kill(browser);
      browser = undefined;
    },
  };
};

/**
 * Writes entries off line and lets several tabs hand them over through a network that fails, killing the browser again
 * and again, always over the same profile.
 *
 * @param options.browser a living one to do it in a session of, where nobody dies
 */
export const resist = async ({
  banco: { sitio, datos, encargo, folios: conocidos },
  escritos: cuantos,
  muertes = 0,
  pestanas,
  fallas = SIN_FALLAS,
  demora = 0,
  defecto,
  browser,
}: {
  banco: Banco;
  escritos: number;
  muertes?: number;
  pestanas: number;
  fallas?: Fallas;
  demora?: number;
  defecto?: Defecto;
  browser?: Browser;
}): Promise<Resistencia> => {
  const inicio = performance.now();
  const vidas = createVidas();
  const sesion = await browser?.createBrowserContext();
  const open = async () => sesion ?? vidas.open();
  const escritos = makeEscritos(cuantos);
  for (const { folio } of escritos) conocidos.add(folio);
  const guardados = new Set<string>();
  const paso = createPaso();
  let navegadorVacio = false;
  const testify = async (page: Page) => {
    const nueva = await page.evaluate(() => window.banco.testify());
    if (nueva && guardados.size > 0) navegadorVacio = true;
  };
  Object.assign(sitio, { fallas, demora, paso });

  try {
    // Off line: whoever was not told that it is kept writes again, in the next life.
    const enLaEscritura = Math.ceil(muertes / 4);
    while (guardados.size < cuantos) {
      const page = await openPagina(await open(), sitio);
      await testify(page);
      await page.setOfflineMode(true);
      page.on("console", (message) => {
        const folio = /^guardado (\w+)$/.exec(message.text())?.[1];
        if (folio) guardados.add(folio);
      });
      const faltan = escritos.filter(({ folio }) => !guardados.has(folio));
      const meta = guardados.size + Math.ceil(cuantos / (enLaEscritura + 1));
      const escribe = page.evaluate((faltan, encargo) => window.banco.write(faltan, encargo), faltan, {
        ...encargo,
        defecto,
      });
      if (vidas.muertes < enLaEscritura) {
        const caida = escribe.catch(() => {});
        while (guardados.size < Math.min(meta, cuantos)) await pause(5);
        await vidas.die();
        await caida;
      } else {
        await escribe;
        // Its last words come after its answer.
        await page.evaluate(() => {});
        await page.close();
      }
    }

    let quedan = { pendientes: 1, rechazados: 0 };
    while (quedan.pendientes > 0) {
      const lugar = await open();
      const paginas = await Promise.all(Array.from({ length: pestanas }, () => openPagina(lugar, sitio)));
      await testify(paginas[0] as Page);
      await Promise.all(paginas.map((page) => page.evaluate((opciones) => window.banco.start(opciones), { defecto })));
      const restantes = muertes - vidas.muertes;
      if (restantes > 0) {
        const meta = paso.respondidos + (cuantos - paso.respondidos) / (restantes + 1);
        const plazo = performance.now() + 10_000;
        while (paso.respondidos < meta && performance.now() < plazo) await pause(5);
        await pause(Math.random() * 30);
        await vidas.die();
      } else {
        const [page] = paginas as [Page];
        do {
          await pause(50);
          quedan = await page.evaluate(() => window.banco.count());
        } while (quedan.pendientes > 0);
      }
    }

    const { folios } = readGuardado(datos);
    const casos = escritos.map(({ folio }) => folio).filter((folio) => folios.includes(folio));
    return {
      perdidos: [...guardados].filter((folio) => !casos.includes(folio)),
      casos: casos.length,
      deMas: folios.length - new Set(folios).size + folios.filter((folio) => !conocidos.has(folio)).length,
      quedan,
      muertes: vidas.muertes,
      navegadorVacio,
      paso,
      segundos: (performance.now() - inicio) / 1000,
    };
  } finally {
    await vidas.die();
    await sesion?.close();
  }
};
