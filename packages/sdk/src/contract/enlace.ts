import * as z from "zod";
import { ACOGES, ORDENES, PORTADORES, TIPOS, TRATOS } from "../domain/vocabulario.ts";
import { adjunto } from "./adjunto.ts";
import { persona } from "./persona.ts";
import { fecha, instante, texto } from "./texto.ts";

/** The part of a link after `#`: `<folio>.<asiento>.<firma>`. It travels in bodies only. */
export const enlace = z.string().max(120);

export const pedidoDeEnlace = z.strictObject({ enlace });

/** What the holder of an expiring link sees of its one case: `POST /v1/enlaces`. */
export const vistaDeEnlace = z.strictObject({
  portador: z.enum(PORTADORES),
  folio: z.string(),
  tipo: z.enum(TIPOS),
  institucion: z.strictObject({ slug: z.string(), nombre: z.string(), telefono: z.string().optional() }),
  trato: z.enum(TRATOS),
  /** Who is asked. */
  destinatario: z.string(),
  vence: fecha,
  persona: persona
    .pick({ rut: true, nombres: true, apellidos: true, razonSocial: true, correo: true, telefono: true })
    .optional(),
  materia: z.string().optional(),
  relato: z.string(),
  peticion: z.string().optional(),
  monto: z.int().optional(),
  fechaHecho: fecha.optional(),
  motivo: z.string().optional().describe("Por qué se derivó"),
  que: z.string().optional().describe("Qué parte se derivó"),
  isRecibida: z.boolean().optional(),
  respondida: z
    .strictObject({ texto: z.string(), acoge: z.enum(ACOGES).optional(), cuando: instante.optional() })
    .optional(),
  adjuntos: z.array(adjunto),
  ordenes: z.array(z.enum(ORDENES)).describe("Lo que se puede hacer ahora con el enlace"),
});
export type VistaDeEnlace = z.infer<typeof vistaDeEnlace>;

/** What a link's holder does: `POST /v1/enlaces/ordenes`, with `Idempotency-Key`. */
export const ordenDeEnlace = z.discriminatedUnion("orden", [
  z.strictObject({
    enlace,
    orden: z.literal("registrarRespuesta"),
    texto: texto(20_000),
    acoge: z.enum(ACOGES),
  }),
  z.strictObject({ enlace, orden: z.literal("recibirDerivacion"), motivo: texto(2_000).optional() }),
  z.strictObject({ enlace, orden: z.literal("devolverDerivacion"), motivo: texto(2_000) }),
  z.strictObject({ enlace, orden: z.literal("responderDerivacion"), respuesta: texto(20_000) }),
]);
export type OrdenDeEnlace = z.input<typeof ordenDeEnlace>;
