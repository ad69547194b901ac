import {
  type AlmacenDeCola,
  type Cola,
  createAlmacenIndexedDb,
  createCola,
  exportSobre,
  isAcuse,
  type Noticia,
  restoreRechazados,
  sealSobre,
} from "@ventanilla/sdk/cola";
import type { AperturaAtendida, Comprobante, LlaveDeSello, Sesion } from "@ventanilla/sdk/contract";
import { formatFolio } from "@ventanilla/sdk/domain";
import type { Guardado } from "./keep-entrante.ts";

const NOMBRE = "ventanilla mesa ";
const FALTA_SESION = 401;

const count = (cuantos: number, uno: string, varios: string): string =>
  cuantos === 1 ? uno : varios.replace("#", String(cuantos));

/** How many cases wait in the queues of this machine, of whoever entered them; 0 where the browser does not say. */
export async function countGuardados(): Promise<number> {
  let suma = 0;
  for (const { name = "" } of (await indexedDB.databases?.().catch(() => [])) ?? [])
    if (name.startsWith(NOMBRE)) suma += (await createAlmacenIndexedDb({ nombre: name }).count()).pendientes;
  return suma;
}

/** An officer's own queue: what they entered without network waits here, sealed, until they are told its case number. */
export class ColaDeMesa {
  pendientes = 0;
  rechazados = 0;
  /** What came of those that waited, until the officer puts it away. */
  noticia = "";
  #cargados: string[] = [];
  #apartados = 0;
  readonly #almacen: AlmacenDeCola;
  readonly #cola: Cola;
  readonly #nombre: string;
  readonly #institucion: string;
  readonly #onCambio: () => void;
  readonly #esperan = new Map<string, (comprobante: Comprobante) => void>();

  constructor({
    api,
    sesion: { usuario },
    onCambio,
    onSinSesion,
  }: {
    api: string;
    sesion: Sesion;
    /** How many wait changed, or there is news of them. */
    onCambio: () => void;
    onSinSesion: () => void;
  }) {
    // By person, and apart in training: nobody's work is entered in the name of somebody else.
    this.#nombre = `${NOMBRE}${usuario.institucion} ${usuario.id}`;
    this.#institucion = usuario.institucion;
    this.#onCambio = onCambio;
    this.#almacen = createAlmacenIndexedDb({ nombre: this.#nombre });
    this.#cola = createCola({
      api,
      nombre: this.#nombre,
      almacen: this.#almacen,
      ruta: "/v1/gestion/sobres",
      credentials: "same-origin",
      async fetch(url, init) {
        const respuesta = await fetch(url, init);
        if (respuesta.status === FALTA_SESION) onSinSesion();
        return respuesta;
      },
      onNoticia: (noticia) => this.#hear(noticia),
    });
  }

  async start(): Promise<void> {
    this.#cola.start();
    await this.recount();
  }

  stop(): void {
    this.#cola.stop();
  }

  async recount(): Promise<void> {
    // Where nothing can be read, nothing is kept either.
    Object.assign(this, await this.#cola.count().catch(() => ({})));
    this.#onCambio();
  }

  /** Seals a case and keeps it. */
  async keep(
    apertura: object,
    {
      sello,
      envio,
      folio,
      onLlega,
    }: { sello: LlaveDeSello; envio: string; folio: string; onLlega: (comprobante: Comprobante) => void },
  ): Promise<Guardado> {
    const capturadoEn = new Date().toISOString();
    const institucion = (apertura as AperturaAtendida).institucion ?? this.#institucion;
    const sobre = await sealSobre(
      { envio, capturadoEn, llamada: "ingreso", cuerpo: { ...apertura } },
      { institucion, sello },
    );
    const hecho = await this.#cola.add(sobre, { folio });
    if (!hecho.guardado) return { capturadoEn, archivo: await exportSobre(sobre, { folio }) };
    this.#esperan.set(hecho.huella, onLlega);
    await this.recount();
    return { capturadoEn };
  }

  /** Sends now what can be sent, what was refused too. */
  async send(): Promise<void> {
    try {
      await restoreRechazados(this.#almacen);
      await this.#cola.drain();
    } catch {}
    await this.recount();
  }

  /** What was told has been read. */
  forget(): void {
    this.#cargados = [];
    this.#apartados = 0;
    this.noticia = "";
    this.#onCambio();
  }

  async #hear(noticia: Noticia): Promise<void> {
    const { huella } = noticia;
    if ("rechazado" in noticia) this.#describe("El servicio no aceptó uno: sigue guardado en este equipo.");
    else if (isAcuse(noticia.respuesta)) this.#apartados++;
    else {
      const { folio } = noticia.respuesta;
      if (!this.#cargados.includes(folio)) this.#cargados.push(folio);
      this.#esperan.get(huella)?.(noticia.respuesta as Comprobante);
    }
    this.#esperan.delete(huella);
    if ("respuesta" in noticia) this.#describe();
    this.#onCambio();
    // The entry leaves the queue only after this.
    setTimeout(() => this.recount(), 100);
  }

  #describe(...frases: string[]): void {
    const folios = this.#cargados.map((folio) => formatFolio(folio));
    const aparte = this.#apartados;
    this.noticia = [
      folios.length && `${count(folios.length, "Se cargó 1 caso", "Se cargaron # casos")}: ${folios.join(", ")}.`,
      aparte && `${count(aparte, "1 quedó aparte", "# quedaron aparte")}, para revisar en Sobres.`,
      ...frases,
    ]
      .filter(Boolean)
      .join(" ");
  }
}
