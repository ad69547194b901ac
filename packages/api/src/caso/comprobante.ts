import type { Comprobante, Institucion } from "@ventanilla/sdk/contract";
import { describeSiguiente } from "@ventanilla/sdk/domain";
import type { Caso } from "./caso.ts";

/**
 * The receipt of an opening, from the fold of its first entry alone: a replay gives the same one.
 *
 * @param clave only where the server minted it
 */
export const buildComprobante = (
  caso: Caso,
  { institucion, urlPublica, clave }: { institucion: Institucion; urlPublica: string; clave?: string | undefined },
): Comprobante => {
  const { folio, tipo, recibidoEn, ingresoLegal, plazo, etapa, estado } = caso;
  return {
    folio,
    ...(clave && { clave }),
    tipo,
    recibidoEn,
    ingresoLegal,
    plazo,
    etapa,
    estado,
    siguiente: describeSiguiente({
      tipo,
      etapa,
      estado,
      vence: plazo.vence,
      fueraDePlazo: false,
      trato: institucion.trato,
    }),
    seguimiento: `${urlPublica}/seguir/${clave ? `#${folio}.${clave}` : ""}`,
  };
};
