import { ArchivoMalo } from "./rechazo-archivo.ts";

/** A segment, with its marker; after SOS also the coded data that follows it. `hasta` is exclusive. */
export interface SegmentoJpeg {
  marca: number;
  desde: number;
  hasta: number;
}

/** A whole JPEG picture, not decoded. */
export interface Jpeg {
  ancho: number;
  alto: number;
  segmentos: SegmentoJpeg[];
  /** Where the picture ends: phones hang films and further pictures after it. */
  fin: number;
}

/** Markers (ITU-T T.81, table B.1). */
export const SOI = 0xd8;
export const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;
/** Baseline, extended and progressive Huffman: what cameras write and browsers show. */
const MARCOS_LEGIBLES = [0xc0, 0xc1, 0xc2];
const MARCOS = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** A progressive picture has some ten; thousands keep a reader busy for minutes. */
const PASADAS_MAXIMAS = 200;
/** A photo has some twenty. */
const SEGMENTOS_MAXIMOS = 5_000;

const isReinicio = (marca: number): boolean => marca >= 0xd0 && marca <= 0xd7;

/** Where coded data that begins at `i` ends: at a marker that is neither a stuffed byte nor a restart. */
const endOfCodificado = (bytes: Uint8Array, i: number): number => {
  for (let j = i; j < bytes.length - 1; j++) {
    if (bytes[j] !== 0xff) continue;
    const marca = bytes[j + 1] as number;
    if (marca !== 0 && marca !== 0xff && !isReinicio(marca)) return j;
  }
  throw new ArchivoMalo("archivo-incompleto");
};

/**
 * The segments of a JPEG picture, from its beginning to its end marker (ITU-T T.81, annex B).
 *
 * @throws {ArchivoMalo} `archivo-incompleto` without its end; `archivo-ilegible` where it is no picture that browsers show
 */
export const parseJpeg = (bytes: Uint8Array): Jpeg => {
  const vista = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const segmentos: SegmentoJpeg[] = [];
  let [ancho, alto, pasadas] = [0, 0, 0];
  if (bytes[0] !== 0xff || bytes[1] !== SOI) throw new ArchivoMalo("archivo-ilegible");
  for (let i = 2; ; ) {
    const desde = i;
    if (i < bytes.length && bytes[i] !== 0xff) throw new ArchivoMalo("archivo-ilegible");
    while (bytes[i] === 0xff) i++;
    const marca = bytes[i++];
    if (marca === undefined) throw new ArchivoMalo("archivo-incompleto");
    if (marca === EOI) {
      if (!pasadas) throw new ArchivoMalo("archivo-incompleto");
      return { ancho, alto, segmentos, fin: i };
    }
    if (marca === 0 || marca === TEM || marca === SOI || isReinicio(marca)) throw new ArchivoMalo("archivo-ilegible");
    if (i + 2 > bytes.length) throw new ArchivoMalo("archivo-incompleto");
    const largo = vista.getUint16(i);
    if (largo < 2) throw new ArchivoMalo("archivo-ilegible");
    if (i + largo > bytes.length) throw new ArchivoMalo("archivo-incompleto");
    if (MARCOS.includes(marca)) {
      if (!MARCOS_LEGIBLES.includes(marca) || largo < 8 || ancho) throw new ArchivoMalo("archivo-ilegible");
      [alto, ancho] = [vista.getUint16(i + 3), vista.getUint16(i + 5)];
      if (!alto || !ancho) throw new ArchivoMalo("archivo-ilegible");
    }
    i += largo;
    if (marca === SOS) {
      if (!ancho || ++pasadas > PASADAS_MAXIMAS) throw new ArchivoMalo("archivo-ilegible");
      i = endOfCodificado(bytes, i);
    }
    if (segmentos.push({ marca, desde, hasta: i }) > SEGMENTOS_MAXIMOS) throw new ArchivoMalo("archivo-ilegible");
  }
};
