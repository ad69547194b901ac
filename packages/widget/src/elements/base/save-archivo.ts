/** Saves a file under this name, as a link that downloads would. */
export function saveArchivo(archivo: Blob, nombre: string): void {
  const href = URL.createObjectURL(archivo);
  Object.assign(document.createElement("a"), { href, download: nombre }).click();
  // Some browsers read it only once the person has said where to.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
