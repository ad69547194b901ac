import {
  credencial,
  documentosDeCaso,
  mensaje,
  pedidoDeDocumento,
  satisfaccion,
  vistaCiudadana,
} from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { DocumentosDePersona } from "../cartas/documentos.ts";
import type { Casos } from "../caso/casos.ts";
import type { Orden } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { renderHtml } from "../oficios/render-html.ts";
import { renderPdf } from "../oficios/render-pdf.ts";
import { readCuerpo } from "./cuerpo.ts";
import { CABECERA_ENVIO, CABECERA_PRUEBA, describe } from "./openapi.ts";
import type { Guardia } from "./prueba.ts";
import { mergeCabeceras } from "./rutas-adjuntos.ts";
import { readClaveDeEnvio } from "./rutas-casos.ts";
import { serveArchivo } from "./serve-archivo.ts";

const PROBLEMAS_DE_CONSULTA = [
  "cuerpo-ilegible",
  "caso-no-encontrado",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "prueba-requerida",
  "no-disponible",
] as const;

const PARAMETRO_N = {
  name: "n",
  in: "path",
  required: true,
  description: "Número del documento en la lista",
  schema: { type: "integer", minimum: 1 },
} as const;

/** The citizen's side of a case, opened by folio and clave. */
export const createRutasSeguimiento = ({
  casos,
  oficios: { listDocumentos, drawDocumento },
  guardia,
}: {
  casos: Casos;
  oficios: DocumentosDePersona;
  guardia: Guardia;
}): Hono => {
  /** Opens the case, or answers why not: a challenge, or the one 404 of every failure. */
  const withCaso = async <S extends z.ZodType<{ folio: string; clave: string }>>(
    c: Context,
    schema: S,
    act: (cuerpo: z.output<S>, guardado: Awaited<ReturnType<Casos["find"]>>) => Promise<Response>,
  ): Promise<Response> => {
    const cuerpo = await readCuerpo(c, schema);
    const prueba = guardia.demand(cuerpo.folio, c.req.header("prueba"));
    if (prueba) throw new Rechazo("prueba-requerida", { prueba });
    let guardado: Awaited<ReturnType<Casos["find"]>>;
    try {
      guardado = await casos.find(cuerpo);
    } catch (error) {
      if (error instanceof Rechazo) guardia.recordFallo(cuerpo.folio);
      throw error;
    }
    return act(cuerpo, guardado);
  };

  /** Gives the citizen's order and answers with the case as it is after it. */
  const order = async (
    c: Context,
    guardado: Awaited<ReturnType<Casos["find"]>>,
    orden: Extract<Orden, { orden: "enviarMensaje" | "opinar" }>,
  ): Promise<Response> => {
    const clave = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
    const { valor, repetida } = await casos.order(guardado, orden, {
      actor: { id: "ciudadano" },
      ...(clave && { envio: { clave, cuerpo: orden } }),
    });
    c.header("Cache-Control", "no-store");
    if (repetida) c.header("Idempotency-Replayed", "true");
    return c.json(await casos.view(valor), repetida ? 200 : 201);
  };

  return new Hono()
    .post(
      "/v1/seguimiento",
      describe(
        {
          id: "lookupCaso",
          resumen: "Muestra el caso a su dueña o dueño",
          etiqueta: "Ciudadanía",
          cuerpo: credencial,
          parametros: [CABECERA_PRUEBA],
          respuestas: { 200: { schema: vistaCiudadana, texto: "El caso" } },
          problemas: [...PROBLEMAS_DE_CONSULTA],
        },
        (c) =>
          withCaso(c, credencial, async (_, guardado) => {
            c.header("Cache-Control", "no-store");
            return c.json(await casos.view(guardado));
          }),
      ),
    )
    .post(
      "/v1/seguimiento/mensajes",
      describe(
        {
          id: "sendMensaje",
          resumen: "Agrega un mensaje al caso; si está cerrado, pide reabrirlo",
          etiqueta: "Ciudadanía",
          cuerpo: mensaje,
          parametros: [CABECERA_ENVIO, CABECERA_PRUEBA],
          respuestas: {
            201: { schema: vistaCiudadana, texto: "El caso, con el mensaje" },
            200: { schema: vistaCiudadana, texto: "Ese mensaje ya se había recibido" },
          },
          problemas: [...PROBLEMAS_DE_CONSULTA, "clave-de-envio-ausente", "clave-de-envio-reutilizada", "sin-espacio"],
        },
        (c) => withCaso(c, mensaje, ({ texto }, guardado) => order(c, guardado, { orden: "enviarMensaje", texto })),
      ),
    )
    .post(
      "/v1/seguimiento/satisfaccion",
      describe(
        {
          id: "sendSatisfaccion",
          resumen: "Opina sobre la atención, de 1 a 7, una vez cerrado el caso",
          etiqueta: "Ciudadanía",
          cuerpo: satisfaccion,
          parametros: [CABECERA_ENVIO, CABECERA_PRUEBA],
          respuestas: {
            201: { schema: vistaCiudadana, texto: "El caso, con la opinión" },
            200: { schema: vistaCiudadana, texto: "Esa opinión ya se había recibido" },
          },
          problemas: [
            ...PROBLEMAS_DE_CONSULTA,
            "clave-de-envio-ausente",
            "estado-no-permite",
            "clave-de-envio-reutilizada",
            "sin-espacio",
          ],
        },
        (c) =>
          withCaso(c, satisfaccion, ({ nota, comentario }, guardado) =>
            order(c, guardado, { orden: "opinar", nota, comentario }),
          ),
      ),
    )
    .post(
      "/v1/seguimiento/documentos",
      describe(
        {
          id: "listDocumentos",
          resumen: "Las cartas y respuestas que la persona puede llevarse",
          etiqueta: "Ciudadanía",
          cuerpo: credencial,
          parametros: [CABECERA_PRUEBA],
          respuestas: { 200: { schema: documentosDeCaso, texto: "Los documentos, del más antiguo al más nuevo" } },
          problemas: [...PROBLEMAS_DE_CONSULTA],
        },
        (c) =>
          withCaso(c, credencial, async (_, guardado) => {
            c.header("Cache-Control", "no-store");
            return c.json({ documentos: await listDocumentos(guardado) });
          }),
      ),
    )
    .post(
      "/v1/seguimiento/documentos/:n",
      describe(
        {
          id: "downloadDocumento",
          resumen: "Entrega un documento a la persona, en PDF o como página",
          etiqueta: "Ciudadanía",
          cuerpo: pedidoDeDocumento,
          parametros: [PARAMETRO_N, CABECERA_PRUEBA],
          respuestas: { 200: { texto: "El documento, para guardarlo", tipo: "application/pdf" } },
          problemas: [...PROBLEMAS_DE_CONSULTA, "no-encontrado"],
        },
        (c) =>
          withCaso(c, pedidoDeDocumento, async ({ formato }, guardado) => {
            const {
              documento: { n, clase, cuando },
              carta,
            } = await drawDocumento(guardado, Number(c.req.param("n")));
            const bytes =
              formato === "pdf"
                ? (await renderPdf(carta, { creadoEn: Date.parse(cuando) })).bytes
                : new TextEncoder().encode(renderHtml(carta));
            const tipo = formato === "pdf" ? "application/pdf" : "text/html; charset=utf-8";
            return mergeCabeceras(c, serveArchivo({ nombre: `${clase}-${carta.folio}-${n}.${formato}`, tipo }, bytes));
          }),
      ),
    );
};
