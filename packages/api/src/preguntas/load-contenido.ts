import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Institucion } from "@ventanilla/sdk/contract";
import { isGemela } from "@ventanilla/sdk/domain";
import { listCodigos } from "../caso/ordenes/check-apertura.ts";
import { ConfigError } from "../config.ts";
import { CARPETA_INCLUIDA } from "../instituciones/load-instituciones.ts";
import { recall } from "../instituciones/revisado.ts";
import { ARCHIVOS, type Contenido } from "./contenido.ts";
import { type Entrada, type NombreDeArchivo, parseContenido } from "./parse-contenido.ts";

const NOMBRES = Object.keys(ARCHIVOS) as NombreDeArchivo[];

/** @throws {ConfigError} where the file is there and can't be read */
const readArchivo = (ruta: string, archivo: string): string | undefined => {
  try {
    return readFileSync(ruta, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw new ConfigError([`${archivo}: no se puede leer (${code})`]);
  }
};

/**
 * Frequent questions, type answers and letters that an institution starts with: the shipped ones of `<slug>/`, then those
 * of `<carpeta>/<slug>/`, which add to and replace them by id. None where neither has a file.
 *
 * @param materias codes of the institution's tree, so that no question names one that is not there
 * @throws {ConfigError} with every mistake of every file: file, line, entry and what to mend
 */
export const loadContenido = (
  slug: string,
  { carpeta, materias }: { carpeta?: string | undefined; materias?: ReadonlySet<string> | undefined } = {},
): Contenido => {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) throw new ConfigError([`«${slug}» no es el slug de una institución`]);
  const errores: string[] = [];
  const conocidas = materias ? [...materias].join() : "*";
  const loadArchivo = (nombre: NombreDeArchivo): Entrada[] => {
    const porId = new Map<string, Entrada>();
    for (const origen of carpeta ? [CARPETA_INCLUIDA, carpeta] : [CARPETA_INCLUIDA]) {
      const archivo = `${slug}/${nombre}`;
      try {
        const texto = readArchivo(join(origen, slug, nombre), archivo);
        if (texto === undefined) continue;
        const entradas = recall([nombre, texto, conocidas], () => parseContenido(texto, { nombre, archivo, materias }));
        for (const entrada of entradas) porId.set(entrada.id, entrada);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        errores.push(...error.errores);
      }
    }
    return [...porId.values()];
  };
  const [preguntas, respuestas, plantillas] = NOMBRES.map(loadArchivo);
  if (errores.length > 0) throw new ConfigError(errores);
  return { preguntas, respuestas, plantillas } as unknown as Contenido;
};

/**
 * What the files of every institution bring, by slug; a training twin has what its institution has.
 *
 * @throws {ConfigError} with every mistake of every file
 */
export const loadContenidos = (
  instituciones: ReadonlyMap<string, Institucion>,
  carpeta?: string,
): Map<string, Contenido> => {
  const contenidos = new Map<string, Contenido>();
  const errores: string[] = [];
  for (const [slug, { materias }] of instituciones) {
    if (isGemela(slug)) continue;
    try {
      contenidos.set(slug, loadContenido(slug, { carpeta, materias: listCodigos(materias) }));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      errores.push(...error.errores);
    }
  }
  if (errores.length > 0) throw new ConfigError(errores);
  return contenidos;
};
