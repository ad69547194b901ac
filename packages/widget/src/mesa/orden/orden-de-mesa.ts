import type { CasoDeGestion } from "@ventanilla/sdk/contract";
import type { CampoDeMesa, Valores } from "../formulario/campo.ts";
import type { Puesto } from "../puesto.ts";

/** On what an order is written. */
export interface SobreCaso {
  caso: CasoDeGestion;
  puesto: Puesto;
}

/** What a body carries before the name of its order is put on it. */
export type Cuerpo = Record<string, unknown>;

/** How an order is asked for at the desk. */
export interface OrdenDeMesa {
  /** Its verb, as on its button. */
  nombre: string;
  /** What it does, in a line. */
  hace: string;
  campos(sobre: SobreCaso): CampoDeMesa[];
  /** What the form starts with. */
  valores?(sobre: SobreCaso): Valores;
  /** Names of what the form starts with, where a code is sent. */
  nombres?(sobre: SobreCaso): Valores;
  /** Turns what was written into what is sent, where they differ. */
  build?(cuerpo: Cuerpo, sobre: SobreCaso): Cuerpo;
  /** Field that a type answer fills. */
  plantillaEn?: string;
  /** Whether it reaches somebody outside: then it waits a moment in which it can be stopped. */
  sale?(cuerpo: Cuerpo): boolean;
  /** What is said once it is done. */
  hecho: string;
}
