import type { ResultadoEscritura, Store } from "../src/store/store.ts";
import { listTodos, makeApertura, makeEnvio } from "./store-ejemplos.ts";

export interface CarreraOptions {
  /** Different submissions. */
  claves: number;
  /** Times that each one is sent at the same time, as a new case every time. */
  paralelas: number;
  /** Submissions under way at once. */
  tanda?: number;
}

export interface ResultadoCarrera {
  casos: number;
  escritos: number;
  repetidos: number;
  /** Answers to one submission that do not speak of the same case. */
  discordias: number;
}

const readFolio = (respuesta: ResultadoEscritura, propio: string) =>
  respuesta.resultado === "escrito" ? propio : respuesta.resultado === "repetido" ? respuesta.folio : "";

/** Sends each submission many times at once. A store that keeps its promise ends with one case for each. */
export const runCarrera = async (
  store: Store,
  { claves, paralelas, tanda = 100 }: CarreraOptions,
): Promise<ResultadoCarrera> => {
  const cuenta: ResultadoCarrera = { casos: 0, escritos: 0, repetidos: 0, discordias: 0 };
  const sendClave = async () => {
    const envio = makeEnvio();
    const folios = await Promise.all(
      Array.from({ length: paralelas }, async () => {
        const escritura = makeApertura({ envio });
        const respuesta = await store.appendAsientos(escritura);
        if (respuesta.resultado === "escrito") cuenta.escritos++;
        if (respuesta.resultado === "repetido") cuenta.repetidos++;
        return readFolio(respuesta, escritura.caso.folio);
      }),
    );
    cuenta.discordias += new Set(folios).size - 1;
  };
  for (let hechas = 0; hechas < claves; hechas += tanda) {
    await Promise.all(Array.from({ length: Math.min(tanda, claves - hechas) }, sendClave));
  }
  cuenta.casos = (await listTodos(store)).length;
  return cuenta;
};

/** The seeded defect: looks whether the submission is known, then writes without the store's own guard. */
export const makeCheckThenInsert = (store: Store): Store => {
  const conocidos = new Map<string, { huella: Uint8Array; folio: string }>();
  return Object.assign(Object.create(store) as Store, {
    appendAsientos: async ({ envio, ...escritura }: Parameters<Store["appendAsientos"]>[0]) => {
      const id = Buffer.from(envio?.id ?? []).toString("hex");
      const previo = conocidos.get(id);
      if (previo) return { resultado: "repetido", ...previo };
      const respuesta = await store.appendAsientos(escritura);
      if (envio) conocidos.set(id, { huella: envio.huella, folio: escritura.caso.folio });
      return respuesta;
    },
    listCasos: store.listCasos.bind(store),
  });
};
