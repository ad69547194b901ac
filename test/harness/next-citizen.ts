import { mintClave, mintFolio } from "@ventanilla/sdk";
import type { Browser, Page } from "puppeteer-core";
import type { BrowserName } from "../fixtures/browser.ts";
import { makeFolder } from "../fixtures/server.ts";
import { type Canarios, createBuscador, makeCanarios } from "./next-citizen-canarios.ts";
import { type Carpeta, searchCarpeta } from "./next-citizen-carpeta.ts";
import { searchChromium, searchFirefox, searchServicios } from "./next-citizen-memoria.ts";
import { killNavegador, launchQuiosco, type Montaje } from "./next-citizen-navegador.ts";
import {
  askEstado,
  markPagina,
  openMenu,
  Persona,
  sendReclamo,
  startAgain,
  writeReclamo,
} from "./next-citizen-persona.ts";
import { type Rastro, searchPagina } from "./next-citizen-rastros.ts";
import type { Red } from "./next-citizen-red.ts";
import { isStress, limit } from "./tier.ts";

/** How somebody's visit ends. */
export const FINALES = ["termino", "reposo", "atras", "pestana", "caida"] as const;
export type Final = (typeof FINALES)[number];

/** Where they are then: before their receipt, or half way, with another case looked up. */
export type Momento = "recibo" | "a-medias";

/** Defects of ours that the harness must find: nothing is wiped, and a draft is kept in the tab. */
export type Defecto = "sin-borrar";

export interface Visita {
  final: Final;
  momento: Momento;
  sinRed?: boolean;
  defecto?: Defecto;
}

/** What the next person could find of one visit. */
export interface Hallazgo {
  visita: string;
  rastros: Rastro[];
  /** Envelopes that wait in the machine. */
  sobres: number;
  /** The page came back as it was left, out of the memory of the browser. */
  persistida: boolean;
}

/** What could be found of all visits of a browser. */
export interface Turno {
  hallazgos: Hallazgo[];
  /** The profile, once the browser is dead. */
  carpeta: Carpeta;
  /** Megabytes of heap that were looked into. */
  monton: number;
  segundos: number;
}

const PAGINA = "/totem/?institucion=sernac&punto=totem-13101-01";

/** The name of a visit in the figures. */
export const nameVisita = ({ final, momento, sinRed, defecto }: Visita): string =>
  [final, momento, sinRed && "sin-red", defecto].filter(Boolean).join("/");

/** Puts a defect into a page before its scripts: the screen goes away and what is written stays, also in the tab. */
const breakTotem = (): void => {
  customElements.whenDefined("ventanilla-totem").then(() => {
    const { prototype } = customElements.get("ventanilla-totem") as { prototype: object };
    Object.assign(prototype, {
      wipe(this: { vista: string; recibo: unknown }) {
        Object.assign(this, { vista: "menu", recibo: undefined });
      },
    });
  });
  addEventListener(
    "input",
    (evento) => {
      const [campo] = evento.composedPath() as HTMLInputElement[];
      if (campo) sessionStorage.setItem(`borrador ${campo.name}`, campo.value);
    },
    true,
  );
};

/** Says on the console that a page came back out of memory: it leaves at once. */
const tellPersistida = (): void => {
  addEventListener("pageshow", ({ persisted }) => persisted && console.info("pagina persistida"));
};

/** Lets the minutes go by. */
const idle = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const totem = document.querySelector("ventanilla-totem") as unknown as { ahora: () => number };
    const { ahora } = totem;
    totem.ahora = () => ahora() + 181_000;
  });

/**
 * Lets one person after another use a totem in the same browser and profile, each ending their way, and looks each time
 * for what the next one could find. A visit that ends by a crash is followed by another life over the same profile.
 */
export const passTurno = async ({
  navegador,
  montaje,
  red,
  visitas,
}: {
  navegador: BrowserName;
  montaje: Montaje;
  red: Red;
  visitas: readonly Visita[];
}): Promise<Turno> => {
  const inicio = performance.now();
  const perfil = makeFolder();
  const todos: Record<string, Canarios> = {};
  const hallazgos: Hallazgo[] = [];
  let monton = 0;
  let persistida = false;
  let browser: Browser = await launchQuiosco(navegador, perfil, montaje);

  const open = async (page: Page): Promise<Page> => {
    page.on("console", (mensaje) => {
      persistida ||= mensaje.text() === "pagina persistida";
    });
    await page.evaluateOnNewDocument(tellPersistida);
    // A restored profile on a busy machine takes its time; what it holds is what is asked here.
    page.setDefaultNavigationTimeout(limit({ push: 30, nightly: 120 }));
    await page.goto(red.url + PAGINA);
    return page;
  };

  const use = async (page: Page, canarios: Canarios, { final, momento, sinRed }: Visita): Promise<void> => {
    // Firefox takes a text only by its keys.
    const persona = new Persona(page, { teclas: isStress || navegador === "firefox" });
    if (final === "atras") {
      // Somewhere to go back to, of the same site: only such pages are kept as they are.
      await page.goto(`${red.url}/seguir/`);
      await page.goto(red.url + PAGINA);
    }
    await openMenu(persona);
    if (momento === "a-medias") {
      Object.assign(canarios, { folio: mintFolio(), clave: mintClave() });
      await askEstado(persona, canarios);
    }
    await writeReclamo(persona, canarios);
    if (sinRed) red.cut();
    if (momento === "recibo") await sendReclamo(persona, canarios);
  };

  /** Ends the visit; the page that the next person stands before. */
  const end = async (page: Page, { final, momento, defecto }: Visita): Promise<Page> => {
    const persona = new Persona(page);
    const waitNueva = await markPagina(page);
    if (final === "termino") await (momento === "recibo" ? persona.press("Terminar y borrar") : startAgain(persona));
    if (final === "reposo") await idle(page);
    if (final === "atras") {
      // Without network a browser may never say that it arrived; what the next person sees is looked at below.
      await page.goBack({ timeout: 15_000 }).catch(() => {});
      await page.goForward({ timeout: 15_000 }).catch(() => {});
    }
    if (final === "pestana" || final === "caida") {
      const otra = final === "caida" ? undefined : await browser.newPage();
      if (otra) await page.close();
      else {
        await killNavegador(browser);
        browser = await launchQuiosco(navegador, perfil, montaje);
      }
      const nueva = await open(otra ?? (await browser.newPage()));
      await new Persona(nueva).see("button", "Toca la pantalla");
      return nueva;
    }
    if (defecto) return page;
    await waitNueva();
    await persona.see("button", "Toca la pantalla");
    return page;
  };

  /** Lives one visit to its end and looks for what the next person could find; the page that they stand before. */
  const pass = async (desde: Page, visita: Visita): Promise<Page> => {
    const nombre = nameVisita(visita);
    const canarios = makeCanarios();
    todos[nombre] = canarios;
    persistida = false;
    const roto = visita.defecto && (await desde.evaluateOnNewDocument(breakTotem));
    if (roto) await desde.goto(red.url + PAGINA);
    await use(desde, canarios, visita);
    const buscador = createBuscador({ [nombre]: canarios });
    const page = await end(desde, visita);
    const { rastros, sobres } = await searchPagina(page, buscador);
    // A browser that crashed may open again by itself what it had open.
    for (const otra of await browser.pages())
      if (otra !== page && otra.url().startsWith(red.url))
        rastros.push(...(await searchPagina(otra, buscador)).rastros);
    const searchMemoria = () =>
      navegador === "chromium" ? searchChromium(page, buscador) : searchFirefox(browser, buscador);
    let memoria = await searchMemoria();
    // A collector takes its time on a busy machine; what is held is there each time.
    for (let vez = 0; vez < 2 && memoria.rastros.length && !roto; vez++) memoria = await searchMemoria();
    rastros.push(...memoria.rastros);
    monton += memoria.megas;
    hallazgos.push({ visita: nombre, rastros, sobres, persistida });
    red.mend();
    if (roto) {
      await page.removeScriptToEvaluateOnNewDocument(roto.identifier);
      await page.goto(red.url + PAGINA);
    }
    return page;
  };

  try {
    let page = await open(await browser.newPage());
    for (const visita of visitas)
      page = await pass(page, visita).catch((cause: Error) => {
        throw new Error(`In the visit «${nameVisita(visita)}»: ${cause.message}`, { cause });
      });
    if (navegador === "chromium") {
      const rastros = await searchServicios(browser, createBuscador(todos));
      hallazgos.push({ visita: "todas", rastros, sobres: 0, persistida });
    }
    await killNavegador(browser);
    return {
      hallazgos,
      carpeta: searchCarpeta(perfil, createBuscador(todos)),
      monton: Math.round(monton),
      segundos: Math.round((performance.now() - inicio) / 100) / 10,
    };
  } finally {
    red.mend();
    await browser.close().catch(() => {});
  }
};
