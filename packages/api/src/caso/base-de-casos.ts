import { hash } from "node:crypto";
import type { Institucion } from "@ventanilla/sdk/contract";
import { canonicalJson, type Feriado } from "@ventanilla/sdk/domain";
import { computeHmac, computeHmac512, type Llaves } from "../sello/llaves.ts";
import { type LlaveDeCaso, unwrapLlave } from "../sello/sello.ts";
import type { CasoGuardado, Envio, Store } from "../store/store.ts";
import { Rechazo } from "./rechazo.ts";

/** What cases need of the world. */
export interface OpcionesDeCasos {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  llaves: Llaves;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Holidays declared since the calendar was written; the same array until there is one more. */
  getFeriados?: ((slug: string) => readonly Feriado[]) | undefined;
  /** Id of the company of an institution's registry that has this RUT. */
  findProveedor?: ((institucion: string, rut: string) => Promise<string | undefined>) | undefined;
  /** Where citizens reach this server, without a slash at the end. */
  urlPublica: string;
}

/** A submission as it is kept, and bytes that only this installation derives from it. */
export interface EnvioIdentificado {
  envio: Envio;
  /** 32 bytes: the same submission gives the same folio and clave again. */
  azar: Buffer;
}

/** What every act on cases stands on. */
export interface BaseDeCasos {
  /** Instant, UTC ISO 8601. */
  now(): string;
  computeAcceso(folio: string, clave: string): Buffer;
  identify(ambito: string, clave: string, cuerpo: unknown): EnvioIdentificado;
  /** @throws {Rechazo} `no-encontrado` */
  getInstitucion(slug: string): Institucion;
  getFeriados(slug: string): readonly Feriado[] | undefined;
  /** The case's key; nothing once the person was erased. */
  findLlave(guardado: CasoGuardado): Promise<LlaveDeCaso | undefined>;
}

/** Same key, same body: the same act. Same key, another body: somebody's mistake, said aloud. */
export const assertMismaHuella = (guardada: Uint8Array, huella: Uint8Array): void => {
  if (Buffer.compare(guardada, huella) !== 0) throw new Rechazo("clave-de-envio-reutilizada");
};

/** @param opciones those of the cases */
export const createBase = ({ store, clock, llaves, instituciones, getFeriados }: OpcionesDeCasos): BaseDeCasos => ({
  now: () => new Date(clock()).toISOString(),
  computeAcceso: (folio, clave) => computeHmac(llaves.pimienta, folio, clave),
  identify(ambito, clave, cuerpo) {
    const bytes = computeHmac512(llaves.envio, ambito, clave);
    const [id, azar] = [bytes.subarray(0, 32), bytes.subarray(32)];
    // Nobody else can derive `azar`: what is hashed after it is a keyed hash of the body and the institution.
    const huella = hash("sha256", azar.toString("latin1") + canonicalJson(cuerpo), "buffer");
    return { envio: { id, huella }, azar };
  },
  getInstitucion(slug) {
    const institucion = instituciones.get(slug);
    if (!institucion) throw new Rechazo("no-encontrado", { detalle: `Falta la definición de «${slug}»` });
    return institucion;
  },
  getFeriados: (slug) => getFeriados?.(slug),
  async findLlave({ id, caso }) {
    const envuelta = await store.findLlave(id);
    return envuelta && unwrapLlave(llaves.envoltura, caso.folio, envuelta);
  },
});
