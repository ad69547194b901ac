import { describe, expect, it } from "vitest";
import {
  bloque,
  exifConLugar,
  FOTO,
  FOTO_PROGRESIVA,
  FOTO_WEBP,
  LUGAR,
  makePdf,
  makePng,
  segmento,
  webpDeTelefono,
  withSegmentos,
} from "../../test/adjuntos-muestras.ts";
import { readOrientacion } from "./orientacion.ts";
import { parseJpeg } from "./parse-jpeg.ts";
import { parsePng } from "./parse-png.ts";
import { parseWebp } from "./parse-webp.ts";
import { stripMetadatos } from "./strip-metadatos.ts";

const XMP = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude='33,26.26S'/>";
const IPTC = "Photoshop 3.0\u00008BIM\u0004\u0004Plaza de Armas";
const ICC = "ICC_PROFILE\0\u0001\u0001perfil-de-color";

const fotoDeTelefono = (orientacion: number, little = false) =>
  Buffer.concat([
    withSegmentos(
      FOTO,
      segmento(0xe1, "Exif\0\0", exifConLugar(orientacion, { little })),
      segmento(0xe1, XMP),
      segmento(0xed, IPTC),
      segmento(0xe2, ICC),
      segmento(0xe2, "MPF\0II*\0"),
      segmento(0xfe, "tomada en casa"),
    ),
    Buffer.from("trailer GPS -33.4377"),
  ]);

const expectSinLugar = (bytes: Uint8Array) => {
  for (const resto of [...LUGAR, "GPS", "TELEFONO-XY", "Plaza de Armas", "tomada en casa", "xmpmeta", "MPF", "33,26"])
    expect(Buffer.from(bytes).includes(resto), String(resto)).toBe(false);
};
const exifOf = (bytes: Uint8Array) => {
  const i = Buffer.from(bytes).indexOf("Exif\0\0");
  return i === -1 ? undefined : readOrientacion(bytes.subarray(i + 6));
};

describe("a photo on its way in", () => {
  it("loses the place, the device and every comment", () => {
    const foto = fotoDeTelefono(6);
    for (const rastro of [LUGAR[0], "TELEFONO-XY", "GPS"]) expect(foto.includes(rastro as string)).toBe(true);
    expectSinLugar(stripMetadatos(foto, "image/jpeg"));
    expectSinLugar(stripMetadatos(fotoDeTelefono(1, true), "image/jpeg"));
  });

  it.each([2, 3, 6, 8])("stays as it was held: %i", (orientacion) => {
    for (const little of [false, true])
      expect(exifOf(stripMetadatos(fotoDeTelefono(orientacion, little), "image/jpeg"))).toBe(orientacion);
  });

  it("needs no Exif where it was held upright", () => {
    expect(exifOf(stripMetadatos(fotoDeTelefono(1), "image/jpeg"))).toBeUndefined();
  });

  it("keeps its colours", () => {
    expect(Buffer.from(stripMetadatos(fotoDeTelefono(1), "image/jpeg")).includes(ICC)).toBe(true);
  });

  it("keeps what was coded, bit by bit", () => {
    for (const foto of [FOTO, FOTO_PROGRESIVA]) {
      const limpia = stripMetadatos(withSegmentos(foto, segmento(0xe1, "Exif\0\0", exifConLugar(3))), "image/jpeg");
      const desde = foto.indexOf(Buffer.from([0xff, 0xdb]));
      expect(Buffer.from(limpia).indexOf(foto.subarray(desde))).toBeGreaterThan(0);
      const { ancho, alto, fin } = parseJpeg(limpia);
      expect([ancho, alto, fin]).toEqual([24, 16, limpia.length]);
    }
  });

  it("stays as it is where there was nothing to take away", () => {
    expect(Buffer.from(stripMetadatos(FOTO, "image/jpeg")).equals(FOTO)).toBe(true);
    const png = makePng();
    expect(Buffer.from(stripMetadatos(png, "image/png")).equals(png)).toBe(true);
  });

  it("does not trip over an Exif that makes no sense", () => {
    for (const exif of ["", "II", "MM\0*\xff\xff\xff\xff", "II*\0\b\0\0\0\xff\xff", "x".repeat(40)])
      expect(
        exifOf(stripMetadatos(withSegmentos(FOTO, segmento(0xe1, "Exif\0\0", exif)), "image/jpeg")),
      ).toBeUndefined();
  });
});

describe("a picture on its way in", () => {
  const captura = makePng(
    bloque("eXIf", exifConLugar(6)),
    bloque("tEXt", "Comment\0tomada en casa"),
    bloque("iTXt", `XML:com.adobe.xmp\0\0\0\0\0${XMP}`),
    bloque("tIME", Buffer.from([7, 0xea, 11, 22, 2, 0, 0])),
    bloque("prVt", "Plaza de Armas"),
    bloque("iCCP", "perfil\0\0color"),
  );

  it("loses texts, times and place; keeps colours and how it was held", () => {
    const limpia = stripMetadatos(Buffer.concat([captura, Buffer.from("GPS")]), "image/png");
    expectSinLugar(limpia);
    const { bloques, ancho, alto } = parsePng(limpia);
    expect(bloques.map(({ tipo }) => tipo)).toEqual(["IHDR", "eXIf", "iCCP", "IDAT", "IEND"]);
    expect([ancho, alto]).toEqual([4, 3]);
    const exif = bloques[1];
    expect(readOrientacion(limpia.subarray((exif?.desde ?? 0) + 8))).toBe(6);
  });
});

describe("a WebP on its way in, where the institution takes them", () => {
  it("loses place and texts, keeps how it was held, and its picture bit by bit", () => {
    const limpia = Buffer.from(stripMetadatos(Buffer.concat([webpDeTelefono(6), Buffer.from("GPS")]), "image/webp"));
    expectSinLugar(limpia);
    const { bloques, ancho, alto, fin } = parseWebp(limpia);
    expect(bloques.map(({ tipo }) => tipo)).toEqual(["VP8X", "VP8 ", "EXIF"]);
    expect([ancho, alto, fin]).toEqual([24, 16, limpia.length]);
    expect(readOrientacion(limpia.subarray((bloques[2]?.desde ?? 0) + 8))).toBe(6);
    expect(limpia.includes(FOTO_WEBP.subarray(20))).toBe(true);
  });

  it("needs no Exif where it was held upright, and says so in its header", () => {
    const limpia = stripMetadatos(webpDeTelefono(1), "image/webp");
    expect(parseWebp(limpia).bloques.map(({ tipo }) => tipo)).toEqual(["VP8X", "VP8 "]);
    expect(limpia[20]).toBe(0);
    expect(Buffer.from(stripMetadatos(FOTO_WEBP, "image/webp")).equals(FOTO_WEBP)).toBe(true);
  });
});

describe("a document on its way in", () => {
  it("is not touched: a change would break its electronic signature", () => {
    const pdf = makePdf();
    expect(stripMetadatos(pdf, "application/pdf")).toBe(pdf);
  });
});
