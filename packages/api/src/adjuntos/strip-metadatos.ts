import { crc32 } from "node:zlib";
import { readOrientacion, writeOrientacion } from "./orientacion.ts";
import { EOI, type Jpeg, parseJpeg, type SegmentoJpeg, SOI } from "./parse-jpeg.ts";
import { FIRMA_PNG, type Png, parsePng } from "./parse-png.ts";
import { parseWebp, type Webp } from "./parse-webp.ts";

const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;

const EXIF = "Exif\0\0";
const ICC = "ICC_PROFILE\0";
/** JFIF: what is kept of it are version, unit and density; a thumbnail would be a second picture. */
const LARGO_JFIF = 12;
/** Adobe's segment says how colours are coded: without it some pictures turn negative. */
const LARGO_ADOBE = 12;

const writeSegmento = (marca: number, ...partes: Uint8Array[]): Buffer => {
  const cuerpo = Buffer.concat(partes);
  const cabeza = Buffer.from([0xff, marca, 0, 0]);
  cabeza.writeUInt16BE(cuerpo.length + 2, 2);
  return Buffer.concat([cabeza, cuerpo]);
};

/**
 * A JPEG picture without what the camera and its programs wrote about it: place, time, device, thumbnail, comments
 * (Exif, XMP, IPTC, whatever an APPn holds) and what hangs after its end. Its coded data stays as it was, bit by bit;
 * so do its orientation and colour profile.
 */
const stripJpeg = (bytes: Uint8Array, { segmentos }: Jpeg): Uint8Array => {
  const texto = ({ desde, hasta }: SegmentoJpeg) => {
    let inicio = desde;
    while (bytes[inicio] === 0xff) inicio++;
    return Buffer.from(bytes.buffer, bytes.byteOffset + inicio + 3, hasta - inicio - 3);
  };
  let orientacion = 1;
  let jfif: Buffer | undefined;
  const partes: Uint8Array[] = [];
  for (const segmento of segmentos) {
    const { marca, desde, hasta } = segmento;
    if (marca !== COM && !(marca >= APP0 && marca <= APP15)) {
      partes.push(bytes.subarray(desde, hasta));
      continue;
    }
    const cuerpo = texto(segmento);
    const comienza = (firma: string) => cuerpo.subarray(0, firma.length).toString("latin1") === firma;
    if (marca === APP0 && comienza("JFIF\0") && cuerpo.length >= LARGO_JFIF)
      jfif ??= writeSegmento(APP0, cuerpo.subarray(0, LARGO_JFIF), Uint8Array.of(0, 0));
    else if (marca === APP1 && comienza(EXIF) && orientacion === 1)
      orientacion = readOrientacion(cuerpo.subarray(EXIF.length));
    else if (marca === APP2 && comienza(ICC)) partes.push(writeSegmento(APP2, cuerpo));
    else if (marca === APP14 && comienza("Adobe") && cuerpo.length >= LARGO_ADOBE)
      partes.push(writeSegmento(APP14, cuerpo.subarray(0, LARGO_ADOBE)));
  }
  return Buffer.concat([
    Uint8Array.of(0xff, SOI),
    ...(jfif ? [jfif] : []),
    ...(orientacion === 1 ? [] : [writeSegmento(APP1, Buffer.from(EXIF, "latin1"), writeOrientacion(orientacion))]),
    ...partes,
    Uint8Array.of(0xff, EOI),
  ]);
};

/** What of a PNG is the picture and its colours (ISO/IEC 15948, 11.3; PNG 3rd edition). Texts, time and the rest go. */
const BLOQUES_DE_IMAGEN = new Set(
  "IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs".split(" "),
);

const writeBloque = (tipo: string, datos: Uint8Array): Buffer => {
  const bloque = Buffer.concat([Buffer.alloc(4), Buffer.from(tipo, "latin1"), datos, Buffer.alloc(4)]);
  bloque.writeUInt32BE(datos.length, 0);
  bloque.writeUInt32BE(crc32(bloque.subarray(4, -4)), bloque.length - 4);
  return bloque;
};

/** A PNG picture without texts, times, Exif, whatever is private to a program, and what hangs after its end. */
const stripPng = (bytes: Uint8Array, { bloques }: Png): Uint8Array => {
  const exif = bloques.find(({ tipo }) => tipo === "eXIf");
  const orientacion = exif ? readOrientacion(bytes.subarray(exif.desde + 8, exif.hasta - 4)) : 1;
  const partes = bloques
    .filter(({ tipo }) => BLOQUES_DE_IMAGEN.has(tipo))
    .map(({ desde, hasta }) => bytes.subarray(desde, hasta));
  if (orientacion !== 1) partes.splice(1, 0, writeBloque("eXIf", writeOrientacion(orientacion)));
  return Buffer.concat([FIRMA_PNG, ...partes]);
};

/** What of a WebP is the picture and its colours (RFC 9649). */
const BLOQUES_WEBP = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Flags of VP8X: it has Exif, it has XMP. */
const CON_EXIF = 0x08;
const CON_XMP = 0x04;

const writeBloqueWebp = (tipo: string, datos: Uint8Array): Buffer => {
  const cabeza = Buffer.from(`${tipo}\0\0\0\0`, "latin1");
  cabeza.writeUInt32LE(datos.length, 4);
  return Buffer.concat([cabeza, datos, Buffer.alloc(datos.length % 2)]);
};

/** A WebP picture without Exif, XMP, whatever is private to a program, and what hangs after its end. */
const stripWebp = (bytes: Uint8Array, { bloques }: Webp): Uint8Array => {
  const exif = bloques.find(({ tipo }) => tipo === "EXIF");
  const tiff = exif && Buffer.from(bytes.subarray(exif.desde + 8, exif.hasta));
  const orientacion = tiff
    ? readOrientacion(tiff.subarray(tiff.indexOf(EXIF, 0, "latin1") === 0 ? EXIF.length : 0))
    : 1;
  const partes: Uint8Array[] = bloques
    .filter(({ tipo }) => BLOQUES_WEBP.has(tipo))
    .map(({ tipo, desde, hasta }) => {
      const parte = Buffer.from(bytes.subarray(desde, hasta));
      if (tipo !== "VP8X") return parte;
      parte[8] = ((parte[8] ?? 0) & ~(CON_EXIF | CON_XMP)) | (orientacion === 1 ? 0 : CON_EXIF);
      return parte;
    });
  // Without VP8X there is no place for Exif, nor was there one.
  if (orientacion !== 1 && bloques[0]?.tipo === "VP8X")
    partes.push(writeBloqueWebp("EXIF", writeOrientacion(orientacion)));
  const cabeza = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  cabeza.writeUInt32LE(4 + partes.reduce((suma, { length }) => suma + length, 0), 4);
  return Buffer.concat([cabeza, ...partes]);
};

/**
 * A picture without its metadata, without decoding it: orientation and colour profile stay. Of a PDF nothing is taken:
 * changing a byte would break an electronic signature.
 *
 * @param tipo content type, by what the file is
 * @throws {ArchivoMalo} where it is no whole picture
 */
export const stripMetadatos = (bytes: Uint8Array, tipo: string): Uint8Array => {
  if (tipo === "image/jpeg") return stripJpeg(bytes, parseJpeg(bytes));
  if (tipo === "image/png") return stripPng(bytes, parsePng(bytes));
  if (tipo === "image/webp") return stripWebp(bytes, parseWebp(bytes));
  return bytes;
};
