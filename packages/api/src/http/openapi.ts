import { problema, type TipoProblema } from "@ventanilla/sdk/contract";
import type { MiddlewareHandler } from "hono";
import { type DescribeRouteOptions, describeRoute, resolver } from "hono-openapi";
import type { z } from "zod";
import { statusOf } from "./problem.ts";

const describeJson = (schema: z.ZodType, description: string, io: "input" | "output" = "output") => ({
  description,
  content: { "application/json": { schema: resolver(schema, { io }) } },
});

export interface Descripcion {
  /** Name of the call in generated clients. */
  id: string;
  resumen: string;
  etiqueta: "Ciudadanía" | "Operación";
  /** What the body must be, for the calls that take one. */
  cuerpo?: z.ZodType;
  /** Successful answers by status. */
  respuestas: Record<number, { schema?: z.ZodType; texto: string }>;
  problemas?: TipoProblema[];
  parametros?: DescribeRouteOptions["parameters"];
}

/** What OpenAPI says of a route, from the schemas that validate it. */
export const describe = ({
  id,
  resumen,
  etiqueta,
  cuerpo,
  respuestas,
  problemas = [],
  parametros = [],
}: Descripcion): MiddlewareHandler => {
  const errores = Map.groupBy(problemas, statusOf);
  return describeRoute({
    operationId: id,
    summary: resumen,
    tags: [etiqueta],
    parameters: parametros,
    ...(cuerpo && { requestBody: { required: true, ...describeJson(cuerpo, "", "input") } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(respuestas).map(([estado, { schema, texto }]) => [
          estado,
          schema ? describeJson(schema, texto) : { description: texto },
        ]),
      ),
      ...Object.fromEntries(
        [...errores].map(([estado, tipos]) => [
          estado,
          {
            description: tipos.join(" · "),
            content: { "application/problem+json": { schema: resolver(problema, { io: "output" }) } },
          },
        ]),
      ),
    },
  });
};

/** Header that names a submission. */
export const CABECERA_ENVIO = {
  name: "Idempotency-Key",
  in: "header",
  description: "Identificador del envío, único, de 128 bits o más: repetirlo con el mismo cuerpo da la misma respuesta",
  schema: { type: "string", minLength: 22, maxLength: 200 },
} as const;

export const PARAMETRO_INSTITUCION = {
  name: "institucion",
  in: "path",
  required: true,
  description: "Identificador de la institución, por ejemplo `sernac`",
  schema: { type: "string" },
} as const;
