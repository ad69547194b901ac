/** How far a reader looks for what begins a file. */
const CABEZA = 1024;
/** The longest tail in which a ZIP reader finds its directory: 22 bytes and a comment. */
const COLA_ZIP = 22 + 0xffff;
const FIN_ZIP = Buffer.from("PK\u0005\u0006", "latin1");
const ENTRADA_ZIP = Buffer.from("PK\u0003\u0004", "latin1");

/** What only a page or a program begins with; no camera writes it. */
const TEXTO_ACTIVO = /<(?:!doctype\s|html|head|body|script|svg|iframe|object|embed|\?php|%@)|^#!|javascript:/i;

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

/** A ZIP directory whose comment ends where the file does: what a ZIP reader takes for a ZIP, whatever stands before. */
const endsAsZip = (bytes: Uint8Array): boolean => {
  const cola = Buffer.from(bytes.subarray(-COLA_ZIP));
  for (let i = cola.indexOf(FIN_ZIP); i !== -1; i = cola.indexOf(FIN_ZIP, i + 1))
    if (i + 22 <= cola.length && i + 22 + cola.readUInt16LE(i + 20) === cola.length) return true;
  return false;
};

/**
 * Whether a file reads as another kind too: a ZIP by its end, or a page or a program by its beginning or by what hangs
 * after the picture's end.
 *
 * @param fin where the picture or the document ends by its own account
 */
export const isMezcla = (bytes: Uint8Array, fin: number): boolean => {
  const cola = bytes.subarray(fin);
  return (
    endsAsZip(bytes) ||
    TEXTO_ACTIVO.test(latin1(bytes.subarray(0, CABEZA))) ||
    TEXTO_ACTIVO.test(latin1(cola)) ||
    Buffer.from(cola.buffer, cola.byteOffset, cola.length).includes(ENTRADA_ZIP)
  );
};
