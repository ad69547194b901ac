import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative, sep } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const WIDGET = join(ROOT, "packages/widget");
const STAMP = join(ROOT, "node_modules/.cache/ventanilla/widget.sha256");
const SOURCES = ["packages/widget", "packages/sdk/src", "packages/sdk/package.json", "pnpm-lock.yaml"];
const LEFT_OUT = new Set(["node_modules", "dist", "test", "coverage"]);

/**
 * Builds the widget where its sources, or the SDK's, are not those of the last build.
 *
 * @returns whether it had to build
 * @throws where the build fails
 */
export const buildWidget = async (): Promise<boolean> => {
  const fingerprint = hashSources();
  const built = existsSync(join(WIDGET, "dist")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint;
  if (built) return false;
  await runBuild();
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, fingerprint);
  return true;
};

const hashSources = (): string => {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((source) => listFiles(join(ROOT, source)))) {
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

const runBuild = (): Promise<void> => {
  const { scripts } = JSON.parse(readFileSync(join(WIDGET, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const bins = [join(WIDGET, "node_modules/.bin"), join(ROOT, "node_modules/.bin"), process.env.PATH ?? ""];
  return new Promise((resolve, reject) => {
    // Its words go to stderr: the first line of stdout is for the address.
    const child = spawn(scripts.build as string, {
      cwd: WIDGET,
      shell: true,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, PATH: bins.join(delimiter) },
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("No se pudo construir la ventana. El motivo está más arriba.")),
    );
  });
};
