import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { openServidorSmtp, type Recibido } from "../../packages/api/test/correo-servidor.ts";
import { type BrowserName, launchBrowser, openVisit, type Visit } from "../fixtures/browser.ts";
import { type Host, startHost } from "../fixtures/host.ts";
import { Screen } from "../fixtures/screen.ts";
import { makeFolder, type Server, startServer, stopServers } from "../fixtures/server.ts";
import { MesaScreen } from "./gestion-mesa.ts";

/** What somebody is hired with. */
export interface Alta {
  nombre: string;
  rol: "ejecutivo" | "encargado";
  institucion: string;
  unidad?: string;
}

/** Somebody who works there. */
export interface Oficial extends Alta {
  correo: string;
  /** Address of the page where they choose how to come in. */
  invitacion: string;
}

/** Where the journeys of gestión happen: a service that writes real mail, an institution's site before it, and people. */
export interface Escena {
  server(): Server;
  host(): Host;
  /** All mail until now. */
  recibidos(): readonly Recibido[];
  hire(alta: Alta): Promise<Oficial>;
  /** Accepts the invitation with a password and comes to the desk. */
  enter(oficial: Oficial): Promise<MesaScreen>;
  /** A page for somebody who has no account. */
  open(url: string): Promise<Screen>;
  /** Waits for the mail to this address whose subject says so. */
  waitCorreo(para: string, asunto: string | RegExp): Promise<Recibido>;
  /** Keeps a picture of the screen where `FOTOS` names a folder. */
  picture(screen: Screen, nombre: string): Promise<void>;
}

export const CLAVE = "caballo verde sobre el muelle";

/** Sets the stage for the journeys of a file. */
export const setEscena = (name: BrowserName): Escena => {
  let browser: Browser;
  let server: Server;
  let smtp: Awaited<ReturnType<typeof openServidorSmtp>>;
  let host: Host;
  let administracion: string;
  let contratados = 0;
  const visits: Visit[] = [];

  beforeAll(async () => {
    const datos = makeFolder();
    smtp = await openServidorSmtp();
    const SMTP_URL = `smtp://127.0.0.1:${smtp.puerto}?de=ventanilla@ejemplo.cl&cifrado=nunca`;
    [browser, server] = await Promise.all([launchBrowser(name), startServer({ datos, env: { SMTP_URL, DEMO: "no" } })]);
    host = await startHost({ api: server.url, markup: '<ventanilla-widget institucion="sernac"></ventanilla-widget>' });
    administracion = readFileSync(join(datos, "administrador.token"), "utf8").trim();
  }, 120_000);
  afterEach(async () => {
    const ended = visits.splice(0);
    for (const [i, { page }] of ended.entries()) await picture(new Screen(page), `fin-${i}`);
    const broken = ended.flatMap(({ violations, errors }) => [...violations, ...errors]);
    await Promise.all(ended.map((visit) => visit.close()));
    expect(broken).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    await stopServers();
    await smtp?.close();
  });

  const picture = async (screen: Screen, nombre: string): Promise<void> => {
    const folder = process.env.FOTOS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await screen.page.screenshot({ path: join(folder, `gestion-${name}-${nombre}.png`), fullPage: true });
  };

  const openPage = async (url: string): Promise<Visit> => {
    const visit = await openVisit(browser, url);
    visits.push(visit);
    return visit;
  };

  return {
    server: () => server,
    host: () => host,
    recibidos: () => smtp.recibidos,
    async hire(alta) {
      const correo = `oficial${++contratados}@${alta.institucion}.example`;
      const answer = await fetch(`${server.url}/v1/gestion/usuarios`, {
        method: "POST",
        headers: { authorization: `Bearer ${administracion}`, "content-type": "application/json" },
        body: JSON.stringify({ ...alta, correo }),
      });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      const { invitacion } = (await answer.json()) as { invitacion: string };
      return { ...alta, correo, invitacion };
    },
    async enter({ invitacion }) {
      const mesa = new MesaScreen((await openPage(invitacion)).page);
      await mesa.write("Clave nueva", CLAVE);
      await mesa.page.keyboard.press("Enter");
      await mesa.find("boton", "Salir");
      return mesa;
    },
    open: async (url) => new Screen((await openPage(url)).page),
    async waitCorreo(para, asunto) {
      const end = performance.now() + 15_000;
      const fits = (subject = "") => (typeof asunto === "string" ? subject.includes(asunto) : asunto.test(subject));
      while (performance.now() < end) {
        const recibido = smtp.recibidos.findLast((uno) => uno.para.includes(para) && fits(uno.correo.subject));
        if (recibido) return recibido;
        await pause(50);
      }
      const llegados = smtp.recibidos.map((uno) => `${uno.para}: ${uno.correo.subject}`);
      throw new Error(`No mail to ${para} says ${asunto}. There are: ${llegados.join("; ")}`);
    },
    picture,
  };
};

/** The address in a mail that goes to this page. */
export const readEnlace = ({ correo }: Recibido, pagina: string): string => {
  const address = new RegExp(`http\\S+/${pagina}/#\\S+`).exec(correo.text ?? "")?.[0];
  if (!address) throw new Error(`No address of /${pagina}/ in: ${correo.text}`);
  return address;
};
