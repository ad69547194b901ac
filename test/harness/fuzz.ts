import { randomUUID } from "node:crypto";
import type { Comprobante } from "@ventanilla/sdk";
import {
  comprobante,
  documentosDeCaso,
  inscrito,
  institucionPublica,
  nombresDeProveedor,
  preguntasFrecuentes,
  respuestaDeLatido,
  respuestaDeSobre,
  territorio,
  unidades,
  vistaCiudadana,
} from "@ventanilla/sdk/contract";
import { mintClave, mintFolio } from "@ventanilla/sdk/domain";
import fc from "fast-check";
import { type Answer, type Call, call, createAgent, readProblema } from "../fixtures/http.ts";
import { arbitraryFor, type JsonSchema, mutate } from "./from-schema.ts";
import { forEachAtOnce } from "./load.ts";

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema?: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, unknown>;
}

interface OpenApi {
  paths: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, JsonSchema> };
}

/** Schema of what each call answers when it goes well. A call without a row here fails the fuzz: nobody checks it. */
const ANSWERS: Record<string, { safeParse(value: unknown): { success: boolean } } | null> = {
  "post /v1/instituciones/{institucion}/casos": comprobante,
  "post /v1/seguimiento": vistaCiudadana,
  "post /v1/seguimiento/documentos": documentosDeCaso,
  "post /v1/seguimiento/documentos/{n}": null,
  "post /v1/seguimiento/mensajes": vistaCiudadana,
  "post /v1/seguimiento/satisfaccion": vistaCiudadana,
  "post /v1/sobres": respuestaDeSobre,
  "get /v1/instituciones/{institucion}": institucionPublica,
  "get /v1/instituciones/{institucion}/unidades": unidades,
  "get /v1/instituciones/{institucion}/proveedores": nombresDeProveedor,
  "post /v1/instituciones/{institucion}/preguntas": preguntasFrecuentes,
  "post /v1/instituciones/{institucion}/preguntas/{id}/respondio": null,
  "get /v1/instituciones/{institucion}/datos-abiertos.csv": null,
  "get /v1/instituciones/{institucion}/diccionario.csv": null,
  "get /v1/territorio": territorio,
  "post /v1/puntos/inscripciones": inscrito,
  "post /v1/puntos/latidos": respuestaDeLatido,
  // These take a file, or a link that nobody has here: they are never let in.
  "post /v1/seguimiento/adjuntos": null,
  "post /v1/seguimiento/adjuntos/{id}": null,
  "post /v1/enlaces": null,
  "post /v1/enlaces/adjuntos": null,
  "post /v1/enlaces/adjuntos/{id}": null,
  "post /v1/enlaces/ordenes": null,
  "get /livez": null,
  "get /readyz": null,
};

interface Request extends Call {
  name: string;
  path: string;
  documented: string[];
}

/** What a run found wrong, each with the request that showed it, and how many answers there were of each status. */
export interface Fuzz {
  faults: string[];
  statuses: Record<string, number>;
}

/** Calls whose answer nobody said how to judge. What lies behind the door of gestión is tried by its own tests. */
const listUntold = ({ paths }: OpenApi): string[] =>
  Object.entries(paths)
    .filter(([path]) => !path.startsWith("/v1/gestion/"))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    .filter((name) => ANSWERS[name] === undefined)
    .map((name) => `no schema for the answer of ${name}`);

/** Sends `requests` requests made from the server's own OpenAPI: good ones, and good ones with something wrong in them. */
export const fuzz = async (
  url: string,
  { requests, seed, known }: { requests: number; seed: number; known: Comprobante[] },
): Promise<Fuzz> => {
  const openApi = (await call(`${url}/openapi.json`)).json as OpenApi;
  const found: Fuzz = { faults: listUntold(openApi), statuses: {} };
  const agent = createAgent(16);
  const all = fc.sample(arbitraryRequest(openApi, known), { numRuns: requests, seed });
  await forEachAtOnce(all, { atOnce: 16 }, async ({ name, path, documented, ...rest }) => {
    const describe = () => `${name} ${path} ${JSON.stringify(rest.headers)} ${String(rest.body).slice(0, 400)}`;
    try {
      const answer = await call(`${url}${path}`, { ...rest, agent });
      found.statuses[answer.status] = (found.statuses[answer.status] ?? 0) + 1;
      const fault = findFault(answer, { name, documented });
      if (fault) found.faults.push(`${fault}\n    ${describe()}`);
    } catch (error) {
      found.faults.push(`${error}\n    ${describe()}`);
    }
  });
  agent.destroy();
  return found;
};

const findFault = (answer: Answer, { name, documented }: Pick<Request, "name" | "documented">): string | undefined => {
  const { status, json } = answer;
  if (status >= 500) return `${status}`;
  if (!documented.includes(String(status))) return `${status} is not in the OpenAPI (${documented})`;
  if (status >= 400) {
    readProblema(answer);
    return undefined;
  }
  const schema = ANSWERS[name];
  if (schema && status !== 304 && !schema.safeParse(json).success) return `${status} unlike its schema`;
  return undefined;
};

/** Whether anybody may say something there. */
const takesWords = (path: string, { requestBody }: Operation): boolean =>
  requestBody !== undefined && !path.startsWith("/v1/gestion/");

const arbitraryRequest = (openApi: OpenApi, known: Comprobante[]): fc.Arbitrary<Request> => {
  const resolve = (ref: string) => openApi.components?.schemas?.[ref.split("/").at(-1) as string] ?? {};
  const operations = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  // What takes a body has more to go wrong; of gestión, whoever has not come in sees no more than its door.
  const weighted = operations.map(({ path, method, operation }) => ({
    weight: path === "/v1/instituciones/{institucion}/casos" ? 48 : takesWords(path, operation) ? 12 : 1,
    arbitrary: arbitraryCall({ path, method, operation }, { resolve, samples: makeSamples(known), known }),
  }));
  return fc.oneof(...weighted);
};

const arbitraryCall = (
  { path, method, operation }: { path: string; method: string; operation: Operation },
  { known, ...context }: Parameters<typeof arbitraryFor>[1] & { known: Comprobante[] },
): fc.Arbitrary<Request> => {
  const schema = operation.requestBody?.content["application/json"]?.schema;
  const parameters = operation.parameters ?? [];
  const named = (place: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === place)
          .map((parameter) => [
            parameter.name,
            arbitraryFor(parameter.schema ?? {}, context, parameter.name).map(String),
          ]),
      ),
      {
        requiredKeys: parameters
          .filter((parameter) => parameter.in === place && parameter.required)
          .map(({ name }) => name),
      },
    ) as fc.Arbitrary<Record<string, string>>;
  return fc
    .record({
      slots: named("path"),
      query: named("query"),
      headers: named("header"),
      type: fc.oneof(
        { weight: 20, arbitrary: fc.constant("application/json") },
        {
          weight: 1,
          arbitrary: fc.constantFrom("text/plain", "application/json; charset=latin1", "multipart/form-data"),
        },
      ),
      body: schema
        ? arbitraryBody(withCredencial(arbitraryFor(schema, context), { known, path }))
        : fc.constant(undefined),
    })
    .map(({ slots, query, headers, type, body }) => ({
      name: `${method} ${path}`,
      method: method.toUpperCase(),
      path:
        path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(makeWellFormed(slots[name] ?? ""))) +
        (Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ""),
      headers: {
        ...Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\x20-\x7e]+$/.test(value))),
        ...(body ? { "content-type": type, "content-length": body.length } : {}),
      },
      body,
      documented: Object.keys(operation.responses),
    }));
};

/** A case is opened with a folio of its own, and followed mostly with one that exists and its clave. */
const withCredencial = (
  good: fc.Arbitrary<unknown>,
  { known, path }: { known: Comprobante[]; path: string },
): fc.Arbitrary<unknown> => {
  if (path.endsWith("/casos")) return good;
  const followed = fc
    .tuple(good, fc.constantFrom(...known))
    .map(([body, { folio, clave }]) => ({ ...(body as object), folio, clave }));
  return fc.oneof({ weight: 3, arbitrary: followed }, { weight: 1, arbitrary: good });
};

/** A lone surrogate can't be written in an address. An empty or dotted part would be another address. */
const makeWellFormed = (text: string): string => text.toWellFormed().replace(/^\.{0,2}$/, "x");

const arbitraryBody = (good: fc.Arbitrary<unknown>): fc.Arbitrary<Uint8Array> => {
  const write = (value: unknown) => Buffer.from(JSON.stringify(value) ?? "");
  const written = good.map(write);
  return fc.oneof(
    { weight: 4, arbitrary: written },
    { weight: 4, arbitrary: good.chain(mutate).map(write) },
    {
      weight: 1,
      arbitrary: fc.tuple(written, fc.nat(), fc.nat(255)).map(([bytes, place, byte]) => {
        bytes[place % Math.max(bytes.length, 1)] = byte;
        return bytes;
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(written, fc.nat()).map(([bytes, end]) => bytes.subarray(0, end % (bytes.length + 1))),
    },
  );
};

/** Good values, and once in a while one that is not. */
const mostly = (good: string[], bad: string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: fc.constantFrom(...bad) });

/** Made anew each time. */
const fresh = (make: () => string): fc.Arbitrary<string> => fc.nat().map(() => make());

const makeSamples = (known: Comprobante[]) => {
  const text = fc.constantFrom("Algo que contar", "Ñandú, «comillas» y 日本語 💬", "línea\nlínea", "a");
  const one = fc.constantFrom(...known);
  return {
    institucion: mostly(["sernac", "sernac", "sernac", "sercotec", "demostracion"], ["ninguna"]),
    "Idempotency-Key": fresh(() => randomUUID()),
    rut: mostly(["12.345.678-5", "76086428-5", "10000013k", "20.000.008-0"], ["12345678-K"]),
    comuna: mostly(["13101", "01101", "05101"], ["99999"]),
    correo: fc.constantFrom("persona@example.cl", "a+b@sub.example.cl"),
    telefono: fc.constantFrom("912345678", "+56 9 1234 5678", "(2) 2345 6789"),
    materia: mostly(["comercio.garantia", "comercio"], ["no.existe"]),
    unidad: mostly(
      known.map(() => "dr-tarapaca"),
      ["no-existe"],
    ),
    fechaHecho: mostly(["2020-02-29", "2024-01-01"], ["2999-12-31"]),
    folio: fresh(mintFolio),
    folioRelacionado: one.map(({ folio }) => folio),
    clave: fresh(mintClave),
    punto: fc.constantFrom("biblioteca-13101-01", "totem-1"),
    // Envelopes with the right form, which nothing opens.
    kid: mostly([String(new Date().getUTCFullYear())], ["1999"]),
    epk: fc.constant("B".repeat(87)),
    iv: fc.constant("A".repeat(16)),
    ct: fresh(() => randomUUID().replaceAll("-", "")),
    nombre: text,
    nombres: text,
    apellidos: text,
    razonSocial: text,
    relato: text,
    peticion: text,
    direccion: text,
    texto: text,
    comentario: text,
  };
};
