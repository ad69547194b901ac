import type { Registros } from "./create-registros.ts";

/** Which company of the registry a RUT is of: kept in memory, since each reclamo asks. */
export interface ProveedoresPorRut {
  /** Its id. The first time that an institution's are asked for they are read, once for all who ask meanwhile. */
  find(institucion: string, rut: string): Promise<string | undefined>;
  /** Reads again those of an institution, or of all (`*`), that were asked for before. */
  refresh(institucion: string): Promise<void>;
}

/** @param registros the registry that has them */
export const createProveedoresPorRut = (registros: Pick<Registros, "proveedores">): ProveedoresPorRut => {
  const leidos = new Map<string, Promise<ReadonlyMap<string, string>>>();

  const read = async (institucion: string): Promise<ReadonlyMap<string, string>> => {
    const todos = await registros.proveedores.list(institucion);
    return new Map(todos.flatMap(({ id, rut }) => (rut === undefined ? [] : [[rut, id] as const])));
  };
  const keep = (institucion: string): Promise<ReadonlyMap<string, string>> => {
    const leyendo = read(institucion);
    leidos.set(institucion, leyendo);
    // Whoever asks next tries again.
    leyendo.catch(() => leidos.delete(institucion));
    return leyendo;
  };

  return {
    find: async (institucion, rut) => (await (leidos.get(institucion) ?? keep(institucion))).get(rut),
    async refresh(institucion) {
      for (const una of [...leidos.keys()])
        if (institucion === "*" || una === institucion) {
          // What cannot be read now leaves what was read before.
          const nuevos = await read(una);
          leidos.set(una, Promise.resolve(nuevos));
        }
    },
  };
};
