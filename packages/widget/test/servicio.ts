import {
  apertura,
  type Comprobante,
  credencial,
  type ErrorDeCampo,
  type InstitucionPublica,
  type Prueba,
  type TipoProblema,
  type VistaCiudadana,
} from "@ventanilla/sdk/contract";

import { definicion, unidades } from "./definicion.ts";

/** A request as it arrived. */
export interface Peticion {
  metodo: string;
  ruta: string;
  cabeceras: Headers;
  /** The body as it was sent. */
  texto: string;
}

/** Answers a request in place of the service; `serve` is what the service itself would have answered. */
export type Responder = (peticion: Peticion, serve: () => Promise<Response>) => Response | Promise<Response>;

const sendJson = (status: number, cuerpo: unknown, cabeceras: HeadersInit = {}): Response =>
  new Response(JSON.stringify(cuerpo), { status, headers: { "Content-Type": "application/json", ...cabeceras } });

/** A problem as the API tells it. */
export const problema =
  (
    status: number,
    type: TipoProblema,
    { title = `Título de ${type}`, ...resto }: { errores?: ErrorDeCampo[]; prueba?: Prueba; title?: string } = {},
  ): Responder =>
  () =>
    sendJson(status, { type, title, status, solicitud: "solicitud-1", ...resto });

/** The network fails before the request leaves. */
export const sinRed: Responder = () => Promise.reject(new TypeError("Failed to fetch"));

/** The service does its part and the answer is lost on its way. */
export const respuestaPerdida: Responder = async (_, serve) => {
  await serve();
  throw new TypeError("Failed to fetch");
};

/** An answer with a body of one's own. */
export const respuesta =
  (status: number, cuerpo: unknown): Responder =>
  () =>
    sendJson(status, cuerpo);

interface Espera {
  /** Lets what was held go on. */
  release(): void;
}

/** What is said of any file that arrives. */
const ADJUNTO = {
  id: "a1",
  nombre: "boleta.jpg",
  tipo: "image/jpeg",
  bytes: 2_048,
  cuando: "2026-09-22T15:05:00.000Z",
  quien: "ciudadano",
};

/** The longest pauses, left as they are: they are time-outs. */
const PAUSA_LARGA = 5_000;
const PRISA = 50;

/** Other pages of the browser, where other tests run, keep what waits beside what waits here. */
const PAGINA = crypto.randomUUID().slice(0, 8);
let numero = 0;

/**
 * The API inside the page, in place of `fetch`: it reads with the contract's own schemas, keeps each submission once, and
 * fails when it is told to. The pauses between the client's attempts pass fifty times faster.
 */
export class Servicio {
  /** Of this service alone, so that nothing an earlier one answered is remembered. */
  readonly api = `https://ventanilla-${++numero}-${PAGINA}.example.cl`;
  readonly peticiones: Peticion[] = [];
  definicion: InstitucionPublica;
  /** What a citizen sees of every case; `undefined` for what a new case shows. */
  vista: Partial<VistaCiudadana> = {};
  /** What is different in every receipt. */
  comprobante: Partial<Comprobante> = {};
  /** What else this service answers, by the end of the path. */
  readonly propias: Record<string, Responder> = {};
  readonly #turnos: { ruta: string; responder: Responder; siempre: boolean }[] = [];
  readonly #enviados = new Map<string, { texto: string; comprobante: Comprobante }>();
  readonly #claves = new Map<string, string>();
  readonly #fetch = globalThis.fetch;
  readonly #setTimeout = globalThis.setTimeout;

  constructor(cambios: Partial<InstitucionPublica> = {}) {
    this.definicion = { ...definicion, ...cambios };
    globalThis.fetch = (url, init = {}) => this.#receive(String(url), init);
    const esperar = this.#setTimeout;
    globalThis.setTimeout = ((run: TimerHandler, ms = 0, ...resto: unknown[]) =>
      esperar(run, ms < PAUSA_LARGA ? ms / PRISA : ms, ...resto)) as typeof setTimeout;
  }

  /** Gives the page its network and its clock back. */
  close(): void {
    globalThis.fetch = this.#fetch;
    globalThis.setTimeout = this.#setTimeout;
  }

  /** Answers the next requests whose path ends in `ruta`, each in its turn; then the service is itself again. */
  next(ruta: string, ...responders: Responder[]): void {
    this.#turnos.push(...responders.map((responder) => ({ ruta, responder, siempre: false })));
  }

  /** Answers every request whose path ends in `ruta`, until `restore`. */
  always(ruta: string, responder: Responder): void {
    this.#turnos.push({ ruta, responder, siempre: true });
  }

  /** The service is itself again. */
  restore(): void {
    this.#turnos.length = 0;
  }

  /** Holds back the next answer to a path that ends in `ruta`. */
  hold(ruta: string): Espera {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.next(ruta, (_, serve) => promise.then(serve));
    return { release: resolve };
  }

  /** The requests to a path that ends in `ruta`. */
  asked(ruta: string): Peticion[] {
    return this.peticiones.filter((peticion) => peticion.ruta.split("?")[0]?.endsWith(ruta));
  }

  /** The bodies sent to open a case. */
  get aperturas(): Record<string, unknown>[] {
    return this.asked("/casos").map(({ texto }) => JSON.parse(texto));
  }

  async #receive(url: string, { method = "GET", headers, body }: RequestInit): Promise<Response> {
    const ruta = url.replace(this.api, "");
    const peticion = { metodo: method, ruta, cabeceras: new Headers(headers), texto: String(body ?? "") };
    this.peticiones.push(peticion);
    const turno = this.#turnos.find((otro) => ruta.split("?")[0]?.endsWith(otro.ruta));
    if (turno && !turno.siempre) this.#turnos.splice(this.#turnos.indexOf(turno), 1);
    const serve = async () => this.#serve(peticion);
    return turno ? turno.responder(peticion, serve) : serve();
  }

  #serve(peticion: Peticion): Response | Promise<Response> {
    const { ruta, cabeceras, texto } = peticion;
    const camino = ruta.split("?")[0] ?? "";
    const propia = Object.entries(this.propias).find(([fin]) => camino.endsWith(fin))?.[1];
    if (propia) return propia(peticion, () => Promise.reject(new TypeError("Nothing else answers it")));
    if (camino.endsWith("/casos")) return this.#open(cabeceras.get("Idempotency-Key"), texto);
    if (camino.endsWith("/unidades")) return sendJson(200, { unidades });
    if (camino.endsWith("/adjuntos")) return sendJson(201, ADJUNTO);
    if (camino.startsWith("/v1/seguimiento")) return this.#follow(texto);
    if (camino.startsWith("/v1/instituciones/")) return sendJson(200, this.definicion);
    throw new TypeError(`Nadie debía pedir ${ruta}`);
  }

  #open(llave: string | null, texto: string): Response {
    const previo = this.#enviados.get(llave ?? "");
    const fallar = (status: number, type: TipoProblema, errores?: ErrorDeCampo[]) =>
      sendJson(status, { type, title: `Título de ${type}`, status, solicitud: "solicitud-1", errores });
    if (!llave) return fallar(400, "clave-de-envio-ausente");
    if (previo && previo.texto !== texto) return fallar(422, "clave-de-envio-reutilizada");
    if (previo) return sendJson(200, previo.comprobante, { "Idempotency-Replayed": "true" });
    const leida = apertura.safeParse(JSON.parse(texto));
    if (!leida.success) {
      const errores = leida.error.issues.map(({ path, message }) => ({
        ruta: path.join("."),
        codigo: "formato" as const,
        mensaje: `El servicio no acepta este dato: ${message}`,
      }));
      return fallar(422, "datos-invalidos", errores);
    }
    const { folio = "7K3M9QXP4TWG", clave = "", tipo } = leida.data;
    const comprobante: Comprobante = {
      folio,
      tipo,
      recibidoEn: "2026-09-22T15:04:05.000Z",
      ingresoLegal: "2026-09-22",
      plazo: { ...(this.definicion.plazos[tipo] ?? { dias: 10, unidad: "habiles" }), vence: "2026-10-28" },
      etapa: tipo === "reclamo" ? "mediacion" : "orientacion",
      estado: "ingresado",
      siguiente: "Una persona leerá el caso.",
      seguimiento: `${this.api}/seguir/`,
      ...this.comprobante,
    };
    this.#enviados.set(llave, { texto, comprobante });
    this.#claves.set(folio, clave);
    return sendJson(201, comprobante);
  }

  #follow(texto: string): Response {
    const { folio, clave } = credencial.loose().parse(JSON.parse(texto));
    if (this.#claves.get(folio) !== clave)
      return sendJson(404, {
        type: "caso-no-encontrado",
        title: "No encontramos el caso",
        status: 404,
        solicitud: "s",
      });
    const vista: VistaCiudadana = {
      folio,
      tipo: "reclamo",
      institucion: this.definicion.slug,
      etapa: "mediacion",
      estado: "ingresado",
      estadoTexto: "Recibimos el reclamo. Habrá respuesta a más tardar el 28/10/2026.",
      siguiente: "Una persona leerá el caso.",
      recibidoEn: "2026-09-22T15:04:05.000Z",
      ingresoLegal: "2026-09-22",
      plazo: {
        dias: 25,
        unidad: "habiles",
        vence: "2026-10-28",
        habilesTranscurridos: 2,
        corridosTranscurridos: 2,
        fueraDePlazo: false,
      },
      bitacora: [{ cuando: "2026-09-22T15:04:05.000Z", tipo: "ingreso", texto: "Recibimos el reclamo." }],
      puedeOpinar: false,
      ...this.vista,
    };
    return sendJson(200, vista);
  }

  /** Lets a case exist without having been sent from here. */
  keepCaso(folio: string, clave: string): void {
    this.#claves.set(folio, clave);
  }
}
