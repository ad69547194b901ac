import type { AlmacenDeCola, CuentaDeCola, Entrada, EntradaNumerada } from "@ventanilla/sdk/cola";
import type { Ficha, Store } from "../store/store.ts";

const CLASE = "sobreEnRelevo";
/** Digits of a number in an id, so that ids sort as numbers do. */
const CIFRAS = 12;
const PAGINA = 500;

const idOf = (n: number): string => String(n).padStart(CIFRAS, "0");
const read = ({ id, datos }: Ficha): EntradaNumerada => ({ ...(datos as Entrada), n: Number(id) });

/** What a relay knows of its queue without reading it. */
interface Cuenta extends CuentaDeCola {
  ultima: number;
  /** Entries of each folio, by its SHA-256. */
  folios: Map<string, number>;
}

export interface AlmacenDeFichas extends AlmacenDeCola {
  /** Since when the first one waits. */
  findDesde(): Promise<string | undefined>;
  /** Entries that wait of a folio, by its SHA-256. */
  countDeFolio(folio: string): Promise<number>;
}

/** The queue of a relay, in its own store: durable before anybody is told, and counted without reading it again. */
export const createAlmacenDeFichas = ({
  store,
}: {
  store: Pick<Store, "putFicha" | "findFicha" | "findFichaByIndice" | "listFichas" | "deleteFicha">;
}): AlmacenDeFichas => {
  let cuenta: Cuenta | undefined;
  /** Each change after the one before, so that numbers and counts are true. */
  let turno: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const acto = turno.then(act);
    turno = acto.catch(() => undefined);
    return acto;
  };

  const list = async ({ despues, limite }: { despues: number; limite: number }): Promise<EntradaNumerada[]> =>
    (await store.listFichas({ clase: CLASE, despuesDe: idOf(despues), limite })).map(read);

  const addFolio = ({ folios }: Cuenta, folio: string, cambio: 1 | -1): void => {
    const queda = (folios.get(folio) ?? 0) + cambio;
    if (queda > 0) folios.set(folio, queda);
    else folios.delete(folio);
  };
  const load = async (): Promise<Cuenta> => {
    if (cuenta) return cuenta;
    const leida: Cuenta = { pendientes: 0, rechazados: 0, ultima: 0, folios: new Map() };
    for (;;) {
      const pagina = await list({ despues: leida.ultima, limite: PAGINA });
      for (const { n, rechazado, folio } of pagina) {
        leida[rechazado ? "rechazados" : "pendientes"]++;
        leida.ultima = n;
        addFolio(leida, folio, 1);
      }
      if (pagina.length < PAGINA) break;
    }
    cuenta = leida;
    return leida;
  };
  const put = (n: number, entrada: Entrada, version: number) =>
    store.putFicha(
      {
        clase: CLASE,
        id: idOf(n),
        institucion: entrada.sobre.institucion,
        indice: entrada.huella,
        cuando: entrada.guardadoEn,
        datos: entrada,
      },
      { version },
    );

  return {
    add: (entradas) =>
      inTurn(async () => {
        const va = await load();
        for (const entrada of entradas) {
          const { resultado } = await put(va.ultima + 1, entrada, 0);
          if (resultado !== "escrito") continue;
          va.ultima++;
          va.pendientes++;
          addFolio(va, entrada.folio, 1);
        }
      }),
    list,
    mark: (n, rechazado) =>
      inTurn(async () => {
        const va = await load();
        const ficha = await store.findFicha(CLASE, idOf(n));
        if (!ficha) return;
        const { rechazado: antes, ...entrada } = ficha.datos as Entrada;
        await put(n, { ...entrada, ...(rechazado && { rechazado }) }, ficha.version);
        va[antes ? "rechazados" : "pendientes"]--;
        va[rechazado ? "rechazados" : "pendientes"]++;
      }),
    remove: (n) =>
      inTurn(async () => {
        const va = await load();
        const ficha = await store.findFicha(CLASE, idOf(n));
        if (!ficha) return;
        await store.deleteFicha(CLASE, idOf(n));
        const { rechazado, folio } = ficha.datos as Entrada;
        va[rechazado ? "rechazados" : "pendientes"]--;
        addFolio(va, folio, -1);
      }),
    async count() {
      const { pendientes, rechazados } = await load();
      return { pendientes, rechazados };
    },
    countDeFolio: async (folio) => (await load()).folios.get(folio) ?? 0,
    findDesde: async () => (await list({ despues: 0, limite: 1 }))[0]?.guardadoEn,
  };
};
