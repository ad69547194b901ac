import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Sesion } from "@ventanilla/sdk/contract";
import type { Browser } from "puppeteer-core";
import { reporteCompleto } from "../../packages/widget/test/monitor-reportes.ts";
import { launchBrowser } from "../fixtures/browser.ts";
import { median } from "./drive-load.ts";
import type { Row } from "./table.ts";

const WIDGET = join(import.meta.dirname, "../../packages/widget/dist");
const PAGES = join(import.meta.dirname, "../../packages/api/paginas");
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'";

const SESSION: Sesion = {
  usuario: { id: "u1", nombre: "Ana Rojas", rol: "director", institucion: "sernac" },
  entrenamiento: false,
  instituciones: [{ slug: "sernac", nombre: "Servicio Nacional del Consumidor", nombreCorto: "SERNAC" }],
};

/** The monitor's files as they are served, before answers that cost nothing: what is timed is the monitor alone. */
const startMonitor = async () => {
  const answers: Record<string, unknown> = {
    "/v1/gestion/sesion": SESSION,
    "/v1/gestion/reportes/monitoreo": reporteCompleto,
  };
  const server = createServer((incoming, outgoing) => {
    const [path = ""] = (incoming.url ?? "").split("?");
    const send = (type: string, body: string | Buffer) => outgoing.setHeader("Content-Type", type).end(body);
    if (path === "/monitor/") {
      outgoing.setHeader("Content-Security-Policy", CSP);
      send("text/html; charset=utf-8", readFileSync(join(PAGES, "monitor/index.html")));
    } else if (path.endsWith(".css")) send("text/css", readFileSync(join(PAGES, path)));
    else if (path === "/ventanilla-monitor.js") {
      outgoing.setHeader("Content-Encoding", "br");
      send("text/javascript", readFileSync(join(WIDGET, "ventanilla-monitor.js.br")));
    } else send("application/json", JSON.stringify(answers[path] ?? { elementos: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/monitor/`, close: () => server.close() };
};

/** Opens the monitor on a slow machine; returns when its first chart was painted, in milliseconds. */
const timePaint = async (browser: Browser, url: string): Promise<number> => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    const session = await page.createCDPSession();
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluateOnNewDocument(() => {
      const look = () => {
        const chart = document.querySelector("ventanilla-monitor")?.shadowRoot?.querySelector(".dibujo .barra");
        // What stands in the page is painted by the frame after.
        if (chart) requestAnimationFrame(() => performance.mark("grafico"));
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName("grafico").length > 0);
    return await page.evaluate(() => performance.getEntriesByName("grafico")[0]?.startTime ?? 0);
  } finally {
    await context.close();
  }
};

/** When somebody sees the first chart of a full report, at a quarter of this machine's speed (issue 5, figures). */
export const measureMonitorPaint = async ({ times }: { times: number }): Promise<Row[]> => {
  const monitor = await startMonitor();
  const browser = await launchBrowser("chromium");
  try {
    const taken: number[] = [];
    for (let time = 0; time <= times; time++) {
      const one = await timePaint(browser, monitor.url);
      // The first visit warms the browser itself.
      if (time > 0) taken.push(one);
    }
    return [
      {
        name: "monitor: primer gráfico (4× CPU)",
        ours: median(taken),
        unit: "ms",
        goal: { atMost: 1_500 },
      },
    ];
  } finally {
    await browser.close();
    monitor.close();
  }
};
