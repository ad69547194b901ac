import type { Llaves } from "../sello/llaves.ts";
import { unwrapLlave } from "../sello/sello.ts";
import type { Anotacion, Store } from "../store/store.ts";
import { createLector, type Hecho, type Lector, type OpcionesDeLector } from "../trabajos/lector.ts";
import { computeTokens } from "./compute-tokens.ts";

/** Rename it to index everything again: it names the reader's place, so a new name starts at the first entry. */
const LECTOR = "indice-1";

export interface OpcionesDeIndice extends Omit<OpcionesDeLector, "nombre" | "handle" | "store"> {
  store: Pick<Store, "readDiario" | "findPosicion" | "advance" | "findLlave">;
  llaves: Pick<Llaves, "envoltura" | "busqueda">;
}

/** What one entry leaves to be found by; nothing of a person who was erased, nor of what cannot be opened. */
const indexAsiento = async (
  { caso: { id, caso }, asiento }: Anotacion,
  { store, llaves, log }: OpcionesDeIndice,
): Promise<Hecho | undefined> => {
  if (!asiento.sellado) return undefined;
  const envuelta = await store.findLlave(id);
  if (!envuelta) return undefined;
  let reserva: unknown;
  try {
    reserva = unwrapLlave(llaves.envoltura, caso.folio, envuelta).open(asiento.sellado, asiento.n);
  } catch {
    // One entry that was altered must not keep all the others from being found: `verify` is who reports it.
    log.error({ folio: caso.folio, n: asiento.n }, "Un asiento no se pudo abrir para la búsqueda");
    return undefined;
  }
  const tokens = computeTokens(llaves.busqueda, reserva);
  return tokens.length > 0 ? { fichasDeBusqueda: [{ caso: id, tokens }] } : undefined;
};

/**
 * Makes what indexes the sealed search: it reads the journal behind the intake, opens each entry with its case's key and
 * leaves keyed tokens, never words.
 */
export const createIndice = (opciones: OpcionesDeIndice): Lector => {
  const { llaves: _llaves, ...resto } = opciones;
  return createLector({ ...resto, nombre: LECTOR, handle: (anotacion) => indexAsiento(anotacion, opciones) });
};
