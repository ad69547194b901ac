import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { type CasoGuardado, type Store, StoreError } from "../store/store.ts";
import { assertSigns } from "./alcance.ts";
import type { Gestion } from "./gestion.ts";

/** A closing of the batch, with the version that was read. */
export interface Visacion {
  folio: string;
  version: number;
}

/** How one went: its new version, or what stood in the way. */
export type Visada = { folio: string; version: number } | { folio: string; error: unknown };

/** What a batch is signed with. */
export interface OpcionesDeLote {
  actor: Actor;
  /** The Idempotency-Key of the batch: each case takes its own from it. */
  envio?: string | undefined;
  gestion: Pick<Gestion, "find" | "findLecturas" | "order">;
  store: Pick<Store, "listAsientos">;
}

/** Whether somebody read the case after the closing was proposed: nobody signs what they have not seen (domain, «Visación»). */
const hasRead = async (
  guardado: CasoGuardado,
  actor: Actor,
  { store, gestion }: Pick<OpcionesDeLote, "store" | "gestion">,
): Promise<boolean> => {
  const n = guardado.caso.propuesta?.n;
  if (n === undefined) return true;
  const propuesta = (await store.listAsientos(guardado.id)).find((asiento) => asiento.n === n);
  const lecturas = await gestion.findLecturas(guardado);
  return lecturas.some(({ usuario, cuando }) => usuario === actor.id && cuando >= (propuesta?.cuando ?? ""));
};

/**
 * Approves closings together, each after it was read by who signs. Each stands or falls alone.
 *
 * @throws {Rechazo} `rol-no-permite` for whoever signs none
 */
export const visarLote = async (
  visaciones: Visacion[],
  { actor, envio, gestion, store }: OpcionesDeLote,
): Promise<Visada[]> => {
  assertSigns(actor);
  const visar = async ({ folio, version }: Visacion): Promise<Visada> => {
    try {
      const guardado = await gestion.find(folio);
      if (!(await hasRead(guardado, actor, { store, gestion })))
        throw new Rechazo("estado-no-permite", {
          detalle: "Lee el caso después de que se propuso su cierre, y luego apruébalo",
          conflicto: { version: guardado.caso.version },
        });
      const pedido = { folio, version, orden: { orden: "visar", aprueba: true } as const };
      const visada = await gestion.order({ ...pedido, ...(envio && { envio: `${envio}/${folio}` }) }, actor);
      return { folio, version: visada.version };
    } catch (error) {
      if (!(error instanceof Rechazo || error instanceof StoreError)) throw error;
      return { folio, error };
    }
  };
  const visadas: Visada[] = [];
  // One after another: a batch is no reason for everybody else to wait.
  for (const visacion of visaciones) visadas.push(await visar(visacion));
  return visadas;
};
