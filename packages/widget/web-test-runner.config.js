import { accessSync, constants, globSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { setTimeout } from "node:timers/promises";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { puppeteerLauncher } from "@web/test-runner-puppeteer";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const TESTS = ["src/**/*.test.ts", "test/**/*.test.ts"];
/** What axe finds is the same in any browser: each push looks in one, `pnpm stress` in both. */
const BARRERAS = "test/*barreras.test.ts";
const isStress = process.env.NIVEL === "N";

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

/** Where what is fetched apart from the page of a test stands: `/pieza/<module>-<hash>.js`. */
const PIEZAS = "/pieza/";

/**
 * All tests bundled once, the pieces that an element fetches apart still apart: a page that asked for each of some three
 * hundred modules spent more time on that than on its tests.
 */
const bundle = (patterns) => {
  let files;
  return {
    name: "bundle",
    async serverStart({ config }) {
      const { outputFiles } = await build({
        entryPoints: patterns.flatMap((pattern) => globSync(pattern, { cwd: HERE })).map((file) => join(HERE, file)),
        outdir: config.rootDir,
        outbase: config.rootDir,
        chunkNames: `${PIEZAS.slice(1)}[name]-[hash]`,
        bundle: true,
        splitting: true,
        format: "esm",
        target: "es2022",
        sourcemap: "linked",
        conditions: ["production"],
        external: ["/__web-dev-server__*"],
        tsconfig: join(HERE, "tsconfig.json"),
        write: false,
      });
      files = new Map(outputFiles.map(({ path, text }) => [`/${relative(config.rootDir, path)}`, text]));
    },
    serve({ path }) {
      const body = files.get(path.replace(/\.test\.ts$/, ".test.js"));
      return body === undefined ? undefined : { body, type: path.endsWith(".map") ? "json" : "js" };
    },
  };
};

/**
 * The elements' tests, in Chromium and Firefox. One page at a time in each, so that the page has the focus. Real keys
 * come by the commands of the runner.
 */
export default {
  // The SDK and the packages stand above this folder.
  rootDir: join(HERE, "../.."),
  files: [...TESTS, `!${BARRERAS}`],
  browsers: [chromium, firefox],
  groups: [{ name: "barreras", files: BARRERAS, browsers: isStress ? [chromium, firefox] : [chromium] }],
  concurrency: 1,
  concurrentBrowsers: 2,
  // Other tests take the machine at the same time: only what never comes may fail.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  middleware: [
    // The table of comunas is what weighs most: here it arrives late too; and later still what a test names in a cookie.
    async ({ path, headers }, next) => {
      const tardan = /tardan=([^;]+)/.exec(headers.cookie ?? "")?.[1].split("|") ?? [];
      if (tardan.some((pieza) => path.startsWith(`${PIEZAS}${pieza}-`))) await setTimeout(2_000);
      else if (path.startsWith(`${PIEZAS}comuna-`)) await setTimeout(1_000);
      return next();
    },
  ],
  plugins: [bundle(TESTS)],
  testFramework: { config: { timeout: 60_000 } },
  testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="es">
  <head><meta charset="utf-8"><title>Pruebas</title></head>
  <body><main id="pagina"></main><script type="module" src="${testFramework}"></script></body>
</html>`,
  reporters: [defaultReporter()],
};
