import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { call, openCaso, readComprobante, readProblema } from "../fixtures/http.ts";
import { type Server, startServer, stopServers } from "../fixtures/server.ts";
import { fuzz } from "./fuzz.ts";
import { limit, size, tell } from "./tier.ts";

let server: Server;
beforeAll(async () => {
  server = await startServer({ env: { PRUEBA: "nunca" } });
});
afterAll(stopServers);

/** Sends these very bytes to open a case at SERNAC. */
const send = (body: string | Uint8Array, headers: Record<string, string> = {}, institucion = "sernac") =>
  call(`${server.url}/v1/instituciones/${institucion}/casos`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "idempotency-key": randomUUID(),
      ...headers,
    },
  });

const { consulta, reclamo } = APERTURAS;
const tomorrow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const withRaw = (text: string) => JSON.stringify({ ...consulta, monto: 424_242 }).replace("424242", text);

interface Refusal {
  status: number;
  type: string;
  /** Wrong fields, as `ruta codigo`. */
  fields?: string[];
}

const ILLEGIBLE: Refusal = { status: 400, type: "cuerpo-ilegible" };
const wrong = (...fields: string[]): Refusal => ({ status: 422, type: "datos-invalidos", fields });

const REFUSED: [name: string, body: string | Uint8Array, refusal: Refusal][] = [
  ["UTF-8 mal formado", Buffer.from(JSON.stringify(consulta).replace("producto", "\xff\xfe"), "latin1"), ILLEGIBLE],
  ["JSON de 30.000 niveles", `${"[".repeat(30_000)}${"]".repeat(30_000)}`, ILLEGIBLE],
  ["objetos de 30.000 niveles", `${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`, ILLEGIBLE],
  ["JSON cortado", JSON.stringify(consulta).slice(0, -5), ILLEGIBLE],
  ["cuerpo vacío", "", ILLEGIBLE],
  ["clave repetida", '{"tipo":"consulta","tipo":"consulta","relato":"x","persona":{"nombres":"x"}}', ILLEGIBLE],
  [
    "clave repetida con escape",
    '{"tipo":"consulta","relato":"x","\\u0072elato":"y","persona":{"nombres":"x"}}',
    ILLEGIBLE,
  ],
  ["__proto__", '{"__proto__":{"tipo":"consulta"},"relato":"x"}', ILLEGIBLE],
  [
    "__proto__ con escape",
    '{"tipo":"consulta","relato":"x","persona":{"nombres":"x","\\u005f_proto__":{}}}',
    wrong("persona.__proto__ desconocido"),
  ],
  ["constructor como clave", withRaw('1,"constructor":{"prototype":{}}'), wrong("constructor desconocido")],
  ["NUL en el relato", JSON.stringify({ ...consulta, relato: "a\u0000b" }), wrong("relato caracteres")],
  [
    "medio par sustituto",
    JSON.stringify({ ...consulta, relato: "a" }).replace('"a"', '"\\ud800"'),
    wrong("relato caracteres"),
  ],
  ["1e400", withRaw("1e400"), { status: 422, type: "datos-invalidos" }],
  ["monto con decimales", withRaw("1.5"), { status: 422, type: "datos-invalidos" }],
  [
    "relato de 1 MB",
    JSON.stringify({ ...consulta, relato: "x".repeat(1 << 20) }),
    { status: 413, type: "cuerpo-muy-grande" },
  ],
  ["relato de 20.001 letras", JSON.stringify({ ...consulta, relato: "x".repeat(20_001) }), wrong("relato largo")],
  ["relato en blanco", JSON.stringify({ ...consulta, relato: " \n " }), wrong("relato requerido")],
  ["clave desconocida", JSON.stringify({ ...consulta, color: "azul" }), wrong("color desconocido")],
  [
    "clave desconocida adentro",
    JSON.stringify({ ...consulta, persona: { nombres: "x", color: "azul" } }),
    wrong("persona.color desconocido"),
  ],
  [
    "RUT con otro dígito",
    JSON.stringify({ ...reclamo, persona: { ...reclamo.persona, rut: "12.345.678-K" } }),
    wrong("persona.rut rut"),
  ],
  [
    "fecha que no ha llegado",
    JSON.stringify({ ...consulta, fechaHecho: tomorrow(3) }),
    wrong("fechaHecho fecha-futura"),
  ],
  ["fecha que no existe", JSON.stringify({ ...consulta, fechaHecho: "2026-02-30" }), wrong("fechaHecho fecha")],
  ["canal que no es público", JSON.stringify({ ...consulta, canal: "presencial" }), wrong("canal opcion")],
  ["tipo que no existe", JSON.stringify({ ...consulta, tipo: "queja" }), wrong("tipo opcion")],
  ["materia que no existe", JSON.stringify({ ...consulta, materia: "no.existe" }), wrong("materia opcion")],
  [
    "comuna que no existe",
    JSON.stringify({ ...consulta, persona: { nombres: "x", comuna: "99999" } }),
    wrong("persona.comuna comuna"),
  ],
  ["folio con otro verificador", JSON.stringify({ ...consulta, folio: "7K3M-9QXP-4TWH" }), wrong("folio folio")],
  ["una lista en vez de un caso", "[]", { status: 422, type: "datos-invalidos" }],
  ["nada en vez de un caso", "null", { status: 422, type: "datos-invalidos" }],
];

test.each(REFUSED)("%s: lo rechaza y dice qué corregir", async (_, body, { status, type, fields }) => {
  const answer = await send(body);
  const problema = readProblema(answer);
  expect({ status: answer.status, type: problema.type }).toEqual({ status, type });
  if (fields) expect(problema.errores?.map(({ ruta, codigo }) => `${ruta} ${codigo}`)).toEqual(fields);
});

test("un reclamo a quien no los recibe se rechaza en su tipo", async () => {
  const problema = readProblema(await send(JSON.stringify(reclamo), {}, "sercotec"));
  expect(problema.errores?.map(({ ruta, codigo }) => `${ruta} ${codigo}`)).toContain("tipo opcion");
});

test("cada falta de un formulario vacío viene con su ruta y una frase", async () => {
  const { errores = [] } = readProblema(await send(JSON.stringify({ tipo: "reclamo", persona: {}, proveedor: {} })));
  expect(errores.map(({ ruta }) => ruta)).toEqual(
    expect.arrayContaining([
      "persona.rut",
      "persona.nombres",
      "persona.apellidos",
      "persona.comuna",
      "proveedor.nombre",
    ]),
  );
  for (const { mensaje } of errores) expect(mensaje).toMatch(/\S+ \S+/);
});

test("text/plain, que una página ajena puede enviar sin permiso, se rechaza", async () => {
  const answer = await send(JSON.stringify(consulta), { "content-type": "text/plain" });
  expect(readProblema(answer)).toMatchObject({ status: 415, type: "tipo-de-contenido" });
});

test.each(["", "corta", "con espacios y más de veintidós letras"])(
  "sin clave de envío que sirva (%j) no se abre un caso",
  async (envio) => {
    const headers: Record<string, string> = envio ? { "idempotency-key": Buffer.from(envio).toString("latin1") } : {};
    const answer = await call(`${server.url}/v1/instituciones/sernac/casos`, {
      method: "POST",
      body: JSON.stringify(consulta),
      headers: { "content-type": "application/json", ...headers },
    });
    expect(readProblema(answer)).toMatchObject({ status: 400, type: "clave-de-envio-ausente" });
  },
);

test("la misma clave de envío con otro cuerpo se rechaza, y el mismo cuerpo escrito de otra manera no", async () => {
  const envio = randomUUID();
  const first = readComprobante(await openCaso(server.url, consulta, { envio }));
  const other = await openCaso(server.url, { ...consulta, relato: "Otra cosa." }, { envio });
  expect(readProblema(other)).toMatchObject({ status: 422, type: "clave-de-envio-reutilizada" });
  const reordered = Object.fromEntries(Object.entries(consulta).reverse());
  const again = await openCaso(server.url, reordered, { envio });
  expect(again.status).toBe(200);
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect(readComprobante(again)).toEqual(first);
});

test("lo que no existe y lo que no se puede hacer también son problemas", async () => {
  expect(readProblema(await call(`${server.url}/v1/no-existe`))).toMatchObject({ status: 404, type: "no-encontrado" });
  expect(readProblema(await call(`${server.url}/v1/instituciones/ninguna`))).toMatchObject({ status: 404 });
  expect(readProblema(await call(`${server.url}/v1/seguimiento`))).toMatchObject({ status: 405 });
});

/** Of a body of 100 MB, sends so much and then waits for an answer; the status of it. */
const sendBeginning = (bytes: number, headers: Record<string, string | number>) =>
  new Promise<number>((resolve, reject) => {
    const outgoing = request(
      `${server.url}/v1/instituciones/sernac/casos`,
      { method: "POST", headers: { "content-type": "application/json", "idempotency-key": randomUUID(), ...headers } },
      (incoming) => {
        incoming.resume();
        resolve(incoming.statusCode as number);
        outgoing.destroy();
      },
    );
    // Once it is answered, what is still on its way may find the door closed.
    outgoing.on("error", reject);
    outgoing.flushHeaders();
    if (bytes > 0) outgoing.write(Buffer.alloc(bytes, "x"));
  });

// What leaves the client says nothing of what the server read: the kernel alone takes tens of megabytes between them.
test.each([
  ["sin decir su largo, apenas pasa de lo que se recibe", 512 * 1024, {}],
  ["diciendo su largo, antes de que llegue nada", 0, { "content-length": 100 * 1024 * 1024 }],
])("un cuerpo de 100 MB se rechaza sin leerlo entero: %s", async (_, bytes, headers) => {
  const before = server.memory();
  expect(await sendBeginning(bytes, headers)).toBe(413);
  expect(server.memory() - before).toBeLessThan(64 * 1024 * 1024);
});

test(
  "solicitudes hechas desde el OpenAPI, buenas y dañadas, nunca dan un error del servidor",
  async () => {
    const known = await Promise.all(
      Array.from({ length: size({ push: 20, nightly: 1_000 }) }, async (_, n) =>
        readComprobante(await openCaso(server.url, n % 2 ? consulta : reclamo, { envio: randomUUID() })),
      ),
    );
    const seed = Number(process.env.SEMILLA ?? Date.now() % 2 ** 31);
    // What a heap takes to reach its working size is no growth.
    await fuzz(server.url, { requests: size({ push: 100, nightly: 100_000 }), seed: 1, known });
    const before = server.memory();
    const requests = size({ push: 500, nightly: 100_000 });
    const { faults, statuses } = await fuzz(server.url, { requests, seed, known });
    const growth = (server.memory() - before) / 2 ** 20;
    tell("solicitudes al azar", {
      semilla: seed,
      enviadas: requests,
      respuestas: JSON.stringify(statuses),
      "memoria (MB)": growth.toFixed(0),
    });
    expect(faults, `SEMILLA=${seed}`).toEqual([]);
    // Those made good get in: a service that refuses all would never fail.
    const taken = Object.entries(statuses).reduce((sum, [status, times]) => sum + (status < "300" ? times : 0), 0);
    expect(taken).toBeGreaterThan(requests / 50);
    expect(growth).toBeLessThanOrEqual(64);
    expect((await call(`${server.url}/readyz`)).status).toBe(200);
  },
  limit({ push: 120, nightly: 1_800 }),
);
