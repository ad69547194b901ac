import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { ArchivoMalo } from "./rechazo-archivo.ts";

const inflateBytes = promisify(inflate);

/** Where a reader looks for the end of the document. */
const COLA = 1024;
/** All that a document may hide from a first look, opened: more is a bomb. */
const ABIERTO_MAXIMO = 32 * 1024 * 1024;
const OBJETOS_MAXIMOS = 5_000;
const LARGO_DICCIONARIO = 8_192;

/** Names by which a document acts by itself, runs a script or carries files (ISO 32000-2, 7.11.4, 12.6.4, 13, XFA). */
const ACTIVOS =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE|Rendition|XFA)(?![A-Za-z])/;

/** A name written with escapes, which a plain search does not see: `/J#61vaScript`. */
const NOMBRE_CIFRADO = /\/[A-Za-z]{0,20}(?:#[0-9A-Fa-f]{2}[A-Za-z]{0,20}){1,20}/g;
const revealNombre = (nombre: string): string =>
  nombre.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Nobody escapes the letters of these but to hide them. */
const OCULTABLES =
  /^\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE|Rendition|XFA|ObjStm|Encrypt)/;

const isActivo = (texto: string): boolean => {
  if (ACTIVOS.test(texto)) return true;
  for (const [nombre] of texto.matchAll(NOMBRE_CIFRADO)) if (OCULTABLES.test(revealNombre(nombre))) return true;
  return false;
};

/** The objects that stand compressed in a stream, opened. */
const openObjetos = async (bytes: Uint8Array, texto: string, i: number, tope: number): Promise<Buffer> => {
  const inicio = /stream\r?\n/g;
  inicio.lastIndex = i;
  const hallado = inicio.exec(texto);
  const desde = hallado ? hallado.index + hallado[0].length : 0;
  const hasta = hallado ? texto.indexOf("endstream", desde) : -1;
  if (!hallado || hallado.index - i > LARGO_DICCIONARIO || hasta === -1)
    throw new ArchivoMalo("archivo-ilegible", "pdf");
  try {
    return await inflateBytes(bytes.subarray(desde, hasta), { maxOutputLength: tope });
  } catch {
    throw new ArchivoMalo("archivo-ilegible", "pdf");
  }
};

/**
 * That a PDF is whole and does nothing by itself: no script, no program, no file inside, also where objects stand
 * compressed. It is not changed.
 *
 * @returns where the document ends by its own account
 * @throws {ArchivoMalo} `archivo-incompleto`, `archivo-mezclado`, `archivo-activo`, `archivo-protegido`, `archivo-ilegible`
 */
export const inspectPdf = async (bytes: Uint8Array): Promise<number> => {
  const texto = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(texto)) throw new ArchivoMalo("archivo-ilegible", "pdf");
  const final = texto.lastIndexOf("%%EOF");
  if (final === -1 || !texto.slice(Math.max(0, final - COLA), final).includes("startxref"))
    throw new ArchivoMalo("archivo-incompleto", "pdf");
  const fin = final + "%%EOF".length;
  if (texto.length - fin > COLA) throw new ArchivoMalo("archivo-incompleto", "pdf");
  if (!/^[\s\0]*$/.test(texto.slice(fin))) throw new ArchivoMalo("archivo-mezclado", "pdf");
  if (isActivo(texto)) throw new ArchivoMalo("archivo-activo", "pdf");

  const isProtegido = /\/Encrypt(?![A-Za-z])/.test(texto);
  let abierto = 0;
  let objetos = 0;
  for (let i = texto.indexOf("/ObjStm"); i !== -1; i = texto.indexOf("/ObjStm", i + 1)) {
    if (isProtegido) throw new ArchivoMalo("archivo-protegido", "pdf");
    if (++objetos > OBJETOS_MAXIMOS) throw new ArchivoMalo("archivo-ilegible", "pdf");
    const partes = await openObjetos(bytes, texto, i, ABIERTO_MAXIMO - abierto);
    abierto += partes.length;
    if (isActivo(partes.toString("latin1"))) throw new ArchivoMalo("archivo-activo", "pdf");
  }
  return fin;
};
