import { institucion as esquema, type Institucion } from "@ventanilla/sdk/contract";
import { ConfigError } from "../config.ts";
import { listFaltas } from "../http/faltas.ts";
import { checkReferencias } from "./check-referencias.ts";
import { EXPLICACION, openYaml } from "./open-yaml.ts";

interface NodoEnArchivo {
  codigo?: unknown;
  hijos?: unknown;
}

/** No list of materias is so deep: one that is holds itself by an alias. */
const PROFUNDIDAD_MAXIMA = 8;

/** In a file each node says its own part of the code; the whole path is made here, so that branches can be shared. */
const prefixCodigos = (nodos: unknown, prefijo = "", nivel = 0): unknown => {
  if (!Array.isArray(nodos) || nivel > PROFUNDIDAD_MAXIMA) return nodos;
  return nodos.map((nodo: NodoEnArchivo) => {
    if (nodo === null || typeof nodo !== "object" || typeof nodo.codigo !== "string") return nodo;
    const codigo = `${prefijo}${nodo.codigo}`;
    if (nodo.hijos === undefined) return { ...nodo, codigo };
    return { ...nodo, codigo, hijos: prefixCodigos(nodo.hijos, `${codigo}.`, nivel + 1) };
  });
};

/**
 * Reads one definition, JSON or YAML.
 *
 * @throws {ConfigError} with a line `archivo:línea: campo — qué hacer` per mistake
 */
export const parseInstitucion = (texto: string, archivo: string): Institucion => {
  const { crudo, lineOf } = openYaml(texto, archivo, "debe ser una definición con sus campos: slug, nombre, tipos…");
  const leida = esquema.safeParse({ ...crudo, materias: prefixCodigos(crudo.materias ?? []) }, { reportInput: true });
  const errores = leida.success
    ? checkReferencias(leida.data)
    : listFaltas(leida.error).map(
        ({ ruta, codigo }) => [ruta, EXPLICACION[codigo] ?? "no tiene la forma esperada"] as const,
      );
  if (!leida.success || errores.length > 0)
    throw new ConfigError(errores.map(([ruta, error]) => `${archivo}:${lineOf(ruta)}: ${ruta} — ${error}`));
  return leida.data;
};
