import { pagina, type TrabajoVisto, trabajo } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import * as z from "zod";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Store, TrabajoGuardado } from "../store/store.ts";
import { readConsulta } from "./cuerpo.ts";
import { describe } from "./openapi.ts";
import { actorOf } from "./permiso.ts";
import { assertRol } from "./sesion.ts";

const filtro = z.strictObject({ estado: trabajo.shape.estado.default("fallido") });

/** Jobs shown at once: whoever has more that failed has one cause, not many. */
const LIMITE = 500;

const PROBLEMAS = ["sin-sesion", "rol-no-permite", "no-disponible"] as const;

/** What a job is, without anything of a person. */
const show = ({ id, tipo, estado, cuando, intentos, error, datos }: TrabajoGuardado): TrabajoVisto => ({
  id,
  tipo,
  ...(typeof datos.folio === "string" && { folio: datos.folio }),
  estado,
  cuando,
  intentos,
  ...(error && { error }),
});

/** What the service does by itself, for whoever answers for it: which jobs failed and why, and to try them again. */
export const createRutasTrabajos = ({
  store,
  clock,
}: {
  store: Pick<Store, "listTrabajos" | "settleTrabajo" | "findCasoByFolio">;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): Hono => {
  const isSuyo = async ({ datos }: TrabajoGuardado, { institucion }: Actor): Promise<boolean> => {
    if (institucion === "*" || datos.institucion === institucion) return true;
    if (typeof datos.folio !== "string") return false;
    return (await store.findCasoByFolio(datos.folio))?.caso.institucion === institucion;
  };
  const listSuyos = async (estado: TrabajoVisto["estado"], actor: Actor): Promise<TrabajoGuardado[]> => {
    const suyos: TrabajoGuardado[] = [];
    for (const uno of await store.listTrabajos({ estado, limite: LIMITE }))
      if (await isSuyo(uno, actor)) suyos.push(uno);
    return suyos;
  };

  return new Hono()
    .get(
      "/v1/gestion/trabajos",
      describe(
        {
          id: "listTrabajos",
          resumen: "Correos y otros trabajos que se hacen solos: cuáles fallaron y por qué",
          etiqueta: "Operación",
          consulta: filtro,
          respuestas: { 200: { schema: pagina(trabajo), texto: "Los trabajos, el más antiguo primero" } },
          problemas: [...PROBLEMAS, "datos-invalidos"],
        },
        async (c) => {
          assertRol(actorOf(c), ["administrador"]);
          const { estado } = readConsulta(c, filtro);
          return c.json({ elementos: (await listSuyos(estado, actorOf(c))).map(show) });
        },
      ),
    )
    .post(
      "/v1/gestion/trabajos/:id/reintento",
      describe(
        {
          id: "retryTrabajo",
          resumen: "Vuelve a intentar un trabajo que falló, cuando ya se corrigió la causa",
          etiqueta: "Operación",
          parametros: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
          respuestas: { 200: { schema: trabajo, texto: "Se hará de nuevo" } },
          problemas: [...PROBLEMAS, "no-encontrado"],
        },
        async (c) => {
          assertRol(actorOf(c), ["administrador"]);
          const hallado = (await listSuyos("fallido", actorOf(c))).find(({ id }) => id === c.req.param("id"));
          if (!hallado)
            throw new Rechazo("no-encontrado", { detalle: "No hay un trabajo fallido con ese identificador" });
          const cuando = new Date(clock()).toISOString();
          await store.settleTrabajo(hallado.id, { estado: "pendiente", cuando, error: hallado.error ?? "" });
          return c.json(show({ ...hallado, estado: "pendiente", cuando }));
        },
      ),
    );
};
