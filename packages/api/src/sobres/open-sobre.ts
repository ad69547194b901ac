import { type ContenidoDeSobre, contenidoDeSobre, type Sobre } from "@ventanilla/sdk/contract";
import type { MotivoApartado } from "@ventanilla/sdk/domain";
import { parseJson, parseValor } from "../http/cuerpo.ts";
import type { LlavesDeSello } from "../sello/llaves-de-sello.ts";

/** An envelope that opened, or why it did not. */
export type SobreLeido = { contenido: ContenidoDeSobre } | { motivo: MotivoApartado };

/**
 * Opens an envelope and reads the call that it holds; whether the call is any good is not asked here.
 *
 * @param options.antiguas also with a key of years ago: an officer asked for it
 */
export const openSobre = (
  sobre: Sobre,
  { llaves, antiguas }: { llaves: Pick<LlavesDeSello, "open">; antiguas?: boolean },
): SobreLeido => {
  const abierto = llaves.open(sobre, { antiguas: antiguas ?? false });
  if ("motivo" in abierto) return abierto;
  try {
    const contenido = parseValor(parseJson(abierto.claro), contenidoDeSobre);
    return { contenido: { ...contenido, capturadoEn: new Date(contenido.capturadoEn).toISOString() } };
  } catch {
    return { motivo: "ilegible" };
  }
};
