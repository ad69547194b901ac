import type { Sobre } from "@ventanilla/sdk/contract";

/** A line of an export: its number in the file, from 1, and its envelope, unless it holds none. */
export interface LineaDeSobres {
  linea: number;
  sobre: Sobre | undefined;
  /** Characters of the file read so far. */
  leidos: number;
}

/** Reads an envelope as an export, a file of one, or a scanned code has it. */
export function parseSobre(texto: string): Sobre | undefined {
  try {
    const leido = JSON.parse(texto);
    const { v, institucion, kid, epk, iv, ct } = (leido.sobre ?? leido) as Sobre;
    if (v === 1 && [institucion, kid, epk, iv, ct].every((parte) => typeof parte === "string" && parte))
      return { v, institucion, kid, epk, iv, ct };
  } catch {
    // Half a line, or another kind of file.
  }
  return undefined;
}

/** Goes through an export line by line, whatever its size: never the whole of it in memory. */
export async function* readSobres(archivo: Blob): AsyncGenerator<LineaDeSobres> {
  const lector = archivo.stream().pipeThrough(new TextDecoderStream()).getReader();
  let resto = "";
  let linea = 0;
  let leidos = 0;
  try {
    for (let hay = true; hay; ) {
      const { value = "", done } = await lector.read();
      hay = !done;
      resto += value;
      const lineas = resto.split("\n");
      resto = hay ? (lineas.pop() ?? "") : "";
      for (const texto of lineas) {
        linea++;
        leidos += texto.length + 1;
        if (texto.trim()) yield { linea, sobre: parseSobre(texto), leidos: Math.min(leidos, archivo.size) };
      }
    }
  } finally {
    await lector.cancel();
  }
}
