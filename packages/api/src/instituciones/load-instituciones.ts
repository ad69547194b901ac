import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Institucion } from "@ventanilla/sdk/contract";
import { isGemela } from "@ventanilla/sdk/domain";
import { ConfigError } from "../config.ts";
import { resolveArchivo } from "../resolve-archivo.ts";
import { deriveGemela } from "./derive-gemela.ts";
import { parseInstitucion } from "./parse-institucion.ts";
import { recall } from "./revisado.ts";

/** Institutions shipped with the service. */
export const CARPETA_INCLUIDA = resolveArchivo("instituciones");

/** @throws {ConfigError} where the file can't be read */
const readArchivo = (archivo: string): string => {
  try {
    return readFileSync(archivo, "utf8");
  } catch (error) {
    throw new ConfigError([`${basename(archivo)}: no se puede leer (${(error as NodeJS.ErrnoException).code})`]);
  }
};

const listArchivos = (carpeta: string): string[] =>
  readdirSync(carpeta)
    .filter((nombre) => /\.(?:ya?ml|json)$/.test(nombre))
    .sort()
    .map((nombre) => join(carpeta, nombre));

/**
 * Every institution by its slug: the shipped ones, then those of `carpeta`, which add to and replace them; and the
 * training twin of each.
 *
 * @throws {ConfigError} with every mistake of every file
 */
export const loadInstituciones = ({
  carpeta,
  demostracion,
}: {
  carpeta?: string | undefined;
  demostracion: boolean;
}): Map<string, Institucion> => {
  const instituciones = new Map<string, Institucion>();
  const errores: string[] = [];
  for (const origen of carpeta ? [CARPETA_INCLUIDA, carpeta] : [CARPETA_INCLUIDA]) {
    const vistas = new Map<string, string>();
    for (const archivo of listArchivos(origen)) {
      try {
        const texto = readArchivo(archivo);
        const institucion = recall(["institucion", texto], () => parseInstitucion(texto, basename(archivo)));
        const otro = vistas.get(institucion.slug);
        if (otro) errores.push(`${basename(archivo)}: slug — «${institucion.slug}» ya está en ${otro}`);
        if (isGemela(institucion.slug))
          errores.push(`${basename(archivo)}: slug — ese final es el de las gemelas de entrenamiento: usa otro`);
        vistas.set(institucion.slug, basename(archivo));
        if (demostracion || !institucion.demostracion) instituciones.set(institucion.slug, institucion);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        errores.push(...error.errores);
      }
    }
  }
  if (errores.length > 0) throw new ConfigError(errores);
  for (const institucion of [...instituciones.values()]) {
    const gemela = deriveGemela(institucion);
    instituciones.set(gemela.slug, gemela);
  }
  return instituciones;
};
