import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "./config.ts";
import { LARGO_SECRETO } from "./sello/llaves.ts";

/** The installation's secret: whoever loses it loses what every case seals. */
export const ARCHIVO_SECRETO = "instalacion.llave";

const createSecreto = (archivo: string): Buffer => {
  const secreto = randomBytes(LARGO_SECRETO);
  const descriptor = openSync(archivo, "wx", 0o600);
  writeSync(descriptor, `${secreto.toString("base64url")}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  return secreto;
};

/**
 * Reads the installation's secret from the data folder; the first start makes it, only for its owner to read.
 *
 * @throws {ConfigError} where the folder can't be used, the file is no secret, others can read it, or it is gone while
 * there are cases sealed with it
 */
export const loadSecreto = (datos: string): { secreto: Uint8Array; archivo: string; isNuevo: boolean } => {
  const archivo = join(datos, ARCHIVO_SECRETO);
  try {
    mkdirSync(datos, { recursive: true, mode: 0o700 });
    if (!existsSync(archivo)) {
      if (existsSync(join(datos, "ventanilla.db")))
        throw new ConfigError([
          `DATOS: hay casos en ${datos} pero falta ${ARCHIVO_SECRETO}. Recupérala del respaldo: sin ella no se pueden leer`,
        ]);
      return { secreto: createSecreto(archivo), archivo, isNuevo: true };
    }
    if (statSync(archivo).mode & 0o077)
      throw new ConfigError([`DATOS: otras personas pueden leer ${archivo}. Corrígelo con: chmod 600 ${archivo}`]);
    const secreto = Buffer.from(readFileSync(archivo, "utf8").trim(), "base64url");
    if (secreto.length !== LARGO_SECRETO)
      throw new ConfigError([`DATOS: ${archivo} no contiene una llave válida. Recupérala del respaldo`]);
    return { secreto, archivo, isNuevo: false };
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError([`DATOS: no se puede usar la carpeta ${datos} (${(error as NodeJS.ErrnoException).code})`]);
  }
};
