import { ArchivoMalo } from "./rechazo-archivo.ts";

/** A chunk, whole: name, length, data and its padding. `hasta` is exclusive. */
export interface BloqueWebp {
  tipo: string;
  desde: number;
  hasta: number;
}

/** A whole WebP picture, not decoded. */
export interface Webp {
  ancho: number;
  alto: number;
  bloques: BloqueWebp[];
  /** Where the picture ends. */
  fin: number;
}

const BLOQUES_MAXIMOS = 20_000;
const latin1 = (bytes: Uint8Array, desde: number): string => String.fromCharCode(...bytes.subarray(desde, desde + 4));

/** Width and height of the first chunk that says them (RFC 9649, 2.5 to 2.7). */
const readMedidas = (bytes: Uint8Array, { tipo, desde, hasta }: BloqueWebp): [ancho: number, alto: number] => {
  const i = desde + 8;
  if (hasta - i < 10) throw new ArchivoMalo("archivo-ilegible");
  const vista = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const u24 = (j: number): number => vista.getUint16(j, true) | (vista.getUint8(j + 2) << 16);
  if (tipo === "VP8X") return [u24(i + 4) + 1, u24(i + 7) + 1];
  if (tipo === "VP8 ") return [vista.getUint16(i + 6, true) & 0x3fff, vista.getUint16(i + 8, true) & 0x3fff];
  const medidas = vista.getUint32(i + 1, true);
  return [(medidas & 0x3fff) + 1, ((medidas >> 14) & 0x3fff) + 1];
};

/**
 * The chunks of a WebP picture (RFC 9649).
 *
 * @throws {ArchivoMalo} `archivo-incompleto` where it is shorter than it says; `archivo-ilegible`
 */
export const parseWebp = (bytes: Uint8Array): Webp => {
  const vista = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || latin1(bytes, 0) !== "RIFF" || latin1(bytes, 8) !== "WEBP")
    throw new ArchivoMalo("archivo-ilegible");
  const fin = 8 + vista.getUint32(4, true);
  if (fin > bytes.length) throw new ArchivoMalo("archivo-incompleto");
  const bloques: BloqueWebp[] = [];
  for (let i = 12; i < fin; ) {
    if (i + 8 > fin) throw new ArchivoMalo("archivo-ilegible");
    const largo = vista.getUint32(i + 4, true);
    const hasta = i + 8 + largo + (largo % 2);
    if (hasta > fin) throw new ArchivoMalo("archivo-incompleto");
    if (bloques.push({ tipo: latin1(bytes, i), desde: i, hasta }) > BLOQUES_MAXIMOS)
      throw new ArchivoMalo("archivo-ilegible");
    i = hasta;
  }
  const [primero] = bloques;
  if (!primero || !["VP8X", "VP8 ", "VP8L"].includes(primero.tipo)) throw new ArchivoMalo("archivo-ilegible");
  if (!bloques.some(({ tipo }) => ["VP8 ", "VP8L", "ANMF"].includes(tipo))) throw new ArchivoMalo("archivo-incompleto");
  const [ancho, alto] = readMedidas(bytes, primero);
  if (!ancho || !alto) throw new ArchivoMalo("archivo-ilegible");
  return { ancho, alto, bloques, fin };
};
