import { deflateSync } from "node:zlib";
import type { CodigoAdjunto } from "@ventanilla/sdk/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bloque,
  cabeceraPng,
  FOTO,
  FOTO_PROGRESIVA,
  FOTO_WEBP,
  makePdf,
  makePng,
  makeZip,
  objetosComprimidos,
  segmento,
  webpDeTelefono,
  withSegmentos,
} from "../../test/adjuntos-muestras.ts";
import { inspectArchivo } from "./inspect-archivo.ts";
import { ArchivoMalo, rejectArchivo } from "./rechazo-archivo.ts";
import { stripMetadatos } from "./strip-metadatos.ts";

const LIMITES = { tipos: ["image/jpeg", "image/png", "application/pdf"], maximoBytes: 10 * 1024 * 1024 };
const inspect = (bytes: Uint8Array, limites = LIMITES) => inspectArchivo(bytes, limites);
const refusal = async (bytes: Uint8Array, limites = LIMITES): Promise<CodigoAdjunto | undefined> => {
  try {
    await inspect(bytes, limites);
    return undefined;
  } catch (error) {
    if (error instanceof ArchivoMalo) return error.codigo;
    throw error;
  }
};
const ascii = (texto: string) => Buffer.from(texto, "latin1");

describe("what a file is", () => {
  it.each([
    ["a photo", FOTO, "image/jpeg"],
    ["a progressive photo", FOTO_PROGRESIVA, "image/jpeg"],
    ["a picture", makePng(), "image/png"],
    ["a document", makePdf(), "application/pdf"],
    ["a document that opens at a page", makePdf([], { catalogo: "/OpenAction [3 0 R /Fit]" }), "application/pdf"],
    ["a document with compressed objects", makePdf([objetosComprimidos("<< /Type /Font >>")]), "application/pdf"],
  ])("takes %s", async (_, bytes, tipo) => {
    expect((await inspect(bytes)).tipo).toBe(tipo);
  });

  it("takes a photo with a film after its end, as telephones write them", async () => {
    const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), ascii("ftypmp42"), Buffer.alloc(500, 7)]);
    expect((await inspect(Buffer.concat([FOTO, film]))).tipo).toBe("image/jpeg");
    expect(stripMetadatos(Buffer.concat([FOTO, film]), "image/jpeg")).toHaveLength(FOTO.length);
  });

  it("takes only what the institution takes", async () => {
    expect(await refusal(FOTO, { ...LIMITES, tipos: ["application/pdf"] })).toBe("archivo-formato");
  });

  it("takes a WebP where the institution does, whole and of a size that opens", async () => {
    const tipos = ["image/webp"];
    expect((await inspect(webpDeTelefono(6), { ...LIMITES, tipos })).extension).toBe("webp");
    expect(await refusal(FOTO_WEBP)).toBe("archivo-formato");
    expect(await refusal(FOTO_WEBP.subarray(0, -4), { ...LIMITES, tipos })).toBe("archivo-incompleto");
    const enorme = webpDeTelefono(6);
    enorme.set([0xff, 0xff, 0, 0xff, 0xff, 0], 24);
    expect(await refusal(enorme, { ...LIMITES, tipos })).toBe("archivo-dimensiones");
  });

  it("takes no picture whose place it cannot take away, whatever the definition says", async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), ascii("ftypheic\0\0\0\0heicmif1"), Buffer.alloc(100)]);
    const gif = ascii("GIF89a".padEnd(60, "\0"));
    for (const bytes of [heic, gif])
      expect(await refusal(bytes, { ...LIMITES, tipos: ["image/heic", "image/gif"] })).toBe("archivo-formato");
  });

  it("takes a page, a drawing or a program from nobody, whatever the definition says", async () => {
    const tipos = ["image/svg+xml", "text/html", "application/xml", "application/x-elf", "application/x-msdownload"];
    const svg = ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    for (const bytes of [svg, ascii("<!doctype html><script>1</script>"), ascii("MZ".padEnd(400, "\0"))])
      expect(await refusal(bytes, { ...LIMITES, tipos })).toBe("archivo-formato");
  });
});

const jpegEnorme = () => {
  const foto = Buffer.from(FOTO);
  const i = foto.indexOf(Buffer.from([0xff, 0xc0]));
  foto.writeUInt16BE(40_000, i + 5);
  foto.writeUInt16BE(40_000, i + 7);
  return foto;
};
const pngEnorme = Buffer.concat([
  makePng().subarray(0, 8),
  cabeceraPng(20_000, 20_000),
  bloque("IDAT", deflateSync(Buffer.alloc(100))),
  bloque("IEND"),
]);
const guion = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

describe("what is refused", () => {
  it.each<[string, Uint8Array, CodigoAdjunto]>([
    ["nothing", new Uint8Array(0), "archivo-vacio"],
    ["more than the limit", Buffer.alloc(LIMITES.maximoBytes + 1), "archivo-grande"],
    ["a drawing in SVG", ascii('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), "archivo-formato"],
    ["a page with the name of a photo", ascii("<html><body>foto.jpg</body></html>"), "archivo-formato"],
    ["a ZIP", makeZip(), "archivo-formato"],
    ["plain text", ascii("Hola"), "archivo-formato"],
    ["zeros", Buffer.alloc(5_000), "archivo-formato"],
    ["a photo cut short", FOTO.subarray(0, FOTO.length - 20), "archivo-incompleto"],
    ["a photo cut in its header", FOTO.subarray(0, 60), "archivo-incompleto"],
    [
      "a photo without its picture",
      Buffer.concat([FOTO.subarray(0, 160), Buffer.from([0xff, 0xd9])]),
      "archivo-incompleto",
    ],
    ["a picture cut short", makePng().subarray(0, -12), "archivo-incompleto"],
    ["a picture with a broken chunk", makePng().fill(0, 45, 50), "archivo-incompleto"],
    ["a document cut short", makePdf().subarray(0, -40), "archivo-incompleto"],
    ["a photo of 40,000 × 40,000", jpegEnorme(), "archivo-dimensiones"],
    ["a picture of 20,000 × 20,000", pngEnorme, "archivo-dimensiones"],
    ["a photo with a ZIP after it", Buffer.concat([FOTO, makeZip()]), "archivo-mezclado"],
    ["a picture with a ZIP after it", Buffer.concat([makePng(), makeZip()]), "archivo-mezclado"],
    [
      "a photo with a page in its comment",
      withSegmentos(FOTO, segmento(0xfe, "<script>1</script>")),
      "archivo-mezclado",
    ],
    ["a photo with a page after it", Buffer.concat([FOTO, ascii("<html><script>")]), "archivo-mezclado"],
    ["a photo with a program after it", Buffer.concat([FOTO, ascii("<?php system($_GET[0]);")]), "archivo-mezclado"],
    ["a document with a page after it", makePdf([], { cola: "<html><script>" }), "archivo-mezclado"],
    ["a document with a ZIP after it", Buffer.concat([makePdf(), makeZip()]), "archivo-mezclado"],
    [
      "a document that begins as a page",
      Buffer.concat([ascii("%PDF-1.7\n<script>1</script>\n"), makePdf()]),
      "archivo-mezclado",
    ],
    ["a document with a script", makePdf([guion]), "archivo-activo"],
    ["a document that runs a script when opened", makePdf([], { catalogo: `/OpenAction ${guion}` }), "archivo-activo"],
    ["a script whose name is hidden", makePdf(["<< /S /J#61vaScript /JS (1) >>"]), "archivo-activo"],
    ["a script in compressed objects", makePdf([objetosComprimidos(guion)]), "archivo-activo"],
    ["compressed objects whose name is hidden", makePdf(["<< /Type /Obj#53tm >>"]), "archivo-activo"],
    ["a document that starts a program", makePdf(["<< /S /Launch /F (a.exe) >>"]), "archivo-activo"],
    ["a document with files inside", makePdf(["<< /Type /EmbeddedFile >>"]), "archivo-activo"],
    [
      "a document whose objects do not open",
      makePdf(["<< /Type /ObjStm >>\nstream\nxxxx\nendstream"]),
      "archivo-ilegible",
    ],
    [
      "a document with a password over its objects",
      makePdf([objetosComprimidos("<< >>"), "<< /Encrypt 9 0 R >>"]),
      "archivo-protegido",
    ],
    [
      "a document that opens to gigabytes",
      makePdf([objetosComprimidos(" ".repeat(40 * 1024 * 1024))]),
      "archivo-ilegible",
    ],
  ])("refuses %s", async (_, bytes, codigo) => {
    expect(await refusal(bytes)).toBe(codigo);
  });

  it("refuses a picture that keeps its reader busy with thousands of passes", async () => {
    const i = FOTO_PROGRESIVA.lastIndexOf(Buffer.from([0xff, 0xda]));
    const pasada = FOTO_PROGRESIVA.subarray(i, -2);
    const fin = FOTO_PROGRESIVA.subarray(-2);
    const bomba = Buffer.concat([FOTO_PROGRESIVA.subarray(0, -2), ...Array(5_000).fill(pasada), fin]);
    expect(await refusal(bomba)).toBe("archivo-ilegible");
  });

  it("refuses every photo, picture and document that lacks its end, wherever it was cut", async () => {
    for (const entero of [FOTO, FOTO_PROGRESIVA, makePng(), makePdf().subarray(0, -1)])
      for (let largo = 0; largo < entero.length; largo++)
        expect(await refusal(entero.subarray(0, largo)), `${largo}`).toBeDefined();
  });
});

describe("words", () => {
  const limites = { ...LIMITES, maximoArchivos: 10 };

  it("say what to do, that the case is safe, and address the person as the institution does", () => {
    const error = new ArchivoMalo("archivo-incompleto");
    expect(rejectArchivo(error, { ...limites, trato: "tu" })).toMatchObject({
      tipo: "archivo-rechazado",
      detalle: "Esta foto llegó incompleta: tómala o elígela de nuevo. Tu caso sigue guardado",
      faltas: [{ ruta: "archivo", codigo: "archivo-incompleto" }],
    });
    expect(rejectArchivo(error, { ...limites, trato: "usted" }).detalle).toBe(
      "Esta foto llegó incompleta: tómela o elíjala de nuevo. Su caso sigue guardado",
    );
  });

  it("name what is taken, and what to do with a photo of another kind", () => {
    const pide = (parece?: string) => rejectArchivo({ codigo: "archivo-formato", parece }, { ...limites, trato: "tu" });
    expect(pide().detalle).toContain("Recibimos archivos JPG, PNG o PDF");
    expect(pide("heic").detalle).toContain("guárdala como JPG");
  });
});

describe("whatever the bytes", () => {
  const muestras = [
    FOTO,
    FOTO_PROGRESIVA,
    makePng(bloque("tEXt", "a\0b")),
    makePdf([objetosComprimidos("<< >>")]),
    webpDeTelefono(3),
  ];
  const tipos = [...LIMITES.tipos, "image/webp"];
  const cambio = fc.record({ donde: fc.nat(), que: fc.uint8Array({ minLength: 0, maxLength: 6 }), quita: fc.nat(8) });

  it("throws nothing but its refusal, and what it takes can be stripped", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...muestras),
        fc.array(cambio, { minLength: 1, maxLength: 6 }),
        async (m, cambios) => {
          let bytes: Buffer = m;
          for (const { donde, que, quita } of cambios) {
            const i = donde % (bytes.length + 1);
            bytes = Buffer.concat([bytes.subarray(0, i), que, bytes.subarray(i + quita)]);
          }
          try {
            const { tipo } = await inspect(bytes, { ...LIMITES, tipos });
            const limpio = stripMetadatos(bytes, tipo);
            expect((await inspect(limpio, { ...LIMITES, tipos })).tipo).toBe(tipo);
          } catch (error) {
            if (!(error instanceof ArchivoMalo)) throw error;
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
