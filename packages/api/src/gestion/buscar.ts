import type { KeyObject } from "node:crypto";
import { isGemela } from "@ventanilla/sdk/domain";
import { canReadCaso } from "../caso/alcance.ts";
import type { Actor } from "../caso/orden.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import { computeToken } from "./compute-tokens.ts";
import { parseBusqueda } from "./parse-busqueda.ts";

/** How many are looked at for each one shown: some of them may lie outside the scope. */
const HOLGURA = 4;

/** Within the scope; and what is practised in the training twin is found by who practises, and by nobody else. */
const isVisible = ({ caso }: CasoGuardado, actor: Actor): boolean =>
  canReadCaso(caso, actor) && isGemela(caso.institucion) === isGemela(actor.institucion ?? "");

/** What a search needs of the world. */
export interface OpcionesDeBusqueda {
  store: Pick<Store, "findCasoByFolio" | "searchCasos">;
  /** Keys the tokens. */
  llave: KeyObject;
  actor: Actor;
  limite: number;
}

/**
 * Cases by whatever somebody typed, the latest first. A folio finds its case wherever it lies: whoever has it can be told
 * its state; all else finds only within the scope.
 */
export const searchCasos = async (
  texto: string,
  { store, llave, actor, limite }: OpcionesDeBusqueda,
): Promise<CasoGuardado[]> => {
  const { folio, intentos } = parseBusqueda(texto);
  const hallados = new Map<number, CasoGuardado>();
  const porFolio = folio && (await store.findCasoByFolio(folio));
  if (porFolio) return [porFolio];
  const propios = actor.institucion === undefined ? {} : { institucion: actor.institucion };
  for (const buscados of intentos) {
    const tokens = buscados.map(([clase, valor]) => computeToken(llave, clase, valor));
    const search = (donde: { institucion?: string }) =>
      store.searchCasos({ ...donde, tokens, limite: limite * HOLGURA });
    // What came from other institutions carries their name: it is looked for after one's own.
    for (const guardados of await Promise.all([search(propios), search({})]))
      for (const guardado of guardados)
        if (hallados.size < limite && isVisible(guardado, actor)) hallados.set(guardado.id, guardado);
    // Read one way it says something: the other ways would only add what nobody meant.
    if (hallados.size > 0) break;
  }
  return [...hallados.values()].sort((a, b) => b.id - a.id);
};
