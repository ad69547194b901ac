import {
  acuseDeSobre,
  aperturaDeSobre,
  comprobante,
  filtroDeSobres,
  paginaDeSobres,
  sobre,
  sobreAbierto,
  vistaCiudadana,
} from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { assertAttends } from "../gestion/alcance.ts";
import type { Entregador } from "../sobres/dispatch-llamada.ts";
import { assertReviews, type Revision } from "../sobres/revision.ts";
import type { Guardias, Sobres } from "../sobres/sobres.ts";
import { parseCuerpo, readConsulta, readCuerpo, readJson, readVersion } from "./cuerpo.ts";
import { CABECERA_PRUEBA, CABECERA_VERSION, describe } from "./openapi.ts";
import { actorOf } from "./permiso.ts";
import { CABECERA_PUNTO, type LectorDePortador } from "./portador.ts";
import { CUERPO, QUIEN } from "./problemas-de-gestion.ts";

const RESPUESTA = z.union([comprobante, vistaCiudadana]);
const RESPUESTAS = {
  201: { schema: RESPUESTA, texto: "Lo que responde la llamada que trae: el comprobante, o el caso" },
  200: { schema: RESPUESTA, texto: "Lo mismo que la primera vez: esa llamada ya se había recibido" },
  202: { schema: acuseDeSobre, texto: "Se guardó aparte, para que lo revise una persona" },
};
const PARAMETRO_ID = { name: "id", in: "path", required: true, schema: { type: "string" } } as const;
const PASAN = ["prueba-requerida", "no-disponible", "sin-espacio", "no-encontrado"] as const;

/** Takes the envelope and answers like the call inside it. */
const deliver = async (
  c: Context,
  { sobres, readPortador, ...entregador }: Guardias & Entregador & { sobres: Sobres; readPortador?: LectorDePortador },
): Promise<Response> => {
  const bytes = await readJson(c);
  const leido = parseCuerpo(bytes, sobre);
  const admit = await readPortador?.(c, bytes);
  const entrega = await sobres.deliver(leido, { ...entregador, admit, prueba: c.req.header("prueba") });
  c.header("Cache-Control", "no-store");
  if ("acuse" in entrega) return c.json(entrega.acuse, 202);
  const { valor, repetida } = entrega.despacho;
  if (!repetida) return c.json(valor, 201);
  c.header("Idempotency-Replayed", "true");
  return c.json(valor, 200);
};

/** Sealed envelopes (Plan B): what was written without connection, from anybody who brings it. */
export const createRutasSobres = (opciones: Guardias & { sobres: Sobres; readPortador: LectorDePortador }): Hono =>
  new Hono().post(
    "/v1/sobres",
    describe(
      {
        id: "deliverSobre",
        resumen: "Recibe un sobre sellado sin conexión; responde como la llamada que trae",
        etiqueta: "Ciudadanía",
        cuerpo: sobre,
        parametros: [CABECERA_PRUEBA, { ...CABECERA_PUNTO, required: false }],
        respuestas: RESPUESTAS,
        problemas: [...CUERPO, ...PASAN, "rol-no-permite"],
      },
      (c) => deliver(c, opciones),
    ),
  );

/** Envelopes on the officers' side: what their own desk sealed, and what came in a memory stick. */
export const createRutasSobresDeGestion = ({
  revision,
  ...opciones
}: Guardias & { sobres: Sobres; revision: Revision }): Hono =>
  new Hono()
    .post(
      "/v1/gestion/sobres",
      describe(
        {
          id: "deliverSobreDeGestion",
          resumen: "Recibe un sobre que selló la mesa, o cualquiera de los que se exportaron de un tótem",
          etiqueta: "Gestión",
          cuerpo: sobre,
          parametros: [CABECERA_PRUEBA],
          respuestas: RESPUESTAS,
          problemas: [...QUIEN, ...CUERPO, ...PASAN],
        },
        (c) => {
          const actor = actorOf(c);
          assertAttends(actor);
          return deliver(c, { ...opciones, actor });
        },
      ),
    )
    .get(
      "/v1/gestion/sobres",
      describe(
        {
          id: "listSobres",
          resumen: "Los sobres que esperan a una persona en la institución, el más antiguo primero; nunca lo que traen",
          etiqueta: "Gestión",
          consulta: filtroDeSobres,
          respuestas: { 200: { schema: paginaDeSobres, texto: "Una página de sobres apartados" } },
          problemas: [...QUIEN, "datos-invalidos"],
        },
        async (c) => c.json(await revision.list(readConsulta(c, filtroDeSobres), actorOf(c))),
      ),
    )
    .post(
      "/v1/gestion/sobres/:id/apertura",
      describe(
        {
          id: "openSobre",
          resumen:
            "Muestra lo que trae un sobre, y queda anotado quién lo vio; ingresa el caso corregido, o lo descarta",
          etiqueta: "Gestión",
          cuerpo: aperturaDeSobre,
          parametros: [PARAMETRO_ID, { ...CABECERA_VERSION, required: false }],
          respuestas: { 200: { schema: sobreAbierto, texto: "El sobre, con lo que trae o con lo que resultó" } },
          problemas: [
            ...QUIEN,
            ...CUERPO,
            "no-encontrado",
            "version-ausente",
            "version-atrasada",
            "estado-no-permite",
            "folio-ocupado",
            "caso-no-encontrado",
            "clave-de-envio-reutilizada",
            "no-disponible",
            "sin-espacio",
          ],
        },
        async (c) => {
          const actor = actorOf(c);
          assertReviews(actor);
          const pedido = await readCuerpo(c, aperturaDeSobre);
          const version = c.req.header("if-match") === undefined ? undefined : readVersion(c);
          const abierto = await revision.act(c.req.param("id") ?? "", pedido, { actor, version });
          c.header("ETag", `"${abierto.sobre.version}"`);
          return c.json(abierto);
        },
      ),
    );
