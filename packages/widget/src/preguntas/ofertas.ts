import { createOrientacion, type Orientacion } from "@ventanilla/sdk/client/orientacion";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type { PreguntaFrecuente } from "@ventanilla/sdk/contract";
import type { Formulario } from "../form/formulario.ts";

/** Pause in the typing after which questions are looked for, in milliseconds. */
const PAUSA = 700;

/** What is offered to one form. */
export class Oferta {
  preguntas: PreguntaFrecuente[] = [];
  /** Opened by the person: what they read does not change under their eyes. */
  abierta = false;
  /** It answered. */
  sirvio = false;
  /** The person wants to send: nothing is offered again. */
  dejada = false;
  readonly #f: Formulario;
  /** What the questions answer, as a number: no copy of what people write stays here. */
  #visto = 0;
  #reloj: ReturnType<typeof setTimeout> | undefined;
  #control = new AbortController();

  constructor(f: Formulario) {
    this.#f = f;
  }

  get #orientacion(): Orientacion {
    const { api, idioma, institucion } = this.#f;
    // Help that comes late is no help: it is not asked for again.
    return createOrientacion({ transport: createTransport({ api, idioma, reintentos: 0 }), institucion });
  }

  /** Looks for questions once the person stops typing. */
  follow(texto: string): void {
    const visto = toNumero(texto);
    if (visto === this.#visto || this.abierta || this.dejada) return;
    this.#visto = visto;
    clearTimeout(this.#reloj);
    this.#control.abort();
    this.#reloj = setTimeout(() => this.#search(texto), PAUSA);
  }

  async #search(texto: string): Promise<void> {
    const control = new AbortController();
    this.#control = control;
    const preguntas = await this.#orientacion.preguntas.search(texto, control).catch(() => undefined);
    if (!preguntas || control.signal.aborted || this.abierta) return;
    this.preguntas = preguntas;
    this.#f.requestUpdate();
  }

  /** Counts that a question answered; nobody waits for it. */
  accept({ id }: PreguntaFrecuente): void {
    this.sirvio = true;
    this.#orientacion.preguntas.countRespuesta(id).catch(() => {});
    this.#f.requestUpdate();
  }
}

const toNumero = (texto: string): number =>
  [...texto].reduce((numero, letra) => (numero * 31 + (letra.codePointAt(0) ?? 0)) | 0, texto.length);

const ofertas = new WeakMap<Formulario, Oferta>();

/** What is offered to a form. */
export function getOferta(f: Formulario): Oferta {
  const oferta = ofertas.get(f) ?? new Oferta(f);
  ofertas.set(f, oferta);
  return oferta;
}

/** Forgets what was offered: the next one starts anew. */
export const forgetOferta = (f: Formulario): boolean => ofertas.delete(f);
