import type { Descripcion } from "./openapi.ts";

export const LECTURA = ["sin-sesion", "rol-no-permite", "no-encontrado"] as const;
export const ESCRITURA = [
  ...LECTURA,
  "cuerpo-ilegible",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "registro-ocupado",
  "no-disponible",
  "sin-espacio",
] as const;
export const ESCRITURA_CON_VERSION = [...ESCRITURA, "version-ausente", "version-atrasada"] as const;

export const INSTITUCION = {
  name: "institucion",
  in: "query",
  description: "Por defecto, la propia. `*` para lo que vale en toda la instalación",
  schema: { type: "string" },
} as const;
export const ID = { name: "id", in: "path", required: true, schema: { type: "string" } } as const;

/** What is said of a call on a registry. */
export const describeRegistro = (
  id: string,
  resumen: string,
  resto: Omit<Descripcion, "id" | "resumen" | "etiqueta">,
): Descripcion => ({
  id,
  resumen,
  etiqueta: "Registros",
  ...resto,
});
