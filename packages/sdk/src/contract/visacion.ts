import * as z from "zod";
import { folio } from "./apertura.ts";
import { problema } from "./problema.ts";
import { instante } from "./texto.ts";

/** Who read a case, and when: `GET /v1/gestion/casos/{folio}/lecturas`. */
export const lecturasDeCaso = z.strictObject({
  lecturas: z.array(
    z.strictObject({
      cuando: instante,
      usuario: z.string(),
      nombre: z.string().optional().describe("Nombre, donde es alguien que trabaja aquí"),
    }),
  ),
});
export type LecturasDeCaso = z.infer<typeof lecturasDeCaso>;

/** Closings approved together, each after reading it: `POST /v1/gestion/visaciones`. */
export const loteDeVisaciones = z.strictObject({
  casos: z
    .array(z.strictObject({ folio, version: z.int().min(1).describe("La que se leyó") }))
    .min(1)
    .max(100),
});
export type LoteDeVisaciones = z.input<typeof loteDeVisaciones>;

/** How each one went: its new version, or why not, as the problem it would have had alone. */
export const resultadoDeVisaciones = z.strictObject({
  casos: z.array(
    z.strictObject({
      folio: z.string(),
      aprobada: z.boolean(),
      version: z.int().min(1).optional(),
      problema: problema.omit({ solicitud: true }).optional(),
    }),
  ),
});
export type ResultadoDeVisaciones = z.infer<typeof resultadoDeVisaciones>;
