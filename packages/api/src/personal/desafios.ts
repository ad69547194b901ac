import { type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import { computeHmac } from "../sello/llaves.ts";

const VIGENCIA_MS = 10 * 60_000;
const RECORDADOS = 20_000;

/** Something that goes out to a browser and must come back, soon, once, and as it went. */
export interface Desafios {
  /** @param uso what it is for: it serves for nothing else */
  mint(uso: string, datos?: Record<string, string>): string;
  /** What it carried, the first time it comes back in time. */
  spend(uso: string, desafio: string): Record<string, string> | undefined;
}

/** Signed by the installation, so that nothing is kept of those that never come back. */
export const createDesafios = ({ llave, clock }: { llave: KeyObject; clock: () => number }): Desafios => {
  // Longer than they are good for, so that a clock set back a while brings none to life again.
  const gastados = new LRUCache<string, true>({
    maxSize: RECORDADOS,
    sizeCalculation: () => 1,
    ttl: 6 * VIGENCIA_MS,
  });
  const sign = (uso: string, cuerpo: string): Buffer => computeHmac(llave, uso, cuerpo);

  return {
    mint(uso, datos = {}) {
      const contenido = { ...datos, sal: randomBytes(16).toString("base64url"), vence: clock() + VIGENCIA_MS };
      const cuerpo = Buffer.from(JSON.stringify(contenido)).toString("base64url");
      return `${cuerpo}.${sign(uso, cuerpo).toString("base64url")}`;
    },
    spend(uso, desafio) {
      const [cuerpo = "", firma = ""] = desafio.split(".");
      const dada = Buffer.from(firma, "base64url");
      const propia = sign(uso, cuerpo);
      if (dada.length !== propia.length || !timingSafeEqual(dada, propia) || gastados.has(cuerpo)) return undefined;
      const { vence, ...datos } = JSON.parse(Buffer.from(cuerpo, "base64url").toString("utf8"));
      if (vence < clock()) return undefined;
      gastados.set(cuerpo, true);
      return datos;
    },
  };
};
