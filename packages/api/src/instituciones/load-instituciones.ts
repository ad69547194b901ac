import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { institucion as esquema, type Institucion } from "@ventanilla/sdk/contract";
import { isNode, LineCounter, parseDocument } from "yaml";
import { ConfigError } from "../config.ts";
import { listFaltas } from "../http/faltas.ts";
import { resolveArchivo } from "../resolve-archivo.ts";

/** Institutions shipped with the service. */
export const CARPETA_INCLUIDA = resolveArchivo("instituciones");

interface NodoEnArchivo {
  codigo?: unknown;
  hijos?: unknown;
}

/** In a file each node says its own part of the code; the whole path is made here, so that branches can be shared. */
const prefixCodigos = (nodos: unknown, prefijo = ""): unknown => {
  if (!Array.isArray(nodos)) return nodos;
  return nodos.map((nodo: NodoEnArchivo) => {
    if (nodo === null || typeof nodo !== "object" || typeof nodo.codigo !== "string") return nodo;
    const codigo = `${prefijo}${nodo.codigo}`;
    return { ...nodo, codigo, ...(nodo.hijos !== undefined && { hijos: prefixCodigos(nodo.hijos, `${codigo}.`) }) };
  });
};

const EXPLICACION: Record<string, string> = {
  requerido: "falta este dato",
  desconocido: "este campo no existe; revisa cómo está escrito",
  opcion: "este valor no está en la lista de los permitidos",
  tipo: "este dato no es de la clase esperada",
};

/** The line of the nearest node that the file does hold on the way to `ruta`. */
const findLinea = (documento: ReturnType<typeof parseDocument>, lineas: LineCounter, ruta: string): number => {
  const pasos = ruta.split(".").map((paso) => (/^\d+$/.test(paso) ? Number(paso) : paso));
  for (let largo = pasos.length; largo > 0; largo--) {
    const nodo = documento.getIn(pasos.slice(0, largo), true);
    if (isNode(nodo) && nodo.range) return lineas.linePos(nodo.range[0]).line;
  }
  return 1;
};

/** What each part says of another one must be true: `[ruta, mistake]` for each that is not. */
const checkReferencias = ({ unidades, asignacion, visacion }: Institucion): [ruta: string, error: string][] => {
  const codigos = unidades.map(({ codigo }) => codigo);
  const requireUnidad = (codigo: string, ruta: string): [string, string][] =>
    codigos.includes(codigo) ? [] : [[ruta, `no hay una unidad con el código «${codigo}»`]];
  return [
    ...codigos.flatMap((codigo, i): [string, string][] =>
      codigos.indexOf(codigo) === i ? [] : [[`unidades.${i}.codigo`, `el código «${codigo}» está dos veces`]],
    ),
    ...asignacion.flatMap(({ unidad }, i) => requireUnidad(unidad, `asignacion.${i}.unidad`)),
    ...visacion.flatMap(({ unidades: suyas = [] }, i) =>
      suyas.flatMap((unidad, j) => requireUnidad(unidad, `visacion.${i}.unidades.${j}`)),
    ),
  ];
};

/**
 * Reads one definition, JSON or YAML.
 *
 * @throws {ConfigError} with a line `archivo:línea: campo — qué hacer` per mistake
 */
export const parseInstitucion = (texto: string, archivo: string): Institucion => {
  const lineas = new LineCounter();
  const documento = parseDocument(texto, { lineCounter: lineas });
  if (documento.errors.length > 0)
    throw new ConfigError(
      documento.errors.map(
        ({ pos, message }) => `${archivo}:${lineas.linePos(pos[0]).line}: ${message.split("\n")[0]}`,
      ),
    );
  const crudo = documento.toJS({ maxAliasCount: 10_000 }) as Record<string, unknown> | null;
  const leida = esquema.safeParse({ ...crudo, materias: prefixCodigos(crudo?.materias ?? []) }, { reportInput: true });
  const errores = leida.success
    ? checkReferencias(leida.data)
    : listFaltas(leida.error).map(
        ({ ruta, codigo }) => [ruta, EXPLICACION[codigo] ?? "no tiene la forma esperada"] as const,
      );
  if (!leida.success || errores.length > 0)
    throw new ConfigError(
      errores.map(([ruta, error]) => `${archivo}:${findLinea(documento, lineas, ruta)}: ${ruta} — ${error}`),
    );
  return leida.data;
};

const listArchivos = (carpeta: string): string[] =>
  readdirSync(carpeta)
    .filter((nombre) => /\.(?:ya?ml|json)$/.test(nombre))
    .sort()
    .map((nombre) => join(carpeta, nombre));

/**
 * Every institution by its slug: the shipped ones, then those of `carpeta`, which add to and replace them.
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
        const institucion = parseInstitucion(readFileSync(archivo, "utf8"), basename(archivo));
        const otro = vistas.get(institucion.slug);
        if (otro) errores.push(`${basename(archivo)}: slug — «${institucion.slug}» ya está en ${otro}`);
        vistas.set(institucion.slug, basename(archivo));
        if (demostracion || !institucion.demostracion) instituciones.set(institucion.slug, institucion);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        errores.push(...error.errores);
      }
    }
  }
  if (errores.length > 0) throw new ConfigError(errores);
  return instituciones;
};
