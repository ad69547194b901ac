import { createHash, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import type { Prueba } from "@ventanilla/sdk/contract";
import { LRUCache } from "lru-cache";
import { computeHmac } from "../sello/llaves.ts";

/** Failures on one folio before its look-ups cost work. */
const FALLOS_LIBRES = 5;
/** Leading zero bits: about a second of a phone's processor. */
const DIFICULTAD = 15;
const VIGENCIA_MS = 5 * 60_000;
const MEMORIA_MS = 60 * 60_000;
const FOLIOS_RECORDADOS = 100_000;

const countCeros = (resumen: Buffer): number => {
  const i = resumen.findIndex((byte) => byte !== 0);
  return i === -1 ? resumen.length * 8 : i * 8 + Math.clz32(resumen[i] as number) - 24;
};

/**
 * Proof of work on the folios somebody is guessing at: nobody is ever locked out, and every further guess has its
 * price. Right and wrong claves pay alike, so the price tells nothing. A challenge serves once, on its folio.
 */
export interface Guardia {
  /** A challenge where the folio costs work and `solucion` does not pay it; nothing where the look-up may go on. */
  demand(folio: string, solucion: string | undefined): Prueba | undefined;
  recordFallo(folio: string): void;
}

/** A guard with its memory in this process. */
export const createGuardia = ({ llave, clock }: { llave: KeyObject; clock: () => number }): Guardia => {
  // Bounded by size and not by `max`, which would take some megabytes before anybody has failed.
  const memoria = { maxSize: FOLIOS_RECORDADOS, sizeCalculation: () => 1, ttl: MEMORIA_MS };
  const fallos = new LRUCache<string, number>(memoria);
  // Longer than a challenge is good for, so that a clock set back a while brings none to life again.
  const gastados = new LRUCache<string, true>(memoria);

  const sign = (folio: string, vence: string, sal: string): string =>
    computeHmac(llave, folio, vence, sal).subarray(0, 16).toString("base64url");

  const mint = (folio: string): Prueba => {
    const vence = String(clock() + VIGENCIA_MS);
    const sal = randomBytes(12).toString("base64url");
    return {
      desafio: `${vence}_${sal}_${sign(folio, vence, sal)}`,
      dificultad: DIFICULTAD,
      vence: new Date(Number(vence)).toISOString(),
    };
  };

  const isPaid = (folio: string, solucion: string): boolean => {
    const [desafio = "", nonce] = solucion.split(".");
    const [vence = "", sal = "", firma = ""] = desafio.match(/^(\d+)_(.{16})_(.{22})$/)?.slice(1) ?? [];
    if (!nonce || !/^\d{1,16}$/.test(nonce) || !vence || Number(vence) < clock() || gastados.has(desafio)) return false;
    const esperada = Buffer.from(sign(folio, vence, sal));
    const dada = Buffer.from(firma);
    if (esperada.length !== dada.length || !timingSafeEqual(esperada, dada)) return false;
    if (countCeros(createHash("sha256").update(`${desafio}.${nonce}`).digest()) < DIFICULTAD) return false;
    gastados.set(desafio, true);
    return true;
  };

  return {
    demand: (folio, solucion) => {
      if ((fallos.get(folio) ?? 0) < FALLOS_LIBRES) return undefined;
      return solucion && isPaid(folio, solucion) ? undefined : mint(folio);
    },
    recordFallo: (folio) => {
      fallos.set(folio, (fallos.get(folio) ?? 0) + 1);
    },
  };
};

/** `PRUEBA=nunca`: no look-up ever costs work. */
export const guardiaAbierta: Guardia = { demand: () => undefined, recordFallo: () => undefined };
