import type { Context } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import { readBytes } from "./cuerpo.ts";

/** The largest sheet, in bytes. */
const MAXIMO = 8 * 1024 * 1024;

/**
 * A sheet as people save it: UTF-8, or the Windows-1252 that a spreadsheet writes by default.
 *
 * @throws {Rechazo} `tipo-de-contenido`, `cuerpo-muy-grande`
 */
export const readCsv = async (c: Context): Promise<string> => {
  if (!/^text\/csv\s*(?:;|$)/i.test(c.req.header("content-type") ?? ""))
    throw new Rechazo("tipo-de-contenido", { detalle: "Envía la hoja como text/csv" });
  const bytes = await readBytes(c, { maximo: MAXIMO });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
};
