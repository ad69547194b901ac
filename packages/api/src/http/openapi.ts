import { problema, type TipoProblema } from "@ventanilla/sdk/contract";
import type { Env, Handler, Input } from "hono";
import { type DescribeRouteOptions, resolver, uniqueSymbol } from "hono-openapi";
import type { z } from "zod";
import { statusOf } from "./problem.ts";

const describeJson = (schema: z.ZodType, description: string, io: "input" | "output" = "output") => ({
  description,
  content: { "application/json": { schema: resolver(schema, { io }) } },
});

/** What is said of a call to who reads its contract. */
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

const writeSpec = ({
  id,
  resumen,
  etiqueta,
  cuerpo,
  respuestas,
  problemas = [],
  parametros = [],
}: Descripcion): DescribeRouteOptions => {
  const errores = Map.groupBy(problemas, statusOf);
  return {
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
  };
};

/**
 * A handler with what OpenAPI says of it, from the schemas that validate it. It is said on the handler itself: a
 * middleware that only speaks would be one more step of every request.
 */
export const describe = <E extends Env, P extends string, I extends Input>(
  descripcion: Descripcion,
  handler: Handler<E, P, I>,
): Handler<E, P, I> => Object.assign(handler, { [uniqueSymbol]: { spec: writeSpec(descripcion) } });

/** Header that names a submission. */
export const CABECERA_ENVIO = {
  name: "Idempotency-Key",
  in: "header",
  description: "Identificador del envío, único, de 128 bits o más: repetirlo con el mismo cuerpo da la misma respuesta",
  schema: { type: "string", minLength: 22, maxLength: 200 },
} as const;

/** Slug of the institution in a path. */
export const PARAMETRO_INSTITUCION = {
  name: "institucion",
  in: "path",
  required: true,
  description: "Identificador de la institución, por ejemplo `sernac`",
  schema: { type: "string" },
} as const;
