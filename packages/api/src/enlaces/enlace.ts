import type { KeyObject } from "node:crypto";
import { timingSafeEqual } from "node:crypto";
import { parseFolio } from "@ventanilla/sdk/domain";
import { computeHmac } from "../sello/llaves.ts";

/** What a link names: a case, and the entry that asked somebody outside to answer. */
export interface Destino {
  folio: string;
  n: number;
}

/**
 * The secret part of an expiring link. Nothing of it is kept: it is the keyed hash of what it opens, so a letter that is
 * sent again carries the same one, and it dies with the entry that it names.
 */
export const mintEnlace = (llave: KeyObject, { folio, n }: Destino): string =>
  `${folio}.${n}.${computeHmac(llave, folio, String(n)).toString("base64url")}`;

/** What a link opens, if this installation made it. */
export const readEnlace = (llave: KeyObject, enlace: string): Destino | undefined => {
  const [, dicho = "", numero = "", marca = ""] = /^([0-9A-Z]{12})\.(\d{1,6})\.([\w-]{43})$/.exec(enlace) ?? [];
  const folio = parseFolio(dicho);
  if (!folio) return undefined;
  const n = Number(numero);
  const dada = Buffer.from(marca, "base64url");
  const propia = computeHmac(llave, folio, String(n));
  return dada.length === propia.length && timingSafeEqual(dada, propia) ? { folio, n } : undefined;
};
