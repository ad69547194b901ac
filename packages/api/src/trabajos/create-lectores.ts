import { createIndice, type OpcionesDeIndice } from "../gestion/indexar.ts";
import { createAsignador, type OpcionesDeAsignador } from "./asignar.ts";
import type { Lector } from "./lector.ts";

/** What reads the journal by itself, behind the intake. */
export const createLectores = (opciones: OpcionesDeAsignador & OpcionesDeIndice): Lector[] => [
  // First whom it falls to: somebody waits for it.
  createAsignador(opciones),
  createIndice(opciones),
];
