import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect } from "vitest";
import { type BrowserName, launchBrowser, openVisit, type Visit } from "../fixtures/browser.ts";
import { readGuardado } from "../fixtures/casos-guardados.ts";
import { type Host, startHost } from "../fixtures/host.ts";
import { Screen } from "../fixtures/screen.ts";
import { type Server, type ServerOptions, startServer, stopServers } from "../fixtures/server.ts";

/** A person before a page. */
export interface Person {
  screen: Screen;
  visit: Visit;
}

/** Where the journeys of one browser happen: a server for all, and what a journey wants of its own. */
export interface Stage {
  server(): Server;
  /** Opens a page of the common server, `/demo/sernac/` if not told, and gives it to a person until they are done. */
  visit(
    act: (person: Person) => Promise<void>,
    options?: { path?: string; width?: number; height?: number },
  ): Promise<void>;
  /** The same on a site of its own, with this markup, before a server of its own. */
  visitHost(
    act: (person: Person & { host: Host; server: Server }) => Promise<void>,
    options?: { markup?: string; server?: ServerOptions },
  ): Promise<void>;
}

/** Cases on the server's disk now. */
export const countCasos = (server: Server): number => readGuardado(server.datos).folios.length;

/** Sets the stage for the journeys of a file. */
export const setStage = (name: BrowserName): Stage => {
  let browser: Browser;
  let server: Server;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(name), startServer()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await stopServers();
  });

  const give = async (
    url: string,
    act: (person: Person) => Promise<void>,
    size: { width?: number; height?: number } = {},
  ): Promise<void> => {
    const visit = await openVisit(browser, url, size);
    try {
      await act({ screen: new Screen(visit.page), visit });
      // Whatever the journey was about, nothing may have broken the page's own rules.
      expect({ violations: visit.violations, errors: visit.errors }).toEqual({ violations: [], errors: [] });
    } finally {
      await visit.close();
    }
  };

  return {
    server: () => server,
    visit: (act, { path = "/demo/sernac/", ...size } = {}) => give(`${server.url}${path}`, act, size),
    visitHost: async (
      act,
      { markup = '<ventanilla-widget institucion="sernac"></ventanilla-widget>', server: own = {} } = {},
    ) => {
      const server = await startServer({ ...own, env: { DEMO: "no", ...own.env } });
      const host = await startHost({ api: server.url, markup });
      try {
        await give(host.url, (person) => act({ ...person, host, server }));
      } finally {
        await host.close();
        await server.kill();
      }
    },
  };
};
