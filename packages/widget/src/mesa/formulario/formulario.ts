import type { ErrorDeCampo } from "@ventanilla/sdk/contract";
import type { ReactiveControllerHost, TemplateResult } from "lit";
import { type CampoDeMesa, describeFalta, type Opcion, readCampo, setRuta, type Valores } from "./campo.ts";
import { renderCampo } from "./render-campo.ts";

/** What a search inside a field has found. */
export interface Busca {
  opciones: readonly Opcion[];
  activa: number;
  aviso: string;
}

/** An element that shows forms. */
export type Anfitrion = ReactiveControllerHost & { renderRoot: ParentNode };

/** A form of the desk: its fields, what is written in them and what is wrong. It outlives what draws it. */
export class FormularioDeMesa {
  readonly nombre: string;
  campos: readonly CampoDeMesa[];
  valores: Record<string, string>;
  errores: Record<string, string> = {};
  /** What is wrong that belongs to no field. */
  falla = "";
  busca: Record<string, Busca> = {};
  /** Names of what was chosen, where what is sent is a code. */
  nombres: Record<string, string> = {};
  /** Whether somebody has written in it. */
  tocado = false;
  anfitrion: Anfitrion | undefined;

  constructor({ nombre, campos, valores = {} }: { nombre: string; campos: readonly CampoDeMesa[]; valores?: Valores }) {
    this.nombre = nombre;
    this.campos = campos;
    this.valores = { ...valores };
  }

  get visibles(): CampoDeMesa[] {
    return this.campos.filter(({ muestra }) => !muestra || muestra(this.valores));
  }

  id(ruta: string): string {
    return `${this.nombre}-${ruta}`.replace(/[^\w-]/g, "_");
  }

  update(): void {
    this.anfitrion?.requestUpdate();
  }

  write(ruta: string, valor: string): void {
    this.valores = { ...this.valores, [ruta]: valor };
    this.tocado = true;
    const { [ruta]: _, ...otros } = this.errores;
    this.errores = otros;
    this.update();
  }

  /** Reads what is written as what is sent; nothing, with each error in its place, where something is missing. */
  read(): Record<string, unknown> | undefined {
    const cuerpo: Record<string, unknown> = {};
    const errores: Record<string, string> = {};
    for (const campo of this.visibles) {
      const valor = readCampo(campo, this.valores[campo.ruta]);
      if (valor !== undefined) setRuta(cuerpo, campo.ruta, valor);
      const escrito = campo.clase === "busca" && !valor && this.nombres[campo.ruta];
      if (escrito) errores[campo.ruta] = "Elige una de la lista";
      else if (campo.requerido && (valor === undefined || valor === "")) errores[campo.ruta] = describeFalta(campo);
      else if (campo.clase === "entero" && typeof valor === "string") errores[campo.ruta] = "Escribe solo números";
    }
    this.errores = errores;
    this.falla = "";
    if (!Object.keys(errores).length) return cuerpo;
    this.focusPrimero();
    return undefined;
  }

  /** Puts what the service found wrong beside each field; what belongs to none is said above. */
  setErrores(errores: readonly Pick<ErrorDeCampo, "ruta" | "mensaje">[], mensaje: string): void {
    const propios: Record<string, string> = {};
    const ajenos: string[] = [];
    for (const error of errores) {
      const campo = this.visibles.find(({ ruta }) => ruta === error.ruta || error.ruta.startsWith(`${ruta}.`));
      if (campo) propios[campo.ruta] = error.mensaje;
      else ajenos.push(error.mensaje);
    }
    this.errores = propios;
    this.falla = ajenos.join(" ") || (Object.keys(propios).length ? "" : mensaje);
    this.focusPrimero();
  }

  /** Puts the caret where something is to be corrected, or at the beginning. */
  async focusPrimero(): Promise<void> {
    const { anfitrion } = this;
    this.update();
    await anfitrion?.updateComplete;
    const malo = this.visibles.find(({ ruta }) => this.errores[ruta]) ?? this.visibles[0];
    if (malo) anfitrion?.renderRoot.querySelector<HTMLElement>(`#${this.id(malo.ruta)}`)?.focus();
  }

  render(anfitrion: Anfitrion): TemplateResult[] {
    this.anfitrion = anfitrion;
    return this.visibles.map((campo) => renderCampo(this, campo));
  }
}
