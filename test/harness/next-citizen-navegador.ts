import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, launch } from "puppeteer-core";
import { type BrowserName, CHROMIUM_ARGS } from "../fixtures/browser.ts";
import { ensureBrowsers } from "../run/browsers.ts";

/** What a totem's Chromium is started with (docs/totem.md). */
export const QUIOSCO_CHROMIUM = [
  "--kiosk",
  "--noerrdialogs",
  "--hide-crash-restore-bubble",
  "--overscroll-history-navigation=0",
  "--password-store=basic",
];

/** What a totem's Firefox is told (docs/totem.md). */
export const QUIOSCO_FIREFOX = {
  "browser.sessionstore.privacy_level": 2,
  "browser.sessionstore.resume_from_crash": false,
  "browser.formfill.enable": false,
  "browser.cache.disk.enable": false,
  "signon.rememberSignons": false,
};

/** As anybody's Firefox is, but that it writes down its session every half a second, and not every fifteen. */
const FIREFOX_DE_CUALQUIERA = {
  "browser.sessionstore.interval": 500,
  "browser.sessionstore.resume_from_crash": true,
  "signon.rememberSignons": true,
  "signon.autofillForms": true,
};

/** How a browser is set up: as it comes, or as the totem's guide says. */
export type Montaje = "suelto" | "quiosco";

/** Starts a browser over a profile, without a window, as a person's would be: what a page may be restored from is kept. */
export const launchQuiosco = async (nombre: BrowserName, perfil: string, montaje: Montaje): Promise<Browser> => {
  const comunes = { executablePath: ensureBrowsers()[nombre], headless: true, userDataDir: perfil };
  // What the dead one left would make this one believe that it still lives.
  for (const cola of ["Lock", "Cookie", "Socket"]) rmSync(join(perfil, `Singleton${cola}`), { force: true });
  rmSync(join(perfil, "lock"), { force: true });
  if (nombre === "chromium")
    return launch({
      ...comunes,
      browser: "chrome",
      args: [...CHROMIUM_ARGS, ...(montaje === "quiosco" ? QUIOSCO_CHROMIUM : [])],
    });
  const firefox = await launch({
    ...comunes,
    browser: "firefox",
    // So that it can be asked what its memory holds.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: { ...FIREFOX_DE_CUALQUIERA, ...(montaje === "quiosco" ? QUIOSCO_FIREFOX : {}) },
  });
  // What the driver would put back once this one dies, while the next one is started over the same profile.
  for (const archivo of ["user.js", "prefs.js"]) rmSync(join(perfil, `${archivo}.puppeteer`), { force: true });
  return firefox;
};

/** Kills a browser that this harness started, with all of its processes, as a power switch would. */
export const killNavegador = async (browser: Browser): Promise<void> => {
  const child = browser.process();
  if (!child?.pid) throw new Error("The browser has no process to kill");
  const ended = child.exitCode === null && child.signalCode === null ? once(child, "exit") : undefined;
  process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGKILL");
  await ended;
};
