import type { Store } from "../store/store.ts";
import type { Bodega } from "./bodega.ts";

const PAGINA = 1_000;

/**
 * Removes the files that were kept more than an hour ago and no case names: their entry was refused, or the power went
 * in between. Walks the cases only where there is something to ask about. Returns how many it removed.
 */
export const sweepAdjuntos = ({
  store,
  bodega,
  ahora,
}: {
  store: Pick<Store, "listAsientos" | "listCasos">;
  bodega: Pick<Bodega, "sweep">;
  /** Milliseconds since the epoch. */
  ahora: number;
}): Promise<number> =>
  bodega.sweep({
    ahora,
    async findReferidos(ids) {
      const buscados = new Set(ids);
      const hallados = new Set<string>();
      for (let despuesDe = 0; ; ) {
        const pagina = await store.listCasos({ despuesDe, limite: PAGINA });
        for (const { id } of pagina.filter(({ caso }) => caso.adjuntos))
          for (const { tipo, datos } of await store.listAsientos(id)) {
            const referido = tipo === "adjunto" && JSON.parse(datos).id;
            if (buscados.has(referido)) hallados.add(referido);
          }
        const ultimo = pagina.at(-1);
        if (!ultimo || hallados.size === buscados.size) return hallados;
        despuesDe = ultimo.id;
      }
    },
  });
