import { createPublicKey, hash, verify } from "node:crypto";
import { firmaDeComprobante, type LlaveDeFirma } from "@ventanilla/sdk/contract";
import { formatFolio, formatInstante, parseFolio, textoDeFirma, textoDeHuella } from "@ventanilla/sdk/domain";
import * as z from "zod";

/** What of a receipt its signature is about; whatever else stands there proves nothing. */
const comprobanteFirmado = z.object({ folio: z.string(), recibidoEn: z.iso.datetime(), firma: firmaDeComprobante });

/** `autentico` and `falso` are sure; `sinSaber`: what was given does not tell. */
export interface Veredicto {
  resultado: "autentico" | "falso" | "sinSaber";
  /** For whoever asked, in plain words. */
  texto: string;
}

/** Hour that people read: that of the continent. */
const ZONA = "America/Santiago";

const isFirmado = (
  { folio, recibidoEn, firma }: z.infer<typeof comprobanteFirmado>,
  { llave }: LlaveDeFirma,
): boolean => {
  const publica = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: llave }, format: "jwk" });
  const { institucion, huella } = firma;
  // Somebody may have copied the folio as it is printed.
  const texto = textoDeFirma({ institucion, folio: parseFolio(folio) ?? folio, recibidoEn, huella });
  return verify(null, Buffer.from(texto), publica, Buffer.from(firma.firma, "base64url"));
};

/**
 * Tells whether a receipt is what an installation signed, without asking it.
 *
 * @param options.llave the installation's public key; `kid` empty where only the key itself is known
 * @param options.cuerpo what was filed, to see that the receipt is of that
 */
export const verifyComprobante = (
  valor: unknown,
  { llave, cuerpo }: { llave: LlaveDeFirma; cuerpo?: unknown },
): Veredicto => {
  const leido = comprobanteFirmado.safeParse(valor);
  if (!leido.success)
    return {
      resultado: "sinSaber",
      texto: "El archivo no es un comprobante firmado: le falta el folio, el instante o la firma. Pide otra copia.",
    };
  const { folio, recibidoEn, firma } = leido.data;
  if (llave.kid && firma.kid !== llave.kid)
    return {
      resultado: "sinSaber",
      texto: `Lo firma otra llave (${firma.kid}) que la que diste (${llave.kid}). Pide la llave pública a quien lo emitió.`,
    };
  if (!isFirmado(leido.data, llave))
    return {
      resultado: "falso",
      texto: "NO es auténtico: el folio, el instante, la institución o la huella no son los que se firmaron.",
    };
  if (cuerpo !== undefined && hash("sha256", textoDeHuella(cuerpo), "base64url") !== firma.huella)
    return {
      resultado: "falso",
      texto:
        "El comprobante es auténtico, pero de OTRO contenido: lo que diste no es lo que se presentó con ese folio.",
    };
  const que = cuerpo === undefined ? "un caso" : "exactamente ese contenido";
  const cuando = formatInstante(recibidoEn, ZONA);
  return {
    resultado: "autentico",
    texto: `Es auténtico: «${firma.institucion}» recibió ${que}, con el folio ${formatFolio(folio)}, el ${cuando} (hora de Chile continental).`,
  };
};
