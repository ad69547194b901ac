import { Hono } from "hono";
import type { Gestion } from "../gestion/gestion.ts";
import type { OpcionesDeIngreso } from "../gestion/open-ingreso.ts";
import type { Store } from "../store/store.ts";
import { createRutasGestionCasos } from "./rutas-gestion-casos.ts";
import { createRutasGestionIngreso } from "./rutas-gestion-ingreso.ts";
import { createRutasGestionOrdenes } from "./rutas-gestion-ordenes.ts";

/** Everything that staff does with cases. Stands behind the door of gestión, which says who asks. */
export const createRutasGestion = ({
  gestion,
  store,
  ...ingreso
}: OpcionesDeIngreso & {
  gestion: Gestion;
  store: Pick<Store, "listAsientos">;
}): Hono =>
  new Hono()
    .route("/", createRutasGestionIngreso(ingreso))
    .route("/", createRutasGestionCasos({ gestion }))
    .route("/", createRutasGestionOrdenes({ gestion, store }));
