import { hash, type KeyObject, verify } from "node:crypto";

/** How far a machine's clock may be from ours for its signature to count, in milliseconds. */
export const DESFASE_MAXIMO = 10 * 60_000;

/** What is told by the header `Punto`. */
export interface CabeceraDePunto {
  equipo: string;
  /** Milliseconds since the epoch, by the machine's clock, as it wrote them: some clocks have fractions. */
  instante: string;
  /** r ‖ s, 64 bytes. */
  firma: Buffer;
}

/** What is signed. */
export interface Firmado {
  metodo: string;
  /** Of the API, as the contract writes it: without origin, prefix of a proxy or query. */
  ruta: string;
  /** As it goes on the wire. */
  cuerpo: Uint8Array;
}

/** Reads the header `Punto: <equipo>.<epoch ms>.<firma>`; nothing where it is malformed. */
export const parseCabecera = (cabecera: string): CabeceraDePunto | undefined => {
  const [, equipo, instante, firma] = /^([\w-]{22})\.(\d{1,15}(?:\.\d{1,6})?)\.([\w-]{86})$/.exec(cabecera) ?? [];
  if (!equipo || !instante || !firma) return undefined;
  return { equipo, instante, firma: Buffer.from(firma, "base64url") };
};

/** Whether this machine signed this request at the instant that it says. */
export const verifyFirma = (
  { instante, firma }: CabeceraDePunto,
  { metodo, ruta, cuerpo, llave }: Firmado & { llave: KeyObject },
): boolean => {
  const texto = `ventanilla/punto/1\n${metodo} ${ruta}\n${instante}\n${hash("sha256", cuerpo, "base64url")}`;
  return verify("sha256", Buffer.from(texto), { key: llave, dsaEncoding: "ieee-p1363" }, firma);
};
