import type { ContenidoDeSobre, LlaveDeSello } from "@ventanilla/sdk";
import {
  type AlmacenDeCola,
  type CuentaDeCola,
  createAlmacenIndexedDb,
  createCola,
  type MotivoNoGuardado,
  type Noticia,
  sealSobre,
} from "@ventanilla/sdk/cola";
import { CONTRATO_DE_ALMACEN } from "../../packages/sdk/test/almacen-contract.ts";

/** What somebody wrote, with the folio that was given to them at once. */
export interface Escrito {
  folio: string;
  contenido: ContenidoDeSobre;
}

/** Defects of ours that the harness must find. */
export type Defecto = "borrar-antes" | "acuse-antes" | "sin-candado";

export interface Encargo {
  institucion: string;
  sello: LlaveDeSello;
  defecto?: Defecto | undefined;
}

/** Opens the queue of this origin as a page of ours does, with one defect where it is told. */
function openCola({
  defecto,
  pausa = 10,
  onNoticia,
}: {
  defecto?: Defecto | undefined;
  pausa?: number | undefined;
  onNoticia?: (noticia: Noticia) => void;
}) {
  const nombre = "ventanilla/v1/sobres";
  const real = createAlmacenIndexedDb({ nombre });
  const almacen: AlmacenDeCola = {
    ...real,
    ...(defecto === "acuse-antes" && {
      async add(entradas) {
        setTimeout(() => void real.add(entradas), 400);
      },
    }),
  };
  if (defecto === "sin-candado") Object.defineProperty(navigator, "locks", { value: undefined });
  return createCola({
    api: "",
    nombre,
    almacen,
    onNoticia,
    pausa,
    azar: () => 0.01,
    espera: 5_000,
    async fetch(url, init) {
      if (defecto === "borrar-antes")
        for (const { n, sobre } of await real.list({ despues: 0, limite: 1_000 }))
          if (JSON.stringify(sobre) === init.body) await real.remove(n);
      return fetch(url, init);
    },
  });
}

/** What the harness asks of a page. */
export const banco = {
  /** Seals and keeps each; says the folio on the console as soon as it is told that it is durable. */
  async write(escritos: Escrito[], { institucion, sello, defecto }: Encargo): Promise<void> {
    const cola = openCola({ defecto });
    for (const { folio, contenido } of escritos) {
      const resultado = await cola.add(await sealSobre(contenido, { institucion, sello }), { folio });
      console.info(resultado.guardado ? `guardado ${folio}` : `perdido ${folio} ${resultado.motivo}`);
    }
  },

  /** Sends by itself, as long as the page lives, with this first pause in milliseconds. */
  start({ defecto, pausa }: { defecto?: Defecto | undefined; pausa?: number }): void {
    openCola({ defecto, pausa, onNoticia: () => {} }).start();
  },

  /** Whether a database that the queue never touches had to be made: the browser had lost all that it kept here. */
  testify: (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      let nueva = false;
      const pedido = indexedDB.open("testigo");
      pedido.onupgradeneeded = () => {
        nueva = true;
      };
      pedido.onsuccess = () => {
        pedido.result.close();
        resolve(nueva);
      };
      pedido.onerror = () => reject(pedido.error);
    }),

  count: (): Promise<CuentaDeCola> => openCola({}).count(),

  /** Milliseconds that each sealing takes, the first one cold. */
  async timeSeal(contenido: ContenidoDeSobre, encargo: Encargo, veces: number): Promise<number[]> {
    const tiempos: number[] = [];
    for (let i = 0; i < veces; i++) {
      const inicio = performance.now();
      await sealSobre(contenido, encargo);
      tiempos.push(performance.now() - inicio);
    }
    return tiempos;
  },

  /** What the store in IndexedDB does not do of what a queue expects; nothing where it does all. */
  async runContrato(): Promise<string[]> {
    const fallas: string[] = [];
    for (const [i, [nombre, run]] of CONTRATO_DE_ALMACEN.entries())
      await run(createAlmacenIndexedDb({ nombre: `contrato-${i}` })).catch((error) => {
        fallas.push(`${nombre}: ${error}`);
      });
    return fallas;
  },

  /** Keeps one envelope of so many bytes in a database of its own, with a short patience. */
  async keep({ nombre, bytes = 100 }: { nombre: string; bytes?: number }): Promise<MotivoNoGuardado | "guardado"> {
    const cola = createCola({ api: "", nombre, almacen: createAlmacenIndexedDb({ nombre, limite: 300 }) });
    const ct = "c".repeat(bytes);
    const sobre = { v: 1 as const, institucion: "sernac", kid: "2026", epk: "e".repeat(87), iv: "i".repeat(16), ct };
    const resultado = await cola.add(sobre, { folio: "7K3M9QXP4TWG" });
    return resultado.guardado ? "guardado" : resultado.motivo;
  },

  /** Another page deletes the database while the queue has it open; whether it could. */
  async keepWhileDeleted(nombre: string): Promise<[string, string, CuentaDeCola]> {
    const almacen = createAlmacenIndexedDb({ nombre, limite: 2_000 });
    await almacen.count();
    const borrado = await new Promise<string>((resolve) => {
      const pedido = indexedDB.deleteDatabase(nombre);
      pedido.onsuccess = () => resolve("borrada");
      pedido.onblocked = () => resolve("bloqueada");
    });
    const guardado = await banco.keep({ nombre });
    return [borrado, guardado, await almacen.count()];
  },

  /** Another page holds the database and a third one waits to change it. */
  async keepWhileBlocked(nombre: string): Promise<[string, string]> {
    const open = (version?: number) =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const pedido = indexedDB.open(nombre, version);
        pedido.onsuccess = () => resolve(pedido.result);
        pedido.onerror = () => reject(pedido.error);
      });
    await createAlmacenIndexedDb({ nombre }).count();
    // It holds on although it is asked to let go.
    const terca = await open();
    const cambio = open(5);
    const durante = await banco.keep({ nombre });
    terca.close();
    (await cambio).close();
    return [durante, await banco.keep({ nombre })];
  },
};

declare global {
  interface Window {
    banco: typeof banco;
  }
}

window.banco = banco;
