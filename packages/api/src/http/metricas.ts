import { createServer, type Server } from "node:http";
import type { Store, TrabajoGuardado } from "../store/store.ts";

const ESTADOS: TrabajoGuardado["estado"][] = ["pendiente", "fallido"];
/** Jobs counted of each state: more than this is told as this. */
const CUENTA_MAXIMA = 10_000;
/** Upper bounds of the histogram of answers, in seconds. */
const TRAMOS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What a relay holds for the main service. */
export interface EstadoDeCola {
  pendientes: number;
  /** Instant since when the oldest one waits. */
  desde?: string | undefined;
  /** Refused for good: a person has to look at them. */
  rechazados: number;
}

export interface OpcionesDeMetricas {
  store: Pick<Store, "listTrabajos">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Absent: this is no relay. */
  readCola?: (() => Promise<EstadoDeCola>) | undefined;
}

/** Figures for an operator's tools. They name nobody: no folio, no address, no path of a request. */
export interface Metricas {
  /** Notes an answer: its status, and how long it took, in milliseconds. */
  recordRespuesta(status: number, ms: number): void;
  /** The text that Prometheus reads. */
  read(): Promise<string>;
}

/** Prepares the figures; the library is read only where somebody asked for them. */
export const createMetricas = async ({ store, clock, readCola }: OpcionesDeMetricas): Promise<Metricas> => {
  const { collectDefaultMetrics, Gauge, Histogram, Registry } = await import("prom-client");
  const register = new Registry();
  collectDefaultMetrics({ register });
  const respuestas = new Histogram({
    name: "ventanilla_respuesta_segundos",
    help: "Cuánto tarda en responder, por clase de respuesta",
    labelNames: ["clase"],
    buckets: TRAMOS,
    registers: [register],
  });
  const trabajos = new Gauge({
    name: "ventanilla_trabajos",
    help: "Trabajos que esperan o que fallaron",
    labelNames: ["estado"],
    registers: [register],
  });
  const measures = [
    async () => {
      for (const estado of ESTADOS)
        trabajos.set({ estado }, (await store.listTrabajos({ estado, limite: CUENTA_MAXIMA })).length);
    },
  ];
  if (readCola) {
    const cola = new Gauge({
      name: "ventanilla_relevo_cola",
      help: "Envíos que el relevo guarda para el servicio principal",
      labelNames: ["estado"],
      registers: [register],
    });
    const espera = new Gauge({
      name: "ventanilla_relevo_espera_segundos",
      help: "Hace cuánto espera el más antiguo",
      registers: [register],
    });
    measures.push(async () => {
      const { pendientes, rechazados, desde } = await readCola();
      cola.set({ estado: "pendiente" }, pendientes);
      cola.set({ estado: "rechazado" }, rechazados);
      espera.set(desde === undefined ? 0 : Math.max(0, (clock() - Date.parse(desde)) / 1_000));
    });
  }
  return {
    recordRespuesta: (status, ms) => respuestas.observe({ clase: `${Math.floor(status / 100)}xx` }, ms / 1_000),
    async read() {
      for (const measure of measures) await measure();
      return register.metrics();
    },
  };
};

/** The private port: figures for who operates, and nothing else. Only this machine reaches it unless told otherwise. */
export const createServidorPrivado = ({ read }: Pick<Metricas, "read">): Server =>
  createServer((solicitud, respuesta) => {
    if (solicitud.url !== "/metrics") return void respuesta.writeHead(404).end();
    read().then(
      (texto) => respuesta.writeHead(200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(texto),
      () => respuesta.writeHead(503).end(),
    );
  });
