import type { AlmacenDeCola, Entrada } from "./almacen.ts";
import type { Desenlace, RespuestaDeSobre } from "./send-sobre.ts";

/** News of one envelope: its answer, and then it leaves the queue, or the problem it was refused with, and it stays. */
export type Noticia = { huella: string } & ({ respuesta: RespuestaDeSobre } | { rechazado: string });

/** What one pass did. */
export interface Hecho {
  respondidos: number;
  /** What the server asked to wait before the next one, in milliseconds. */
  pedida: number;
}

/** Entries that fail each for itself, in a row, before a pass gives up: it is not about them then. */
const MAXIMO_SEGUIDOS = 3;

/**
 * Makes what passes over the queue once, in order of entry, one at a time. What gives no way is left behind, with what
 * came later for the same folio; the next pass begins after it and comes round to it.
 */
export function createPasada({
  almacen,
  send,
  tell,
}: {
  almacen: AlmacenDeCola;
  send: (entrada: Entrada, signal?: AbortSignal) => Promise<Desenlace>;
  tell: (noticia: Noticia) => Promise<void>;
}): (signal?: AbortSignal) => Promise<Hecho> {
  /** Number of the last entry that this round has passed, and the folios of those it left behind. */
  let desde = 0;
  const atascados = new Set<string>();

  return async (signal) => {
    const hecho: Hecho = { respondidos: 0, pedida: 0 };
    // Begun half way, it goes round once more for those that came before.
    for (let seguidos = 0, vueltas = desde ? 2 : 1; vueltas && seguidos < MAXIMO_SEGUIDOS; ) {
      const [entrada] = await almacen.list({ despues: desde, limite: 1 });
      if (!entrada) {
        desde = 0;
        atascados.clear();
        vueltas--;
        continue;
      }
      const { n, huella, folio } = entrada;
      if (!entrada.rechazado && !atascados.has(folio)) {
        const { respuesta, rechazado, pausa } = await send(entrada, signal);
        if (signal?.aborted) break;
        if (pausa !== undefined) {
          hecho.pedida = pausa;
          break;
        }
        seguidos++;
        if (respuesta) {
          await tell({ huella, respuesta });
          await almacen.remove(n);
          hecho.respondidos++;
          seguidos = 0;
        } else if (rechazado) {
          await almacen.mark(n, rechazado);
          await tell({ huella, rechazado });
          seguidos = 0;
        } else if (folio) atascados.add(folio);
      }
      desde = n;
    }
    return hecho;
  };
}
