import type { KeyObject } from "node:crypto";
import { isGemela } from "@ventanilla/sdk/domain";
import { canReadCaso } from "../caso/alcance.ts";
import type { Casos } from "../caso/casos.ts";
import type { Actor } from "../caso/orden.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import { computeToken, computeTokens } from "./compute-tokens.ts";
import { type Buscado, parseBusqueda } from "./parse-busqueda.ts";

/** How many are looked at for each one shown: some of them may lie outside the scope. */
const HOLGURA = 4;

/** Within the scope; and what is practised in the training twin is found by who practises, and by nobody else. */
const isVisible = ({ caso }: CasoGuardado, actor: Actor): boolean =>
  canReadCaso(caso, actor) && isGemela(caso.institucion) === isGemela(actor.institucion ?? "");

/** Entries that put others in the place of what the case was found by. */
const CORRIGEN = ["correccion", "escalamiento"];

/**
 * Whether what says who somebody is, where that was looked for, is still in the case: the index keeps what was entered
 * by mistake too, and somebody else's RUT must not lead to a case that is not about them.
 */
const isVigente = async (
  guardado: CasoGuardado,
  buscados: readonly Buscado[],
  { store, casos, llave }: Pick<OpcionesDeBusqueda, "store" | "casos" | "llave">,
): Promise<boolean> => {
  const datos = buscados.filter(([clase]) => clase !== "palabra");
  if (datos.length === 0) return true;
  const asientos = await store.listAsientos(guardado.id);
  if (!asientos.some(({ tipo }) => CORRIGEN.includes(tipo))) return true;
  const { persona, proveedor } = await casos.readCasoDeGestion(guardado, { actor: { id: "sistema" } });
  const vigentes = computeTokens(llave, { persona, proveedor }).map((token) => Buffer.from(token).toString("hex"));
  return datos.every(([clase, valor]) =>
    vigentes.includes(Buffer.from(computeToken(llave, clase, valor)).toString("hex")),
  );
};

/** What a search needs of the world. */
export interface OpcionesDeBusqueda {
  store: Pick<Store, "findCasoByFolio" | "searchCasos" | "listAsientos">;
  casos: Pick<Casos, "readCasoDeGestion">;
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
  { store, casos, llave, actor, limite }: OpcionesDeBusqueda,
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
        if (hallados.size < limite && !hallados.has(guardado.id) && isVisible(guardado, actor))
          if (await isVigente(guardado, buscados, { store, casos, llave })) hallados.set(guardado.id, guardado);
    // Read one way it says something: the other ways would only add what nobody meant.
    if (hallados.size > 0) break;
  }
  return [...hallados.values()].sort((a, b) => b.id - a.id);
};
