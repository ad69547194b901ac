import { loadPieza } from "./base/pieza.ts";

/** Elements that arrive as pieces of their own. */
const PIEZAS = {
  estado: () => import("../form/tramite.ts").then(({ Estado }) => Estado),
  soni: () => import("./soni/soni.ts").then(({ Soni }) => Soni),
  boton: () => import("./boton/boton.ts").then(({ Boton }) => Boton),
};

/** Names of the elements that arrive later. */
export const NOMBRES = Object.keys(PIEZAS) as (keyof typeof PIEZAS)[];

/** Registers a class, unless the page has that element already. */
export function register(nombre: string, clase: CustomElementConstructor): void {
  if (!customElements.get(`ventanilla-${nombre}`)) customElements.define(`ventanilla-${nombre}`, clase);
}

/** Fetches an element and registers it. */
export async function defineElemento(nombre: keyof typeof PIEZAS): Promise<void> {
  register(nombre, await loadPieza<CustomElementConstructor>(PIEZAS[nombre]));
}
