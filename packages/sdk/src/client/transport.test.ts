import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { catchError, openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import { VentanillaError } from "./error.ts";
import { createTransport, type OpcionesTransport } from "./transport.ts";

const PORTAL = "<!doctype html><title>Wifi gratis</title><form>Inicia sesión para navegar</form>";

async function open(responder: Responder, opciones: Partial<OpcionesTransport> = {}) {
  const servidor = await openServidor(responder);
  return { servidor, transport: createTransport({ api: servidor.api, pausa: 5, ...opciones }) };
}

describe("lo que se pide", () => {
  test("una lectura va sin credenciales, sin origen de la página y en el idioma pedido", async () => {
    let visto: RequestInit = {};
    const { servidor, transport } = await open((_, respuesta) => sendJson(respuesta, 200, { bien: true }), {
      idioma: "es-CL",
      fetch: (url, init) => {
        visto = init;
        return fetch(url, init);
      },
    });
    await using _ = servidor;
    expect(await transport("/v1/territorio")).toEqual({ bien: true });
    expect(visto).toMatchObject({
      credentials: "omit",
      referrerPolicy: "no-referrer",
      mode: "cors",
      redirect: "manual",
    });
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "GET", ruta: "/v1/territorio", cuerpo: "" });
    expect(servidor.recibidas[0]?.cabeceras).toMatchObject({ "accept-language": "es-CL" });
    expect(servidor.recibidas[0]?.cabeceras).not.toHaveProperty("content-type");
  });

  test("un envío va como JSON con sus cabeceras, aunque la dirección termine en barra", async () => {
    const servidor = await openServidor((_, respuesta) => sendJson(respuesta, 201, {}));
    await using _ = servidor;
    const transport = createTransport({ api: `${servidor.api}//` });
    await transport("/v1/x", { cuerpo: { relato: "Ñandú" }, cabeceras: { "Idempotency-Key": "abc" } });
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "POST", ruta: "/v1/x", cuerpo: '{"relato":"Ñandú"}' });
    expect(servidor.recibidas[0]?.cabeceras).toMatchObject({
      "content-type": "application/json",
      "idempotency-key": "abc",
    });
  });

  test("usa el fetch que la página tenga al llamar, no el de cuando se cargó", async () => {
    const original = globalThis.fetch;
    const transport = createTransport({ api: "http://no-existe.invalid" });
    globalThis.fetch = async () => Response.json({ de: "otro" });
    try {
      expect(await transport("/")).toEqual({ de: "otro" });
    } finally {
      globalThis.fetch = original;
    }
  });
});

describe("repeticiones", () => {
  test.each([408, 429, 502, 503, 504])("un %i pasajero se repite hasta que resulta", async (status) => {
    const { servidor, transport } = await open((_, respuesta, numero) =>
      numero < 3 ? sendProblema(respuesta, status, "no-disponible") : sendJson(respuesta, 200, { numero }),
    );
    await using _ = servidor;
    expect(await transport("/")).toEqual({ numero: 3 });
  });

  test.each([400, 404, 405, 409, 413, 415, 422, 428, 500, 501, 505, 507])("un %i no se repite", async (status) => {
    const { servidor, transport } = await open((_, respuesta) => sendProblema(respuesta, status, "interno"));
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "interno", status });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("un envío que otro intento todavía escribe se espera con la misma clave", async () => {
    const { servidor, transport } = await open((_, respuesta, numero) =>
      numero < 3 ? sendProblema(respuesta, 409, "envio-en-curso") : sendJson(respuesta, 200, { numero }),
    );
    await using _ = servidor;
    const solicitud = { cuerpo: { a: 1 }, cabeceras: { "Idempotency-Key": "k" } };
    expect(await transport("/", solicitud)).toEqual({ numero: 3 });
    expect(servidor.recibidas.map(({ cabeceras, cuerpo }) => [cabeceras["idempotency-key"], cuerpo])).toEqual(
      Array(3).fill(["k", '{"a":1}']),
    );
  });

  test("se rinde después de los reintentos pedidos y cuenta lo que dijo el servicio", async () => {
    const { servidor, transport } = await open((_, respuesta) => sendProblema(respuesta, 503, "sin-espacio"), {
      reintentos: 2,
    });
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "sin-espacio", status: 503 });
    expect(servidor.recibidas).toHaveLength(3);
  });

  test("cada pausa dobla la anterior y quita hasta la mitad al azar", async () => {
    const { servidor, transport } = await open((_, respuesta) => sendProblema(respuesta, 503, "no-disponible"), {
      pausa: 80,
    });
    await using _ = servidor;
    await catchError(transport("/"));
    const pausas = servidor.recibidas
      .slice(1)
      .map(({ instante }, i) => instante - (servidor.recibidas[i]?.instante ?? 0));
    expect(pausas).toHaveLength(3);
    for (const [i, pausa] of pausas.entries()) expect(pausa).toBeGreaterThanOrEqual(40 * 2 ** i - 2);
  });

  test("no vuelve antes de los segundos que pide Retry-After", async () => {
    const { servidor, transport } = await open((_, respuesta, numero) =>
      numero === 1
        ? sendProblema(respuesta, 429, "no-disponible", { cabeceras: { "Retry-After": "1" } })
        : sendJson(respuesta, 200, {}),
    );
    await using _ = servidor;
    await transport("/");
    const [primera, segunda] = servidor.recibidas;
    expect((segunda?.instante ?? 0) - (primera?.instante ?? 0)).toBeGreaterThanOrEqual(998);
  });

  test("no vuelve antes de la fecha que pide Retry-After", async () => {
    let fecha = 0;
    const { servidor, transport } = await open((_, respuesta, numero) => {
      if (numero > 1) return sendJson(respuesta, 200, {});
      fecha = Math.ceil(Date.now() / 1000 + 1) * 1000;
      sendProblema(respuesta, 503, "no-disponible", { cabeceras: { "Retry-After": new Date(fecha).toUTCString() } });
    });
    await using _ = servidor;
    await transport("/");
    expect(Date.now()).toBeGreaterThanOrEqual(fecha - 2);
  });

  test.each(["Wed, 21 Oct 2015 07:28:00 GMT", "0", "-5", "pronto", ""])(
    "un Retry-After pasado o sin sentido (%j) no detiene la repetición",
    async (valor) => {
      const { servidor, transport } = await open((_, respuesta, numero) =>
        numero === 1
          ? sendProblema(respuesta, 503, "no-disponible", { cabeceras: { "Retry-After": valor } })
          : sendJson(respuesta, 200, { numero }),
      );
      await using _ = servidor;
      expect(await transport("/")).toEqual({ numero: 2 });
    },
  );

  test("si piden esperar una hora, lo dice de inmediato en vez de dejar a la persona mirando", async () => {
    const { servidor, transport } = await open((_, respuesta) =>
      sendProblema(respuesta, 503, "no-disponible", { cabeceras: { "Retry-After": "3600" } }),
    );
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "no-disponible" });
    expect(servidor.recibidas).toHaveLength(1);
  });
});

describe("cuando la red falla", () => {
  test("nadie escucha: sin conexión, después de repetir", async () => {
    const puerto = await new Promise<number>((listo) => {
      const ocupante = createServer().listen(0, "127.0.0.1", () => {
        const { port } = ocupante.address() as AddressInfo;
        ocupante.close(() => listo(port));
      });
    });
    let intentos = 0;
    const transport = createTransport({
      api: `http://127.0.0.1:${puerto}`,
      pausa: 5,
      fetch: (url, init) => {
        intentos++;
        return fetch(url, init);
      },
    });
    const error = await catchError(transport("/"));
    expect(error).toBeInstanceOf(VentanillaError);
    expect(error).toMatchObject({ type: "sin-conexion", status: 0, solicitud: undefined, errores: [] });
    expect(intentos).toBe(4);
  });

  test("la conexión se corta a mitad de la respuesta: se repite con la misma clave", async () => {
    const { servidor, transport } = await open((_, respuesta, numero) => {
      if (numero > 1) return sendJson(respuesta, 200, { numero });
      respuesta.writeHead(201, { "Content-Type": "application/json", "Content-Length": "400" });
      respuesta.write('{"folio":"7K3M');
      setTimeout(() => respuesta.destroy(), 20);
    });
    await using _ = servidor;
    expect(await transport("/", { cuerpo: {}, cabeceras: { "Idempotency-Key": "k" } })).toEqual({ numero: 2 });
    expect(servidor.recibidas.map(({ cabeceras }) => cabeceras["idempotency-key"])).toEqual(["k", "k"]);
  });

  test("la conexión se corta siempre a mitad: nunca es un éxito", async () => {
    const { servidor, transport } = await open(
      (_, respuesta) => {
        respuesta.writeHead(201, { "Content-Type": "application/json" });
        respuesta.write('{"folio":"7K3M9QXP4TWG"}');
        setTimeout(() => respuesta.destroy(), 20);
      },
      { reintentos: 1 },
    );
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "sin-conexion" });
    expect(servidor.recibidas).toHaveLength(2);
  });

  test("el servicio no contesta: tiempo agotado, después de repetir", async () => {
    const { servidor, transport } = await open(() => undefined, { espera: 60, reintentos: 1 });
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "tiempo-agotado", status: 0 });
    expect(servidor.recibidas).toHaveLength(2);
  });

  test("el plazo cuenta hasta el último byte de la respuesta", async () => {
    const { servidor, transport } = await open(
      (_, respuesta) => {
        respuesta.writeHead(200, { "Content-Type": "application/json" });
        respuesta.write('{"folio":');
      },
      { espera: 80, reintentos: 0 },
    );
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "tiempo-agotado" });
  });
});

describe("cuando la persona cancela", () => {
  test("antes de empezar: nada sale", async () => {
    const { servidor, transport } = await open((_, respuesta) => sendJson(respuesta, 200, {}));
    await using _ = servidor;
    expect(await catchError(transport("/", { signal: AbortSignal.abort() }))).toMatchObject({ type: "cancelado" });
    expect(servidor.recibidas).toHaveLength(0);
  });

  test("mientras espera respuesta: no se repite", async () => {
    const control = new AbortController();
    const { servidor, transport } = await open(() => control.abort());
    await using _ = servidor;
    expect(await catchError(transport("/", { signal: control.signal }))).toMatchObject({ type: "cancelado" });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("durante la pausa entre intentos: termina de inmediato", async () => {
    const control = new AbortController();
    const { servidor, transport } = await open((_, respuesta) => {
      sendProblema(respuesta, 503, "no-disponible", { cabeceras: { "Retry-After": "20" } });
      setTimeout(() => control.abort(), 50);
    });
    await using _ = servidor;
    const inicio = performance.now();
    expect(await catchError(transport("/", { signal: control.signal }))).toMatchObject({ type: "cancelado" });
    expect(performance.now() - inicio).toBeLessThan(5_000);
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("no deja oyentes en la señal de quien llama", async () => {
    const { servidor, transport } = await open((_, respuesta, numero) =>
      numero % 2 ? sendProblema(respuesta, 503, "no-disponible") : sendJson(respuesta, 200, {}),
    );
    await using _ = servidor;
    const { signal } = new AbortController();
    let oyentes = 0;
    const { addEventListener, removeEventListener } = AbortSignal.prototype;
    Object.assign(signal, {
      addEventListener(...args: Parameters<typeof addEventListener>) {
        oyentes++;
        addEventListener.apply(signal, args);
      },
      removeEventListener(...args: Parameters<typeof removeEventListener>) {
        oyentes--;
        removeEventListener.apply(signal, args);
      },
    });
    await transport("/", { signal });
    expect(servidor.recibidas).toHaveLength(2);
    expect(oyentes).toBe(0);
  });
});

describe("lo que contesta", () => {
  test("un problema llega como error con todo lo que dice", async () => {
    const errores = [{ ruta: "persona.rut", codigo: "rut", mensaje: "Revisa tu RUT." }];
    const { servidor, transport } = await open((_, respuesta) =>
      sendProblema(respuesta, 422, "datos-invalidos", {
        title: "Hay datos que revisar",
        detail: "Mira los marcados.",
        errores,
      }),
    );
    await using _ = servidor;
    const error = await catchError(transport("/"));
    expect(error).toBeInstanceOf(VentanillaError);
    expect(error).toMatchObject({
      name: "VentanillaError",
      message: "Hay datos que revisar. Mira los marcados.",
      titulo: "Hay datos que revisar",
      type: "datos-invalidos",
      status: 422,
      errores,
      solicitud: "solicitud-1",
    });
  });

  const PORTALES: [string, Responder][] = [
    ["200", (_, r) => r.writeHead(200, { "Content-Type": "text/html" }).end(PORTAL)],
    ["200 que dice ser JSON", (_, r) => r.writeHead(200, { "Content-Type": "application/json" }).end(PORTAL)],
    ["302 hacia su página", (_, r) => r.writeHead(302, { Location: "/ingreso" }).end(PORTAL)],
    ["307 que pide repetir el envío allá", (_, r) => r.writeHead(307, { Location: "/ingreso" }).end()],
    ["403", (_, r) => r.writeHead(403, { "Content-Type": "text/html" }).end(PORTAL)],
  ];
  test.each(PORTALES)("la página de un wifi que pide entrar (%s) nunca es un éxito", async (_nombre, responder) => {
    const { servidor, transport } = await open(responder);
    await using _ = servidor;
    const error = await catchError(transport("/v1/x", { cuerpo: { relato: "privado" } }));
    expect(error).toMatchObject({ type: "respuesta-ilegible" });
    expect(servidor.recibidas.map(({ ruta }) => ruta)).toEqual(["/v1/x"]);
  });

  test.each(["", "null", '"7K3M9QXP4TWG"', "7", "true", '{"folio":"7K3M', "\u0000", "{}{}"])(
    "un 200 con el cuerpo %j no se entiende",
    async (cuerpo) => {
      const { servidor, transport } = await open((_, respuesta) => respuesta.writeHead(200).end(cuerpo));
      await using _ = servidor;
      expect(await catchError(transport("/"))).toMatchObject({ type: "respuesta-ilegible", status: 200 });
      expect(servidor.recibidas).toHaveLength(1);
    },
  );

  test.each([502, 503])("la página de error %i de un intermediario se repite y después se explica", async (status) => {
    const { servidor, transport } = await open((_, respuesta) =>
      respuesta.writeHead(status).end("<h1>Bad Gateway</h1>"),
    );
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "no-disponible", status });
    expect(servidor.recibidas).toHaveLength(4);
  });

  test("un 500 sin explicación no se repite, y tampoco culpa a la red de la persona", async () => {
    const { servidor, transport } = await open((_, respuesta) => respuesta.writeHead(500).end("Internal Server Error"));
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "no-disponible", status: 500 });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("el error JSON de un servidor ajeno no pasa por problema de Ventanilla", async () => {
    const { servidor, transport } = await open((_, respuesta) =>
      sendJson(respuesta, 404, { type: "https://tools.ietf.org/html/rfc9110", title: "Not Found" }),
    );
    await using _ = servidor;
    expect(await catchError(transport("/"))).toMatchObject({ type: "respuesta-ilegible", status: 404 });
  });

  test("lo que contestó un ajeno no queda en ninguna parte del error", async () => {
    const { servidor, transport } = await open((_, respuesta) => respuesta.end("<p>12.345.678-5 María Soto</p>"));
    await using _ = servidor;
    const { inspect } = await import("node:util");
    expect(inspect(await catchError(transport("/")), { depth: 9, showHidden: true })).not.toMatch(/12\.345|María|Soto/);
  });
});
