/**
 * Reads a sheet as it is pasted or saved: cells parted by tabs, semicolons or commas, whichever the first line has, and
 * quotes around those that hold any of them.
 */
export function parseCsv(texto: string): string[][] {
  const limpio = texto.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const primera = limpio.split("\n", 1)[0] ?? "";
  const separador = ["\t", ";", ","].find((uno) => primera.includes(uno)) ?? "\t";
  const filas: string[][] = [[]];
  let celda = "";
  let entreComillas = false;
  for (let i = 0; i < limpio.length; i++) {
    const signo = limpio[i] as string;
    if (entreComillas) {
      if (signo !== '"') celda += signo;
      else if (limpio[i + 1] === '"') celda += limpio[++i];
      else entreComillas = false;
    } else if (signo === '"' && !celda) entreComillas = true;
    else if (signo === separador || signo === "\n") {
      filas.at(-1)?.push(celda.trim());
      celda = "";
      if (signo === "\n") filas.push([]);
    } else celda += signo;
  }
  filas.at(-1)?.push(celda.trim());
  return filas.filter((fila) => fila.some(Boolean));
}
