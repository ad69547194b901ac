/** How a camera was held, 1–8: 1 is upright (Exif 2.32, tag 0x0112). */
const ETIQUETA_ORIENTACION = 0x0112;
const SHORT = 3;

/**
 * The orientation that a TIFF header and its first directory hold; 1 where they say nothing.
 *
 * @param tiff from `II*\0` or `MM\0*`
 */
export const readOrientacion = (tiff: Uint8Array): number => {
  const vista = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return 1;
  const orden = vista.getUint16(0);
  if (orden !== 0x4949 && orden !== 0x4d4d) return 1;
  const little = orden === 0x4949;
  const directorio = vista.getUint32(4, little);
  if (vista.getUint16(2, little) !== 42 || directorio + 2 > tiff.length) return 1;
  const entradas = vista.getUint16(directorio, little);
  for (let n = 0; n < entradas; n++) {
    const i = directorio + 2 + n * 12;
    if (i + 12 > tiff.length) return 1;
    if (vista.getUint16(i, little) !== ETIQUETA_ORIENTACION) continue;
    const valor = vista.getUint16(i + 8, little);
    return vista.getUint16(i + 2, little) === SHORT && valor >= 1 && valor <= 8 ? valor : 1;
  }
  return 1;
};

/** A TIFF that says the orientation and nothing else: 26 bytes. */
export const writeOrientacion = (orientacion: number): Uint8Array =>
  Uint8Array.of(
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1],
    ...[0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientacion, 0, 0],
    ...[0, 0, 0, 0],
  );
