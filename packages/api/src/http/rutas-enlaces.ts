import { ordenDeEnlace, pedidoDeEnlace, vistaDeEnlace } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import { type Cupo, withFormulario } from "../adjuntos/read-formulario.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Enlaces } from "../enlaces/enlaces.ts";
import { readCuerpo } from "./cuerpo.ts";
import { listFaltas } from "./faltas.ts";
import { CABECERA_ENVIO, describe } from "./openapi.ts";
import {
  describeFormulario,
  mergeCabeceras,
  PARAMETRO_ID,
  PROBLEMAS_AL_RECIBIR,
  RESPUESTA_AL_BAJAR,
  RESPUESTAS_AL_RECIBIR,
  respondAdjunto,
} from "./rutas-adjuntos.ts";
import { readClaveDeEnvio } from "./rutas-casos.ts";
import { serveArchivo } from "./serve-archivo.ts";

const PROBLEMAS = [
  "cuerpo-ilegible",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "enlace-vencido",
] as const;

/** What a provider, or an institution outside, does by the expiring link of its letter: no account, one case. */
export const createRutasEnlaces = ({
  enlaces,
  maximoBytes,
  cupo,
}: {
  enlaces: Enlaces;
  /** Longest file that any institution takes. */
  maximoBytes: number;
  cupo: Cupo;
}): Hono =>
  new Hono()
    .post(
      "/v1/enlaces",
      describe(
        {
          id: "openEnlace",
          resumen: "Muestra a quien tiene el enlace el caso que se le pide responder",
          etiqueta: "Enlaces",
          cuerpo: pedidoDeEnlace,
          respuestas: { 200: { schema: vistaDeEnlace, texto: "El caso, hasta donde le toca" } },
          problemas: [...PROBLEMAS],
        },
        async (c) => {
          const { enlace } = await readCuerpo(c, pedidoDeEnlace);
          c.header("Cache-Control", "no-store");
          return c.json(await enlaces.view(await enlaces.open(enlace)));
        },
      ),
    )
    .post(
      "/v1/enlaces/adjuntos/:id",
      describe(
        {
          id: "downloadArchivoByEnlace",
          resumen: "Entrega un archivo que la persona agregó; la lectura queda anotada",
          etiqueta: "Enlaces",
          cuerpo: pedidoDeEnlace,
          parametros: [PARAMETRO_ID],
          respuestas: RESPUESTA_AL_BAJAR,
          problemas: [...PROBLEMAS, "no-encontrado", "no-disponible"],
        },
        async (c) => {
          const { enlace } = await readCuerpo(c, pedidoDeEnlace);
          const abierto = await enlaces.open(enlace);
          const { adjunto, bytes } = await enlaces.readAdjunto(abierto, c.req.param("id") ?? "");
          return mergeCabeceras(c, serveArchivo(adjunto, bytes));
        },
      ),
    )
    .post(
      "/v1/enlaces/adjuntos",
      describe(
        {
          id: "attachArchivoByEnlace",
          resumen: "Agrega un archivo a lo que se responde por el enlace",
          etiqueta: "Enlaces",
          contenido: describeFormulario(["enlace"]),
          parametros: [CABECERA_ENVIO],
          respuestas: RESPUESTAS_AL_RECIBIR,
          problemas: [...PROBLEMAS_AL_RECIBIR, "enlace-vencido"],
        },
        (c) => {
          const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
          return withFormulario(c, { campos: ["enlace"], maximoBytes, cupo }, async ({ campos, archivo }) => {
            const leido = pedidoDeEnlace.safeParse(campos, { reportInput: true });
            if (!leido.success) throw new Rechazo("datos-invalidos", { faltas: listFaltas(leido.error) });
            const abierto = await enlaces.open(leido.data.enlace);
            return respondAdjunto(c, await enlaces.attach(abierto, archivo, envio));
          });
        },
      ),
    )
    .post(
      "/v1/enlaces/ordenes",
      describe(
        {
          id: "orderByEnlace",
          resumen: "Responde, recibe o devuelve lo que el enlace pide",
          etiqueta: "Enlaces",
          cuerpo: ordenDeEnlace,
          parametros: [{ ...CABECERA_ENVIO, required: true }],
          respuestas: { 200: { schema: vistaDeEnlace, texto: "El caso, con la respuesta" } },
          problemas: [
            ...PROBLEMAS,
            "clave-de-envio-ausente",
            "clave-de-envio-reutilizada",
            "estado-no-permite",
            "rol-no-permite",
            "no-disponible",
            "sin-espacio",
          ],
        },
        async (c) => {
          const { enlace, ...orden } = await readCuerpo(c, ordenDeEnlace);
          const clave = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: true });
          const abierto = await enlaces.open(enlace);
          const despues = await enlaces.order(abierto, orden, { clave, cuerpo: orden });
          c.header("Cache-Control", "no-store");
          return c.json(await enlaces.view(despues));
        },
      ),
    );
