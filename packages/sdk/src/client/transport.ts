import { type OrigenDeError, VentanillaError } from "./error.ts";

/** How to reach the API, and how long to insist. */
export interface OpcionesTransport {
  /** Address of the API, without path: `https://ventanilla.example.cl`. Empty for the page's own origin. */
  api: string;
  /** In place of the platform's `fetch`. */
  fetch?: ((url: string, init: RequestInit) => Response | Promise<Response>) | undefined;
  /** Language of the titles of problems, BCP 47. @default "es" */
  idioma?: string | undefined;
  /** Repetitions after the first attempt; 0 for none. @default 3 */
  reintentos?: number | undefined;
  /** Longest time for one attempt, its answer read whole, in milliseconds. @default 15_000 */
  espera?: number | undefined;
  /** First pause between attempts, in milliseconds; each one doubles it and takes off up to half at random. @default 500 */
  pausa?: number | undefined;
  /** `same-origin` where an officer's session says who asks. @default "omit" */
  credentials?: RequestCredentials | undefined;
}

/** One request. With `cuerpo` it is a POST: a look-up, or with an `Idempotency-Key`, since it may be repeated. */
export interface Solicitud {
  cuerpo?: unknown;
  cabeceras?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Asks for a path of the API and returns the JSON object it answers.
 *
 * Repeats on network failures, time-outs, 408, 429, 502, 503, 504, and 409 `envio-en-curso` (an earlier attempt of the
 * same submission is still being written); never on anything else.
 *
 * @throws {VentanillaError} on everything that is not a JSON object with status 2xx
 */
export type Transport = <T>(ruta: string, solicitud?: Solicitud) => Promise<T>;

const PASAJEROS = [408, 429, 502, 503, 504];

/** Longest `Retry-After` worth waiting for, in milliseconds; asked for more, the call fails and the person decides. */
const PAUSA_MAXIMA = 30_000;

/** Makes the transport that the client's calls share. */
export function createTransport({
  api,
  fetch: send = (url, init) => fetch(url, init),
  idioma = "es",
  reintentos = 3,
  espera = 15_000,
  pausa = 500,
  credentials = "omit",
}: OpcionesTransport): Transport {
  return async (ruta, { cuerpo, cabeceras, signal } = {}) => {
    const body = cuerpo ? JSON.stringify(cuerpo) : null;
    const headers = { "Accept-Language": idioma, ...(body && { "Content-Type": "application/json" }), ...cabeceras };

    for (let intento = 0; ; intento++) {
      const control = new AbortController();
      let clear = alarm(espera, signal, () => control.abort());
      let falla: OrigenDeError;
      let cause: unknown;
      let pasajera = true;
      let pedida = 0;
      try {
        if (signal?.aborted) control.abort();
        const respuesta = await send(api.replace(/\/+$/, "") + ruta, {
          method: body ? "POST" : "GET",
          headers,
          body,
          signal: control.signal,
          credentials,
          mode: "cors",
          referrerPolicy: "no-referrer",
          // Followed, a redirect would hand what the person wrote to whoever answered: a network that asks to log in, say.
          redirect: "manual",
        });
        const { ok, status } = respuesta;
        pedida = parseRetryAfter(respuesta.headers.get("Retry-After"));
        const datos = await respuesta.json().catch((error) => {
          // What is no JSON is not Ventanilla's, and is not kept; a connection cut half way is another matter.
          if (error.name !== "SyntaxError") throw error;
        });
        if (ok && Object(datos) === datos) return datos;
        pasajera = PASAJEROS.includes(status) || datos?.type === "envio-en-curso";
        falla = {
          type: pasajera || status > 499 ? "no-disponible" : "respuesta-ilegible",
          ...(datos?.solicitud && datos),
          status,
        };
      } catch (error) {
        cause = error;
        falla = { type: signal?.aborted ? "cancelado" : control.signal.aborted ? "tiempo-agotado" : "sin-conexion" };
      } finally {
        clear();
      }
      if (!pasajera || pedida > PAUSA_MAXIMA || intento >= reintentos || signal?.aborted)
        throw new VentanillaError({ pausa: pedida, ...falla }, { cause });
      await new Promise<void>((resume) => {
        clear = alarm(pedida + pausa * 2 ** intento * (1 - Math.random() / 2), signal, resume);
      });
      clear();
    }
  };
}

/** Calls `ring` after `ms`, and when `signal` aborts; returns how to call it off. */
function alarm(ms: number, signal: AbortSignal | undefined, ring: () => void): () => void {
  const reloj = setTimeout(ring, ms);
  signal?.addEventListener("abort", ring);
  return () => {
    clearTimeout(reloj);
    signal?.removeEventListener("abort", ring);
  };
}

/** Milliseconds that `Retry-After` asks for, in seconds or as an HTTP date; 0 if it says nothing. */
function parseRetryAfter(text: string | null): number {
  return Math.max(Number(text) * 1000 || Date.parse(text ?? "") - Date.now() || 0, 0);
}
