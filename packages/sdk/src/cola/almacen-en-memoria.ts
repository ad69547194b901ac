import type { AlmacenDeCola, EntradaNumerada } from "./almacen.ts";

/** A queue that lasts as long as its program: for a program that keeps its envelopes elsewhere, and for tests. */
export function createAlmacenEnMemoria(): AlmacenDeCola {
  const entradas = new Map<number, EntradaNumerada>();
  let ultima = 0;
  return {
    async add(nuevas) {
      const vistas = new Set([...entradas.values()].map(({ huella }) => huella));
      for (const entrada of nuevas) {
        if (vistas.has(entrada.huella)) continue;
        vistas.add(entrada.huella);
        entradas.set(++ultima, structuredClone({ ...entrada, n: ultima }));
      }
    },
    async list({ despues, limite }) {
      const pagina: EntradaNumerada[] = [];
      for (const entrada of entradas.values()) {
        if (pagina.length >= limite) break;
        if (entrada.n > despues) pagina.push(structuredClone(entrada));
      }
      return pagina;
    },
    async mark(n, rechazado) {
      const entrada = entradas.get(n);
      if (entrada) entrada.rechazado = rechazado;
    },
    async remove(n) {
      entradas.delete(n);
    },
    async count() {
      const rechazados = [...entradas.values()].filter(({ rechazado }) => rechazado).length;
      return { pendientes: entradas.size - rechazados, rechazados };
    },
  };
}
