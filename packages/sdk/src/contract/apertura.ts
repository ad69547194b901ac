import * as z from "zod";
import { parseClave } from "../domain/clave.ts";
import { parseFolio } from "../domain/folio.ts";
import { CANALES_PUBLICOS } from "../domain/vocabulario.ts";
import { caracterizacion, persona, proveedor } from "./persona.ts";
import { codigo, fecha, tecleado, texto } from "./texto.ts";

/** Folio however typed; read as twelve characters without dashes. */
export const folio = tecleado(parseFolio, "folio");

/** Clave however typed; read as twelve digits. */
export const clave = tecleado(parseClave, "clave");

/** The longest story: some eight printed pages. */
export const LARGO_RELATO = 20_000;

const comun = {
  canal: z.enum(CANALES_PUBLICOS).default("internet"),
  punto: codigo.max(60).optional(),
  folio: folio.optional(),
  clave: clave.optional(),
  unidad: codigo.max(60).optional(),
  materia: codigo.optional(),
  relato: texto(LARGO_RELATO),
  peticion: texto(4_000).optional(),
  monto: z.int().min(0).max(1_000_000_000_000).optional().describe("Pesos chilenos, entero"),
  fechaHecho: fecha.optional(),
  caracterizacion: caracterizacion.optional(),
};

const requerido = (ctx: z.core.$RefinementCtx, path: string[]) =>
  ctx.addIssue({ code: "custom", path, params: { codigo: "requerido" } });

/** Consulta: somebody asks; a name to answer to and the question are enough (seed E, datos obligatorios por etapa). */
export const consulta = z.strictObject({
  ...comun,
  tipo: z.literal("consulta"),
  persona: persona.superRefine((quien, ctx) => {
    if (!quien.nombres && !quien.razonSocial) requerido(ctx, ["nombres"]);
  }),
  proveedor: proveedor.optional(),
});

/** Reclamo: somebody who can be named, against somebody who can be asked, about something, asking for something. */
export const reclamo = z.strictObject({
  ...comun,
  tipo: z.literal("reclamo"),
  persona: persona.superRefine((quien, ctx) => {
    if (!quien.rut && !quien.documento) requerido(ctx, ["rut"]);
    if (!quien.razonSocial && !quien.nombres) requerido(ctx, ["nombres"]);
    if (!quien.razonSocial && !quien.apellidos) requerido(ctx, ["apellidos"]);
    if (!quien.comuna) requerido(ctx, ["comuna"]);
  }),
  proveedor,
  materia: codigo,
  peticion: texto(4_000),
});

const soni = {
  ...comun,
  persona: persona.optional(),
  folioRelacionado: folio.optional(),
};

/** SONI (Su Opinión Nos Interesa): about the institution's own service; may be anonymous. */
export const disconformidad = z.strictObject({ ...soni, tipo: z.literal("disconformidad") });
export const sugerencia = z.strictObject({ ...soni, tipo: z.literal("sugerencia") });
export const reconocimiento = z.strictObject({ ...soni, tipo: z.literal("reconocimiento") });

/** What opens a case: `POST /v1/instituciones/{institucion}/casos`. */
export const apertura = z.discriminatedUnion("tipo", [consulta, reclamo, disconformidad, sugerencia, reconocimiento]);
/** As sent: any way of typing RUT, folio and clave. */
export type Apertura = z.input<typeof apertura>;
/** As read: RUT, folio and clave in their one canonical form. */
export type AperturaLeida = z.output<typeof apertura>;
