import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import type { Browser } from "puppeteer-core";
import { launchBrowser } from "../fixtures/browser.ts";
import { startHost } from "../fixtures/host.ts";
import { startServer } from "../fixtures/server.ts";
import { median } from "./drive-load.ts";
import type { Row } from "./table.ts";

const WIDGET = join(import.meta.dirname, "../../packages/widget");

interface Bundle {
  output: { code: string }[];
}
interface Rollup {
  rollup(options: object): Promise<{ generate(options: object): Promise<Bundle> }>;
}

/** The bare form, through the widget's own bundler and its plugins. */
const bundleForm = async (): Promise<string> => {
  const load = (path: string) => import(pathToFileURL(path).href);
  const require = createRequire(join(WIDGET, "package.json"));
  const { rollup } = (await load(require.resolve("rollup"))) as Rollup;
  const { default: config } = (await load(join(WIDGET, "rollup.config.js"))) as {
    default: { plugins: { name: string }[]; output: object };
  };
  const plugins = config.plugins.filter(({ name }) => name !== "compress" && name !== "piezas");
  const bundle = await rollup({ input: join(import.meta.dirname, "lit-form.ts"), plugins });
  const { output } = await bundle.generate({ format: "es" });
  return output[0]?.code ?? "";
};

interface Timing {
  /** The first thing to press or to write in is on the screen. */
  first: number;
  /** The first field is on the screen. */
  field: number;
  /** Time that long tasks held the page beyond 50 ms each. */
  blocking: number;
}

declare global {
  interface Window {
    tiempos?: Partial<Timing>;
  }
}

/** Opens the page as on a slow phone, goes to the first step as soon as it can, and tells when each thing was there. */
const timeVisit = async (browser: Browser, url: string): Promise<Timing> => {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: 1_600_000 / 8,
      uploadThroughput: 750_000 / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.evaluateOnNewDocument(() => {
      const times: Partial<Timing> = { blocking: 0 };
      window.tiempos = times;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries())
          times.blocking = (times.blocking ?? 0) + Math.max(0, duration - 50);
      }).observe({ type: "longtask", buffered: true });
      const find = (root: ParentNode, selector: string): HTMLElement | undefined => {
        for (const element of root.querySelectorAll<HTMLElement>("*")) {
          if (element.matches(selector)) return element;
          const inside = element.shadowRoot && find(element.shadowRoot, selector);
          if (inside) return inside;
        }
        return undefined;
      };
      const look = () => {
        const first = find(document, "button");
        if (first && times.first === undefined) {
          times.first = performance.now();
          if (!find(document, "input, textarea"))
            first.closest("ul")?.querySelector<HTMLElement>("[data-vista=reclamo]")?.click();
        }
        if (find(document, "input, textarea")) times.field = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(url, { waitUntil: "load" });
    await page.waitForFunction(() => window.tiempos?.field !== undefined, { timeout: 30_000 });
    // Pieces that come at idle may hold the page as well.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return (await page.evaluate(() => window.tiempos)) as Timing;
  } finally {
    await context.close();
  }
};

/** When a person on a slow phone may begin, beside a bare form of four fields on the same page and network. */
export const measureFirstStep = async ({ times }: { times: number }): Promise<Row[]> => {
  const server = await startServer({ env: { DEMO: "no" } });
  const ours = await startHost({
    api: server.url,
    markup: '<ventanilla-widget institucion="sernac"></ventanilla-widget>',
  });
  const form = brotliCompressSync(await bundleForm());
  const bare = await startHost({ api: server.url, markup: "<lit-form></lit-form>", script: form });
  const browser = await launchBrowser("chromium");
  const timings: { ours: Timing[]; floor: Timing[] } = { ours: [], floor: [] };
  try {
    for (let time = 0; time <= times; time++) {
      const one = await timeVisit(browser, ours.url);
      const other = await timeVisit(browser, bare.url);
      // The first visit of each warms the browser itself.
      if (time === 0) continue;
      timings.ours.push(one);
      timings.floor.push(other);
    }
  } finally {
    await browser.close();
    await ours.close();
    await bare.close();
    await server.stop();
  }
  const compare = (name: string, key: keyof Timing): Row => ({
    name,
    ours: median(timings.ours.map((timing) => timing[key])),
    floor: median(timings.floor.map((timing) => timing[key])),
    ratio: median(timings.ours.map((timing, n) => timing[key] / (timings.floor[n] as Timing)[key])),
    unit: "ms",
  });
  const { ratio: _, ...blocking } = compare("tiempo de bloqueo", "blocking");
  return [
    {
      ...compare("menú en pantalla (4× CPU, 1,6 Mbps, 150 ms)", "first"),
      note: `el formulario pesa ${(form.length / 1024).toFixed(1)} KB brotli`,
    },
    { ...compare("primer paso utilizable", "field"), goal: { atMost: 1.25 } },
    { ...blocking, goal: { atMost: 80 } },
  ];
};
