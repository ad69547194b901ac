import { computeHuella } from "../client/huella.ts";
import type { Sobre } from "../contract/sobre.ts";
import {
  type AlmacenDeCola,
  type CuentaDeCola,
  type Entrada,
  type MotivoNoGuardado,
  readMotivo,
  walkEntradas,
} from "./almacen.ts";
import { createAlmacenIndexedDb } from "./almacen-indexeddb.ts";
import { createEnvioDeSobres, hashFolio, type OpcionesDeEnvio, type RespuestaDeSobre } from "./send-sobre.ts";
import { waitAtMost } from "./wait-at-most.ts";

/** Whether it is durable. It never says so before it is. */
export type ResultadoDeGuardar = { guardado: true; huella: string } | { guardado: false; motivo: MotivoNoGuardado };

/** News of one envelope: its answer, and then it leaves the queue, or the problem it was refused with, and it stays. */
export type Noticia = { huella: string } & ({ respuesta: RespuestaDeSobre } | { rechazado: string });

export interface OpcionesCola extends OpcionesDeEnvio {
  /** Its database and its lock: one for each queue of an origin. @default `ventanilla` and `ruta` */
  nombre?: string | undefined;
  /** @default IndexedDB, by `nombre` */
  almacen?: AlmacenDeCola | undefined;
  /**
   * Hears every piece of news, also of what another tab sent while this queue is started. The entry leaves once it has
   * settled, within ten seconds, so whoever keeps an answer keeps it first; stopped in between, the same news comes again.
   */
  onNoticia?: ((noticia: Noticia) => unknown) | undefined;
  /** Milliseconds since 1970. @default Date.now */
  clock?: (() => number) | undefined;
  /** From 0 to 1. @default Math.random */
  azar?: (() => number) | undefined;
  /** First pause after a failure, in milliseconds; each one doubles it, up to five minutes, less up to half at random. @default 2_000 */
  pausa?: number | undefined;
}

/** What a pass over the queue left. */
export interface Pasada extends CuentaDeCola {
  respondidos: number;
}

/** The outbox of Plan B: keeps sealed envelopes until the server has answered each, and hands each over once. */
export interface Cola {
  /**
   * Keeps an envelope. Resolves when it is durable, or with the reason why it is not; it never rejects.
   *
   * @param datos.folio what its receipt is known by; who did not seal it can't know it: then any receipt is its own
   */
  add(sobre: Sobre, datos: { folio?: string | undefined }): Promise<ResultadoDeGuardar>;
  /** How many there are. Rejects where nothing can be read. */
  count(): Promise<CuentaDeCola>;
  /** Every entry in order, without what is sealed in it. */
  list(): AsyncGenerator<Pick<Entrada, "huella" | "guardadoEn" | "rechazado"> & { institucion: string }>;
  /**
   * Sends what waits, in order of entry, one at a time; where another tab is at it, leaves it to that one. Resolves
   * when there is nothing left that can be sent now.
   *
   * @param opciones.rechazados puts what was refused back among what waits
   */
  drain(opciones?: { rechazados?: boolean }): Promise<Pasada>;
  /** Sends by itself from now on: now, when the network or the page comes back, and again after each failure. */
  start(): void;
  /** Stops; what is on its way will be sent again. */
  stop(): void;
}

/** Longest pause between two attempts, in milliseconds. */
const PAUSA_MAXIMA = 5 * 60_000;

/** Longest `Retry-After` that is believed, in milliseconds. */
const ESPERA_MAXIMA = 60 * 60_000;

/** Longest time that whoever hears a piece of news holds the queue, in milliseconds. */
const PACIENCIA = 10_000;

/** Entries that fail each for itself, in a row, before a pass gives up: it is not about them then. */
const MAXIMO_SEGUIDOS = 3;

/** Makes an outbox. Nothing is opened or sent until it is asked for something. */
export function createCola({
  ruta = "/v1/sobres",
  nombre = `ventanilla${ruta}`,
  almacen = createAlmacenIndexedDb({ nombre }),
  onNoticia,
  clock = Date.now,
  azar = Math.random,
  pausa = 2_000,
  ...envio
}: OpcionesCola): Cola {
  const send = createEnvioDeSobres({ ...envio, ruta });
  let activa: AbortController | undefined;
  let canal: BroadcastChannel | undefined;
  let reloj: ReturnType<typeof setTimeout> | undefined;
  let curso: Promise<number> | undefined;
  let persistida = false;
  /** Failed passes in a row. */
  let fallidas = 0;
  /** What the server asked to wait; nothing wakes the queue before. */
  let pedida = 0;
  /** Number of the last entry that this round left behind, and the folios whose later entries have to wait for it. */
  let desde = 0;
  const atascados = new Set<string>();

  async function tell(noticia: Noticia): Promise<void> {
    canal?.postMessage(noticia);
    try {
      if (onNoticia) await waitAtMost(PACIENCIA, Promise.resolve(onNoticia(noticia)));
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  }

  /** @returns how many were answered */
  async function pass(signal: AbortSignal | undefined): Promise<number> {
    let respondidos = 0;
    for (let seguidos = 0; seguidos < MAXIMO_SEGUIDOS; ) {
      const [entrada] = await almacen.list({ despues: desde, limite: 1 });
      if (!entrada) {
        desde = 0;
        atascados.clear();
        break;
      }
      const { n, huella, folio } = entrada;
      if (!atascados.has(folio) && !entrada.rechazado) {
        const desenlace = await send(entrada, signal);
        if (signal?.aborted) break;
        if (desenlace.tipo === "cortado") {
          pedida = Math.min(desenlace.pausa, ESPERA_MAXIMA);
          break;
        }
        seguidos = desenlace.tipo === "atascado" ? seguidos + 1 : 0;
        if (desenlace.tipo === "atascado") {
          if (folio) atascados.add(folio);
        } else if (desenlace.tipo === "rechazado") {
          await almacen.mark(n, desenlace.problema);
          await tell({ huella, rechazado: desenlace.problema });
        } else {
          await tell({ huella, respuesta: desenlace.respuesta });
          await almacen.remove(n);
          respondidos++;
        }
      }
      desde = n;
    }
    return respondidos;
  }

  /** One tab at a time where the browser has locks; without them the server still takes each envelope once. */
  const drain: Cola["drain"] = async ({ rechazados } = {}) => {
    if (rechazados) {
      for await (const { n, rechazado } of walkEntradas(almacen)) if (rechazado) await almacen.mark(n, undefined);
      desde = 0;
    }
    const run = () => pass(activa?.signal);
    curso ??= (
      globalThis.navigator?.locks?.request(nombre, { ifAvailable: true }, (candado) => (candado ? run() : 0)) ?? run()
    ).finally(() => {
      curso = undefined;
    });
    let pasada: Pasada | undefined;
    try {
      const respondidos = await curso;
      pasada = { respondidos, ...(await almacen.count()) };
      return pasada;
    } finally {
      const avanza = pasada?.respondidos || pasada?.pendientes === 0;
      fallidas = avanza ? 0 : fallidas + 1;
      const espera = Math.min(PAUSA_MAXIMA, pausa * 2 ** (fallidas - 1)) * (1 - azar() / 2);
      if (pasada?.pendientes !== 0) plan(Math.max(espera, pedida));
    }
  };

  function plan(ms: number): void {
    if (!activa) return;
    clearTimeout(reloj);
    reloj = setTimeout(() => {
      pedida = 0;
      // What could not even be read is tried again like what could not be sent.
      drain().catch(() => {});
    }, ms);
  }

  /** Goes soon, unless the server asked for peace. */
  const wake = (ms: number) => {
    if (!pedida) plan(ms);
  };

  return {
    async add(sobre, { folio }) {
      try {
        const huella = await computeHuella(sobre);
        const guardadoEn = new Date(clock()).toISOString();
        await almacen.add([{ huella, folio: folio ? await hashFolio(folio) : "", sobre, guardadoEn }]);
        // Some browsers ask the person, who may never answer.
        if (!persistida) void globalThis.navigator?.storage?.persist?.().catch(() => {});
        persistida = true;
        wake(0);
        return { guardado: true, huella };
      } catch (error) {
        return { guardado: false, motivo: readMotivo(error) };
      }
    },
    count: () => almacen.count(),
    async *list() {
      for await (const { huella, sobre, guardadoEn, rechazado } of walkEntradas(almacen))
        yield { huella, institucion: sobre.institucion, guardadoEn, rechazado };
    },
    drain,
    start() {
      if (activa) return;
      activa = new AbortController();
      const { signal } = activa;
      if (typeof BroadcastChannel !== "undefined") {
        canal = new BroadcastChannel(nombre);
        canal.onmessage = ({ data }) => onNoticia?.(data);
      }
      // Whoever comes back with the network comes back with everybody else behind it.
      globalThis.addEventListener?.("online", () => wake(pausa * azar()), { signal });
      globalThis.document?.addEventListener("visibilitychange", () => document.hidden || wake(0), { signal });
      plan(0);
    },
    stop() {
      activa?.abort();
      canal?.close();
      clearTimeout(reloj);
      activa = canal = undefined;
    },
  };
}
