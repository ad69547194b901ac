import { readFileSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, CDPSession, Page } from "puppeteer-core";
import type { Buscador } from "./next-citizen-canarios.ts";
import type { Rastro } from "./next-citizen-rastros.ts";

/** What was found in a memory, and how much of it was looked into. */
export interface Memoria {
  rastros: Rastro[];
  megas: number;
}

/** Takes the heap of what a session is attached to, once what nobody holds is collected. */
const readMonton = async (cdp: CDPSession): Promise<Buffer> => {
  const partes: Buffer[] = [];
  cdp.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => partes.push(Buffer.from(chunk)));
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false, captureNumericValue: true });
  await cdp.detach();
  return Buffer.concat(partes);
};

/** Looks into the heap of a page of Chromium, and into the history of its tab. */
export const searchChromium = async (page: Page, buscador: Buscador): Promise<Memoria> => {
  const cdp = await page.createCDPSession();
  const { entries } = await cdp.send("Page.getNavigationHistory");
  const monton = await readMonton(cdp);
  const rastros = [
    ...buscador.find(Buffer.from(JSON.stringify(entries))).map((hallado) => `historial: ${hallado}`),
    ...buscador.find(monton).map((hallado) => `memoria: ${hallado}`),
  ];
  return { rastros, megas: monton.length / 1e6 };
};

/** Looks into the heap of the workers that keep our pages for when there is no network. */
export const searchServicios = async (browser: Browser, buscador: Buscador): Promise<Rastro[]> => {
  const rastros: Rastro[] = [];
  for (const servicio of browser.targets().filter((uno) => uno.type() === "service_worker")) {
    const hallados = buscador.find(await readMonton(await servicio.createCDPSession()));
    rastros.push(...hallados.map((hallado) => `memoria de ${new URL(servicio.url()).pathname}: ${hallado}`));
  }
  return rastros;
};

/** What a Firefox answers to what is asked of itself, and not of a page. */
interface Mando {
  send(
    orden: string,
    datos: object,
  ): Promise<{ result: { contexts: { context: string }[]; result: { value: string } } }>;
}

/** Lets every process collect what nobody holds. */
const COLLECT = ["gc", "cc", "gc"].map((que) => `Services.obs.notifyObservers(null, "child-${que}-request")`).join(";");
/** Writes down what every process holds, as `about:memory` does; says which files are of pages and which are not. */
const DUMP = `new Promise((resolve) => {
  const files = [];
  Cc["@mozilla.org/memory-info-dumper;1"].getService(Ci.nsIMemoryInfoDumper).dumpGCAndCCLogsToFile("totem", true, true, {
    onDump: (gc, cc, isParent) => files.push([isParent ? "" : gc.path, gc.path, cc.path]),
    onFinish: () => resolve(JSON.stringify(files)),
  });
})`;

/** Looks into the heap of every process of pages of a Firefox; its own holds what drives it, canaries and all. */
export const searchFirefox = async (browser: Browser, buscador: Buscador): Promise<Memoria> => {
  const { connection } = browser as unknown as { connection: Mando };
  const { result } = await connection.send("browsingContext.getTree", { "moz:scope": "chrome" });
  const ask = async (expression: string): Promise<string> => {
    const target = { context: result.contexts[0]?.context };
    return (await connection.send("script.evaluate", { expression, target, awaitPromise: true })).result.result.value;
  };
  await ask(COLLECT);
  await pause(1_000);
  const archivos = JSON.parse(await ask(DUMP)) as [deContenido: string, gc: string, cc: string][];
  const memoria: Memoria = { rastros: [], megas: 0 };
  for (const [deContenido, ...todos] of archivos) {
    if (deContenido) {
      const monton = readFileSync(deContenido);
      memoria.megas += monton.length / 1e6;
      memoria.rastros.push(...buscador.find(monton).map((hallado) => `memoria: ${hallado}`));
    }
    for (const archivo of todos) rmSync(archivo, { force: true });
  }
  return memoria;
};
