import type { Institucion } from "@ventanilla/sdk/contract";
import { type AvisoAPersona, writeAvisoAPersona } from "./aviso-a-persona.ts";
import { type AvisoDeGestion, writeAvisoDeGestion } from "./aviso-de-gestion.ts";
import { type CorreoEscrito, renderCorreo } from "./render-correo.ts";

/** Every mail that Ventanilla writes by itself. */
export type Aviso = AvisoAPersona | AvisoDeGestion;

/** Who writes. */
export interface ContextoDeAviso {
  institucion: Pick<Institucion, "nombre" | "nombreCorto" | "trato" | "telefono">;
  /** Where people reach this server, without a slash at the end. */
  urlPublica: string;
}

const A_PERSONA: ReadonlySet<string> = new Set<AvisoAPersona["aviso"]>([
  "recibido",
  "antecedentes",
  "mensaje",
  "respuesta",
  "cierre",
  "prorroga",
  "derivacion",
  "reapertura",
  "carta",
  "claveNueva",
]);

const isAPersona = (aviso: Aviso): aviso is AvisoAPersona => A_PERSONA.has(aviso.aviso);

/**
 * Writes a notice: its subject, its text and its HTML.
 *
 * @throws TypeError if a link is no http(s) address
 */
export const buildAviso = (aviso: Aviso, { institucion, urlPublica }: ContextoDeAviso): CorreoEscrito => {
  const { nombre, nombreCorto, trato, telefono } = institucion;
  return renderCorreo(
    nombre,
    isAPersona(aviso)
      ? writeAvisoAPersona(aviso, { trato, urlPublica, telefono })
      : writeAvisoDeGestion(aviso, { institucion: nombreCorto, urlPublica }),
  );
};
