import type { Fichas } from "../src/personal/fichas.ts";
import type { Ficha } from "../src/store/store.ts";

/** The five acts of records, in memory. */
export const createFichas = (): Fichas => {
  const todas = new Map<string, Ficha>();
  const llave = (clase: string, id: string) => `${clase} ${id}`;
  return {
    async putFicha(ficha, { version }) {
      const actual = todas.get(llave(ficha.clase, ficha.id))?.version ?? 0;
      if (actual !== version) return { resultado: "atrasado", version: actual };
      const otra = [...todas.values()].find(
        ({ clase, indice, id }) => clase === ficha.clase && indice && indice === ficha.indice && id !== ficha.id,
      );
      if (otra) return { resultado: "ocupado" };
      todas.set(llave(ficha.clase, ficha.id), structuredClone({ ...ficha, version: version + 1 }));
      return { resultado: "escrito", version: version + 1 };
    },
    findFicha: async (clase, id) => structuredClone(todas.get(llave(clase, id))),
    findFichaByIndice: async (clase, indice) =>
      structuredClone([...todas.values()].find((ficha) => ficha.clase === clase && ficha.indice === indice)),
    listFichas: async ({ clase, institucion, despuesDe = "", limite }) =>
      structuredClone(
        [...todas.values()]
          .filter((f) => f.clase === clase && f.id > despuesDe && (institucion ?? f.institucion) === f.institucion)
          .sort((a, b) => (a.id < b.id ? -1 : 1))
          .slice(0, limite),
      ),
    deleteFicha: async (clase, id) => {
      todas.delete(llave(clase, id));
    },
  };
};
