import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type LlaveDeSello, mintClave, mintFolio } from "@ventanilla/sdk";
import type { Browser, Page } from "puppeteer-core";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { launchBrowser } from "../fixtures/browser.ts";
import { readGuardado } from "../fixtures/casos-guardados.ts";
import { makeFolder, startServer, waitReady } from "../fixtures/server.ts";
import type { Defecto, Encargo, Escrito } from "./cola-pagina.ts";
import { type Fallas, type Sitio, startSitio } from "./cola-sitio.ts";

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
  envios: number;
  aLaVez: number;
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
export const openBanco = async (): Promise<{ sitio: Sitio; datos: string; encargo: Encargo }> => {
  const { url, datos } = await startServer({ env: { DEMO: "no" } });
  await waitReady(url);
  const respuesta = await fetch(`${url}/v1/instituciones/sernac`);
  const { sello } = (await respuesta.json()) as { sello: LlaveDeSello };
  return { sitio: await startSitio({ api: url }), datos, encargo: { institucion: "sernac", sello } };
};

/** Opens a page of the site; its script has run when it is there. */
export const openPagina = async (browser: Browser, { url }: Sitio): Promise<Page> => {
  const page = await browser.newPage();
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

/**
 * Writes entries off line and lets several tabs hand them over through a network that fails, killing the browser again
 * and again, always over the same profile.
 */
export const resist = async ({
  escritos: cuantos,
  muertes,
  pestanas,
  fallas,
  demora = 0,
  defecto,
}: {
  escritos: number;
  muertes: number;
  pestanas: number;
  fallas: Fallas;
  demora?: number;
  defecto?: Defecto;
}): Promise<Resistencia> => {
  const inicio = performance.now();
  const { sitio, datos, encargo } = await openBanco();
  const profile = makeFolder();
  const escritos = makeEscritos(cuantos);
  const guardados = new Set<string>();
  let muertos = 0;

  const launch = () => {
    // What the dead one left would make this one believe that it still lives.
    for (const nombre of ["Lock", "Cookie", "Socket"]) rmSync(join(profile, `Singleton${nombre}`), { force: true });
    return launchBrowser("chromium", { profile });
  };
  const die = async (browser: Browser) => {
    muertos++;
    await kill(browser);
  };

  // Off line: whoever was not told that it is kept writes again, in the next life.
  while (guardados.size < cuantos) {
    const browser = await launch();
    const page = await openPagina(browser, sitio);
    await page.setOfflineMode(true);
    page.on("console", (message) => {
      const folio = /^guardado (\w+)$/.exec(message.text())?.[1];
      if (folio) guardados.add(folio);
    });
    const faltan = escritos.filter(({ folio }) => !guardados.has(folio));
    const escribe = page.evaluate((faltan, encargo) => window.banco.write(faltan, encargo), faltan, {
      ...encargo,
      defecto,
    });
    const meta = guardados.size + Math.ceil(cuantos / (muertes / 4 + 1));
    if (muertos < Math.ceil(muertes / 4)) {
      const caida = escribe.catch(() => {});
      while (guardados.size < Math.min(meta, cuantos)) await pause(5);
      await die(browser);
      await caida;
    } else {
      await escribe;
      // Its last words come after its answer.
      await page.evaluate(() => {});
      await browser.close();
    }
  }

  sitio.fallas = fallas;
  sitio.demora = demora;
  let quedan = { pendientes: -1, rechazados: -1 };
  while (quedan.pendientes !== 0) {
    const browser = await launch();
    const paginas = await Promise.all(Array.from({ length: pestanas }, () => openPagina(browser, sitio)));
    await Promise.all(paginas.map((page) => page.evaluate((defecto) => window.banco.start(defecto), defecto)));
    const restantes = muertes - muertos;
    if (restantes > 0) {
      const meta = sitio.respondidos + (cuantos - sitio.respondidos) / (restantes + 1);
      const plazo = performance.now() + 10_000;
      while (sitio.respondidos < meta && performance.now() < plazo) await pause(5);
      await pause(Math.random() * 30);
      await die(browser);
    } else {
      const [page] = paginas as [Page];
      do {
        await pause(50);
        quedan = await page.evaluate(() => window.banco.count());
      } while (quedan.pendientes > 0);
      await browser.close();
    }
  }
  await sitio.close();

  const { folios } = readGuardado(datos);
  const casos = new Set(folios);
  return {
    perdidos: [...guardados].filter((folio) => !casos.has(folio)),
    casos: casos.size,
    deMas: folios.length - casos.size + folios.filter((folio) => !guardados.has(folio)).length,
    quedan,
    muertes: muertos,
    envios: sitio.envios,
    aLaVez: sitio.aLaVez,
    segundos: (performance.now() - inicio) / 1000,
  };
};
