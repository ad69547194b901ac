import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join, relative, sep } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const STAMPS = join(ROOT, "node_modules/.cache/ventanilla");
const SDK = ["packages/sdk/src", "packages/sdk/package.json", "pnpm-lock.yaml"];
const LEFT_OUT = new Set(["node_modules", "dist", "test", "coverage", "paginas"]);

/**
 * Builds the widget and the service where their sources, or the SDK's, are not those of their last build.
 *
 * @returns the names of those it had to build
 * @throws where a build fails
 */
export const buildChanged = async (): Promise<string[]> => {
  const built: string[] = [];
  for (const name of ["widget", "api"]) if (await buildIfChanged(name)) built.push(name);
  return built;
};

const buildIfChanged = async (name: string): Promise<boolean> => {
  const folder = join(ROOT, "packages", name);
  const stamp = join(STAMPS, `${name}.sha256`);
  const fingerprint = hashSources([`packages/${name}`, ...SDK]);
  if (existsSync(join(folder, "dist")) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint)
    return false;
  const start = Date.now();
  await runBuild(folder);
  if (name === "widget") sweepPiezas(join(folder, "dist/piezas"), start);
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(stamp, fingerprint);
  return true;
};

/** Removes the chunks of earlier builds: each service that starts would copy them all into its data. */
const sweepPiezas = (folder: string, builtSince: number): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    // Some file systems keep whole seconds.
    if (statSync(path).mtimeMs < builtSince - 2_000) rmSync(path);
  }
};

const hashSources = (sources: string[]): string => {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((source) => listFiles(join(ROOT, source)))) {
    hash.update(relative(ROOT, path).split(sep).join("/"));
    hash.update(readFileSync(path));
  }
  return hash.digest("hex");
};

const listFiles = (path: string): string[] => {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !LEFT_OUT.has(entry.name) && !entry.name.endsWith(".test.ts"))
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return [path];
    throw error;
  }
};

const runBuild = (folder: string): Promise<void> => {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const bins = [join(folder, "node_modules/.bin"), join(ROOT, "node_modules/.bin"), process.env.PATH ?? ""];
  return new Promise((resolve, reject) => {
    // Its words go to stderr: the first line of stdout is for the address.
    const child = spawn(scripts.build as string, {
      cwd: folder,
      shell: true,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, PATH: bins.join(delimiter) },
      // A group of its own: the shell would die alone, and leave its builder at work.
      detached: process.platform !== "win32",
    });
    const stop = () => {
      if (child.pid) process.kill(process.platform === "win32" ? child.pid : -child.pid, "SIGTERM");
      process.exit(1);
    };
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
    child.once("error", reject);
    child.once("exit", (code) => {
      for (const signal of ["SIGINT", "SIGTERM"]) process.off(signal, stop);
      if (code === 0) resolve();
      else reject(new Error(`No se pudo construir ${folder}. El motivo está más arriba.`));
    });
  });
};
