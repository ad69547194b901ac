import type { CDPSession, Page } from "puppeteer-core";
import { launchBrowser } from "../fixtures/browser.ts";
import { startServer } from "../fixtures/server.ts";
import { median } from "./drive-load.ts";
import type { Row } from "./table.ts";

/** What people write with the glass keys, over and over. */
const FRASE = "el hervidor se rompió ayer";

declare global {
  interface Window {
    /** From each finger down to the frame that came after, in milliseconds. */
    respuestas: number[];
  }
}

/** Within the page: times each touch until what it changed has been painted. */
const watchTouches = (): void => {
  window.respuestas = [];
  addEventListener(
    "pointerdown",
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        // A message is delivered once the frame is out.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.respuestas.push(performance.now() - timeStamp);
        port2.postMessage(0);
      }),
    { capture: true },
  );
};

/** Where something inside the totem stands; what is looked for is given as code, since it runs in the page. */
const findPlace = (page: Page, selector: string, inside?: string): Promise<[number, number]> =>
  page
    .waitForFunction(
      (selector, inside) => {
        const root = document.querySelector("ventanilla-totem")?.shadowRoot;
        const where = inside ? root?.querySelector(inside)?.shadowRoot : root;
        const box = where?.querySelector(selector)?.getBoundingClientRect();
        return box && box.width > 0 ? [box.x + box.width / 2, box.y + box.height / 2] : undefined;
      },
      {},
      selector,
      inside,
    )
    .then((place) => place.jsonValue() as Promise<[number, number]>);

/** How long the totem takes to answer a finger, at a sixth of this machine's speed (issue 4, figures). */
export const measureTotemTouch = async ({ keys }: { keys: number }): Promise<Row[]> => {
  const service = await startServer({ env: { DEMO: "no", REGISTRO: "warn" } });
  const browser = await launchBrowser("chromium");
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1080, height: 1920, hasTouch: true });
    await page.evaluateOnNewDocument(watchTouches);
    await page.goto(`${service.url}/totem/?institucion=sernac`);
    const session: CDPSession = await page.createCDPSession();
    const touch = async (selector: string, inside?: string): Promise<void> => {
      const [x, y] = await findPlace(page, selector, inside);
      const before = await page.evaluate(() => window.respuestas.length);
      await page.touchscreen.tap(x, y);
      await page.waitForFunction((before) => window.respuestas.length > before, {}, before);
    };
    await touch(".invita");
    await touch("[data-vista=reclamo]");
    await touch("textarea", "ventanilla-ingreso");
    await findPlace(page, "[data-tecla=e]", "ventanilla-teclado");
    await session.send("Emulation.setCPUThrottlingRate", { rate: 6 });
    // The first touch at this speed warms what it needs.
    await touch("[data-tecla=e]", "ventanilla-teclado");
    await page.evaluate(() => {
      window.respuestas = [];
    });
    for (let key = 0; key < keys; key++) {
      const letter = FRASE[key % FRASE.length] as string;
      await touch(`[data-tecla="${letter === " " ? "espacio" : letter}"]`, "ventanilla-teclado");
    }
    const taken = await page.evaluate(() => window.respuestas);
    const slow = taken.toSorted((a, b) => a - b)[Math.floor(taken.length * 0.95)] as number;
    return [
      { name: "tótem: del dedo al cuadro siguiente (6× CPU)", ours: median(taken), unit: "ms", goal: { atMost: 100 } },
      { name: "tótem: del dedo al cuadro siguiente, p95", ours: slow, unit: "ms", goal: { atMost: 100 } },
    ];
  } finally {
    await browser.close();
    await service.stop();
  }
};
