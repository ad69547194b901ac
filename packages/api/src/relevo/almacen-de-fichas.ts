import type { AlmacenDeCola, CuentaDeCola, Entrada, EntradaNumerada } from "@ventanilla/sdk/cola";
import type { Ficha, Store } from "../store/store.ts";

const CLASE = "sobreEnRelevo";
/** Digits of a number in an id, so that ids sort as numbers do. */
const CIFRAS = 12;
const PAGINA = 500;

const idOf = (n: number): string => String(n).padStart(CIFRAS, "0");
const read = ({ id, datos }: Ficha): EntradaNumerada => ({ ...(datos as Entrada), n: Number(id) });

/** The queue of a relay, in its own store: durable before anybody is told, and counted without reading it again. */
export const createAlmacenDeFichas = ({
  store,
}: {
  store: Pick<Store, "putFicha" | "findFicha" | "findFichaByIndice" | "listFichas" | "deleteFicha">;
}): AlmacenDeCola & { /** Since when the first one waits. */ findDesde(): Promise<string | undefined> } => {
  let cuenta: (CuentaDeCola & { ultima: number }) | undefined;
  /** Each change after the one before, so that numbers and counts are true. */
  let turno: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const acto = turno.then(act);
    turno = acto.catch(() => undefined);
    return acto;
  };

  const list = async ({ despues, limite }: { despues: number; limite: number }): Promise<EntradaNumerada[]> =>
    (await store.listFichas({ clase: CLASE, despuesDe: idOf(despues), limite })).map(read);

  const load = async (): Promise<CuentaDeCola & { ultima: number }> => {
    if (cuenta) return cuenta;
    const leida = { pendientes: 0, rechazados: 0, ultima: 0 };
    for (;;) {
      const pagina = await list({ despues: leida.ultima, limite: PAGINA });
      for (const { n, rechazado } of pagina) {
        leida[rechazado ? "rechazados" : "pendientes"]++;
        leida.ultima = n;
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
        va[(ficha.datos as Entrada).rechazado ? "rechazados" : "pendientes"]--;
      }),
    async count() {
      const { pendientes, rechazados } = await load();
      return { pendientes, rechazados };
    },
    findDesde: async () => (await list({ despues: 0, limite: 1 }))[0]?.guardadoEn,
  };
};
