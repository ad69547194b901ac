/** Photos above this are made lighter before they leave, in bytes. */
const LIVIANA = 4 * 1024 * 1024;
/** Longest side after that, in pixels: a receipt is still read with ease. */
const LADO = 3_000;
const CALIDAD = 0.85;

/**
 * A photo light enough to leave over a poor network, as JPEG; what is no picture, or is light already and of a kind that
 * is taken, stays as it is. It is never a reason to fail.
 */
export async function shrinkFoto(archivo: File, tipos: readonly string[]): Promise<File> {
  const cabe = archivo.size <= LIVIANA && tipos.includes(archivo.type);
  if (cabe || !archivo.type.startsWith("image/") || /svg/.test(archivo.type) || !tipos.includes("image/jpeg"))
    return archivo;
  try {
    const mapa = await createImageBitmap(archivo);
    const escala = Math.min(1, LADO / Math.max(mapa.width, mapa.height));
    const lienzo = document.createElement("canvas");
    lienzo.width = Math.round(mapa.width * escala);
    lienzo.height = Math.round(mapa.height * escala);
    lienzo.getContext("2d")?.drawImage(mapa, 0, 0, lienzo.width, lienzo.height);
    mapa.close();
    const blob = await new Promise<Blob | null>((resolve) => lienzo.toBlob(resolve, "image/jpeg", CALIDAD));
    if (!blob || (tipos.includes(archivo.type) && blob.size >= archivo.size)) return archivo;
    return new File([blob], `${archivo.name.replace(/\.\w+$/, "")}.jpg`, { type: "image/jpeg" });
  } catch {
    return archivo;
  }
}
