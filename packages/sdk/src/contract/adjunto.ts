import * as z from "zod";
import { instante } from "./texto.ts";

/** A file of the case, as it is listed. `nombre` is a cleaned label: the file on disk has a name of its own. */
export const adjunto = z.strictObject({
  id: z.string(),
  nombre: z.string(),
  tipo: z.string().describe("Tipo de contenido, por lo que el archivo es y no por lo que dice ser"),
  bytes: z.int().min(1),
  cuando: instante,
  quien: z.enum(["ciudadano", "funcionario", "proveedor", "institucion"]),
});
export type Adjunto = z.infer<typeof adjunto>;

/** Why a file is not taken: the `codigo` of the one entry of `errores` of an `archivo-rechazado`. */
export const CODIGOS_ADJUNTO = [
  "archivo-vacio",
  "archivo-grande",
  "archivo-formato",
  "archivo-incompleto",
  "archivo-ilegible",
  "archivo-dimensiones",
  "archivo-mezclado",
  "archivo-activo",
  "archivo-protegido",
  "archivos-demasiados",
] as const;
export type CodigoAdjunto = (typeof CODIGOS_ADJUNTO)[number];
