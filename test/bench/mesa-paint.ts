import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { FilaDeCaso, Sesion } from "@ventanilla/sdk/contract";
import type { Browser } from "puppeteer-core";
import { launchBrowser } from "../fixtures/browser.ts";
import { median } from "./drive-load.ts";
import type { Row } from "./table.ts";

const WIDGET = join(import.meta.dirname, "../../packages/widget/dist");
const PAGES = join(import.meta.dirname, "../../packages/api/paginas");
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const SESSION: Sesion = {
  usuario: { id: "u1", nombre: "Ana Rojas", rol: "encargado", institucion: "sernac" },
  entrenamiento: false,
  instituciones: [{ slug: "sernac", nombre: "Servicio Nacional del Consumidor", nombreCorto: "SERNAC" }],
};

const makeRow = (n: number): FilaDeCaso => ({
  folio: `7K3M9QXP4${String(n).padStart(3, "0")}`,
  institucion: "sernac",
  tipo: "reclamo",
  canal: "internet",
  etapa: "mediacion",
  estado: "enGestion",
  recibidoEn: "2026-11-02T12:00:00.000Z",
  plazo: {
    dias: 25,
    unidad: "habiles",
    vence: "2026-12-09",
    habilesTranscurridos: 10,
    corridosTranscurridos: 14,
    quedan: n - 5,
    situacion: n < 5 ? "fuera" : n < 9 ? "por-vencer" : "en-plazo",
  },
  mensajesNuevos: n % 3,
  pideReapertura: false,
  version: 3,
  persona: `Persona Número ${n}`,
  proveedor: "Tienda Ejemplo",
});

/** The desk's files as they are served, before answers that cost nothing: what is timed is the desk alone. */
const startDesk = async () => {
  const answers: Record<string, unknown> = {
    "/v1/gestion/sesion": SESSION,
    "/v1/gestion/casos": { casos: Array.from({ length: 50 }, (_, n) => makeRow(n)) },
  };
  const server = createServer((incoming, outgoing) => {
    const [path = ""] = (incoming.url ?? "").split("?");
    const send = (type: string, body: string | Buffer) => outgoing.setHeader("Content-Type", type).end(body);
    if (path === "/mesa/") {
      outgoing.setHeader("Content-Security-Policy", CSP);
      send("text/html; charset=utf-8", readFileSync(join(PAGES, "mesa/index.html")));
    } else if (path === "/pagina.css") send("text/css", readFileSync(join(PAGES, "pagina.css")));
    else if (path === "/ventanilla-mesa.js") {
      outgoing.setHeader("Content-Encoding", "br");
      send("text/javascript", readFileSync(join(WIDGET, "ventanilla-mesa.js.br")));
    } else send("application/json", JSON.stringify(answers[path] ?? { elementos: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mesa/`, close: () => server.close() };
};

/** Opens the desk on a slow machine; returns when its first rows were painted, in milliseconds. */
const timePaint = async (browser: Browser, url: string): Promise<number> => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluateOnNewDocument(() => {
      const look = () => {
        const list = document
          .querySelector("ventanilla-mesa")
          ?.shadowRoot?.querySelector("ventanilla-mesa-lista")?.shadowRoot;
        // Rows that stand in the page are painted by the frame after.
        if (list?.querySelector(".fila")) requestAnimationFrame(() => performance.mark("lista"));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName("lista").length > 0);
    return await page.evaluate(() => performance.getEntriesByName("lista")[0]?.startTime ?? 0);
  } finally {
    await context.close();
  }
};

/** When an officer sees the list of 50 cases, at a quarter of this machine's speed (issue 3, figures). */
export const measureMesaPaint = async ({ times }: { times: number }): Promise<Row[]> => {
  const desk = await startDesk();
  const browser = await launchBrowser("chromium");
  try {
    const taken: number[] = [];
    for (let time = 0; time <= times; time++) {
      const one = await timePaint(browser, desk.url);
      // The first visit warms the browser itself.
      if (time > 0) taken.push(one);
    }
    return [
      {
        name: "mesa: primera pintura de una lista de 50 casos (4× CPU)",
        ours: median(taken),
        unit: "ms",
        goal: { atMost: 1_000 },
      },
    ];
  } finally {
    await browser.close();
    desk.close();
  }
};
