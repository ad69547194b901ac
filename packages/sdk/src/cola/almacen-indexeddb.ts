import type { AlmacenDeCola } from "./almacen.ts";
import { waitAtMost } from "./wait-at-most.ts";

const SOBRES = "sobres";

/** What is asked within one transaction. */
type Acto<T> = (sobres: IDBObjectStore) => { readonly result: T } | undefined;

/**
 * The queue of a browser, in IndexedDB: it outlives the page, the browser and, by strict durability, the machine's power.
 *
 * @param opciones.nombre of its database, one for each queue of an origin
 * @param opciones.limite longest time for one act, in milliseconds: a browser may leave an opening without any answer
 */
export function createAlmacenIndexedDb({
  nombre,
  limite = 10_000,
}: {
  nombre: string;
  limite?: number | undefined;
}): AlmacenDeCola {
  let conexion: Promise<IDBDatabase> | undefined;

  const open = () => {
    conexion ??= new Promise((resolve, reject) => {
      // Without a version, so that a page of today goes on working beside one of tomorrow.
      const pedido = indexedDB.open(nombre);
      pedido.onupgradeneeded = () => {
        const sobres = pedido.result.createObjectStore(SOBRES, { keyPath: "n", autoIncrement: true });
        sobres.createIndex("huella", "huella", { unique: true });
        sobres.createIndex("rechazado", "rechazado");
      };
      pedido.onerror = () => reject(pedido.error);
      pedido.onsuccess = () => {
        const base = pedido.result;
        // Whoever changes or deletes the database is not made to wait; the next act opens it again.
        base.onversionchange = base.onclose = () => {
          base.close();
          conexion = undefined;
        };
        resolve(base);
      };
    });
    return conexion;
  };

  /** Runs one transaction; the `result` of what `run` returns, if anything, is read once it is complete. */
  const transact = async <T>(run: Acto<T>, modo: IDBTransactionMode): Promise<T> => {
    const base = await open();
    return new Promise((resolve, reject) => {
      const transaccion = base.transaction(SOBRES, modo, { durability: "strict" });
      const pedido = run(transaccion.objectStore(SOBRES));
      transaccion.oncomplete = () => resolve(pedido?.result as T);
      transaccion.onabort = () => reject(transaccion.error);
    });
  };

  const act = <T>(run: Acto<T>, modo: IDBTransactionMode = "readwrite"): Promise<T> => {
    const reopen = () => {
      conexion = undefined;
      return transact(run, modo);
    };
    // A connection may have died while the page slept, so what fails is tried once more on a new one.
    return waitAtMost(limite, transact(run, modo).catch(reopen)).catch((error) => {
      conexion = undefined;
      throw error;
    });
  };

  return {
    add: (entradas) =>
      act((sobres) => {
        for (const entrada of entradas) {
          const pedido = sobres.add(entrada);
          // It is there already, which is as good; any other failure undoes the whole.
          pedido.onerror = (evento) => pedido.error?.name === "ConstraintError" && evento.preventDefault();
        }
      }),
    list: ({ despues, limite: cuantas }) =>
      act((sobres) => sobres.getAll(IDBKeyRange.lowerBound(despues, true), cuantas), "readonly"),
    mark: (n, rechazado) =>
      act((sobres) => {
        const pedido = sobres.get(n);
        pedido.onsuccess = () => pedido.result && sobres.put({ ...pedido.result, rechazado });
      }),
    remove: (n) => act((sobres) => sobres.delete(n)),
    count: () =>
      act((sobres) => {
        const [todas, apartadas] = [sobres.count(), sobres.index("rechazado").count()];
        return {
          get result() {
            return { pendientes: todas.result - apartadas.result, rechazados: apartadas.result };
          },
        };
      }, "readonly"),
  };
}
