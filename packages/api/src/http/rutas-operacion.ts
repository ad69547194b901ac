import { Hono } from "hono";
import type { Relevo } from "../relevo/relevo.ts";
import type { Store } from "../store/store.ts";
import { describe } from "./openapi.ts";
import { problem } from "./problem.ts";

/** What an operator's tools ask: is the process alive, can it take a case. */
export const createRutasOperacion = ({
  store,
  isClosing,
  relevo,
}: {
  store: Store;
  isClosing: () => boolean;
  relevo?: Pick<Relevo, "definiciones" | "readCola"> | undefined;
}): Hono =>
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
          if (!relevo) return c.text("listo");
          if (!relevo.definiciones.isCompleta())
            return problem("no-disponible", {
              detalle:
                "Este relevo aún no ha podido pedir sus llaves al servicio principal: revisa RELEVO y la conexión",
            }).respuesta;
          const { pendientes, rechazados, desde } = await relevo.readCola();
          return c.text(
            [
              `listo, en cola: ${pendientes}`,
              ...(desde ? [`el más antiguo espera desde ${desde}`] : []),
              ...(rechazados > 0 ? [`por revisar: ${rechazados}`] : []),
            ].join("; "),
          );
        },
      ),
    );
