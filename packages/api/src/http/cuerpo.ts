import type { Context } from "hono";
import type { z } from "zod";
import { Rechazo } from "../caso/rechazo.ts";
import { listFaltas } from "./faltas.ts";

/** How deep a body may nest: the contract's deepest has four levels. */
const PROFUNDIDAD_MAXIMA = 32;

/** The longest body where a call says no other: the longest story and all its fields, in bytes. */
const LARGO_MAXIMO = 256 * 1024;

/** What a body may weigh. */
export interface OpcionesDeCuerpo {
  /** In bytes. @default 262_144 */
  maximo?: number;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

const tooLong = (maximo: number): Rechazo =>
  new Rechazo("cuerpo-muy-grande", { detalle: `Acórtalo: recibimos hasta ${Math.floor(maximo / 1024)} KB` });

/**
 * The body's bytes; a longer one is refused as soon as its length is known, and not read on.
 *
 * @throws {Rechazo} `cuerpo-muy-grande`, `cuerpo-ilegible`
 */
export const readBytes = async (c: Context, { maximo = LARGO_MAXIMO }: OpcionesDeCuerpo = {}): Promise<Uint8Array> => {
  const declarado = c.req.header("content-length");
  if (Number(declarado) > maximo) throw tooLong(maximo);
  try {
    return declarado === undefined ? await readTrozos(c, maximo) : new Uint8Array(await c.req.arrayBuffer());
  } catch (error) {
    if (error instanceof Rechazo) throw error;
    throw new Rechazo("cuerpo-ilegible", { detalle: "La conexión se cortó antes de llegar todo el cuerpo" });
  }
};

/** A body that does not say how long it is. */
const readTrozos = async (c: Context, maximo: number): Promise<Uint8Array> => {
  const partes: Uint8Array[] = [];
  let largo = 0;
  for await (const parte of c.req.raw.body ?? []) {
    largo += parte.length;
    if (largo > maximo) throw tooLong(maximo);
    partes.push(parte);
  }
  return Buffer.concat(partes);
};

/** Depth and number of keys of a JSON text, in one pass and without recursion. */
const measureJson = (texto: string): { profundidad: number; claves: number } => {
  let nivel = 0;
  let profundidad = 0;
  let claves = 0;
  for (let i = 0; i < texto.length; i++) {
    switch (texto.charCodeAt(i)) {
      case 0x22:
        i = endOfString(texto, i);
        break;
      case 0x3a:
        claves++;
        break;
      case 0x5b:
      case 0x7b:
        profundidad = Math.max(profundidad, ++nivel);
        break;
      case 0x5d:
      case 0x7d:
        nivel--;
        break;
    }
  }
  return { profundidad, claves };
};

/** Where the string that opens at `i` closes. */
const endOfString = (texto: string, i: number): number => {
  let fin = texto.indexOf('"', i + 1);
  while (fin !== -1 && isEscaped(texto, fin)) fin = texto.indexOf('"', fin + 1);
  return fin === -1 ? texto.length : fin;
};

const isEscaped = (texto: string, i: number): boolean => {
  let barras = 0;
  while (texto.charCodeAt(i - 1 - barras) === 0x5c) barras++;
  return barras % 2 === 1;
};

const countClaves = (valor: unknown): number => {
  if (valor === null || typeof valor !== "object") return 0;
  const partes = Object.values(valor);
  const propias = Array.isArray(valor) ? 0 : partes.length;
  return partes.reduce<number>((suma, parte) => suma + countClaves(parte), propias);
};

/**
 * JSON as the contract takes it: UTF-8, at most 32 levels, no key twice, no `__proto__`.
 *
 * @throws {Rechazo} `cuerpo-ilegible`, with what to mend
 */
export const parseJson = (bytes: Uint8Array): unknown => {
  let texto: string;
  try {
    texto = utf8.decode(bytes);
  } catch {
    throw new Rechazo("cuerpo-ilegible", { detalle: "El cuerpo no es UTF-8 válido" });
  }
  const { profundidad, claves } = measureJson(texto);
  if (profundidad > PROFUNDIDAD_MAXIMA)
    throw new Rechazo("cuerpo-ilegible", { detalle: `El JSON anida más de ${PROFUNDIDAD_MAXIMA} niveles` });
  let valor: unknown;
  try {
    valor = JSON.parse(texto);
  } catch {
    throw new Rechazo("cuerpo-ilegible", { detalle: "El cuerpo no es JSON válido" });
  }
  if (texto.includes("__proto__")) assertSinProto(valor);
  if (countClaves(valor) !== claves) throw new Rechazo("cuerpo-ilegible", { detalle: "El JSON repite una clave" });
  return valor;
};

const assertSinProto = (valor: unknown): void => {
  if (valor === null || typeof valor !== "object") return;
  if (Object.hasOwn(valor, "__proto__"))
    throw new Rechazo("cuerpo-ilegible", { detalle: "El JSON usa «__proto__» como clave" });
  for (const parte of Object.values(valor)) assertSinProto(parte);
};

/**
 * The bytes of a body that says it is JSON, as they came.
 *
 * @throws {Rechazo} `tipo-de-contenido`, `cuerpo-muy-grande`, `cuerpo-ilegible`
 */
export const readJson = async (c: Context, opciones?: OpcionesDeCuerpo): Promise<Uint8Array> => {
  const tipo = c.req.header("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(tipo))
    throw new Rechazo("tipo-de-contenido", { detalle: "Envía el cuerpo como application/json" });
  return readBytes(c, opciones);
};

/**
 * A body that was read, by its schema.
 *
 * @throws {Rechazo} `cuerpo-ilegible`, `datos-invalidos`
 */
export const parseCuerpo = <S extends z.ZodType>(bytes: Uint8Array, schema: S): z.output<S> =>
  parseValor(parseJson(bytes), schema);

/** A value that was read from JSON, by its schema. @throws {Rechazo} `datos-invalidos` */
export const parseValor = <S extends z.ZodType>(valor: unknown, schema: S): z.output<S> => {
  const leido = schema.safeParse(valor, { reportInput: true });
  if (leido.success) return leido.data;
  throw new Rechazo("datos-invalidos", { faltas: listFaltas(leido.error) });
};

/**
 * The request's body, read by its schema.
 *
 * @throws {Rechazo} `tipo-de-contenido`, `cuerpo-muy-grande`, `cuerpo-ilegible`, `datos-invalidos`
 */
export const readCuerpo = async <S extends z.ZodType>(
  c: Context,
  schema: S,
  opciones?: OpcionesDeCuerpo,
): Promise<z.output<S>> => parseCuerpo(await readJson(c, opciones), schema);

/**
 * The filters of the address, read by their schema: each at most once.
 *
 * @throws {Rechazo} `datos-invalidos`
 */
export const readConsulta = <S extends z.ZodObject>(c: Context, schema: S): z.output<S> => {
  const consulta = c.req.queries();
  const repetidas = Object.keys(consulta).filter((nombre) => (consulta[nombre]?.length ?? 0) > 1);
  if (repetidas.length > 0)
    throw new Rechazo("datos-invalidos", { faltas: repetidas.map((ruta) => ({ ruta, codigo: "repetido" })) });
  const leido = schema.safeParse(
    Object.fromEntries(Object.entries(consulta).map(([nombre, [valor]]) => [nombre, valor])),
    { reportInput: true },
  );
  if (leido.success) return leido.data;
  throw new Rechazo("datos-invalidos", { faltas: listFaltas(leido.error) });
};

/**
 * The version that the request was made from: `If-Match: "7"`.
 *
 * @throws {Rechazo} `version-ausente` where it is absent or malformed
 */
export const readVersion = (c: Context): number => {
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(c.req.header("if-match")?.trim() ?? "")?.[1];
  if (version === undefined) throw new Rechazo("version-ausente");
  return Number(version);
};
