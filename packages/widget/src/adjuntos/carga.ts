import { type AdjuntosDeCaso, createAdjuntosDeCaso } from "@ventanilla/sdk/client/adjuntos";
import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import type { Adjunto, Credencial, InstitucionPublica } from "@ventanilla/sdk/contract";
import type { Elemento } from "../elements/base/elemento.ts";
import type { adjuntos } from "../textos/adjuntos.ts";
import { formatPeso, listTipos } from "./palabras.ts";
import { shrinkFoto } from "./shrink-foto.ts";

export type Limites = InstitucionPublica["adjuntos"];

/** Something to be said, in the form of address in force when it is read. */
export type Dicho = (t: typeof adjuntos) => string;

/** A file that a person chose, and where it stands. */
export interface Archivo {
  archivo: File;
  /** The same one however often it is sent. */
  envio: string;
  fase: "elegido" | "sube" | "listo" | "falla";
  /** How much has left, from 0 to 1. */
  parte: number;
  /** What did not work, and what to do. */
  error: Dicho | undefined;
  /** Trying again may help. */
  reintentable: boolean;
  control: AbortController;
}

/** What a person chose to add to one case, and its way there: one file after the other. */
export class Carga {
  archivos: Archivo[] = [];
  /** What was refused before it was chosen, beside the buttons. */
  avisos: Dicho[] = [];
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
    const { tipos, maximoArchivos } = this.#limites;
    this.recibidos = 0;
    const avisos: Dicho[] = [];
    for (const original of elegidos) {
      if (this.archivos.length + this.guardados.length >= maximoArchivos) {
        avisos.push((t) => t.muchos(maximoArchivos));
        break;
      }
      const archivo = await shrinkFoto(original, tipos);
      const motivo = findMotivo(archivo, this.#limites);
      if (motivo) avisos.push((t) => `${original.name}: ${motivo(t)}`);
      else this.archivos = [...this.archivos, createArchivo(archivo)];
    }
    this.avisos = avisos;
    this.#draw();
    this.start(this.credencial);
  }

  /** Leaves a file out; what was on its way stops. */
  drop(quitado: Archivo): void {
    quitado.control.abort();
    this.archivos = this.archivos.filter((otro) => otro !== quitado);
    this.avisos = [];
    this.#draw();
  }

  retry(otra: Archivo): void {
    Object.assign(otra, { fase: "elegido", error: undefined, parte: 0, control: new AbortController() });
    this.#draw();
    this.start(this.credencial);
  }

  /** Stops all, and forgets it. */
  clear(): void {
    for (const { control } of this.archivos) control.abort();
    Object.assign(this, { archivos: [], guardados: [], credencial: undefined, avisos: [], recibidos: 0 });
  }

  /** Sends what waits, once there is a case to send it to. */
  async start(credencial: Credencial | undefined): Promise<void> {
    if (!this.credencial && credencial) this.avisos = [];
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
      const { type, status, message, errores = [] } = falla as VentanillaError;
      const rechazado = status >= 400 && status < 500;
      uno.fase = "falla";
      uno.reintentable = !rechazado;
      uno.error = (t) =>
        rechazado ? (errores[0]?.mensaje ?? message) : type === "sin-conexion" ? t.sinRed : t.noLlego;
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
      this.avisos = [];
    } catch {
      this.avisos = [(t) => t.bajarFalla];
    }
    this.#draw();
  }
}

/** Why a file cannot be chosen. A type that the browser does not know is the server's to find out. */
function findMotivo({ size, type }: File, { tipos, maximoBytes }: Limites): Dicho | undefined {
  if (!size) return (t) => t.vacio;
  if (type && !tipos.includes(type)) return (t) => t.otroTipo(listTipos(tipos));
  return size > maximoBytes ? (t) => t.pesado(formatPeso(maximoBytes)) : undefined;
}

const createArchivo = (archivo: File): Archivo => ({
  archivo,
  envio: mintEnvio(),
  fase: "elegido",
  parte: 0,
  error: undefined,
  reintentable: true,
  control: new AbortController(),
});

/** The browser asks before it leaves with files on their way. */
const warn = (evento: Event): void => evento.preventDefault();
