import { encodeBase64url } from "../domain/base64url.ts";
import { canonicalJson } from "../domain/canonical-json.ts";

/** SHA-256 of a text in base64url, 43 characters. */
export const hashTexto = async (text: string): Promise<string> =>
  encodeBase64url(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));

/** SHA-256 of a JSON value in canonical form: what says the same has the same one. */
export const computeHuella = (valor: unknown): Promise<string> => hashTexto(canonicalJson(valor));
