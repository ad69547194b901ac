import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolveArchivo } from "../resolve-archivo.ts";

/** What the build checked, by the hash of all that the answer depends on. */
export type Revisado = Record<string, unknown>;

/** Written by the build, beside the code. */
export const ARCHIVO_REVISADO = resolveArchivo("dist/revisado.json");

/** Only what was built has it: the source is what it would be made from. */
const readRevisado = (): Revisado => {
  if (import.meta.url.endsWith(".ts")) return {};
  try {
    return JSON.parse(readFileSync(ARCHIVO_REVISADO, "utf8")) as Revisado;
  } catch {
    // Nothing depends on it but the time that a start takes.
    return {};
  }
};

let conocido: Revisado | undefined;

/**
 * What a file says, once checked: as the build found it where the file is still the same, or checked now. So a file of
 * the operator, or a shipped one that somebody changed, is always checked in full.
 *
 * @param partes all that the answer depends on: kind of file, text, names that it may use
 * @param check throws where the file is wrong; nothing is kept of that
 */
export const recall = <T>(partes: string[], check: () => T): T => {
  conocido ??= readRevisado();
  const clave = hash("sha256", JSON.stringify(partes), "base64url");
  if (!Object.hasOwn(conocido, clave)) conocido[clave] = check();
  return conocido[clave] as T;
};

/** All that was checked until now. */
export const listRevisado = (): Revisado => conocido ?? {};
