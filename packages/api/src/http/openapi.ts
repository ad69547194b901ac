import { problema, type TipoProblema } from "@ventanilla/sdk/contract";
import type { Env, Handler, Input } from "hono";
import { type DescribeRouteOptions, resolver, uniqueSymbol } from "hono-openapi";
import { toJSONSchema, type z } from "zod";
import { statusOf } from "./problem.ts";

const describeJson = (schema: z.ZodType, description: string, io: "input" | "output" = "output") => ({
  description,
  content: { "application/json": { schema: resolver(schema, { io }) } },
});

/** Each field of a query as a parameter of its own. */
const describeConsulta = (consulta: z.ZodObject | undefined): NonNullable<DescribeRouteOptions["parameters"]> => {
  if (!consulta) return [];
  const { properties = {} } = toJSONSchema(consulta, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query" as const,
    ...(typeof schema === "object" && schema.description && { description: schema.description }),
    schema: schema as object,
  }));
};

/** What is said of a call to who reads its contract. */
export interface Descripcion {
  /** Name of the call in generated clients. */
  id: string;
  resumen: string;
  etiqueta: "Ciudadanía" | "Operación" | "Gestión" | "Registros" | "Sesión" | "Enlaces" | "Puntos";
  /** What the body must be, for the calls that take one. */
  cuerpo?: z.ZodType;
  /** Body that is no JSON, by its media type: a file, a CSV. */
  contenido?: Record<string, object>;
  /** Filters of the address, one parameter for each of its fields. */
  consulta?: z.ZodObject;
  /** Successful answers by status; `tipo` where it is no JSON. */
  respuestas: Record<number, { schema?: z.ZodType; texto: string; tipo?: string }>;
  problemas?: TipoProblema[];
  parametros?: DescribeRouteOptions["parameters"];
}

const writeSpec = ({
  id,
  resumen,
  etiqueta,
  cuerpo,
  contenido,
  consulta,
  respuestas,
  problemas = [],
  parametros = [],
}: Descripcion): DescribeRouteOptions => {
  const errores = Map.groupBy(problemas, statusOf);
  return {
    operationId: id,
    summary: resumen,
    tags: [etiqueta],
    parameters: [...parametros, ...describeConsulta(consulta)],
    // What answers that nobody is in has a door.
    ...(problemas.includes("sin-sesion") && { security: [{ token: [] }, { sesion: [] }] }),
    ...(cuerpo && { requestBody: { required: true, ...describeJson(cuerpo, "", "input") } }),
    ...(contenido && { requestBody: { required: true, content: contenido } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(respuestas).map(([estado, { schema, texto, tipo }]) => [
          estado,
          schema
            ? describeJson(schema, texto)
            : { description: texto, ...(tipo && { content: { [tipo]: { schema: { type: "string" } } } }) },
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
): Handler<E, P, I> => {
  let spec: DescribeRouteOptions | undefined;
  return Object.assign(handler, {
    [uniqueSymbol]: {
      // Written when somebody asks for the contract: a start does not wait for it.
      get spec() {
        spec ??= writeSpec(descripcion);
        return spec;
      },
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

/** Header that pays a proof of work. */
export const CABECERA_PRUEBA = {
  name: "Prueba",
  in: "header",
  description: "`<desafio>.<nonce>` de una respuesta 428: SHA-256 con `dificultad` ceros binarios al comienzo",
  schema: { type: "string" },
} as const;

/** Slug of the institution in a path. */
export const PARAMETRO_INSTITUCION = {
  name: "institucion",
  in: "path",
  required: true,
  description: "Identificador de la institución, por ejemplo `sernac`",
  schema: { type: "string" },
} as const;

/** Version of the case or record that was read. */
export const CABECERA_VERSION = {
  name: "If-Match",
  in: "header",
  required: true,
  description: "Versión que se leyó, entre comillas, como la da `ETag`: si otra persona actuó antes, 412 y qué cambió",
  schema: { type: "string" },
} as const;

/** Folio of a case in a path. */
export const PARAMETRO_FOLIO = {
  name: "folio",
  in: "path",
  required: true,
  description: "Folio del caso, por ejemplo `7K3M9QXP4TWG`",
  schema: { type: "string" },
} as const;

/** The two ways through the door of gestión. */
export const PUERTAS = {
  token: { type: "http", scheme: "bearer", description: "De un programa: se muestra una sola vez y se puede revocar" },
  sesion: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-ventanilla-sesion",
    description: "De una persona, en la mesa. Lo que cambia algo debe venir de una página de este mismo origen",
  },
} as const;
