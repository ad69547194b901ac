import type {
  Avance,
  Escritura,
  ResultadoEscritura,
  ResultadoFicha,
  StoreError,
  Trabajo,
  TrabajoGuardado,
} from "../store.ts";
import { type Columnas, readColumnas } from "./columnas.ts";
import { LARGO_TOKEN } from "./indice-busqueda.ts";

/**
 * What the two threads say to each other. Bytes travel as latin1 text: a cloned `Buffer` drags its whole pool along,
 * while a text of one byte per character is copied as it is.
 */
export type Bytes = string;

/** An entry, flattened: n, cuando, tipo, autor, datos, sellado, enlace. */
export type AsientoPlano = [number, string, string, string, string, Bytes | null, Bytes];

/** A job, flattened: id, tipo, cuando, datos as JSON. */
export type TrabajoPlano = [string, string, string, string];

/**
 * Figures as one text, since a text is copied at once and a list piece by piece: a line of each, its familia, ambito,
 * fecha, clave and sums parted by NUL. No code of the domain has either mark.
 */
export type CifrasPlanas = string;

export type TareaAppend = [
  acto: "append",
  folio: string,
  version: number,
  caso: string,
  columnas: Columnas,
  asientos: AsientoPlano[],
  acceso: Bytes | null,
  llave: Bytes | null,
  envio: Bytes | null,
  huella: Bytes | null,
  cifras: CifrasPlanas,
];

export type TareaAdvance = [
  acto: "advance",
  lector: string,
  hasta: number,
  trabajos: TrabajoPlano[],
  /** Case and its tokens, one after another. */
  busqueda: [number, Bytes][],
];

export type TareaPutFicha = [
  acto: "putFicha",
  clase: string,
  id: string,
  institucion: string,
  indice: string | null,
  /** The one it was read at. */
  version: number,
  cuando: string,
  datos: string,
];

export type TareaSettle = [
  acto: "settle",
  id: string,
  estado: TrabajoGuardado["estado"],
  cuando: string | null,
  error: string | null,
];

/** An act of the port that writes. */
export type Tarea =
  | TareaAppend
  | [acto: "destroy", id: number]
  | [acto: "check"]
  | TareaAdvance
  | [acto: "addTrabajos", trabajos: TrabajoPlano[]]
  | [acto: "claim", ahora: string, hasta: string, limite: number]
  | TareaSettle
  | TareaPutFicha
  | [acto: "deleteFicha", clase: string, id: string]
  | [acto: "lectura", caso: number, cuando: string, usuario: string];

/** Why a task was not done: the store's state, or `ajeno` where the task itself was wrong. */
export interface Fallo {
  fallo: StoreError["motivo"] | "ajeno";
  /** SQLite's code, without any data. */
  codigo: string;
}

/** One for each task, in the same order. */
export type Respuesta =
  | ResultadoEscritura
  | ResultadoFicha
  | { resultado: "hecho" }
  | { resultado: "tomados"; trabajos: TrabajoGuardado[] }
  | Fallo;

/** Said by the writer once it can write. */
export const LISTO = "listo";
/** Said to the writer: nothing else comes. */
export const CERRAR = "cerrar";

/** Bytes as text that another thread gets by a plain copy. */
export function packBytes(bytes: Uint8Array): Bytes {
  const vista = bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return vista.toString("latin1");
}

/** @see packBytes */
export function unpackBytes(bytes: Bytes): Buffer;
export function unpackBytes(bytes: Bytes | null): Buffer | null;
export function unpackBytes(bytes: Bytes | null): Buffer | null {
  return bytes === null ? null : Buffer.from(bytes, "latin1");
}

function requireLargo(bytes: Uint8Array, nombre: string): Uint8Array {
  if (bytes.byteLength !== 32) throw new TypeError(`${nombre}: 32 bytes, not ${bytes.byteLength}`);
  return bytes;
}

/**
 * A write as it stands at this moment, whatever its maker does with the objects afterwards.
 *
 * @throws {TypeError} where its parts contradict each other
 */
export function packEscritura({ caso, asientos, apertura, envio, cifras = [], accesoNuevo }: Escritura): TareaAppend {
  const primero = asientos[0]?.n;
  if (!primero || asientos.some(({ n }, i) => n !== primero + i)) throw new TypeError("asientos: consecutive, from 1");
  if (caso.version !== asientos.at(-1)?.n) throw new TypeError("caso.version: the n of the last entry");
  if ((apertura !== undefined) !== (primero === 1)) throw new TypeError("apertura: with the first entry and only then");
  if (apertura && accesoNuevo) throw new TypeError("accesoNuevo: of a case that exists");
  const acceso = apertura?.acceso ?? accesoNuevo;
  return [
    "append",
    caso.folio,
    caso.version,
    JSON.stringify(caso),
    readColumnas(caso),
    asientos.map((a) => [
      a.n,
      a.cuando,
      a.tipo,
      a.autor,
      a.datos,
      a.sellado && packBytes(a.sellado),
      packBytes(requireLargo(a.enlace, "enlace")),
    ]),
    acceso ? packBytes(requireLargo(acceso, "acceso")) : null,
    apertura ? packBytes(apertura.llave) : null,
    envio ? packBytes(requireLargo(envio.id, "envio.id")) : null,
    envio ? packBytes(envio.huella) : null,
    packCifras(cifras),
  ];
}

export function packCifras(cifras: NonNullable<Escritura["cifras"]>): CifrasPlanas {
  return cifras
    .map(({ familia, ambito, fecha, clave, n, enPlazo = 0, habiles = 0, corridos = 0 }) => {
      const cual = `${familia}\0${ambito}\0${fecha}\0${clave}\0${n}`;
      return enPlazo || habiles || corridos ? `${cual}\0${enPlazo}\0${habiles}\0${corridos}` : cual;
    })
    .join("\n");
}

export function packTrabajo({ id, tipo, cuando, datos }: Trabajo): TrabajoPlano {
  return [id, tipo, cuando, JSON.stringify(datos)];
}

/** @throws {TypeError} where a token has another length */
export function packAvance({ lector, hasta, trabajos = [], fichasDeBusqueda = [] }: Avance): TareaAdvance {
  const busqueda = fichasDeBusqueda.map(({ caso, tokens }): [number, Bytes] => {
    if (tokens.some(({ byteLength }) => byteLength !== LARGO_TOKEN))
      throw new TypeError(`tokens: ${LARGO_TOKEN} bytes`);
    return [caso, tokens.map(packBytes).join("")];
  });
  return ["advance", lector, hasta, trabajos.map(packTrabajo), busqueda];
}

/** About how much memory a task holds while it waits, in bytes. */
export function weighTarea(tarea: Tarea): number {
  switch (tarea[0]) {
    case "append":
      return tarea[5].reduce(
        (suma, a) => suma + a[4].length + (a[5]?.length ?? 0) + 256,
        tarea[3].length + tarea[10].length + 768,
      );
    case "advance":
      return tarea[4].reduce((suma, [, tokens]) => suma + tokens.length + 64, weighTrabajos(tarea[3]));
    case "addTrabajos":
      return weighTrabajos(tarea[1]);
    case "putFicha":
      return tarea[7].length + 256;
    default:
      return 64;
  }
}

function weighTrabajos(trabajos: TrabajoPlano[]): number {
  return trabajos.reduce((suma, [, , , datos]) => suma + datos.length + 256, 64);
}
