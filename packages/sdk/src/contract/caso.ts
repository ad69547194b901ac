import * as z from "zod";
import { ESTADOS, ESTADOS_DERIVACION, ETAPAS, RESULTADOS, TIPOS, UNIDADES_PLAZO } from "../domain/vocabulario.ts";
import { adjunto } from "./adjunto.ts";
import { clave, folio } from "./apertura.ts";
import { firmaDeComprobante } from "./firma.ts";
import { fecha, instante, texto } from "./texto.ts";

/** A term: `habiles` business days (Ley 19.880 art. 25) or `corridos` calendar days. */
export const termino = z.strictObject({ dias: z.int().min(1).max(400), unidad: z.enum(UNIDADES_PLAZO) });
export type Termino = z.infer<typeof termino>;

/** What the citizen takes away. `clave` only when the server minted it; `seguimiento` carries `#folio.clave` only then. */
export const comprobante = z.strictObject({
  folio: z.string(),
  clave: z.string().optional(),
  tipo: z.enum(TIPOS),
  recibidoEn: instante,
  ingresoLegal: fecha,
  plazo: termino.extend({ vence: fecha }),
  etapa: z.enum(ETAPAS),
  estado: z.enum(ESTADOS),
  siguiente: z.string(),
  seguimiento: z.string(),
  firma: firmaDeComprobante.optional(),
});
export type Comprobante = z.infer<typeof comprobante>;

/** An entry of the bitácora as the citizen reads it. */
export const hito = z.strictObject({ cuando: instante, tipo: z.string(), texto: z.string() });
export type Hito = z.infer<typeof hito>;

/** The case as its citizen sees it: no narrative, no contact data. */
export const vistaCiudadana = z.strictObject({
  folio: z.string(),
  tipo: z.enum(TIPOS),
  institucion: z.string(),
  etapa: z.enum(ETAPAS),
  estado: z.enum(ESTADOS),
  estadoTexto: z.string(),
  siguiente: z.string(),
  recibidoEn: instante,
  ingresoLegal: fecha,
  plazo: termino.extend({
    vence: fecha,
    habilesTranscurridos: z.int().min(0),
    corridosTranscurridos: z.int().min(0),
    fueraDePlazo: z.boolean(),
    suspendidoDesde: fecha.optional().describe("El plazo no corre mientras se esperan antecedentes"),
  }),
  antecedentes: z
    .strictObject({ texto: z.string(), vence: fecha })
    .optional()
    .describe("Lo que se pidió a la persona y todavía falta; se responde con un mensaje o un archivo"),
  derivaciones: z
    .array(
      z.strictObject({
        institucion: z.string(),
        parcial: z.boolean(),
        estado: z.enum(ESTADOS_DERIVACION),
        motivo: z.string(),
        respuesta: z.string().optional(),
      }),
    )
    .optional(),
  adjuntos: z.array(adjunto).optional(),
  bitacora: z.array(hito),
  cierre: z
    .strictObject({
      cuando: instante,
      resultado: z.enum(RESULTADOS),
      resultadoTexto: z.string(),
      respuesta: z.string(),
    })
    .optional(),
  puedeOpinar: z.boolean(),
});
export type VistaCiudadana = z.infer<typeof vistaCiudadana>;

/** What opens the citizen's side of a case. RUT and e-mail are never credentials. */
export const credencial = z.strictObject({ folio, clave });
export type Credencial = z.input<typeof credencial>;

export const mensaje = credencial.extend({ texto: texto(4_000) });
export type Mensaje = z.input<typeof mensaje>;

/** Opinion after closing, 1–7 as in Chilean marks, once per case (seeds S, P, E). */
export const satisfaccion = credencial.extend({
  nota: z.int().min(1).max(7),
  comentario: texto(2_000).optional(),
});
export type Satisfaccion = z.input<typeof satisfaccion>;
