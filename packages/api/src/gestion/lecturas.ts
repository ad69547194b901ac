import type { LecturasDeCaso } from "@ventanilla/sdk/contract";
import { canReadCaso, isDeInstitucion } from "../caso/alcance.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import type { CasoGuardado, Lectura, Store } from "../store/store.ts";

/** How many readings of a case are told at once. */
const MAXIMO = 500;

/** What keeps who read each case (Ley 19.628 as amended). */
export interface Lecturas {
  /** Notes that somebody saw what a case says. Who reads does not wait for it. */
  record(guardado: CasoGuardado, actor: Actor): void;
  /** Who read it, the latest first, also just now. */
  list(guardado: CasoGuardado): Promise<Lectura[]>;
}

/** Readings over the store, which groups them with what else is written. */
export const createLecturas = ({
  store,
  clock,
  log,
}: {
  store: Pick<Store, "recordLectura" | "listLecturas">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  log: { error(datos: object, mensaje: string): void };
}): Lecturas => {
  /** Those that are being kept. */
  const anotandose = new Set<Promise<void>>();
  return {
    record({ id }, actor) {
      const anotada = store
        .recordLectura({ caso: id, cuando: new Date(clock()).toISOString(), usuario: actor.id })
        .catch((error: Error) => log.error({ causa: error.name }, "No se anotó una lectura"))
        .finally(() => anotandose.delete(anotada));
      anotandose.add(anotada);
    },
    async list({ id }) {
      await Promise.all(anotandose);
      return store.listLecturas({ caso: id, limite: MAXIMO });
    },
  };
};

const reject = (): Rechazo =>
  new Rechazo("rol-no-permite", {
    detalle: "Quién leyó un caso lo ven la encargada o el encargado que lo alcanza y quien administra",
  });

/** Before the case is looked for. @throws {Rechazo} `rol-no-permite` */
export const assertVeLecturas = ({ rol }: Actor): void => {
  if (rol !== "encargado" && rol !== "administrador") throw reject();
};

/** @throws {Rechazo} `rol-no-permite` for whom this case's readings are not */
export const assertConciernen = ({ caso }: CasoGuardado, actor: Actor): void => {
  const propio = actor.rol === "encargado" ? canReadCaso(caso, actor) : isDeInstitucion(actor, caso.institucion);
  if (!propio) throw reject();
};

/** How those of these ids who are people are called. */
export const listNombres = async (
  ids: string[],
  { personal }: { personal: Pick<Personal, "find"> },
): Promise<Map<string, string>> => {
  const nombres = new Map<string, string>();
  for (const id of new Set(ids)) {
    const usuario = await personal.find(id);
    if (usuario) nombres.set(id, usuario.nombre);
  }
  return nombres;
};

/** Readings as they are shown: with the names of those who work here. */
export const showLecturas = async (
  lecturas: Lectura[],
  fuentes: { personal: Pick<Personal, "find"> },
): Promise<LecturasDeCaso> => {
  const nombres = await listNombres(
    lecturas.map(({ usuario }) => usuario),
    fuentes,
  );
  return {
    lecturas: lecturas.map(({ cuando, usuario }) => {
      const nombre = nombres.get(usuario);
      return { cuando, usuario, ...(nombre && { nombre }) };
    }),
  };
};
