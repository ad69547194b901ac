import { acuseDeSobre, comprobante, sobre, vistaCiudadana } from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Entregador } from "../sobres/despachar.ts";
import type { Guardias, Sobres } from "../sobres/sobres.ts";
import { readCuerpo } from "./cuerpo.ts";
import { describe } from "./openapi.ts";
import { actorOf } from "./permiso.ts";
import { CUERPO, QUIEN } from "./problemas-de-gestion.ts";
import { PARAMETRO_PRUEBA } from "./rutas-seguimiento.ts";

const RESPUESTA = z.union([comprobante, vistaCiudadana]);
const RESPUESTAS = {
  201: { schema: RESPUESTA, texto: "Lo que responde la llamada que trae: el comprobante, o el caso" },
  200: { schema: RESPUESTA, texto: "Lo mismo que la primera vez: esa llamada ya se había recibido" },
  202: { schema: acuseDeSobre, texto: "Se guardó aparte, para que lo revise una persona" },
};
const PASAN = ["prueba-requerida", "no-disponible", "sin-espacio", "no-encontrado"] as const;

/** Takes the envelope and answers like the call inside it. */
const deliver = async (
  c: Context,
  { sobres, ...entregador }: Guardias & Entregador & { sobres: Sobres },
): Promise<Response> => {
  const entrega = await sobres.deliver(await readCuerpo(c, sobre), { ...entregador, prueba: c.req.header("prueba") });
  c.header("Cache-Control", "no-store");
  if ("acuse" in entrega) return c.json(entrega.acuse, 202);
  const { valor, repetida } = entrega.despacho;
  if (!repetida) return c.json(valor, 201);
  c.header("Idempotency-Replayed", "true");
  return c.json(valor, 200);
};

/** Sealed envelopes (Plan B): what was written without connection, from anybody who brings it. */
export const createRutasSobres = (opciones: Guardias & { sobres: Sobres }): Hono =>
  new Hono().post(
    "/v1/sobres",
    describe(
      {
        id: "deliverSobre",
        resumen: "Recibe un sobre sellado sin conexión; responde como la llamada que trae",
        etiqueta: "Ciudadanía",
        cuerpo: sobre,
        parametros: [PARAMETRO_PRUEBA],
        respuestas: RESPUESTAS,
        problemas: [...CUERPO, ...PASAN, "rol-no-permite"],
      },
      (c) => deliver(c, opciones),
    ),
  );

/** Envelopes on the officers' side: what their own desk sealed, and what came in a memory stick. */
export const createRutasSobresDeGestion = (opciones: Guardias & { sobres: Sobres }): Hono =>
  new Hono().post(
    "/v1/gestion/sobres",
    describe(
      {
        id: "deliverSobreDeGestion",
        resumen: "Recibe un sobre que selló la mesa, o cualquiera de los que se exportaron de un tótem",
        etiqueta: "Gestión",
        cuerpo: sobre,
        parametros: [PARAMETRO_PRUEBA],
        respuestas: RESPUESTAS,
        problemas: [...QUIEN, ...CUERPO, ...PASAN],
      },
      (c) => deliver(c, { ...opciones, actor: actorOf(c) }),
    ),
  );
