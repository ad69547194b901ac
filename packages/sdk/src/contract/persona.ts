import * as z from "zod";
import { normalizeRut } from "../domain/rut.ts";
import { getComuna } from "../domain/territorio.ts";
import { tecleado, texto } from "./texto.ts";

/** RUN or RUT, however typed; read as `12345678-5`. */
export const rut = tecleado(normalizeRut, "rut");

/** CUT code of a comuna, always a string: `"01101"`. */
export const comuna = z
  .string()
  .regex(/^\d{5}$/)
  .refine((cut) => getComuna(cut) !== undefined, { params: { codigo: "comuna" } });

/** Telephone as typed; read without blanks, dashes nor brackets. */
export const telefono = z
  .string()
  .max(30)
  .transform((valor) => valor.replace(/[\s().-]/g, ""))
  .refine((valor) => /^\+?\d{8,15}$/.test(valor), { params: { codigo: "telefono" } });

export const correo = z.email({ error: "correo" }).max(254);

/** Identity document of who has no RUT. `pais` is ISO 3166-1 alpha-2. */
export const documento = z.strictObject({
  tipo: z.enum(["pasaporte", "dni", "otro"]),
  numero: texto(40),
  pais: z.string().regex(/^[A-Z]{2}$/),
});

const datosDePersona = z.strictObject({
  rut: rut.optional(),
  documento: documento.optional(),
  nombres: texto(120).optional(),
  apellidos: texto(120).optional(),
  razonSocial: texto(200).optional(),
  correo: correo.optional(),
  telefono: telefono.optional(),
  comuna: comuna.optional(),
  direccion: texto(200).optional(),
});

/** Who presents the case; `representante` acts for somebody under 14 or by mandate. */
export const persona = datosDePersona.extend({ representante: datosDePersona.optional() });
export type Persona = z.infer<typeof persona>;

/** Who the claim is against. */
export const proveedor = z.strictObject({ rut: rut.optional(), nombre: texto(200) });
export type Proveedor = z.infer<typeof proveedor>;

/** Who uses the service, for the figures only; always optional (PMG, caracterización de usuarios). */
export const caracterizacion = z.strictObject({
  genero: z.enum(["femenino", "masculino", "noBinario", "otro", "noInforma"]).optional(),
  tramoEdad: z.enum(["menor18", "18a29", "30a44", "45a59", "60a74", "75omas", "noInforma"]).optional(),
  escolaridad: z
    .enum(["sinEstudios", "basica", "media", "tecnica", "universitaria", "postgrado", "noInforma"])
    .optional(),
});
export type Caracterizacion = z.infer<typeof caracterizacion>;
