import { fileTypeFromBuffer } from "file-type";
import { isMezcla } from "./find-mezcla.ts";
import { inspectPdf } from "./inspect-pdf.ts";
import { parseJpeg } from "./parse-jpeg.ts";
import { parsePng } from "./parse-png.ts";
import { parseWebp } from "./parse-webp.ts";
import { ArchivoMalo, type LimitesDeAdjuntos } from "./rechazo-archivo.ts";

/** The most a picture may measure, in pixels: opened, a hundred million take 400 MB. */
const PIXELES_MAXIMOS = 100_000_000;

/** What no institution takes, whatever its definition says: they run, or carry what runs. */
const NUNCA =
  /^(?:text\/|application\/(?:xml|javascript|x-msdownload|x-elf|x-mach-binary|x-sh|java-archive|vnd\.android)|image\/svg)/;

/** Pictures whose place can be taken away: no institution takes another kind, whatever its definition says. */
const IMAGENES = ["image/jpeg", "image/png", "image/webp"];
/** What their content is known by without further help; for the rest the detector reads all of it. */
const CONOCIDOS = [...IMAGENES, "application/pdf"];
/** As far as a detector needs to look to give a name to what is not taken. */
const CABEZA = 4_100;

/** Parts of an office document that run, or carry what runs. */
const PARTES_ACTIVAS = /vbaProject\.bin|oleObject\d|\/embeddings\/|\/activeX\//i;

/** What a file turned out to be. */
export interface ArchivoRevisado {
  /** Content type, by what it is. */
  tipo: string;
  extension: string;
}

const EXTENSIONES: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
};

const checkImagen = (bytes: Uint8Array, { ancho, alto, fin }: { ancho: number; alto: number; fin: number }): void => {
  if (ancho * alto > PIXELES_MAXIMOS) throw new ArchivoMalo("archivo-dimensiones");
  if (isMezcla(bytes, fin)) throw new ArchivoMalo("archivo-mezclado");
};

/** What these begin with, byte by byte, and how they are called; `.` is any. Whether they are whole is another matter. */
const FIRMAS: [firma: string, tipo: string][] = [
  ["\xff\xd8\xff", "image/jpeg"],
  ["\x89PNG\r\n\x1a\n", "image/png"],
  ["RIFF....WEBP", "image/webp"],
  ["%PDF-", "application/pdf"],
];

const beginsWith = (bytes: Uint8Array, firma: string): boolean =>
  [...firma].every((letra, i) => letra === "." || bytes[i] === letra.charCodeAt(0));

/** Nothing also for what the detector chokes on: what it cannot read is nothing it knows. */
const detect = async (bytes: Uint8Array, tipos: readonly string[]): Promise<{ mime?: string; ext?: string }> => {
  const mime = FIRMAS.find(([firma]) => beginsWith(bytes, firma))?.[1];
  if (mime) return { mime };
  const isCorto = tipos.every((tipo) => CONOCIDOS.includes(tipo));
  return (await fileTypeFromBuffer(isCorto ? bytes.subarray(0, CABEZA) : bytes).catch(() => undefined)) ?? {};
};

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
  const { mime: tipo, ext } = await detect(bytes, tipos);
  const isImagenAjena = tipo?.startsWith("image/") && !IMAGENES.includes(tipo);
  if (!tipo || !tipos.includes(tipo) || isImagenAjena || NUNCA.test(tipo))
    throw new ArchivoMalo("archivo-formato", ext);

  switch (tipo) {
    case "image/jpeg":
      checkImagen(bytes, parseJpeg(bytes));
      break;
    case "image/png":
      checkImagen(bytes, parsePng(bytes));
      break;
    case "image/webp":
      checkImagen(bytes, parseWebp(bytes));
      break;
    case "application/pdf":
      if (isMezcla(bytes, await inspectPdf(bytes))) throw new ArchivoMalo("archivo-mezclado", "pdf");
      break;
    default:
      if (PARTES_ACTIVAS.test(Buffer.from(bytes).toString("latin1"))) throw new ArchivoMalo("archivo-activo", ext);
  }
  return { tipo, extension: EXTENSIONES[tipo] ?? ext ?? "bin" };
};
