import * as z from "zod";
import { credencial } from "./caso.ts";
import { instante } from "./texto.ts";

/** What a person may take home of their case: a letter that was written to them, or the answer of a closing. */
export const documentoDeCaso = z.strictObject({
  n: z.int().min(1).describe("Asiento de la bitácora en que está"),
  clase: z.enum(["carta", "respuesta"]),
  nombre: z.string(),
  cuando: instante,
});
export type DocumentoDeCaso = z.infer<typeof documentoDeCaso>;

/** Answer of `POST /v1/seguimiento/documentos`: oldest first. */
export const documentosDeCaso = z.strictObject({ documentos: z.array(documentoDeCaso) });
export type DocumentosDeCaso = z.infer<typeof documentosDeCaso>;

/** In what form a document is taken: a PDF to keep or print, or a page that a screen reader reads as a page. */
export const FORMATOS_DOCUMENTO = ["pdf", "html"] as const;
export type FormatoDocumento = (typeof FORMATOS_DOCUMENTO)[number];

/** `POST /v1/seguimiento/documentos/{n}`. */
export const pedidoDeDocumento = credencial.extend({ formato: z.enum(FORMATOS_DOCUMENTO).default("pdf") });
export type PedidoDeDocumento = z.input<typeof pedidoDeDocumento>;
