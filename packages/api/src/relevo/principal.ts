/** A call to pass on as it came. */
export interface Llamada {
  /** Path and query. */
  ruta: string;
  metodo: string;
  cabeceras: Headers;
  cuerpo?: Uint8Array<ArrayBuffer> | ReadableStream | undefined;
  /** Also its failures with this very call are an answer: nothing else has to wait for them. */
  conFallas?: boolean | undefined;
}

/** The main service, as the relay knows it: there, or not there now. */
export interface Principal {
  /** Address, without a slash at the end. */
  url: string;
  /** Its answer; nothing where it can't be reached, or can't answer now. */
  ask(llamada: Llamada): Promise<Response | undefined>;
}

/** How long the main service has to answer before the relay does, in milliseconds. */
const ESPERA = 4_000;
/** Rests before it is asked again after it did not answer, in milliseconds: the first, and the longest. */
const DESCANSO = { primero: 500, maximo: 15_000 };
/** Longer for a file on its way over a poor line, in milliseconds. */
const ESPERA_DE_ARCHIVO = 240_000;

const PASAN = ["accept", "accept-language", "content-type", "idempotency-key", "if-none-match", "prueba", "punto"];
/** What a service says that can't take a case now: somebody else has to. */
const AUSENTE = [408, 500, 502, 503, 504, 507];
/** Those of them that may be about what was sent. */
const DE_ESTA = [500, 507];

/** Says whether an answer is Ventanilla's: a network that asks to log in answers too, with a page. */
const isSuya = ({ status, headers }: Response): boolean =>
  status === 304 || /json|text\/plain|pdf|octet-stream|image\//.test(headers.get("content-type") ?? "");

/**
 * The main service behind a breaker: after it failed to answer it is left alone for a while, longer each time, so that
 * nobody at the relay waits for it.
 *
 * @param options.clock milliseconds of a clock that never goes back: a date put right would leave it alone for years
 */
export const createPrincipal = ({
  url,
  clock,
  fetch: send = fetch,
  espera = ESPERA,
}: {
  url: string;
  clock: () => number;
  fetch?: typeof fetch;
  espera?: number;
}): Principal => {
  let descanso = 0;
  let desde = 0;
  return {
    url,
    async ask({ ruta, metodo, cabeceras, cuerpo, conFallas = false }) {
      if (clock() < desde) return undefined;
      const headers = new Headers();
      for (const nombre of PASAN) {
        const valor = cabeceras.get(nombre);
        if (valor !== null) headers.set(nombre, valor);
      }
      try {
        const respuesta = await send(url + ruta, {
          method: metodo,
          headers,
          redirect: "manual",
          signal: AbortSignal.timeout(cuerpo instanceof ReadableStream ? ESPERA_DE_ARCHIVO : espera),
          ...(cuerpo && { body: cuerpo, duplex: "half" }),
        });
        const { status } = respuesta;
        if ((!AUSENTE.includes(status) || (conFallas && DE_ESTA.includes(status))) && isSuya(respuesta)) {
          descanso = 0;
          return respuesta;
        }
        await respuesta.body?.cancel();
      } catch {
        // Whatever the reason, it does not answer.
      }
      descanso = Math.min(Math.max(descanso * 2, DESCANSO.primero), DESCANSO.maximo);
      desde = clock() + descanso;
      return undefined;
    },
  };
};
