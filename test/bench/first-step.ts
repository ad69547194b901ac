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
  const { default: builds } = (await load(join(WIDGET, "rollup.config.js"))) as {
    default: [{ plugins: { name: string }[]; output: object }];
  };
  const [config] = builds;
  const plugins = config.plugins.filter(({ name }) => name !== "compress" && name !== "piezas");
  const bundle = await rollup({ input: join(import.meta.dirname, "lit-form.ts"), plugins });
  const { output } = await bundle.generate({ format: "es" });
  return output[0]?.code ?? "";
};

interface Timing {
  /** The first thing to press or to write in is on the screen. */
  first: number;
  /** The first field is on the screen; in a menu that nobody presses, there is none. */
  field?: number;
  /** Time that long tasks held the page beyond 50 ms each. */
  blocking: number;
}

declare global {
  interface Window {
    tiempos?: Partial<Timing>;
  }
}

/** Opens the page as on a slow phone and tells when each thing was there; `tap` presses the menu as soon as it can. */
const timeVisit = async ({ browser, url, tap }: { browser: Browser; url: string; tap: boolean }): Promise<Timing> => {
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
    await page.evaluateOnNewDocument((tap) => {
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
        const field = find(document, "input, textarea");
        const option = find(document, "[data-vista=reclamo]");
        if ((field || option) && times.first === undefined) {
          times.first = performance.now();
          if (tap) option?.click();
        }
        if (field) times.field = performance.now();
        else if (!option || tap) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, tap);
    await page.goto(url, { waitUntil: "load" });
    const last: keyof Timing = tap ? "field" : "first";
    await page.waitForFunction((key: keyof Timing) => window.tiempos?.[key] !== undefined, { timeout: 30_000 }, last);
    // Pieces that come at idle may hold the page as well.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return (await page.evaluate(() => window.tiempos)) as Timing;
  } finally {
    await context.close();
  }
};

const WINDOW = '<ventanilla-widget institucion="sernac"></ventanilla-widget>';

/** What is visited, one after another and again from the start, so that whatever else the machine does falls on all. */
const PAGES = {
  bare: { markup: "<lit-form></lit-form>", tap: false },
  menu: { markup: WINDOW, tap: false },
  form: { markup: '<ventanilla-ingreso institucion="sernac" tipo="reclamo"></ventanilla-ingreso>', tap: false },
  tap: { markup: WINDOW, tap: true },
};
type Name = keyof typeof PAGES;

/**
 * When a person on a slow phone may begin, beside a bare form of four fields that its page shows on the same network.
 * Its counterpart is the form that a page shows itself; the window has a menu before its form, which somebody must press.
 */
export const measureFirstStep = async ({ times }: { times: number }): Promise<Row[]> => {
  const server = await startServer({ env: { DEMO: "no" } });
  const script = brotliCompressSync(await bundleForm());
  const names = Object.keys(PAGES) as Name[];
  const sites = await Promise.all(
    names.map(async (name) => {
      const { markup, tap } = PAGES[name];
      const host = await startHost({ api: server.url, markup, ...(name === "bare" && { script }) });
      return { name, tap, host };
    }),
  );
  const browser = await launchBrowser("chromium");
  const timings: Record<Name, Timing[]> = { bare: [], menu: [], form: [], tap: [] };
  try {
    for (let time = 0; time <= times; time++)
      for (const { name, tap, host } of sites) {
        const timing = await timeVisit({ browser, url: host.url, tap });
        // The first visit of each warms the browser itself.
        if (time > 0) timings[name].push(timing);
      }
  } finally {
    await browser.close();
    for (const { host } of sites) await host.close();
    await server.stop();
  }
  const pick = (name: Name, key: keyof Timing) => timings[name].map((timing) => timing[key] as number);
  const compare = (name: Name, key: keyof Timing): Omit<Row, "name"> => {
    const [ours, floor] = [pick(name, key), pick("bare", key)];
    return {
      ours: median(ours),
      floor: median(floor),
      ratio: median(ours.map((value, n) => value / (floor[n] as number))),
      unit: "ms",
    };
  };
  const { ratio: _, ...blocking } = compare("menu", "blocking");
  const { ratio: __, ...blockingTap } = compare("tap", "blocking");
  return [
    {
      name: "menú de la ventana (4× CPU, 1,6 Mbps, 150 ms)",
      ...compare("menu", "first"),
      note: `el formulario pesa ${(script.length / 1024).toFixed(1)} KB brotli`,
    },
    {
      name: "primer campo, con el formulario en la página",
      ...compare("form", "field"),
      goal: { atMost: 1.25 },
    },
    { name: "primer campo, tras tocar el menú al aparecer", ...compare("tap", "field") },
    { name: "bloqueo de la ventana", ...blocking, goal: { atMost: 80 } },
    { name: "bloqueo de la ventana, tocando el menú", ...blockingTap, goal: { atMost: 80 } },
  ];
};
