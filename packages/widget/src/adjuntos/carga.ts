import { type AdjuntosDeCaso, createAdjuntosDeCaso } from "@ventanilla/sdk/client/adjuntos";
import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import type { Adjunto, Credencial, InstitucionPublica } from "@ventanilla/sdk/contract";
import type { Elemento } from "../elements/base/elemento.ts";
import { adjuntos } from "../textos/adjuntos.ts";
import { formatPeso, listTipos } from "./palabras.ts";
import { shrinkFoto } from "./shrink-foto.ts";

export type Limites = InstitucionPublica["adjuntos"];

/** A file that a person chose, and where it stands. */
export interface Archivo {
  archivo: File;
  /** The same one however often it is sent. */
  envio: string;
  fase: "elegido" | "sube" | "listo" | "falla";
  /** How much has left, from 0 to 1. */
  parte: number;
  /** What did not work, and what to do. */
  error: string;
  /** Trying again may help. */
  reintentable: boolean;
  control: AbortController;
}

/** What a person chose to add to one case, and its way there: one file after the other. */
export class Carga {
  archivos: Archivo[] = [];
  /** What was refused before it was chosen, beside the buttons. */
  aviso = "";
  /** Files the case has already. */
  guardados: Adjunto[] = [];
  /** How many arrived. */
  recibidos = 0;
  /** Runs once all that waited has left. */
  refresh: (() => Promise<unknown>) | undefined;
  /** What opens the case, once there is one. */
  credencial: Credencial | undefined;
  readonly #e: Elemento;
  readonly #limites: Limites;
  #sube = false;

  constructor(e: Elemento, limites: Limites) {
    this.#e = e;
    this.#limites = limites;
  }

  /** Says whether something is still on its way. */
  get pendientes(): number {
    return this.archivos.filter(({ fase }) => fase === "elegido" || fase === "sube").length;
  }

  count(fase: Archivo["fase"]): number {
    return this.archivos.filter((otro) => otro.fase === fase).length;
  }

  get #cliente(): AdjuntosDeCaso {
    const { api, idioma } = this.#e;
    return createAdjuntosDeCaso({ api, idioma });
  }

  #draw(): void {
    this.#e.requestUpdate();
  }

  /** Hears which files the case has: what arrived from here is one of them. */
  keep(guardados: Adjunto[]): void {
    if (guardados.length > this.guardados.length) this.archivos = this.archivos.filter(({ fase }) => fase !== "listo");
    this.guardados = guardados;
  }

  /** Takes what was chosen, lighter where it is a heavy photo; says why not, of what cannot be. */
  async choose(elegidos: Iterable<File>): Promise<void> {
    const t = this.#e.say(adjuntos);
    const { tipos, maximoBytes, maximoArchivos } = this.#limites;
    this.recibidos = 0;
    const avisos: string[] = [];
    for (const original of elegidos) {
      if (this.archivos.length + this.guardados.length >= maximoArchivos) {
        avisos.push(t.muchos(maximoArchivos));
        break;
      }
      const archivo = await shrinkFoto(original, tipos);
      const motivo = !archivo.size
        ? t.vacio
        : // A type that the browser does not know is the server's to find out.
          archivo.type && !tipos.includes(archivo.type)
          ? t.otroTipo(listTipos(tipos))
          : archivo.size > maximoBytes && t.pesado(formatPeso(maximoBytes));
      if (motivo) avisos.push(`${original.name}: ${motivo}`);
      else this.archivos = [...this.archivos, createArchivo(archivo)];
    }
    this.aviso = avisos.join(" ");
    this.#draw();
    this.start(this.credencial);
  }

  /** Leaves a file out; what was on its way stops. */
  drop(quitado: Archivo): void {
    quitado.control.abort();
    this.archivos = this.archivos.filter((otro) => otro !== quitado);
    this.aviso = "";
    this.#draw();
  }

  retry(otra: Archivo): void {
    Object.assign(otra, { fase: "elegido", error: "", parte: 0, control: new AbortController() });
    this.#draw();
    this.start(this.credencial);
  }

  /** Stops all, and forgets it. */
  clear(): void {
    for (const { control } of this.archivos) control.abort();
    Object.assign(this, { archivos: [], guardados: [], credencial: undefined, aviso: "", recibidos: 0 });
  }

  /** Sends what waits, once there is a case to send it to. */
  async start(credencial: Credencial | undefined): Promise<void> {
    this.credencial = credencial;
    if (!credencial || this.#sube) return;
    this.#sube = true;
    window.addEventListener("beforeunload", warn);
    const antes = this.recibidos;
    for (let uno = this.#next(); uno; uno = this.#next()) await this.#send(uno, credencial);
    window.removeEventListener("beforeunload", warn);
    this.#sube = false;
    if (this.recibidos > antes) this.refresh?.();
  }

  #next(): Archivo | undefined {
    return this.archivos.find(({ fase }) => fase === "elegido");
  }

  async #send(uno: Archivo, credencial: Credencial): Promise<void> {
    const { archivo, envio, control } = uno;
    const { signal } = control;
    const t = this.#e.say(adjuntos);
    uno.fase = "sube";
    this.#draw();
    try {
      const onProgreso = (parte: number) => {
        uno.parte = parte;
        this.#draw();
      };
      await this.#cliente.attach({ ...credencial, archivo, nombre: archivo.name, envio, signal, onProgreso });
      uno.fase = "listo";
      this.recibidos++;
    } catch (falla) {
      if (signal.aborted) return;
      const { type, status, message } = falla as VentanillaError;
      const rechazado = status >= 400 && status < 500;
      uno.fase = "falla";
      uno.reintentable = !rechazado;
      uno.error = rechazado ? message : type === "sin-conexion" ? t.sinRed : t.noLlego;
      this.#e.tell("error", { etapa: "adjunto", tipo: type });
    } finally {
      this.#draw();
    }
  }

  /** Brings a file of the case to be kept. */
  async download({ id, nombre }: Adjunto): Promise<void> {
    if (!this.credencial) return;
    try {
      const url = URL.createObjectURL(await this.#cliente.download({ ...this.credencial, id }));
      const enlace = document.createElement("a");
      enlace.href = url;
      enlace.download = nombre;
      enlace.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      this.aviso = "";
    } catch {
      this.aviso = this.#e.say(adjuntos).bajarFalla;
    }
    this.#draw();
  }
}

const createArchivo = (archivo: File): Archivo => ({
  archivo,
  envio: mintEnvio(),
  fase: "elegido",
  parte: 0,
  error: "",
  reintentable: true,
  control: new AbortController(),
});

/** The browser asks before it leaves with files on their way. */
const warn = (evento: Event): void => evento.preventDefault();
