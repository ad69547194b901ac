import type { Sobre } from "../contract/sobre.ts";

/** An envelope that waits to be handed over. Nothing in it says who wrote it, or what. */
export interface Entrada {
  /** SHA-256 of the envelope: its name here, in its acknowledgement and in an export. */
  huella: string;
  /** SHA-256 of the folio: enough to know its receipt by, too little to say it. Empty where who keeps it does not know it. */
  folio: string;
  sobre: Sobre;
  /** When it was kept, by this machine's clock. */
  guardadoEn: string;
  /** Type of the problem the server refused it with for good: it waits for a person, and is not sent again by itself. */
  rechazado?: string | undefined;
}

/** An entry in its place. */
export interface EntradaNumerada extends Entrada {
  /** Order of entry, from 1; never used twice. */
  n: number;
}

/** How many envelopes a queue keeps. */
export interface CuentaDeCola {
  /** Those that will be sent. */
  pendientes: number;
  /** Those that a person has to look at. */
  rechazados: number;
}

/**
 * Where the queue is kept. Every act rejects where it was not done.
 *
 * @see createAlmacenIndexedDb in browsers
 * @see createAlmacenEnMemoria for what needs to outlive nothing
 */
export interface AlmacenDeCola {
  /** Keeps all or none; resolves when they are durable. One that is there already, by its `huella`, stays as it is. */
  add(entradas: readonly Entrada[]): Promise<void>;
  /** The first `limite` after number `despues`, in order of entry. */
  list(opciones: { despues: number; limite: number }): Promise<EntradaNumerada[]>;
  /** Sets one apart for a person, or, with undefined, back among those to be sent. One that is gone stays gone. */
  mark(n: number, rechazado: string | undefined): Promise<void>;
  remove(n: number): Promise<void>;
  count(): Promise<CuentaDeCola>;
}

/** Why an envelope could not be kept: offer it as a file or a code to hand over. */
export type MotivoNoGuardado =
  /** This browser keeps nothing: it was told so, or it is a mode of its that can't. */
  | "sin-almacen"
  | "sin-espacio"
  /** It did not answer in time. */
  | "bloqueado";

const MOTIVOS: Record<string, MotivoNoGuardado> = { QuotaExceededError: "sin-espacio", TimeoutError: "bloqueado" };

/** The reason why an act of a store was not done. */
export const readMotivo = (error: unknown): MotivoNoGuardado => MOTIVOS[Object(error).name] ?? "sin-almacen";

/** Goes through all entries in order, a few in memory at a time. */
export async function* walkEntradas(almacen: AlmacenDeCola): AsyncGenerator<EntradaNumerada> {
  for (let despues = 0; ; ) {
    const pagina = await almacen.list({ despues, limite: 50 });
    yield* pagina;
    const ultima = pagina.at(-1);
    if (!ultima) return;
    despues = ultima.n;
  }
}

/** Every envelope that waits in a queue, in order, without what is sealed in it. */
export async function* listSobres(
  almacen: AlmacenDeCola,
): AsyncGenerator<Pick<Entrada, "huella" | "guardadoEn" | "rechazado"> & { institucion: string }> {
  for await (const { huella, sobre, guardadoEn, rechazado } of walkEntradas(almacen))
    yield { huella, institucion: sobre.institucion, guardadoEn, rechazado };
}

/** Puts what was refused back among what waits to be sent. */
export async function restoreRechazados(almacen: AlmacenDeCola): Promise<void> {
  for await (const { n, rechazado } of walkEntradas(almacen)) if (rechazado) await almacen.mark(n, undefined);
}
