import type { Sobre } from "../contract/sobre.ts";
import { type AlmacenDeCola, type Entrada, type MotivoNoGuardado, readMotivo, walkEntradas } from "./almacen.ts";
import { hashSobre } from "./hash-sobre.ts";
import { hashFolio } from "./send-sobre.ts";

/** Lines that are kept, or written, at once. */
const TANDA = 100;

const writeLinea = ({ sobre, folio }: Pick<Entrada, "sobre" | "folio">) => `${JSON.stringify({ sobre, folio })}\n`;

/** A file with one envelope, to hand over what could not be kept. As sealed as in the queue. */
export const exportSobre = async (sobre: Sobre, { folio }: { folio: string }): Promise<Blob> =>
  new Blob([writeLinea({ sobre, folio: await hashFolio(folio) })], { type: "application/x-ndjson" });

/**
 * A file with every envelope of a queue, one line of JSON each, to carry on a USB stick. The queue stays as it is: what
 * goes both ways is still one case.
 */
export async function exportSobres(almacen: AlmacenDeCola): Promise<Blob> {
  const partes: Blob[] = [];
  let lineas: string[] = [];
  const flush = () => {
    partes.push(new Blob(lineas));
    lineas = [];
  };
  for await (const entrada of walkEntradas(almacen)) if (lineas.push(writeLinea(entrada)) >= TANDA) flush();
  flush();
  return new Blob(partes, { type: "application/x-ndjson" });
}

/** What came of a file. Nothing of it is skipped without a word. */
export interface ResultadoDeImportar {
  /** Envelopes that are now durable in this queue, those it had already included. */
  guardados: number;
  /** Numbers of the lines that are no envelope, from 1: the last one, where the stick was pulled out too early. */
  malas: number[];
  /** Why it stopped before the end, if it did: import the same file again. */
  motivo?: MotivoNoGuardado | undefined;
}

/** Keeps in a queue what another one exported. The same file twice changes nothing. */
export async function importSobres(
  texto: string,
  { almacen, clock = Date.now }: { almacen: AlmacenDeCola; clock?: () => number },
): Promise<ResultadoDeImportar> {
  const resultado: ResultadoDeImportar = { guardados: 0, malas: [] };
  const guardadoEn = new Date(clock()).toISOString();
  const lineas = texto.split("\n");
  for (let i = 0; i < lineas.length; i += TANDA) {
    const tanda: Entrada[] = [];
    for (const [j, linea] of lineas.slice(i, i + TANDA).entries()) {
      if (!linea.trim()) continue;
      const leida = readLinea(linea);
      if (leida) tanda.push({ ...leida, huella: await hashSobre(leida.sobre), guardadoEn });
      else resultado.malas.push(i + j + 1);
    }
    try {
      if (tanda.length) await almacen.add(tanda);
      resultado.guardados += tanda.length;
    } catch (error) {
      return { ...resultado, motivo: readMotivo(error) };
    }
  }
  return resultado;
}

function readLinea(linea: string): Pick<Entrada, "sobre" | "folio"> | undefined {
  try {
    const leida = JSON.parse(linea);
    // An envelope alone too, as a code that was scanned has it.
    const { sobre = leida, folio = "" } = leida;
    const { institucion, kid, epk, iv, ct } = sobre;
    const entero = [institucion, kid, epk, iv, ct].every((parte) => typeof parte === "string" && parte);
    if (sobre.v === 1 && entero && /^(?:[\w-]{43})?$/.test(folio)) return { sobre, folio };
  } catch {
    // Half a line, or of another file.
  }
  return undefined;
}
