import { createRequire } from "node:module";
import type { Document, ErrorCode, LineCounter } from "yaml";
import { ConfigError } from "../config.ts";

type Yaml = typeof import("yaml");

/** Loaded by the first file that has to be read: those that were checked at the build do not. */
const loadYaml = (): Yaml => createRequire(import.meta.url)("yaml") as Yaml;

/** What an operator reads of a field, by the code of its mistake. */
export const EXPLICACION: Record<string, string> = {
  requerido: "falta este dato",
  desconocido: "este campo no existe; revisa cómo está escrito",
  opcion: "este valor no está en la lista de los permitidos",
  tipo: "este dato no es de la clase esperada",
};

const EXPLICACION_YAML: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: "la sangría no calza con la de las líneas vecinas",
  DUPLICATE_KEY: "este campo está dos veces",
  MISSING_CHAR: "falta cerrar una comilla, un corchete o una llave, o falta un «:»",
  MULTIPLE_DOCS: "el archivo tiene más de un documento: quita la línea «---»",
  TAB_AS_INDENT: "hay una tabulación en la sangría: usa espacios",
  UNEXPECTED_TOKEN: "hay un signo que no corresponde aquí",
};

/** The line of the nearest node that the file does hold on the way to `ruta`. */
const findLinea = ({ isNode }: Yaml, documento: Document, lineas: LineCounter, ruta: string): number => {
  const pasos = ruta.split(".").map((paso) => (/^\d+$/.test(paso) ? Number(paso) : paso));
  for (let largo = pasos.length; largo > 0; largo--) {
    const nodo = documento.getIn(pasos.slice(0, largo), true);
    if (isNode(nodo) && nodo.range) return lineas.linePos(nodo.range[0]).line;
  }
  return 1;
};

/** Aliases that name nothing, or the very branch they stand in: `[line, mistake]`. */
const checkAliases = ({ visit }: Yaml, documento: Document, lineas: LineCounter): [linea: number, error: string][] => {
  const errores: [number, string][] = [];
  // In order, as an alias names the last anchor before it: `alias.resolve` walks the document again for each alias.
  const anclas = new Map<string, unknown>();
  const keepAncla = (_: unknown, nodo: { anchor?: string | undefined }): void => {
    if (nodo.anchor !== undefined) anclas.set(nodo.anchor, nodo);
  };
  visit(documento, {
    Value: keepAncla,
    Alias: (_, alias, camino) => {
      const nodo = anclas.get(alias.source);
      const linea = lineas.linePos(alias.range?.[0] ?? 0).line;
      if (!nodo) errores.push([linea, `«*${alias.source}» no existe: falta «&${alias.source}» más arriba`]);
      else if (camino.some((paso) => paso === nodo)) errores.push([linea, `«*${alias.source}» se contiene a sí mismo`]);
    },
  });
  return errores;
};

/** A file of the operator, read: its data, and where in it each of them stands. */
export interface ArchivoYaml {
  crudo: Record<string, unknown>;
  /** The line of what stands at `ruta` (`plazos.consulta.dias`), or of the nearest thing on the way to it. */
  lineOf: (ruta: string) => number;
}

/**
 * Reads YAML, or JSON, that an operator wrote.
 *
 * @param debeSer what to say of a file that holds no fields
 * @throws {ConfigError} with a line `archivo:línea: qué hacer` per mistake of writing
 */
export const openYaml = (texto: string, archivo: string, debeSer: string): ArchivoYaml => {
  const yaml = loadYaml();
  const lineas = new yaml.LineCounter();
  const documento = yaml.parseDocument(texto, { lineCounter: lineas });
  const deEscritura = [
    ...documento.errors.map(
      ({ pos, code }) =>
        [lineas.linePos(pos[0]).line, EXPLICACION_YAML[code] ?? `no es YAML válido (${code})`] as const,
    ),
    ...(documento.errors.length > 0 ? [] : checkAliases(yaml, documento, lineas)),
  ];
  if (deEscritura.length > 0)
    throw new ConfigError(deEscritura.map(([linea, error]) => `${archivo}:${linea}: ${error}`));

  const crudo = documento.toJS({ maxAliasCount: 10_000 }) as Record<string, unknown> | null;
  if (crudo === null || typeof crudo !== "object" || Array.isArray(crudo))
    throw new ConfigError([`${archivo}:1: ${debeSer}`]);
  return { crudo, lineOf: (ruta) => findLinea(yaml, documento, lineas, ruta) };
};
