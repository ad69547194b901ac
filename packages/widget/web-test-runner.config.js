import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { puppeteerLauncher } from "@web/test-runner-puppeteer";
import { build } from "esbuild";

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** A browser by the variable that names it, or by the first of its names in the PATH. */
const findBrowser = (variable, names) => {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const path =
    process.env[variable] ??
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find((candidate) => isProgram(candidate));
  if (!path) throw new Error(`Falta un navegador: instala ${names[0]}, o di dónde está con ${variable}.`);
  return path;
};

const chromium = chromeLauncher({
  concurrency: 1,
  launchOptions: {
    executablePath: findBrowser("CHROME_PATH", ["chromium", "chromium-browser", "google-chrome"]),
    args: [
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Its sandbox refuses to run as root.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  },
});

const firefox = puppeteerLauncher({
  concurrency: 1,
  launchOptions: {
    browser: "firefox",
    executablePath: findBrowser("FIREFOX_PATH", ["firefox", "firefox-esr"]),
    // What is downloaded would open its panel, or itself, and take the focus from every page that comes after.
    extraPrefsFirefox: {
      "browser.download.alwaysOpenPanel": false,
      "browser.download.open_pdf_attachments_inline": false,
      "browser.download.manager.addToRecentDocs": false,
      "browser.download.viewableInternally.enabledTypes": "",
    },
  },
});

/** The schemas' library in one file: it comes in ninety-five, and each page of tests would ask for all of them. */
const zod = {
  name: "zod-in-one",
  resolveImport: ({ source }) => (source === "zod" ? "/__zod.js" : undefined),
  async serve({ path }) {
    if (path !== "/__zod.js") return undefined;
    zod.bundle ??= build({
      entryPoints: ["zod"],
      absWorkingDir: fileURLToPath(new URL("../sdk", import.meta.url)),
      bundle: true,
      format: "esm",
      write: false,
    });
    const { outputFiles } = await zod.bundle;
    return { body: outputFiles[0].text, type: "js" };
  },
};

/**
 * The elements' tests, in Chromium and Firefox. One page at a time in each, so that the page has the focus. Real keys
 * come by the commands of the runner.
 */
export default {
  // The SDK and the packages stand above this folder.
  rootDir: fileURLToPath(new URL("../..", import.meta.url)),
  files: ["src/**/*.test.ts", "test/**/*.test.ts"],
  browsers: [chromium, firefox],
  concurrency: 1,
  concurrentBrowsers: 2,
  // Other tests take the machine at the same time: only what never comes may fail.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  // The build that is shipped, without Lit's warnings for developers.
  nodeResolve: { browser: true, extensions: [".ts", ".js"], exportConditions: ["production"] },
  middleware: [
    // The table of comunas is what weighs most: here it arrives late too; and later still what a test names in a cookie.
    async ({ path, headers }, next) => {
      const tardan = /tardan=([^;]+)/.exec(headers.cookie ?? "")?.[1].split("|") ?? [];
      if (tardan.some((pieza) => path.endsWith(pieza))) await setTimeout(2_000);
      else if (path.endsWith("/form/comuna.ts")) await setTimeout(1_000);
      return next();
    },
  ],
  plugins: [
    zod,
    esbuildPlugin({ ts: true, target: "es2022", tsconfig: fileURLToPath(new URL("tsconfig.json", import.meta.url)) }),
  ],
  testFramework: { config: { timeout: 60_000 } },
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="es">
  <head><meta charset="utf-8"><title>Pruebas</title></head>
  <body><main id="pagina"></main><script type="module" src="${testFramework}"></script></body>
</html>`,
  reporters: [defaultReporter()],
};
