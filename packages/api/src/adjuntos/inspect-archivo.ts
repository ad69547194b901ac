import { fileTypeFromBuffer } from "file-type";
import { isMezcla } from "./find-mezcla.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { parseJpeg } from "./parse-jpeg.ts";
import { parsePng } from "./parse-png.ts";
import { ArchivoMalo, type LimitesDeAdjuntos } from "./rechazo-archivo.ts";

/** The most a picture may measure, in pixels: opened, a hundred million take 400 MB. */
const PIXELES_MAXIMOS = 100_000_000;

/** What no institution takes, whatever its definition says: they run, or carry what runs. */
const NUNCA =
  /^(?:text\/|application\/(?:xml|javascript|x-msdownload|x-elf|x-mach-binary|x-sh|java-archive|vnd\.android)|image\/svg)/;

/** What a file turned out to be. */
export interface ArchivoRevisado {
  /** Content type, by what it is. */
  tipo: string;
  extension: string;
}

const EXTENSIONES: Record<string, string> = { "image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf" };

const checkImagen = (bytes: Uint8Array, { ancho, alto, fin }: { ancho: number; alto: number; fin: number }): void => {
  if (ancho * alto > PIXELES_MAXIMOS) throw new ArchivoMalo("archivo-dimensiones");
  if (isMezcla(bytes, fin)) throw new ArchivoMalo("archivo-mezclado");
};

/** `undefined` also for what the detector chokes on: what it cannot read is nothing it knows. */
const detect = (bytes: Uint8Array) => fileTypeFromBuffer(bytes).catch(() => undefined);

/**
 * What a file is, by its content alone: its name and the type it was sent with say nothing. Nothing of it is decoded.
 *
 * @throws {ArchivoMalo} with the reason, whatever the bytes
 */
export const inspectArchivo = async (
  bytes: Uint8Array,
  { tipos, maximoBytes }: Omit<LimitesDeAdjuntos, "maximoArchivos">,
): Promise<ArchivoRevisado> => {
  if (bytes.length === 0) throw new ArchivoMalo("archivo-vacio");
  if (bytes.length > maximoBytes) throw new ArchivoMalo("archivo-grande");
  const { mime, ext } = (await detect(bytes)) ?? {};
  // An animated PNG is a PNG whose first picture is kept.
  const tipo = mime === "image/apng" || mime === "image/vnd.mozilla.apng" ? "image/png" : mime;
  if (!tipo || !tipos.includes(tipo) || NUNCA.test(tipo)) throw new ArchivoMalo("archivo-formato", ext);

  switch (tipo) {
    case "image/jpeg":
      checkImagen(bytes, parseJpeg(bytes));
      break;
    case "image/png":
      checkImagen(bytes, parsePng(bytes));
      break;
    case "application/pdf":
      if (isMezcla(bytes, await inspectPdf(bytes))) throw new ArchivoMalo("archivo-mezclado", "pdf");
      break;
  }
  return { tipo, extension: EXTENSIONES[tipo] ?? ext ?? "bin" };
};
