import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Paths of the two browsers the tests drive. */
export interface Browsers {
  chromium: string;
  firefox: string;
}

const KNOWN = {
  chromium: {
    env: "CHROME_PATH",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
    elsewhere: ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
    aptPackage: "chromium",
  },
  firefox: {
    env: "FIREFOX_PATH",
    names: ["firefox", "firefox-esr"],
    elsewhere: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
    aptPackage: "firefox-esr",
  },
} as const;

/**
 * Finds Chromium and Firefox, by `CHROME_PATH` and `FIREFOX_PATH` first and then by name. As root on Debian or Ubuntu
 * it installs the one that is missing.
 *
 * @throws with one sentence that says what to install
 */
export const ensureBrowsers = (): Browsers => {
  const missing = () => (["chromium", "firefox"] as const).filter((name) => !find(name));
  if (missing().length > 0 && canInstall()) install(missing().map((name) => KNOWN[name].aptPackage));
  const absent = missing();
  if (absent.length > 0) {
    const names = absent.map((name) => KNOWN[name].aptPackage).join(" y ");
    const variables = absent.map((name) => KNOWN[name].env).join(" y ");
    throw new Error(`Falta un navegador para las pruebas: instala ${names}, o di dónde está con ${variables}.`);
  }
  return { chromium: find("chromium") as string, firefox: find("firefox") as string };
};

const find = (name: keyof Browsers): string | undefined => {
  const { env, names, elsewhere } = KNOWN[name];
  const told = process.env[env];
  if (told) return isProgram(told) ? told : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = names.flatMap((program) => folders.map((folder) => join(folder, program)));
  return [...candidates, ...elsewhere].find((path) => isProgram(path) && answers(path));
};

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** On Ubuntu the name may be a stub that only tells to install a snap. */
const answers = (path: string): boolean =>
  spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;

const canInstall = (): boolean => process.getuid?.() === 0 && existsSync("/etc/debian_version");

const install = (packages: string[]): void => {
  const options = {
    stdio: ["ignore", "ignore", 2] as const,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  console.error(`Instalando ${packages.join(" y ")} para las pruebas…`);
  try {
    execFileSync("apt-get", ["update", "-qq"], { ...options, stdio: [...options.stdio] });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
      ...options,
      stdio: [...options.stdio],
    });
  } catch {
    console.error("No se pudo instalar con apt-get.");
  }
};
