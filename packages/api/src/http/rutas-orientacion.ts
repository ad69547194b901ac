import { duda, type Institucion, nombresDeProveedor, preguntasFrecuentes } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { Orientacion } from "../registros/orientacion.ts";
import { readCuerpo } from "./cuerpo.ts";
import { describe, PARAMETRO_INSTITUCION } from "./openapi.ts";

/** Who types a name has typed this much at the most. */
const LARGO_NOMBRE = 100;

/** What is offered while somebody writes: nothing of it is kept but that a question answered. */
export const createRutasOrientacion = ({
  orientacion,
  getInstitucion,
}: {
  orientacion: Orientacion;
  getInstitucion: (slug: string | undefined) => Institucion;
}): Hono =>
  new Hono()
    .get(
      "/v1/instituciones/:institucion/proveedores",
      describe(
        {
          id: "searchProveedores",
          resumen: "Nombres de empresas parecidos al que se escribe, sin fijarse en tildes ni erratas",
          etiqueta: "Ciudadanía",
          parametros: [
            PARAMETRO_INSTITUCION,
            { name: "q", in: "query", description: "Lo que se lleva escrito del nombre", schema: { type: "string" } },
          ],
          respuestas: { 200: { schema: nombresDeProveedor, texto: "Los nombres, el más parecido primero" } },
          problemas: ["no-encontrado"],
        },
        async (c) => {
          const { slug } = getInstitucion(c.req.param("institucion"));
          const nombres = await orientacion.searchProveedores(slug, (c.req.query("q") ?? "").slice(0, LARGO_NOMBRE));
          // Its address says what somebody is writing: no machine keeps it.
          c.header("Cache-Control", "no-store");
          return c.json({ proveedores: nombres.map((nombre) => ({ nombre })) });
        },
      ),
    )
    .post(
      "/v1/instituciones/:institucion/preguntas",
      describe(
        {
          id: "searchPreguntas",
          resumen: "Preguntas frecuentes que quizá respondan lo que se escribe; nada se guarda",
          etiqueta: "Ciudadanía",
          cuerpo: duda,
          parametros: [PARAMETRO_INSTITUCION],
          respuestas: { 200: { schema: preguntasFrecuentes, texto: "Hasta tres, o ninguna" } },
          problemas: ["no-encontrado", "cuerpo-ilegible", "cuerpo-muy-grande", "tipo-de-contenido", "datos-invalidos"],
        },
        async (c) => {
          const { slug } = getInstitucion(c.req.param("institucion"));
          const { texto } = await readCuerpo(c, duda);
          const halladas = await orientacion.searchPreguntas(slug, texto);
          c.header("Cache-Control", "no-store");
          return c.json({
            preguntas: halladas.map(({ id, pregunta, respuesta, norma }) => ({ id, pregunta, respuesta, norma })),
          });
        },
      ),
    )
    .post(
      "/v1/instituciones/:institucion/preguntas/:id/respondio",
      describe(
        {
          id: "countPregunta",
          resumen: "Cuenta que una pregunta frecuente resolvió la duda, sin decir de quién",
          etiqueta: "Ciudadanía",
          parametros: [PARAMETRO_INSTITUCION, { name: "id", in: "path", required: true, schema: { type: "string" } }],
          respuestas: { 204: { texto: "Contada" } },
          problemas: ["no-encontrado", "no-disponible"],
        },
        async (c) => {
          const { slug } = getInstitucion(c.req.param("institucion"));
          if (!(await orientacion.countRespuesta(slug, c.req.param("id") ?? ""))) throw new Rechazo("no-encontrado");
          return c.body(null, 204);
        },
      ),
    );
