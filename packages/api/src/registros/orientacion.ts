import { createBuscadorDeNombres } from "../busqueda/rank-nombres.ts";
import { createBuscadorDePreguntas } from "../preguntas/search-preguntas.ts";
import type { Store } from "../store/store.ts";
import type { Registros } from "./create-registros.ts";
import type { Elemento } from "./registro.ts";

type Pregunta = Awaited<ReturnType<Registros["preguntas"]["list"]>>[number];

/** What is told of a question that answered: how often, by its id. Of its own, so that no two writers meet on the text. */
const CLASE = "respondio";

/** How often a count is tried again when somebody else counted meanwhile. */
const INTENTOS = 8;

/** What people are offered while they write: questions that may answer, names of companies. */
export interface Orientacion {
  /** Public questions that may answer, the likeliest first. */
  searchPreguntas(institucion: string, texto: string): Promise<Elemento<Pregunta>[]>;
  /** Names like the one being typed. */
  searchProveedores(institucion: string, texto: string): Promise<string[]>;
  /** Counts that a question answered somebody. Nothing of whom. False where there is no such question. */
  countRespuesta(institucion: string, id: string): Promise<boolean>;
  /** How often each question answered. */
  countRespondio(institucion: string): Promise<ReadonlyMap<string, number>>;
  /** What was read of an institution's registries is read again when next asked for. */
  forget(institucion: string): void;
}

/** The indexes are made when first asked for and kept until a registry changes. */
export const createOrientacion = ({
  store,
  clock,
  registros,
}: {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  registros: Pick<Registros, "preguntas" | "proveedores">;
}): Orientacion => {
  const preguntas = new Map<string, Promise<ReturnType<typeof createBuscadorDePreguntas<Elemento<Pregunta>>>>>();
  const nombres = new Map<string, Promise<{ buscador: ReturnType<typeof createBuscadorDeNombres>; dueno: string[] }>>();

  const once = <T>(mapa: Map<string, Promise<T>>, institucion: string, make: () => Promise<T>): Promise<T> => {
    const hecho = mapa.get(institucion);
    if (hecho) return hecho;
    const nuevo = make();
    mapa.set(institucion, nuevo);
    // A failure is not kept: the next one who asks tries again.
    nuevo.catch(() => mapa.delete(institucion));
    return nuevo;
  };

  return {
    async searchPreguntas(institucion, texto) {
      const buscador = await once(preguntas, institucion, async () =>
        createBuscadorDePreguntas((await registros.preguntas.list(institucion)).filter(({ publica }) => publica)),
      );
      return buscador.search(texto).map(({ pregunta }) => pregunta);
    },
    async searchProveedores(institucion, texto) {
      const { buscador, dueno } = await once(nombres, institucion, async () => {
        const todos = (await registros.proveedores.list(institucion)).flatMap(({ nombre, alias }) =>
          [nombre, ...alias].map((escrito) => ({ escrito, nombre })),
        );
        return {
          buscador: createBuscadorDeNombres(todos.map(({ escrito }) => escrito)),
          dueno: todos.map(({ nombre }) => nombre),
        };
      });
      return [...new Set(buscador.rank(texto).map(({ indice }) => dueno[indice] as string))];
    },
    async countRespuesta(institucion, id) {
      if (!(await registros.preguntas.find(institucion, id))) return false;
      const llave = `${institucion}/${id}`;
      for (let intento = 0; intento < INTENTOS; intento++) {
        const ficha = await store.findFicha(CLASE, llave);
        const veces = ((ficha?.datos as { veces: number } | undefined)?.veces ?? 0) + 1;
        const cuando = new Date(clock()).toISOString();
        const escrito = await store.putFicha(
          { clase: CLASE, id: llave, institucion, cuando, datos: { veces } },
          { version: ficha?.version ?? 0 },
        );
        if (escrito.resultado === "escrito") break;
      }
      return true;
    },
    async countRespondio(institucion) {
      const fichas = await store.listFichas({ clase: CLASE, institucion, limite: 5_000 });
      return new Map(
        fichas.map(({ id, datos }) => [id.slice(institucion.length + 1), (datos as { veces: number }).veces]),
      );
    },
    forget(institucion) {
      if (institucion === "*") {
        preguntas.clear();
        nombres.clear();
      }
      preguntas.delete(institucion);
      nombres.delete(institucion);
    },
  };
};
