import type { TipoProblema } from "@ventanilla/sdk/contract";

/** What any call of gestión may answer to who asks. */
export const QUIEN = ["sin-sesion", "rol-no-permite"] as const satisfies TipoProblema[];

/** What any body may have wrong. */
export const CUERPO = [
  "cuerpo-ilegible",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
] as const satisfies TipoProblema[];

/** What any act that is written may meet. */
export const ESCRITURA = [
  "clave-de-envio-ausente",
  "clave-de-envio-reutilizada",
  "no-disponible",
  "sin-espacio",
] as const satisfies TipoProblema[];
