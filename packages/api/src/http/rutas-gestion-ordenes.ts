import {
  loteDeVisaciones,
  ordenDeGestion,
  type Problema,
  type ResultadoDeVisaciones,
  respuestaDeOrden,
  resultadoDeVisaciones,
} from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import type { Gestion } from "../gestion/gestion.ts";
import { type Visada, visarLote } from "../gestion/visar-lote.ts";
import type { Store } from "../store/store.ts";
import { readCuerpo, readVersion } from "./cuerpo.ts";
import { CABECERA_ENVIO, CABECERA_VERSION, describe, PARAMETRO_FOLIO } from "./openapi.ts";
import { problem, problemOf } from "./problem.ts";
import { CUERPO, ESCRITURA, QUIEN } from "./problemas-de-gestion.ts";
import { readClaveDeEnvio } from "./rutas-casos.ts";

/** How one closing of a batch went, as it travels: what stood in the way is the problem it would have had alone. */
const writeVisada = async (visada: Visada): Promise<ResultadoDeVisaciones["casos"][number]> => {
  const { folio } = visada;
  if ("version" in visada) return { folio, aprobada: true, version: visada.version };
  const { tipo, opciones } = problemOf(visada.error);
  const { solicitud, ...problema } = (await problem(tipo, opciones).respuesta.json()) as Problema;
  return { folio, aprobada: false, problema };
};

/** What officers do to a case. */
export const createRutasGestionOrdenes = ({
  gestion,
  store,
}: {
  gestion: Gestion;
  store: Pick<Store, "listAsientos">;
}): Hono =>
  new Hono()
    .post(
      "/v1/gestion/casos/:folio/ordenes",
      describe(
        {
          id: "orderCaso",
          resumen: "Da una orden sobre el caso que se leyó",
          etiqueta: "Gestión",
          cuerpo: ordenDeGestion,
          parametros: [PARAMETRO_FOLIO, CABECERA_VERSION, CABECERA_ENVIO],
          respuestas: { 200: { schema: respuestaDeOrden, texto: "El caso, con su versión nueva" } },
          problemas: [
            ...QUIEN,
            ...CUERPO,
            ...ESCRITURA,
            "version-ausente",
            "no-encontrado",
            "estado-no-permite",
            "version-atrasada",
          ],
        },
        async (c) => {
          const version = readVersion(c);
          const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
          const orden = await readCuerpo(c, ordenDeGestion);
          const pedido = { folio: c.req.param("folio") ?? "", orden, version, envio };
          const { valor, version: nueva, repetida } = await gestion.order(pedido, c.var.actor);
          c.header("ETag", `"${nueva}"`);
          if (repetida) c.header("Idempotency-Replayed", "true");
          return c.json(valor);
        },
      ),
    )
    .post(
      "/v1/gestion/visaciones",
      describe(
        {
          id: "visarCasos",
          resumen: "Aprueba varios cierres, cada uno leído después de que se propuso",
          etiqueta: "Gestión",
          cuerpo: loteDeVisaciones,
          parametros: [CABECERA_ENVIO],
          respuestas: { 200: { schema: resultadoDeVisaciones, texto: "Cómo fue cada uno" } },
          problemas: [...QUIEN, ...CUERPO, ...ESCRITURA],
        },
        async (c) => {
          const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
          const { casos } = await readCuerpo(c, loteDeVisaciones);
          const visadas = await visarLote(casos, { actor: c.var.actor, envio, gestion, store });
          return c.json({ casos: await Promise.all(visadas.map(writeVisada)) });
        },
      ),
    );
