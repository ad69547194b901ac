import { afterEach, describe, expect, test, vi } from "vitest";
import { makeEntrada } from "../../test/almacen-contract.ts";
import { openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import { computeHuella } from "../client/huella.ts";
import { mintFolio } from "../domain/folio.ts";
import { type AlmacenDeCola, listSobres, restoreRechazados } from "./almacen.ts";
import { createAlmacenEnMemoria } from "./almacen-en-memoria.ts";
import { type Cola, createCola, type OpcionesCola } from "./cola.ts";
import type { Noticia } from "./pasada.ts";

const colas = new Set<Cola>();
afterEach(() => {
  for (const cola of colas) cola.stop();
  colas.clear();
});

let serie = 0;
/** Envelopes with their folios; the server of these tests knows which folio each carries by its `ct`. */
const makeSobre = () => ({ sobre: makeEntrada(serie++).sobre, folio: mintFolio() });
type Escrito = ReturnType<typeof makeSobre>;

/** A queue over a real server, and what the server answers each envelope with. */
async function open(responder: Responder, opciones: Partial<OpcionesCola> = {}) {
  const servidor = await openServidor(responder);
  const almacen: AlmacenDeCola = createAlmacenEnMemoria();
  const noticias: Noticia[] = [];
  const cola = createCola({
    api: servidor.api,
    nombre: `prueba-${serie++}`,
    almacen,
    pausa: 5,
    onNoticia: (noticia) => noticias.push(noticia),
    ...opciones,
  });
  colas.add(cola);
  return { servidor, almacen, noticias, cola };
}

const readCt = (cuerpo: string): string => JSON.parse(cuerpo).ct;

/** A server that takes everything, each by its own folio. */
const takeAll =
  (escritos: Escrito[]): Responder =>
  ({ cuerpo }, respuesta) => {
    const escrito = escritos.find(({ sobre: { ct } }) => ct === readCt(cuerpo));
    sendJson(respuesta, 201, { folio: escrito?.folio, recibidoEn: "2026-11-22T12:00:00.000Z" });
  };

async function addAll(cola: Cola, escritos: Escrito[]) {
  for (const { sobre, folio } of escritos) expect(await cola.add(sobre, { folio })).toMatchObject({ guardado: true });
}

describe("lo que se guardó sale", () => {
  test("en el orden en que entró, y la cola queda vacía cuando cada uno tiene su comprobante", async () => {
    const escritos = [makeSobre(), makeSobre(), makeSobre()];
    const { servidor, cola, noticias } = await open(takeAll(escritos));
    await using _ = servidor;
    await addAll(cola, escritos);
    expect(await cola.drain()).toEqual({ respondidos: 3, pendientes: 0, rechazados: 0 });
    expect(servidor.recibidas.map(({ cuerpo }) => JSON.parse(cuerpo))).toEqual(escritos.map(({ sobre }) => sobre));
    expect(noticias).toMatchObject(escritos.map(({ folio }) => ({ respuesta: { folio } })));
    expect(noticias[0]?.huella).toBe(await computeHuella(escritos[0]?.sobre));
  });

  test("con el acuse de ese sobre, cuando una persona debe mirarlo primero", async () => {
    const escrito = makeSobre();
    const { servidor, cola, noticias } = await open(async ({ cuerpo }, respuesta) =>
      sendJson(respuesta, 202, { huella: await computeHuella(JSON.parse(cuerpo)), motivo: "llaveDesconocida" }),
    );
    await using _ = servidor;
    await addAll(cola, [escrito]);
    expect(await cola.drain()).toMatchObject({ respondidos: 1, pendientes: 0 });
    expect(noticias).toMatchObject([{ respuesta: { motivo: "llaveDesconocida" } }]);
  });

  test("el folio del comprobante vale escrito de cualquier manera", async () => {
    const escrito = makeSobre();
    const { servidor, cola } = await open((_, respuesta) =>
      sendJson(respuesta, 200, { folio: escrito.folio.replace(/(.{4})(?=.)/g, "$1-").toLowerCase() }),
    );
    await using _ = servidor;
    await addAll(cola, [escrito]);
    expect(await cola.drain()).toMatchObject({ pendientes: 0 });
  });

  test("una cola de diez mil se entrega entera", { timeout: 60_000 }, async () => {
    const folio = mintFolio();
    const { cola, almacen } = await open(() => {}, { fetch: () => Response.json({ folio }, { status: 201 }) });
    await addAll(cola, [{ ...makeSobre(), folio }]);
    const [primera] = await almacen.list({ despues: 0, limite: 1 });
    const otras = Array.from({ length: 9_999 }, (_, i) => ({ ...primera, ...makeEntrada(20_000 + i) }));
    await almacen.add(otras.map((entrada) => ({ ...entrada, folio: primera?.folio ?? "" })));
    expect(await cola.count()).toEqual({ pendientes: 10_000, rechazados: 0 });
    expect(await cola.drain()).toMatchObject({ respondidos: 10_000, pendientes: 0 });
  });
});

describe("nada se borra sin la respuesta que le toca", () => {
  const AJENAS: [string, Responder][] = [
    ["el comprobante de otro folio", (_, r) => sendJson(r, 201, { folio: mintFolio() })],
    ["el acuse de otro sobre", (_, r) => sendJson(r, 202, { huella: "h".repeat(43), motivo: "alterado" })],
    ["un 200 sin folio", (_, r) => sendJson(r, 200, { ok: true })],
    ["la página de un wifi que pide entrar", (_, r) => r.writeHead(200).end("<h1>Bienvenido</h1>")],
    ["la página de un 404 ajeno", (_, r) => r.writeHead(404).end("<h1>Not found</h1>")],
    [
      "una respuesta cortada",
      (_, r) => r.writeHead(201, { "Content-Length": 99 }).end('{"folio":"7K3M', () => r.destroy()),
    ],
    ["una conexión rota", (_, r) => r.destroy()],
    ["un 500", (_, r) => sendProblema(r, 500, "interno")],
    ["un 503", (_, r) => sendProblema(r, 503, "no-disponible")],
    ["un 507", (_, r) => sendProblema(r, 507, "sin-espacio")],
    ["un 429", (_, r) => sendProblema(r, 429, "demasiados-intentos")],
    ["un 409 porque otro intento está en curso", (_, r) => sendProblema(r, 409, "envio-en-curso")],
    ["un 401 porque la sesión terminó", (_, r) => sendProblema(r, 401, "sin-sesion")],
  ];
  test.each(AJENAS)("con %s, el sobre sigue pendiente", async (_nombre, responder) => {
    const { servidor, cola, noticias } = await open(responder);
    await using _ = servidor;
    await addAll(cola, [makeSobre()]);
    expect(await cola.drain()).toEqual({ respondidos: 0, pendientes: 1, rechazados: 0 });
    expect(noticias).toEqual([]);
  });

  test("lo que el servicio rechaza queda a la vista con su motivo, y se reenvía solo si alguien lo pide", async () => {
    const escrito = makeSobre();
    let malo = true;
    const { servidor, almacen, cola, noticias } = await open((recibida, respuesta, numero) =>
      malo
        ? sendProblema(respuesta, 422, "clave-de-envio-reutilizada")
        : takeAll([escrito])(recibida, respuesta, numero),
    );
    await using _ = servidor;
    await addAll(cola, [escrito]);
    expect(await cola.drain()).toEqual({ respondidos: 0, pendientes: 0, rechazados: 1 });
    expect(noticias).toMatchObject([{ rechazado: "clave-de-envio-reutilizada" }]);
    const vistas = [];
    for await (const vista of listSobres(almacen)) vistas.push(vista);
    expect(vistas).toEqual([
      {
        huella: await computeHuella(escrito.sobre),
        institucion: "sernac",
        guardadoEn: expect.any(String),
        rechazado: "clave-de-envio-reutilizada",
      },
    ]);
    await cola.drain();
    expect(servidor.recibidas).toHaveLength(1);
    malo = false;
    await restoreRechazados(almacen);
    expect(await cola.drain()).toEqual({ respondidos: 1, pendientes: 0, rechazados: 0 });
  });
});

describe("un sobre que falla no detiene a los demás", () => {
  test.each([
    [500, "interno"],
    [507, "sin-espacio"],
  ] as const)("con un %i sigue con los otros, pero lo del mismo caso espera su turno", async (estado, problema) => {
    const [primero, segundo, otro] = [makeSobre(), makeSobre(), makeSobre()];
    segundo.folio = primero.folio;
    let falla = true;
    const { servidor, cola } = await open((recibida, respuesta, numero) =>
      falla && readCt(recibida.cuerpo) === primero.sobre.ct
        ? sendProblema(respuesta, estado, problema)
        : takeAll([primero, segundo, otro])(recibida, respuesta, numero),
    );
    await using _ = servidor;
    await addAll(cola, [primero, segundo, otro]);
    expect(await cola.drain()).toMatchObject({ respondidos: 1, pendientes: 2 });
    falla = false;
    expect(await cola.drain()).toMatchObject({ respondidos: 2, pendientes: 0 });
    expect(servidor.recibidas.map(({ cuerpo }) => readCt(cuerpo))).toEqual(
      [primero, otro, primero, segundo].map(({ sobre }) => sobre.ct),
    );
  });

  test("si fallan todos por igual, no insiste con cada uno; y la próxima vez sigue desde ahí", async () => {
    const escritos = Array.from({ length: 5 }, makeSobre);
    const { servidor, cola } = await open((_, respuesta) => sendProblema(respuesta, 500, "interno"));
    await using _ = servidor;
    await addAll(cola, escritos);
    await cola.drain();
    expect(servidor.recibidas).toHaveLength(3);
    await cola.drain();
    // And comes round to the first one.
    const vuelta = [...escritos, ...escritos.slice(0, 1)];
    expect(servidor.recibidas.map(({ cuerpo }) => readCt(cuerpo))).toEqual(vuelta.map(({ sobre }) => sobre.ct));
  });

  test("si no hay conexión, la pasada termina en el primer intento", async () => {
    const { servidor, cola } = await open((_, respuesta) => respuesta.destroy());
    await using _ = servidor;
    await addAll(cola, [makeSobre(), makeSobre()]);
    await cola.drain();
    expect(servidor.recibidas).toHaveLength(1);
  });
});

describe("se envía sola", () => {
  test("desde que se inicia, hasta que todo tiene respuesta, y lo que se agrega después sale enseguida", async () => {
    const escritos = [makeSobre(), makeSobre()];
    const { servidor, cola } = await open((recibida, respuesta, numero) =>
      numero < 4 ? respuesta.destroy() : takeAll(escritos)(recibida, respuesta, numero),
    );
    await using _ = servidor;
    await addAll(cola, escritos.slice(0, 1));
    cola.start();
    await vi.waitFor(async () => expect(await cola.count()).toMatchObject({ pendientes: 0 }));
    expect(servidor.recibidas).toHaveLength(4);
    await addAll(cola, escritos.slice(1));
    await vi.waitFor(async () => expect(await cola.count()).toMatchObject({ pendientes: 0 }));
  });

  test("si el servicio pide esperar, espera lo que pide aunque la despierten", async () => {
    const escrito = makeSobre();
    const { servidor, cola } = await open((recibida, respuesta, numero) =>
      numero === 1
        ? sendProblema(respuesta, 503, "no-disponible", { cabeceras: { "Retry-After": "1" } })
        : takeAll([escrito])(recibida, respuesta, numero),
    );
    await using _ = servidor;
    await addAll(cola, [escrito]);
    cola.start();
    await vi.waitFor(() => expect(servidor.recibidas).toHaveLength(1));
    await addAll(cola, [{ ...makeSobre(), folio: escrito.folio }]);
    await vi.waitFor(() => expect(servidor.recibidas.length).toBeGreaterThan(1), { timeout: 5_000 });
    const [primera = 0, segunda = 0] = servidor.recibidas.map(({ instante }) => instante);
    expect(segunda - primera).toBeGreaterThanOrEqual(990);
  });

  test("al detenerse deja lo que estaba en camino para otra vez", async () => {
    const { servidor, cola } = await open(() => {});
    await using _ = servidor;
    await addAll(cola, [makeSobre()]);
    cola.start();
    await vi.waitFor(() => expect(servidor.recibidas).toHaveLength(1));
    cola.stop();
    expect(await cola.count()).toMatchObject({ pendientes: 1 });
  });
});

describe("lo que se envía", () => {
  test("lleva la sesión de un funcionario solo si así se pide", async () => {
    const modos: unknown[] = [];
    const fetch = (_: string, { credentials }: RequestInit) => {
      modos.push(credentials);
      return Response.json({});
    };
    for (const credentials of [undefined, "same-origin"] as const) {
      const { cola } = await open(() => {}, { fetch, credentials });
      await addAll(cola, [makeSobre()]);
      await cola.drain();
    }
    expect(modos).toEqual(["omit", "same-origin"]);
  });

  test("paga sola la prueba de trabajo que le pidan", async () => {
    const escrito = makeSobre();
    const prueba = { desafio: "1_a_b", dificultad: 4, vence: "2026-11-22T12:00:00.000Z" };
    const { servidor, cola } = await open((recibida, respuesta, numero) =>
      recibida.cabeceras.prueba
        ? takeAll([escrito])(recibida, respuesta, numero)
        : sendProblema(respuesta, 428, "prueba-requerida", { prueba }),
    );
    await using _ = servidor;
    await addAll(cola, [escrito]);
    expect(await cola.drain()).toMatchObject({ respondidos: 1, pendientes: 0 });
    expect(servidor.recibidas[1]?.cabeceras.prueba).toMatch(/^1_a_b\.\d+$/);
  });
});

describe("varias pestañas", () => {
  test("solo una envía a la vez, y las demás se enteran", async () => {
    const escritos = Array.from({ length: 20 }, makeSobre);
    const almacen = createAlmacenEnMemoria();
    const oidas: Noticia[] = [];
    const { servidor, cola } = await open(takeAll(escritos), { nombre: "compartida", almacen });
    await using _ = servidor;
    const otra = createCola({ api: servidor.api, nombre: "compartida", almacen, onNoticia: (n) => oidas.push(n) });
    colas.add(otra);
    otra.start();
    await addAll(cola, escritos);
    cola.start();
    await Promise.all([cola.drain(), otra.drain(), cola.drain()]);
    await vi.waitFor(() => expect(new Set(oidas.map(({ huella }) => huella)).size).toBe(20));
    expect(servidor.recibidas).toHaveLength(20);
  });
});

describe("lo que no se puede guardar", () => {
  const FALLAS: [string, string, unknown][] = [
    ["sin espacio", "sin-espacio", new DOMException("", "QuotaExceededError")],
    ["en un navegador que no contesta", "bloqueado", new DOMException("", "TimeoutError")],
    ["en modo privado", "sin-almacen", new DOMException("", "InvalidStateError")],
    ["donde el navegador falla sin decir por qué", "sin-almacen", null],
  ];
  test.each(FALLAS)("%s, se dice y nunca se da por guardado", async (_, motivo, error) => {
    const almacen = { ...createAlmacenEnMemoria(), add: () => Promise.reject(error) };
    const cola = createCola({ api: "", almacen });
    expect(await cola.add(makeSobre().sobre, { folio: mintFolio() })).toEqual({ guardado: false, motivo });
  });

  test("donde no hay IndexedDB, se dice", async () => {
    const cola = createCola({ api: "" });
    const { sobre, folio } = makeSobre();
    expect(await cola.add(sobre, { folio })).toEqual({ guardado: false, motivo: "sin-almacen" });
  });
});
