import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { type CasoGuardado, type Store, StoreError } from "../store/store.ts";
import type { Gestion } from "./gestion.ts";

/** Readings looked through for one's own. */
const MAXIMO_DE_LECTURAS = 500;

/** A closing of the batch, with the version that was read. */
export interface Visacion {
  folio: string;
  version: number;
}

/** How one went: its new version, or what stood in the way. */
export type Visada = { folio: string; version: number } | { folio: string; error: unknown };

/** Whether somebody read the case after the closing was proposed: nobody signs what they have not seen (domain, «Visación»). */
const hasRead = async (
  { id, caso }: CasoGuardado,
  actor: Actor,
  store: Pick<Store, "listAsientos" | "listLecturas">,
): Promise<boolean> => {
  if (!caso.propuesta) return true;
  const { n } = caso.propuesta;
  const propuesta = (await store.listAsientos(id)).find((asiento) => asiento.n === n);
  const lecturas = await store.listLecturas({ caso: id, limite: MAXIMO_DE_LECTURAS });
  return lecturas.some(({ usuario, cuando }) => usuario === actor.id && cuando >= (propuesta?.cuando ?? ""));
};

/**
 * Approves closings together, each after it was read by who signs. Each stands or falls alone.
 *
 * @param options.envio the Idempotency-Key of the batch: each case takes its own from it
 */
export const visarLote = async (
  visaciones: Visacion[],
  {
    actor,
    envio,
    gestion,
    store,
  }: {
    actor: Actor;
    envio?: string | undefined;
    gestion: Pick<Gestion, "find" | "order">;
    store: Pick<Store, "listAsientos" | "listLecturas">;
  },
): Promise<Visada[]> => {
  const visar = async ({ folio, version }: Visacion): Promise<Visada> => {
    try {
      const guardado = await gestion.find(folio);
      if (!(await hasRead(guardado, actor, store)))
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
