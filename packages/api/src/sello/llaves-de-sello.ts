import { createDecipheriv, createECDH, hkdfSync, type KeyObject } from "node:crypto";
import type { LlaveDeSello, Sobre } from "@ventanilla/sdk/contract";

const CURVA = "prime256v1";
/** Order of the group of P-256. */
const ORDEN = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
/** 64 bits more than the order has: the remainder is as good as uniform (FIPS 186-5, A.2.1). */
const LARGO_DE_AZAR = 40;
const LARGO_MARCA = 16;
const INFO = "ventanilla/sobre/1";
/** First year whose key could have been published. */
const PRIMER_ANO = 2026;
/** So many years back a key still opens by itself; what was sealed before waits for a person. */
const ANOS_VIGENTES = 1;

/** Why an envelope did not open by itself. */
export type MotivoCerrado = "llaveDesconocida" | "llaveAntigua" | "alterado";

/** The keys that envelopes to the institutions of this installation are sealed with: one for each, and for each year. */
export interface LlavesDeSello {
  /** Which key is in force, by its `kid`: the year, UTC. */
  readonly kid: string;
  /** The public key in force, to publish. */
  publish(institucion: string): LlaveDeSello;
  /**
   * What an envelope holds, still as bytes.
   *
   * @param options.antiguas also with a key of years ago: somebody asked for it
   */
  open(sobre: Sobre, options?: { antiguas?: boolean }): { claro: Buffer } | { motivo: MotivoCerrado };
}

type Ecdh = ReturnType<typeof createECDH>;

/** The private key of an institution and a year, always the same from the same root. */
const deriveLlave = (raiz: KeyObject, institucion: string, kid: string): Ecdh => {
  const azar = Buffer.from(hkdfSync("sha256", raiz, new Uint8Array(0), `${institucion}|${kid}`, LARGO_DE_AZAR));
  const escalar = (BigInt(`0x${azar.toString("hex")}`) % (ORDEN - 1n)) + 1n;
  const llave = createECDH(CURVA);
  llave.setPrivateKey(escalar.toString(16).padStart(64, "0"), "hex");
  return llave;
};

const decrypt = (llave: Ecdh, { v, institucion, kid, epk, iv, ct }: Sobre): Buffer => {
  // A point that is not on the curve throws here, before it has told anything of the key.
  const acordado = llave.computeSecret(Buffer.from(epk, "base64url"));
  const clave = Buffer.from(hkdfSync("sha256", acordado, new Uint8Array(0), INFO, 32));
  const sellado = Buffer.from(ct, "base64url");
  const cifra = createDecipheriv("aes-256-gcm", clave, Buffer.from(iv, "base64url"), { authTagLength: LARGO_MARCA });
  cifra.setAAD(Buffer.from(`${v}|${institucion}|${kid}`));
  cifra.setAuthTag(sellado.subarray(-LARGO_MARCA));
  return Buffer.concat([cifra.update(sellado.subarray(0, -LARGO_MARCA)), cifra.final()]);
};

/**
 * The sealing keys of an installation. Two years open by themselves, and the next one too: a clock that was set back
 * makes nothing unreadable.
 *
 * @param options.raiz what the installation's secret becomes for this use
 */
export const createLlavesDeSello = ({ raiz, clock }: { raiz: KeyObject; clock: () => number }): LlavesDeSello => {
  const llaves = new Map<string, Ecdh>();
  const getAno = (): number => new Date(clock()).getUTCFullYear();
  const getLlave = (institucion: string, kid: string): Ecdh => {
    const nombre = `${institucion}|${kid}`;
    const llave = llaves.get(nombre) ?? deriveLlave(raiz, institucion, kid);
    llaves.set(nombre, llave);
    return llave;
  };
  const judge = (kid: string): { motivo?: "llaveDesconocida" | "llaveAntigua" } => {
    const ano = /^\d{4}$/.test(kid) ? Number(kid) : Number.NaN;
    const actual = getAno();
    if (!(ano >= Math.min(PRIMER_ANO, actual) && ano <= actual + 1)) return { motivo: "llaveDesconocida" };
    return ano < actual - ANOS_VIGENTES ? { motivo: "llaveAntigua" } : {};
  };

  return {
    get kid() {
      return String(getAno());
    },
    publish(institucion) {
      const kid = String(getAno());
      return { kid, llave: getLlave(institucion, kid).getPublicKey("base64url"), vence: `${kid}-12-31` };
    },
    open(sobre, { antiguas = false } = {}) {
      const { motivo } = judge(sobre.kid);
      if (motivo === "llaveDesconocida" || (motivo && !antiguas)) return { motivo };
      try {
        return { claro: decrypt(getLlave(sobre.institucion, sobre.kid), sobre) };
      } catch {
        return { motivo: "alterado" };
      }
    },
  };
};
