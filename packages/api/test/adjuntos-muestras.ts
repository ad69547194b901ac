import { crc32, deflateSync } from "node:zlib";

/** A photo of 24 × 16, red to blue, as a camera's encoder leaves it. */
export const FOTO = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQF/8QAFRABAQAAAAAAAAAAAAAAAAAAABP/xAAVAQEBAAAAAAAAAAAAAAAAAAAABf/EABYRAAMAAAAAAAAAAAAAAAAAAAAVYf/aAAwDAQACEQMRAD8AxqFEtCigthUYUqoJaAtgYU//2Q==",
  "base64",
);
/** The same, progressive. */
export const FOTO_PROGRESIVA = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAME/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAT/2gAMAwEAAhADEAAAAcSSiqqQ/8QAFRABAQAAAAAAAAAAAAAAAAAAABH/2gAIAQEAAQUCqqqq/8QAFREBAQAAAAAAAAAAAAAAAAAAABT/2gAIAQMBAT8BoUP/xAAVEQEBAAAAAAAAAAAAAAAAAAAAFP/aAAgBAgEBPwGZM//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEABj8CX//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8hQH//2gAMAwEAAgADAAAAEPPP/8QAFREBAQAAAAAAAAAAAAAAAAAAAHH/2gAIAQMBAT8QpT//xAAVEQEBAAAAAAAAAAAAAAAAAAAAcf/aAAgBAgEBPxCEP//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEAAT8QQH//2Q==",
  "base64",
);

/** The same, as WebP. */
export const FOTO_WEBP = Buffer.from(
  "UklGRmIAAABXRUJQVlA4IFYAAADwAwCdASoYABAAPpE6l0eloyIhMAgAsBIJbDuAG9Yir+gAC1ay8J6AAP7sF40Z8avX/7S//4oad9+1H//UJuf/5CbgkES5bxwZz2ZEqLwNEiNFk3VwAA==",
  "base64",
);

/** A chunk of a WebP picture. */
export const bloqueWebp = (tipo: string, datos: Uint8Array): Buffer => {
  const cabeza = Buffer.from(`${tipo}\0\0\0\0`, "latin1");
  cabeza.writeUInt32LE(datos.length, 4);
  return Buffer.concat([cabeza, datos, Buffer.alloc(datos.length % 2)]);
};

/** The same, extended, with Exif and XMP after its picture. */
export const webpDeTelefono = (orientacion: number): Buffer => {
  const extendido = bloqueWebp("VP8X", Uint8Array.of(0x0c, 0, 0, 0, 23, 0, 0, 15, 0, 0));
  const resto = Buffer.concat([
    Buffer.from("WEBP"),
    extendido,
    FOTO_WEBP.subarray(12),
    bloqueWebp("EXIF", exifConLugar(orientacion)),
    bloqueWebp("XMP ", Buffer.from("<x:xmpmeta GPS='33,26'/>")),
  ]);
  const cabeza = Buffer.from("RIFF\0\0\0\0", "latin1");
  cabeza.writeUInt32LE(resto.length, 4);
  return Buffer.concat([cabeza, resto]);
};

/** A segment of a JPEG picture. */
export const segmento = (marca: number, ...partes: (Uint8Array | string)[]): Buffer => {
  const cuerpo = Buffer.concat(partes.map((parte) => Buffer.from(parte as string, "latin1")));
  const cabeza = Buffer.from([0xff, marca, 0, 0]);
  cabeza.writeUInt16BE(cuerpo.length + 2, 2);
  return Buffer.concat([cabeza, cuerpo]);
};

/** A photo with segments put in right after its beginning. */
export const withSegmentos = (foto: Uint8Array, ...segmentos: Uint8Array[]): Buffer =>
  Buffer.concat([foto.subarray(0, 2), ...segmentos, foto.subarray(2)]);

/** What a telephone writes: device, orientation and the place, in degrees, minutes and hundredths of a second. */
export const exifConLugar = (orientacion: number, { little = false } = {}): Buffer => {
  const tiff = Buffer.alloc(200);
  const u16 = (valor: number, i: number) => (little ? tiff.writeUInt16LE(valor, i) : tiff.writeUInt16BE(valor, i));
  const u32 = (valor: number, i: number) => (little ? tiff.writeUInt32LE(valor, i) : tiff.writeUInt32BE(valor, i));
  const entrada = (i: number, etiqueta: number, tipo: number, cuantos: number, valor: number) => {
    u16(etiqueta, i);
    u16(tipo, i + 2);
    u32(cuantos, i + 4);
    if (tipo === 3) u16(valor, i + 8);
    else u32(valor, i + 8);
  };
  tiff.write(little ? "II" : "MM", 0, "latin1");
  u16(42, 2);
  u32(8, 4);
  u16(3, 8);
  entrada(10, 0x010f, 2, 12, 100);
  entrada(22, 0x0112, 3, 1, orientacion);
  entrada(34, 0x8825, 4, 1, 50);
  tiff.write("TELEFONO-XY\0", 100, "latin1");
  u16(2, 50);
  entrada(52, 0x0002, 5, 3, 120);
  entrada(64, 0x0004, 5, 3, 144);
  for (const [n, valor] of [33, 1, 26, 1, 1571, 100].entries()) u32(valor, 120 + n * 4);
  for (const [n, valor] of [70, 1, 39, 1, 2714, 100].entries()) u32(valor, 144 + n * 4);
  return tiff;
};

/** The place of `exifConLugar`, as bytes that must not remain. */
export const LUGAR = [1571, 2714].flatMap((valor) => {
  const [grande, chico] = [Buffer.alloc(4), Buffer.alloc(4)];
  grande.writeUInt32BE(valor);
  chico.writeUInt32LE(valor);
  return [grande, chico];
});

/** A chunk of a PNG picture, with its check. */
export const bloque = (tipo: string, datos: Uint8Array | string = ""): Buffer => {
  const cuerpo = Buffer.from(datos as string, "latin1");
  const entero = Buffer.concat([Buffer.alloc(4), Buffer.from(tipo, "latin1"), cuerpo, Buffer.alloc(4)]);
  entero.writeUInt32BE(cuerpo.length, 0);
  entero.writeUInt32BE(crc32(entero.subarray(4, -4)), entero.length - 4);
  return entero;
};

const FIRMA = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
export const cabeceraPng = (ancho: number, alto: number): Buffer => {
  const datos = Buffer.alloc(13);
  datos.writeUInt32BE(ancho, 0);
  datos.writeUInt32BE(alto, 4);
  datos.set([8, 2, 0, 0, 0], 8);
  return bloque("IHDR", datos);
};

/** A picture of 4 × 3, grey, with chunks put in before its data. */
export const makePng = (...bloques: Uint8Array[]): Buffer =>
  Buffer.concat([
    FIRMA,
    cabeceraPng(4, 3),
    ...bloques,
    bloque("IDAT", deflateSync(Buffer.alloc(3 * (1 + 4 * 3), 0x80))),
    bloque("IEND"),
  ]);

/** A document of one blank page, with objects put in; `cola` hangs after its end. */
export const makePdf = (objetos: (string | Uint8Array)[] = [], { catalogo = "", cola = "" } = {}): Buffer => {
  const partes = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const lugares: number[] = [];
  const todos = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogo} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
    ...objetos,
  ];
  let largo = partes[0]?.length ?? 0;
  todos.forEach((objeto, n) => {
    const parte = Buffer.concat([
      Buffer.from(`${n + 1} 0 obj\n`),
      Buffer.from(objeto as string, "latin1"),
      Buffer.from("\nendobj\n"),
    ]);
    lugares.push(largo);
    largo += parte.length;
    partes.push(parte);
  });
  const filas = lugares.map((lugar) => `${String(lugar).padStart(10, "0")} 00000 n \n`).join("");
  const fin = `xref\n0 ${todos.length + 1}\n0000000000 65535 f \n${filas}trailer\n<< /Size ${todos.length + 1} /Root 1 0 R >>\nstartxref\n${largo}\n%%EOF\n`;
  return Buffer.concat([...partes, Buffer.from(fin + cola, "latin1")]);
};

/** A stream of objects compressed, as new documents keep them. */
export const objetosComprimidos = (texto: string): Buffer => {
  const datos = deflateSync(Buffer.from(`10 0 ${texto}`, "latin1"));
  return Buffer.concat([
    Buffer.from(`<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length ${datos.length} >>\nstream\n`),
    datos,
    Buffer.from("\nendstream"),
  ]);
};

/** A ZIP of one empty file. */
export const makeZip = (): Buffer => {
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(26), Buffer.from("a")]);
  local.writeUInt16LE(1, 26);
  const central = Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), Buffer.alloc(42), Buffer.from("a")]);
  central.writeUInt16LE(1, 28);
  const fin = Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
  fin.writeUInt16LE(1, 8);
  fin.writeUInt16LE(1, 10);
  fin.writeUInt32LE(central.length, 12);
  fin.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, fin]);
};
