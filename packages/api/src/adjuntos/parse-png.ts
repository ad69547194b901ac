import { crc32 } from "node:zlib";
import { ArchivoMalo } from "./rechazo-archivo.ts";

/** A chunk, whole: length, type, data and check. `hasta` is exclusive. */
export interface BloquePng {
  tipo: string;
  desde: number;
  hasta: number;
}

/** A whole PNG picture, not decoded. */
export interface Png {
  ancho: number;
  alto: number;
  bloques: BloquePng[];
  /** Where the picture ends. */
  fin: number;
}

export const FIRMA_PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const LARGO_MAXIMO = 0x7fffffff;
/** A picture of 50 MB in pieces of 8 KB has some six thousand. */
const BLOQUES_MAXIMOS = 20_000;

/**
 * The chunks of a PNG picture, each with its check right (ISO/IEC 15948, 5 and 11).
 *
 * @throws {ArchivoMalo} `archivo-incompleto` without its end or with a broken chunk; `archivo-ilegible`
 */
export const parsePng = (bytes: Uint8Array): Png => {
  const vista = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Buffer.compare(bytes.subarray(0, 8), FIRMA_PNG) !== 0) throw new ArchivoMalo("archivo-ilegible");
  const bloques: BloquePng[] = [];
  for (let i = FIRMA_PNG.length; ; ) {
    if (i + 12 > bytes.length) throw new ArchivoMalo("archivo-incompleto");
    const largo = vista.getUint32(i);
    const tipo = String.fromCharCode(...bytes.subarray(i + 4, i + 8));
    if (largo > LARGO_MAXIMO || !/^[A-Za-z]{4}$/.test(tipo)) throw new ArchivoMalo("archivo-ilegible");
    const hasta = i + 12 + largo;
    if (hasta > bytes.length) throw new ArchivoMalo("archivo-incompleto");
    if (crc32(bytes.subarray(i + 4, hasta - 4)) !== vista.getUint32(hasta - 4))
      throw new ArchivoMalo("archivo-incompleto");
    if (bloques.push({ tipo, desde: i, hasta }) > BLOQUES_MAXIMOS) throw new ArchivoMalo("archivo-ilegible");
    i = hasta;
    if (tipo === "IEND") break;
  }
  const [cabecera] = bloques;
  if (cabecera?.tipo !== "IHDR" || cabecera.hasta - cabecera.desde !== 25) throw new ArchivoMalo("archivo-ilegible");
  if (!bloques.some(({ tipo }) => tipo === "IDAT")) throw new ArchivoMalo("archivo-incompleto");
  const [ancho, alto] = [vista.getUint32(cabecera.desde + 8), vista.getUint32(cabecera.desde + 12)];
  if (!ancho || !alto) throw new ArchivoMalo("archivo-ilegible");
  return { ancho, alto, bloques, fin: bloques.at(-1)?.hasta as number };
};
