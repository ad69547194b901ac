import { ConfigError } from "../config.ts";
import { listFaltas } from "../http/faltas.ts";
import { EXPLICACION, openYaml } from "../instituciones/open-yaml.ts";
import { NOMBRES_CAMPO } from "../oficios/campos.ts";
import { parsePlantilla } from "../oficios/parse-plantilla.ts";
import { ARCHIVOS } from "./contenido.ts";

export type NombreDeArchivo = keyof typeof ARCHIVOS;
export type Entrada = { id: string } & Record<string, unknown>;

const EXPLICACION_DE_ENTRADA: Record<string, string> = {
  ...EXPLICACION,
  largo: "es muy largo: acórtalo",
  caracteres: "tiene un carácter que no se puede mostrar: bórralo",
};

/** Fields of an entry that are templates of a letter. */
const DE_PLANTILLA: Record<NombreDeArchivo, string[]> = {
  "preguntas.yaml": [],
  "respuestas-tipo.yaml": ["texto"],
  "plantillas.yaml": ["asunto", "cuerpo"],
};

const listOf = (crudo: unknown): Record<string, unknown>[] =>
  Array.isArray(crudo) ? crudo.map((entrada) => (Object(entrada) === entrada ? entrada : {})) : [];

/** What a template says that a letter can't: `campo — línea: error`. */
const checkPlantilla = (escrito: unknown): string[] => {
  if (typeof escrito !== "string") return [];
  const leida = parsePlantilla(escrito, NOMBRES_CAMPO);
  return "errores" in leida
    ? leida.errores.map(({ linea, error, remedio }) => `línea ${linea} del texto: ${error}. ${remedio}`)
    : [];
};

const checkEntradas = (
  lista: string,
  entradas: Entrada[],
  campos: string[],
  materias: ReadonlySet<string> | undefined,
): [ruta: string, error: string][] => {
  const vistas = new Set<string>();
  return entradas.flatMap((entrada, i): [string, string][] => {
    const errores = campos.flatMap((campo) =>
      checkPlantilla(entrada[campo]).map((error): [string, string] => [`${lista}.${i}.${campo}`, error]),
    );
    if (vistas.has(entrada.id)) errores.push([`${lista}.${i}.id`, "está dos veces en el archivo: cambia una"]);
    vistas.add(entrada.id);
    if (typeof entrada.materia === "string" && materias?.has(entrada.materia) === false)
      errores.push([`${lista}.${i}.materia`, `no hay una materia con el código «${entrada.materia}»`]);
    return errores;
  });
};

/**
 * Reads one file of an institution's content.
 *
 * @param materias codes of its tree; without them, those of the entries are not checked
 * @throws {ConfigError} with a line `archivo:línea: «entrada» campo — qué hacer` per mistake
 */
export const parseContenido = (
  texto: string,
  {
    nombre,
    archivo,
    materias,
  }: { nombre: NombreDeArchivo; archivo: string; materias?: ReadonlySet<string> | undefined },
): Entrada[] => {
  const esquema = ARCHIVOS[nombre];
  const lista = Object.keys(esquema.shape).find((campo) => campo !== "fuentes") as string;
  const { crudo, lineOf } = openYaml(texto, archivo, `debe tener «fuentes» y una lista de «${lista}»`);
  const leida = esquema.safeParse(crudo, { reportInput: true });
  const errores = leida.success
    ? checkEntradas(
        lista,
        (leida.data as unknown as Record<string, Entrada[]>)[lista] ?? [],
        DE_PLANTILLA[nombre],
        materias,
      )
    : listFaltas(leida.error).map(
        ({ ruta, codigo }) => [ruta, EXPLICACION_DE_ENTRADA[codigo] ?? "no tiene la forma esperada"] as const,
      );
  if (leida.success && errores.length === 0)
    return (leida.data as unknown as Record<string, Entrada[]>)[lista] as Entrada[];

  const ids = listOf(crudo[lista]).map((entrada) => entrada.id);
  const nameEntrada = (ruta: string): string => {
    const [, lugar = "", ...campo] = ruta.split(".");
    if (!/^\d+$/.test(lugar)) return ruta;
    const id = ids[Number(lugar)];
    return [typeof id === "string" ? `«${id}»` : `entrada ${Number(lugar) + 1}`, campo.join(".")]
      .filter(Boolean)
      .join(" ");
  };
  throw new ConfigError(errores.map(([ruta, error]) => `${archivo}:${lineOf(ruta)}: ${nameEntrada(ruta)} — ${error}`));
};
