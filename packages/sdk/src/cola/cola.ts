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
import { hashSobre } from "./hash-sobre.ts";
import { createPasada, type Hecho, type Noticia } from "./pasada.ts";
import { createRitmo } from "./ritmo.ts";
import { createEnvioDeSobres, hashFolio, type OpcionesDeEnvio } from "./send-sobre.ts";
import { waitAtMost } from "./wait-at-most.ts";

/** Whether it is durable. It never says so before it is. */
export type ResultadoDeGuardar = { guardado: true; huella: string } | { guardado: false; motivo: MotivoNoGuardado };

/** What an outbox is made with: where it hands over, where it keeps, and who hears of it. */
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

/** Longest time that whoever hears a piece of news holds the queue, in milliseconds. */
const PACIENCIA = 10_000;

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
  let canal: BroadcastChannel | undefined;
  let curso: Promise<Hecho> | undefined;

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

  const pass = createPasada({ almacen, send: createEnvioDeSobres({ ...envio, ruta }), tell });
  // What could not even be read is tried again like what could not be sent.
  const ritmo = createRitmo({ act: () => drain().catch(() => {}), pausa, azar });

  /** One tab at a time where the browser has locks; without them the server still takes each envelope once. */
  async function passAlone(): Promise<Hecho> {
    const run = () => pass(ritmo.signal);
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return run();
    return locks.request(nombre, { ifAvailable: true }, (candado) => (candado ? run() : { respondidos: 0, pedida: 0 }));
  }

  async function drain({ rechazados }: { rechazados?: boolean } = {}): Promise<Pasada> {
    if (rechazados)
      for await (const { n, rechazado } of walkEntradas(almacen)) if (rechazado) await almacen.mark(n, undefined);
    curso ??= passAlone().finally(() => {
      curso = undefined;
    });
    let hecho: Hecho | undefined;
    let cuenta: CuentaDeCola | undefined;
    try {
      hecho = await curso;
      cuenta = await almacen.count();
      return { respondidos: hecho.respondidos, ...cuenta };
    } finally {
      const queda = cuenta?.pendientes !== 0;
      ritmo.settle({ avanza: !queda || !!hecho?.respondidos, queda, pedida: hecho?.pedida ?? 0 });
    }
  }

  return {
    async add(sobre, { folio }) {
      try {
        const huella = await hashSobre(sobre);
        const guardadoEn = new Date(clock()).toISOString();
        await almacen.add([{ huella, folio: folio ? await hashFolio(folio) : "", sobre, guardadoEn }]);
        // Chromium decides by itself whether to keep it for good; Firefox would ask the person, in the middle of their trouble.
        if ((globalThis.navigator as { userAgentData?: unknown } | undefined)?.userAgentData)
          void navigator.storage.persist().catch(() => {});
        ritmo.wake(0);
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
      if (!canal && typeof BroadcastChannel !== "undefined") {
        canal = new BroadcastChannel(nombre);
        canal.onmessage = ({ data }) => onNoticia?.(data);
      }
      ritmo.start();
    },
    stop() {
      ritmo.stop();
      canal?.close();
      canal = undefined;
    },
  };
}
