import { createHash, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import type { Prueba } from "@ventanilla/sdk/contract";
import { LRUCache } from "lru-cache";
import { computeHmac } from "../sello/llaves.ts";

/** Failures on one folio before its look-ups cost work. */
const FALLOS_LIBRES = 5;
/** Leading zero bits: about a second of a phone's processor. */
export const DIFICULTAD = 15;
const VIGENCIA_MS = 5 * 60_000;
const MEMORIA_MS = 60 * 60_000;
const FOLIOS_RECORDADOS = 100_000;

const countCeros = (resumen: Buffer): number => {
  const i = resumen.findIndex((byte) => byte !== 0);
  return i === -1 ? resumen.length * 8 : i * 8 + Math.clz32(resumen[i] as number) - 24;
};

/** Proofs of work: challenges that only this installation makes, each for one matter. */
export interface Pruebas {
  mint(asunto: string, dificultad: number): Prueba;
  /** Whether `<desafio>.<nonce>` pays a challenge for this matter that is still good. It may be said more than once. */
  isPaid(asunto: string, solucion: string): boolean;
}

/** @param options.llave what challenges are signed with */
export const createPruebas = ({ llave, clock }: { llave: KeyObject; clock: () => number }): Pruebas => {
  const sign = (...partes: string[]): string =>
    computeHmac(llave, ...partes)
      .subarray(0, 16)
      .toString("base64url");

  return {
    mint(asunto, dificultad) {
      const vence = String(clock() + VIGENCIA_MS);
      const sal = randomBytes(12).toString("base64url");
      const firma = sign(asunto, vence, String(dificultad), sal);
      return {
        desafio: `${vence}_${dificultad}_${sal}_${firma}`,
        dificultad,
        vence: new Date(Number(vence)).toISOString(),
      };
    },
    isPaid(asunto, solucion) {
      const [desafio = "", nonce = ""] = solucion.split(".");
      const [vence, dificultad, sal, firma] = desafio.match(/^(\d+)_(\d+)_(.{16})_(.{22})$/)?.slice(1) ?? [];
      if (!vence || !dificultad || !sal || !firma) return false;
      if (!/^\d{1,16}$/.test(nonce) || Number(vence) < clock()) return false;
      const esperada = Buffer.from(sign(asunto, vence, dificultad, sal));
      const dada = Buffer.from(firma);
      if (esperada.length !== dada.length || !timingSafeEqual(esperada, dada)) return false;
      return countCeros(createHash("sha256").update(`${desafio}.${nonce}`).digest()) >= Number(dificultad);
    },
  };
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

/** What a guard stands on. */
export interface OpcionesDeGuardia {
  /** Challenges are signed with it. */
  llave: KeyObject;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Failures before it costs work. @default 5 */
  fallosLibres?: number;
}

/** A guard with its memory in this process. */
export const createGuardia = ({ llave, clock, fallosLibres = FALLOS_LIBRES }: OpcionesDeGuardia): Guardia => {
  // Bounded by size and not by `max`, which would take some megabytes before anybody has failed.
  const memoria = { maxSize: FOLIOS_RECORDADOS, sizeCalculation: () => 1, ttl: MEMORIA_MS };
  const fallos = new LRUCache<string, number>(memoria);
  // Longer than a challenge is good for, so that a clock set back a while brings none to life again.
  const gastados = new LRUCache<string, true>(memoria);
  const pruebas = createPruebas({ llave, clock });

  const spend = (folio: string, solucion: string): boolean => {
    const [desafio = ""] = solucion.split(".");
    if (gastados.has(desafio) || !pruebas.isPaid(folio, solucion)) return false;
    gastados.set(desafio, true);
    return true;
  };

  return {
    demand: (folio, solucion) => {
      if ((fallos.get(folio) ?? 0) < fallosLibres) return undefined;
      return solucion && spend(folio, solucion) ? undefined : pruebas.mint(folio, DIFICULTAD);
    },
    recordFallo: (folio) => {
      fallos.set(folio, (fallos.get(folio) ?? 0) + 1);
    },
  };
};

/** `PRUEBA=nunca`: no look-up ever costs work. */
export const guardiaAbierta: Guardia = { demand: () => undefined, recordFallo: () => undefined };
