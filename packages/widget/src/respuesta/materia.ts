import type { Materia } from "@ventanilla/sdk/contract";

/** The name of a materia and of what it is part of: `Tiendas · No respetan la garantía`. */
export function findMateria(materias: readonly Materia[], codigo: string | undefined): string | undefined {
  for (const { codigo: propio, nombre, hijos = [] } of codigo ? materias : []) {
    const bajo = propio === codigo ? "" : findMateria(hijos, codigo);
    if (bajo !== undefined) return bajo ? `${nombre} · ${bajo}` : nombre;
  }
  return undefined;
}
