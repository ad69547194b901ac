import { hash } from "node:crypto";
import { createCola, type Noticia, sealSobre } from "@ventanilla/sdk/cola";
import type { AcuseDeSobre, ContenidoDeSobre, LlaveDeSello, Sobre } from "@ventanilla/sdk/contract";
import { parseFolio } from "@ventanilla/sdk/domain";
import { nanoid } from "nanoid";
import type { Casos } from "../caso/casos.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { EstadoDeCola } from "../http/metricas.ts";
import { computeHmac512, type Llaves } from "../sello/llaves.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import { createAlmacenDeFichas } from "./almacen-de-fichas.ts";
import { createDefinicionesDelPrincipal, type DefinicionesDelPrincipal } from "./definiciones-del-principal.ts";
import type { Principal } from "./principal.ts";

/** How often it is seen whether what is kept can be handed over, in milliseconds. */
const RONDA = 2_000;

/** What makes of a service a relay: it takes what the main one can't, and hands it over once it is back. */
export interface Relevo {
  principal: Principal;
  definiciones: DefinicionesDelPrincipal;
  /** Cases as a relay takes them: durable here, and in the queue for the main service. */
  casos: Casos;
  /** Whether a submission was taken here: then here it is answered again, also once the main service has it. */
  isTomado(institucion: string, envio: string): Promise<boolean>;
  /** Keeps an envelope that only the main service opens. @throws {StoreError} */
  keepSobre(sobre: Sobre): Promise<AcuseDeSobre>;
  readCola(): Promise<EstadoDeCola>;
  start(): Promise<void>;
  /** Resolves when what was on its way has its answer. */
  stop(): Promise<void>;
}

export interface OpcionesDeRelevo {
  principal: Principal;
  /** Those of this machine. */
  casos: Casos;
  store: Store;
  llaves: Pick<Llaves, "envio">;
  /** Institutions it takes cases for. */
  slugs: readonly string[];
  /** Milliseconds since the epoch. */
  clock: () => number;
  log: { error(datos: object, mensaje: string): void };
}

type Credencial = Parameters<Casos["find"]>[0];

/** Makes a relay of the cases of this machine. */
export const createRelevo = ({ principal, casos, store, llaves, slugs, clock, log }: OpcionesDeRelevo): Relevo => {
  const definiciones = createDefinicionesDelPrincipal({ principal, store, slugs, clock });
  const almacen = createAlmacenDeFichas({ store });
  /** Who opened a case in this request: what they do with it next goes on under their own folio and clave. */
  const credenciales = new WeakMap<CasoGuardado, Credencial>();

  /** Envelopes that wait of a case; while there is one, its opening waits too or was handed over. */
  const countDeCaso = (folio: string): Promise<number> => almacen.countDeFolio(hash("sha256", folio, "base64url"));

  /** What is in the main service's hands can no longer be read here. */
  const forget = async ({ respuesta }: Extract<Noticia, { respuesta: unknown }>): Promise<void> => {
    const folio = parseFolio(respuesta.folio ?? "");
    const guardado = folio && (await store.findCasoByFolio(folio));
    if (!guardado) return;
    // The last one: it leaves the queue once this has been heard.
    if ((await countDeCaso(folio)) <= 1) await store.destroyLlave(guardado.id);
  };
  const cola = createCola({
    api: principal.url,
    almacen,
    async fetch(url, { method = "GET", headers, body }) {
      const { pathname: ruta } = new URL(url);
      const cuerpo = new TextEncoder().encode(String(body));
      const cabeceras = new Headers(headers);
      const respuesta = await principal.ask({ ruta, metodo: method, cabeceras, cuerpo, conFallas: true });
      if (!respuesta) throw new TypeError("El servicio principal no responde");
      return respuesta;
    },
    onNoticia: async (noticia) => {
      if ("respuesta" in noticia) return forget(noticia);
      log.error(
        { sobre: noticia.huella, problema: noticia.rechazado },
        "El servicio principal no recibió un envío del relevo: quedó guardado aquí para que alguien lo vea",
      );
    },
  });

  const findSello = (slug: string): LlaveDeSello => {
    const sello = definiciones.find(slug)?.sello;
    if (sello) return sello;
    throw new Rechazo("no-disponible", {
      detalle: "Este relevo todavía no conoce las llaves del servicio principal. Prueba cuando vuelva la conexión",
    });
  };
  const keep = async (sobre: Sobre, folio?: string): Promise<string> => {
    const guardado = await cola.add(sobre, { folio });
    if (guardado.guardado) return guardado.huella;
    throw new Rechazo(guardado.motivo === "sin-espacio" ? "sin-espacio" : "no-disponible");
  };
  const enqueue = async (slug: string, contenido: ContenidoDeSobre, folio: string): Promise<void> => {
    await keep(await sealSobre(contenido, { institucion: slug, sello: findSello(slug) }), folio);
  };

  let reloj: NodeJS.Timeout | undefined;
  let ronda: Promise<unknown> = Promise.resolve();
  const look = async (): Promise<void> => {
    const { pendientes } = await cola.count();
    if (pendientes > 0) await cola.drain();
  };

  return {
    principal,
    definiciones,
    casos: {
      ...casos,
      async open(apertura, opciones) {
        const { institucion, envio } = opciones;
        findSello(institucion.slug);
        const { valor, repetida } = await casos.open(apertura, opciones);
        // The signature is the main service's to give.
        const { firma: _, ...comprobante } = valor;
        const { folio } = comprobante;
        const guardado = repetida ? await store.findCasoByFolio(folio) : undefined;
        // Repeated after it was handed over, the main service has it; before, it waits already.
        if (guardado && ((await countDeCaso(folio)) > 0 || !(await store.findLlave(guardado.id))))
          return { valor: comprobante, repetida };
        const cuerpo = { ...apertura, folio, clave: apertura.clave ?? comprobante.clave };
        const contenido = { envio, capturadoEn: comprobante.recibidoEn, llamada: "casos", cuerpo } as const;
        await enqueue(institucion.slug, contenido, folio);
        return { valor: comprobante, repetida };
      },
      async find(credencial) {
        try {
          const guardado = await casos.find(credencial);
          credenciales.set(guardado, credencial);
          return guardado;
        } catch (error) {
          if (!(error instanceof Rechazo) || error.tipo !== "caso-no-encontrado") throw error;
          // Another machine may know it: that there is no such case can't be said here.
          throw new Rechazo("no-disponible", {
            detalle: "No podemos ver ese caso mientras no haya conexión con la institución. Prueba más tarde",
          });
        }
      },
      async order(guardado, orden, opciones) {
        const respuesta = await casos.order(guardado, orden, opciones);
        const credencial = credenciales.get(guardado);
        if (!credencial || (orden.orden !== "enviarMensaje" && orden.orden !== "opinar")) return respuesta;
        const { orden: nombre, ...datos } = orden;
        const contenido: ContenidoDeSobre = {
          envio: opciones.envio?.clave ?? nanoid(24),
          capturadoEn: new Date(clock()).toISOString(),
          llamada: nombre === "opinar" ? "satisfaccion" : "mensajes",
          cuerpo: { ...credencial, ...datos },
        };
        await enqueue(guardado.caso.institucion, contenido, credencial.folio);
        return respuesta;
      },
    },
    async isTomado(institucion, envio) {
      const id = computeHmac512(llaves.envio, institucion, envio).subarray(0, 32);
      return (await store.findEnvio(id)) !== undefined;
    },
    async keepSobre(sobre) {
      const huella = await keep(sobre);
      return { huella, recibidoEn: new Date(clock()).toISOString(), motivo: "enRelevo" };
    },
    async readCola() {
      return { ...(await cola.count()), desde: await almacen.findDesde() };
    },
    async start() {
      await definiciones.start();
      const turn = (): void => {
        ronda = look()
          .catch(() => undefined)
          .then(() => {
            reloj = setTimeout(turn, RONDA);
          });
      };
      turn();
    },
    async stop() {
      definiciones.stop();
      clearTimeout(reloj);
      await ronda;
      clearTimeout(reloj);
    },
  };
};
