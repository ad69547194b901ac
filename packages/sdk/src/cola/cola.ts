import type { Sobre } from "../contract/sobre.ts";
import { type AlmacenDeCola, type CuentaDeCola, type MotivoNoGuardado, readMotivo } from "./almacen.ts";
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
  /**
   * Sends what waits, in order of entry, one at a time; where another tab is at it, leaves it to that one. Resolves
   * when there is nothing left that can be sent now.
   *
   * @see restoreRechazados for what was refused
   */
  drain(): Promise<Pasada>;
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
  azar = Math.random,
  pausa = 2_000,
  ...envio
}: OpcionesCola): Cola {
  let canal: BroadcastChannel | undefined;
  let curso: Promise<Hecho | null> | undefined;

  async function tell(noticia: Noticia): Promise<void> {
    canal?.postMessage(noticia);
    const oida = (async () => onNoticia?.(noticia))();
    await waitAtMost(PACIENCIA, oida).catch((error) => {
      setTimeout(() => {
        throw error;
      });
    });
  }

  const pass = createPasada({ almacen, send: createEnvioDeSobres({ ...envio, ruta }), tell });
  // What could not even be read is tried again like what could not be sent.
  const ritmo = createRitmo({ act: () => drain().catch(() => {}), pausa, azar });

  /** One tab at a time where the browser has locks; without them the server still takes each envelope once. */
  function passAlone(): Promise<Hecho | null> {
    const run = async (candado: unknown) => (candado ? pass(ritmo.getSignal()) : null);
    return globalThis.navigator?.locks?.request(nombre, { ifAvailable: true }, run) ?? run(1);
  }

  async function drain(): Promise<Pasada> {
    curso ??= passAlone().finally(() => {
      curso = undefined;
    });
    let hecho: Hecho | null | undefined;
    let cuenta: CuentaDeCola | undefined;
    try {
      hecho = await curso;
      cuenta = await almacen.count();
      return { respondidos: hecho?.respondidos ?? 0, ...cuenta };
    } finally {
      ritmo.settle({ ...hecho, queda: cuenta?.pendientes !== 0 });
    }
  }

  return {
    async add(sobre, { folio }) {
      try {
        const huella = await hashSobre(sobre);
        const guardadoEn = new Date().toISOString();
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
    drain,
    start() {
      if (!canal && "BroadcastChannel" in globalThis) {
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
