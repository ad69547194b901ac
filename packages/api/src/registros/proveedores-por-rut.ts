import type { Registros } from "./create-registros.ts";

/** Which company of the registry a RUT is of: kept in memory, since each reclamo asks. */
export interface ProveedoresPorRut {
  /** Its id; at once, but for the first time that an institution's are asked for. */
  find(institucion: string, rut: string): string | undefined | Promise<string | undefined>;
  /** Reads again those of an institution, or of all (`*`), that were asked for before. */
  refresh(institucion: string): Promise<void>;
}

/** @param registros the registry that has them */
export const createProveedoresPorRut = (registros: Pick<Registros, "proveedores">): ProveedoresPorRut => {
  const leidos = new Map<string, ReadonlyMap<string, string>>();

  const read = async (institucion: string): Promise<ReadonlyMap<string, string>> => {
    const todos = await registros.proveedores.list(institucion);
    const suyos = new Map(todos.flatMap(({ id, rut }) => (rut === undefined ? [] : [[rut, id] as const])));
    leidos.set(institucion, suyos);
    return suyos;
  };

  return {
    find: (institucion, rut) => {
      const suyos = leidos.get(institucion);
      return suyos ? suyos.get(rut) : read(institucion).then((nuevos) => nuevos.get(rut));
    },
    async refresh(institucion) {
      for (const una of [...leidos.keys()]) if (institucion === "*" || una === institucion) await read(una);
    },
  };
};
