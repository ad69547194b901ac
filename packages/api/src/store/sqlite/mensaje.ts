import type { Escritura, ResultadoEscritura, StoreError } from "../store.ts";

/**
 * What the two threads say to each other. Bytes travel as latin1 text: a cloned `Buffer` drags its whole pool along,
 * while a text of one byte per character is copied as it is.
 */
export type Bytes = string;

/** An entry, flattened: n, cuando, tipo, autor, datos, sellado, enlace. */
export type AsientoPlano = [number, string, string, string, string, Bytes | null, Bytes];

/** An act of the port that writes. */
export type Tarea =
  | [
      acto: "append",
      folio: string,
      version: number,
      caso: string,
      asientos: AsientoPlano[],
      acceso: Bytes | null,
      llave: Bytes | null,
      envio: Bytes | null,
      huella: Bytes | null,
    ]
  | [acto: "destroy", id: number]
  | [acto: "check"];

export type TareaAppend = Extract<Tarea, [acto: "append", ...unknown[]]>;

/** Why a task was not done: the store's state, or `ajeno` where the task itself was wrong. */
export interface Fallo {
  fallo: StoreError["motivo"] | "ajeno";
  /** SQLite's code, without any data. */
  codigo: string;
}

/** One for each task, in the same order. */
export type Respuesta = ResultadoEscritura | { resultado: "hecho" } | Fallo;

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
export function packEscritura({ caso, asientos, apertura, envio }: Escritura): TareaAppend {
  const primero = asientos[0]?.n;
  if (!primero || asientos.some(({ n }, i) => n !== primero + i)) throw new TypeError("asientos: consecutive, from 1");
  if (caso.version !== asientos.at(-1)?.n) throw new TypeError("caso.version: the n of the last entry");
  if ((apertura !== undefined) !== (primero === 1)) throw new TypeError("apertura: with the first entry and only then");
  return [
    "append",
    caso.folio,
    caso.version,
    JSON.stringify(caso),
    asientos.map((a) => [
      a.n,
      a.cuando,
      a.tipo,
      a.autor,
      a.datos,
      a.sellado && packBytes(a.sellado),
      packBytes(requireLargo(a.enlace, "enlace")),
    ]),
    apertura ? packBytes(requireLargo(apertura.acceso, "acceso")) : null,
    apertura ? packBytes(apertura.llave) : null,
    envio ? packBytes(requireLargo(envio.id, "envio.id")) : null,
    envio ? packBytes(envio.huella) : null,
  ];
}

/** About how much memory a task holds while it waits, in bytes. */
export function weighTarea(tarea: Tarea): number {
  if (tarea[0] !== "append") return 64;
  return tarea[4].reduce((suma, a) => suma + a[4].length + (a[5]?.length ?? 0) + 256, tarea[3].length + 512);
}
