import { Hono } from "hono";
import type { Store } from "../store/store.ts";
import { describe } from "./openapi.ts";
import { problem } from "./problem.ts";

/** What an operator's tools ask: is the process alive, can it take a case. */
export const createRutasOperacion = ({ store, isClosing }: { store: Store; isClosing: () => boolean }): Hono =>
  new Hono()
    .get(
      "/livez",
      describe(
        {
          id: "getVida",
          resumen: "El proceso vive",
          etiqueta: "Operación",
          respuestas: { 200: { texto: "Vive" } },
        },
        (c) => c.text("vive"),
      ),
    )
    .get(
      "/readyz",
      describe(
        {
          id: "getDisposicion",
          resumen: "Puede recibir un caso",
          etiqueta: "Operación",
          respuestas: { 200: { texto: "Puede" } },
          problemas: ["no-disponible", "sin-espacio"],
        },
        async (c) => {
          if (isClosing()) return problem("no-disponible", { detalle: "El servicio se está cerrando" }).respuesta;
          await store.checkEscritura();
          return c.text("listo");
        },
      ),
    );
