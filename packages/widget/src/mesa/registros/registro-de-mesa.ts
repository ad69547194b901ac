import type { ResultadoDeImportacion } from "@ventanilla/sdk/contract";
import type { CampoDeMesa } from "../formulario/campo.ts";
import type { Puesto } from "../puesto.ts";

/** A record of any registry, as the desk handles it: by its paths. */
export type Ficha = Record<string, unknown> & { version: number };

/** One registry, described: all that the table and the form of every one of them are made from. */
export interface RegistroDeMesa {
  nombre: string;
  titulo: string;
  /** How one of them is called: "Agregar feriado". */
  uno: string;
  /** Path of what identifies it. @default "id" */
  llave?: string;
  /** What is said where there is none. */
  vacio?: string;
  columnas: readonly (readonly [ruta: string, titulo: string])[];
  campos(puesto: Puesto): CampoDeMesa[];
  list(puesto: Puesto): Promise<Ficha[]>;
  /** What it answers, when it is worth a sentence that is said this once. */
  create(puesto: Puesto, alta: object): Promise<string | undefined>;
  change(puesto: Puesto, id: string, alta: object, version: number): Promise<unknown>;
  remove?(puesto: Puesto, id: string, version: number): Promise<void>;
  /** What else can be done with one of them; says how it went. */
  acciones?: readonly { nombre: string; run(puesto: Puesto, ficha: Ficha): Promise<string> }[];
  importCsv?(puesto: Puesto, csv: string, simular: boolean): Promise<ResultadoDeImportacion>;
}
