import * as z from "zod";
import type { CodigoCampo } from "./problema.ts";

/** What people may write: no NUL, no control character but tab and line breaks, no half of a surrogate pair. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/**
 * A field of free text: trimmed, never empty, well formed.
 *
 * @param max longest accepted length, in UTF-16 units
 */
export const texto = (max: number) =>
  z
    .string()
    .refine((valor) => valor.isWellFormed() && !CONTROL.test(valor), { params: { codigo: "caracteres" } })
    .trim()
    .min(1)
    .max(max);

/** A code of a list: lower case, digits, dots and dashes; camelCase is allowed by the nodes of materias. */
export const codigo = z
  .string()
  .max(120)
  .regex(/^[a-zA-Z0-9]+(?:[.-][a-zA-Z0-9]+)*$/);

/** Bytes in base64url without padding (RFC 4648, section 5). */
export const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** Instant, UTC ISO 8601 with milliseconds: `2026-11-21T15:04:05.000Z`. */
export const instante = z.iso.datetime();

/** Civil date in the institution's time zone: `2026-11-21`. */
export const fecha = z.iso.date();

/**
 * Something that people type in many ways and that is read in one.
 *
 * @param parse its one form; nothing where the text is no such thing
 * @param codigo what to say of a text that is no such thing
 */
export const tecleado = (parse: (texto: string) => string | undefined, codigo: CodigoCampo) =>
  z
    .string()
    .max(40)
    .transform((valor, ctx) => {
      const leido = parse(valor);
      if (leido !== undefined) return leido;
      ctx.addIssue({ code: "custom", params: { codigo } });
      return z.NEVER;
    });
