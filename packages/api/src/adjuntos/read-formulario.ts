import type { Context } from "hono";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import { formatBytes } from "./rechazo-archivo.ts";

/** Room for the other fields of the form and what parts them. */
const MARGEN = 16 * 1024;
/** A sender that falls silent this long has gone. */
const SILENCIO_MS = 20_000;

/** How many bytes of uploads may be held at once, by all who send. */
export interface Cupo {
  /** @throws {Rechazo} `no-disponible` where there is no room for so many more */
  take(bytes: number): void;
  give(bytes: number): void;
}

/** A room for uploads: a server that is asked for more than it can hold says so at once. */
export const createCupo = (maximo = 128 * 1024 * 1024): Cupo => {
  let usado = 0;
  return {
    take(bytes) {
      if (usado + bytes > maximo)
        throw new Rechazo("no-disponible", { detalle: "Llegan muchos archivos a la vez. Repite en unos segundos" });
      usado += bytes;
    },
    give: (bytes) => {
      usado -= bytes;
    },
  };
};

/** A form with a file, as it arrived. */
export interface Formulario {
  campos: Record<string, string>;
  archivo: { bytes: Uint8Array<ArrayBuffer>; nombre: string };
}

const CORTADO = "La conexión se cortó antes de llegar todo el archivo: envíalo otra vez";

const withSilencio = async <T>(lectura: Promise<T>): Promise<T> => {
  const silencio = Promise.withResolvers<never>();
  const reloj = setTimeout(() => silencio.reject(new Rechazo("cuerpo-ilegible", { detalle: CORTADO })), SILENCIO_MS);
  try {
    return await Promise.race([lectura, silencio.promise]);
  } finally {
    clearTimeout(reloj);
  }
};

/** The body as it arrives, and no byte beyond `maximo`. `hold` is told of each part. */
const readBytes = async (c: Context, maximo: number, hold: (bytes: number) => void): Promise<Buffer> => {
  const grande = () =>
    new Rechazo("cuerpo-muy-grande", { detalle: `El archivo pesa más de ${formatBytes(maximo - MARGEN)}: envía otro` });
  if (Number(c.req.header("content-length")) > maximo) throw grande();
  const lector = c.req.raw.body?.getReader();
  const partes: Uint8Array[] = [];
  let largo = 0;
  try {
    for (;;) {
      const { done, value } = (await (lector && withSilencio(lector.read()))) ?? { done: true };
      if (done || !value) return Buffer.concat(partes);
      largo += value.length;
      if (largo > maximo) throw grande();
      hold(value.length);
      partes.push(value);
    }
  } catch (error) {
    lector?.cancel().catch(() => undefined);
    if (error instanceof Rechazo) throw error;
    throw new Rechazo("cuerpo-ilegible", { detalle: CORTADO });
  }
};

/**
 * A `multipart/form-data` body of the named text fields and one file, `archivo`.
 *
 * @param options.maximoBytes the longest file
 * @param act what is done with it; its bytes count in `cupo` until then
 * @throws {Rechazo} `tipo-de-contenido`, `cuerpo-muy-grande`, `cuerpo-ilegible`, `datos-invalidos`, `no-disponible`
 */
export const withFormulario = async <T>(
  c: Context,
  { campos: nombres, maximoBytes, cupo }: { campos: readonly string[]; maximoBytes: number; cupo: Cupo },
  act: (formulario: Formulario) => Promise<T>,
): Promise<T> => {
  const tipo = c.req.header("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(tipo))
    throw new Rechazo("tipo-de-contenido", { detalle: "Envía el archivo como multipart/form-data" });
  let tomado = 0;
  try {
    const cuerpo = await readBytes(c, maximoBytes + MARGEN, (bytes) => {
      cupo.take(bytes);
      tomado += bytes;
    });
    return await act(await parseFormulario(cuerpo, tipo, nombres));
  } finally {
    cupo.give(tomado);
  }
};

const parseFormulario = async (cuerpo: Buffer, tipo: string, nombres: readonly string[]): Promise<Formulario> => {
  let datos: FormData;
  try {
    datos = await new Response(cuerpo as Buffer<ArrayBuffer>, { headers: { "content-type": tipo } }).formData();
  } catch {
    throw new Rechazo("cuerpo-ilegible", { detalle: "El cuerpo no es multipart/form-data válido" });
  }
  const campos: Record<string, string> = {};
  const faltas: Falta[] = [];
  let archivo: File | undefined;
  for (const [ruta, valor] of datos) {
    if (ruta === "archivo" && typeof valor !== "string" && !archivo) archivo = valor;
    else if (nombres.includes(ruta) && typeof valor === "string" && campos[ruta] === undefined) campos[ruta] = valor;
    else faltas.push({ ruta: ruta.slice(0, 60), codigo: "desconocido" });
  }
  if (!archivo) faltas.push({ ruta: "archivo", codigo: "requerido", mensaje: "Elige un archivo" });
  if (!archivo || faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas: faltas.slice(0, 10) });
  return { campos, archivo: { bytes: new Uint8Array(await archivo.arrayBuffer()), nombre: archivo.name } };
};
