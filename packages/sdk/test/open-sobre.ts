import { createDecipheriv, createECDH, hkdfSync } from "node:crypto";
import type { ContenidoDeSobre, LlaveDeSello, Sobre } from "../src/contract/sobre.ts";

/** An institution's key, as its server keeps it and as it says it. */
export interface LlaveDePrueba {
  sello: LlaveDeSello;
  /** Opens an envelope, by Node's own cryptography and not by Web Crypto. @throws where it was altered */
  open(sobre: Sobre, institucion?: string): ContenidoDeSobre;
}

export function createLlaveDePrueba(kid = "2026"): LlaveDePrueba {
  const ecdh = createECDH("prime256v1");
  const llave = ecdh.generateKeys("base64url");
  return {
    sello: { kid, llave, vence: "2027-12-31" },
    open({ epk, iv, ct, institucion: escrita }, institucion = escrita) {
      const secreto = ecdh.computeSecret(epk, "base64url");
      const clave = Buffer.from(hkdfSync("sha256", secreto, Buffer.alloc(0), "ventanilla/sobre/1", 32));
      const bytes = Buffer.from(ct, "base64url");
      const cifra = createDecipheriv("aes-256-gcm", clave, Buffer.from(iv, "base64url"));
      cifra.setAAD(Buffer.from(`1|${institucion}|${kid}`)).setAuthTag(bytes.subarray(-16));
      return JSON.parse(Buffer.concat([cifra.update(bytes.subarray(0, -16)), cifra.final()]).toString("utf8"));
    },
  };
}
