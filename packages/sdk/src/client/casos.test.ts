import { describe, expect, test } from "vitest";
import {
  catchError,
  openServidor,
  type Recibida,
  type Responder,
  sendJson,
  sendProblema,
} from "../../test/servidor.ts";
import type { Apertura } from "../contract/apertura.ts";
import type { Comprobante } from "../contract/caso.ts";
import { isClave } from "../domain/clave.ts";
import { isFolio } from "../domain/folio.ts";
import { createCasos } from "./casos.ts";
import { mintEnvio } from "./envio.ts";
import { createTransport } from "./transport.ts";

const CONSULTA: Apertura = { tipo: "consulta", persona: { nombres: "Rosa" }, relato: "¿Puedo cambiar un regalo?" };

const leer = (recibida: Recibida | undefined) => JSON.parse(recibida?.cuerpo ?? "null");

function comprobante(cambios: Partial<Comprobante>): Comprobante {
  return {
    folio: "7K3M9QXP4TWG",
    tipo: "consulta",
    recibidoEn: "2026-11-21T15:04:05.000Z",
    ingresoLegal: "2026-11-23",
    plazo: { dias: 5, unidad: "habiles", vence: "2026-11-30" },
    etapa: "orientacion",
    estado: "ingresado",
    siguiente: "Te responderemos.",
    seguimiento: "https://ventanilla.example.cl/seguir/",
    ...cambios,
  };
}

/** Keeps cases as the service does: one per key, the same receipt for its replay, another body refused. */
function createServicio(): Responder {
  const guardados = new Map<unknown, { cuerpo: string; comprobante: Comprobante }>();
  return (recibida, respuesta) => {
    const llave = recibida.cabeceras["idempotency-key"];
    const previo = guardados.get(llave);
    if (previo && previo.cuerpo !== recibida.cuerpo) return sendProblema(respuesta, 422, "clave-de-envio-reutilizada");
    if (previo) return sendJson(respuesta, 200, previo.comprobante, { "Idempotency-Replayed": "true" });
    const { folio, clave } = leer(recibida);
    const nuevo = comprobante(folio ? { folio } : {});
    if (!clave) nuevo.clave = "483177205562";
    guardados.set(llave, { cuerpo: recibida.cuerpo, comprobante: nuevo });
    sendJson(respuesta, 201, nuevo);
  };
}

async function open(responder: Responder = createServicio(), reintentos = 3) {
  const servidor = await openServidor(responder);
  const transport = createTransport({ api: servidor.api, pausa: 5, espera: 2_000, reintentos });
  return { servidor, casos: createCasos({ transport, institucion: "sernac" }) };
}

describe("abrir un caso", () => {
  test("cuando llegan muchos a la vez, paga la prueba por sí solo y repite el mismo envío", async () => {
    const guardar = createServicio();
    const { servidor, casos } = await open((recibida, respuesta, numero) => {
      if (/^desafio\.\d+$/.test(String(recibida.cabeceras.prueba))) return guardar(recibida, respuesta, numero);
      const prueba = { desafio: "desafio", dificultad: 4, vence: "2026-11-21T15:05:05.000Z" };
      sendProblema(respuesta, 428, "prueba-requerida", { prueba });
    });
    const { folio } = await casos.open(CONSULTA);
    const [primera, segunda] = servidor.recibidas;
    expect(segunda?.cuerpo).toBe(primera?.cuerpo);
    expect(segunda?.cabeceras["idempotency-key"]).toBe(primera?.cabeceras["idempotency-key"]);
    expect(leer(segunda).folio).toBe(folio);
  });

  test("sin folio, clave ni envío, nacen aquí y el comprobante los trae", async () => {
    const { servidor, casos } = await open();
    await using _ = servidor;
    const recibo = await casos.open(CONSULTA);
    const [recibida] = servidor.recibidas;
    expect(recibida).toMatchObject({ metodo: "POST", ruta: "/v1/instituciones/sernac/casos" });
    expect(recibida?.cabeceras["idempotency-key"]).toMatch(/^[\d-]{35,71}$/);
    expect(leer(recibida)).toEqual({ ...CONSULTA, folio: recibo.folio, clave: recibo.clave });
    expect(isFolio(recibo.folio) && isClave(recibo.clave)).toBe(true);
  });

  test("con folio y clave propios, viajan como se escribieron y vuelven en el comprobante", async () => {
    const { servidor, casos } = await open((_, respuesta) => sendJson(respuesta, 201, comprobante({})));
    await using _ = servidor;
    const recibo = await casos.open({ ...CONSULTA, folio: "7k3m-9qxp-4twg", clave: "4831 7720 5562" });
    expect(leer(servidor.recibidas[0])).toMatchObject({ folio: "7k3m-9qxp-4twg", clave: "4831 7720 5562" });
    expect(recibo).toMatchObject({ folio: "7K3M9QXP4TWG", clave: "4831 7720 5562" });
  });

  test("no cambia lo que le pasan", async () => {
    const { servidor, casos } = await open();
    await using _ = servidor;
    const apertura = Object.freeze({ ...CONSULTA });
    await casos.open(apertura);
    expect(apertura).toEqual(CONSULTA);
  });

  test("dos llamadas seguidas son dos casos", async () => {
    const { servidor, casos } = await open();
    await using _ = servidor;
    const [uno, otro] = [await casos.open(CONSULTA), await casos.open(CONSULTA)];
    expect(uno.folio).not.toBe(otro.folio);
  });
});

describe("nunca dos veces", () => {
  test("la respuesta se pierde después de guardar: se repite lo mismo y llega el mismo comprobante", async () => {
    const servicio = createServicio();
    const { servidor, casos } = await open((recibida, respuesta, numero) => {
      if (numero > 1) return servicio(recibida, respuesta, numero);
      const { write, end } = respuesta;
      // The case is kept; its answer leaves cut in half.
      respuesta.end = ((texto: string) => {
        write.call(respuesta, texto.slice(0, 40), "utf8");
        setTimeout(() => respuesta.destroy(), 20);
        return respuesta;
      }) as typeof end;
      servicio(recibida, respuesta, numero);
    });
    await using _ = servidor;
    const recibo = await casos.open(CONSULTA);
    expect(servidor.recibidas).toHaveLength(2);
    const [primera, segunda] = servidor.recibidas;
    expect(segunda?.cuerpo).toBe(primera?.cuerpo);
    expect(segunda?.cabeceras["idempotency-key"]).toBe(primera?.cabeceras["idempotency-key"]);
    expect(recibo.folio).toBe(leer(primera).folio);
  });

  test("con el mismo envío, la persona que aprieta otra vez recibe el mismo caso y la misma clave", async () => {
    const { servidor, casos } = await open();
    await using _ = servidor;
    const envio = mintEnvio();
    const uno = await casos.open(CONSULTA, { envio });
    const otro = await casos.open(CONSULTA, { envio });
    expect(otro).toEqual(uno);
    expect(otro.clave).toBe("483177205562");
    expect(servidor.recibidas.map(({ cabeceras }) => cabeceras["idempotency-key"])).toEqual([envio, envio]);
  });

  test("el mismo envío con otro contenido se rechaza", async () => {
    const { servidor, casos } = await open();
    await using _ = servidor;
    const envio = mintEnvio();
    await casos.open(CONSULTA, { envio });
    const error = await catchError(casos.open({ ...CONSULTA, relato: "Otra cosa" }, { envio }));
    expect(error).toMatchObject({ type: "clave-de-envio-reutilizada", status: 422 });
  });
});

describe("folio ocupado", () => {
  test("si el folio nació aquí, acuña otro y repite con el mismo envío y la misma clave", async () => {
    const servicio = createServicio();
    const { servidor, casos } = await open((recibida, respuesta, numero) =>
      numero === 1 ? sendProblema(respuesta, 409, "folio-ocupado") : servicio(recibida, respuesta, numero),
    );
    await using _ = servidor;
    const recibo = await casos.open(CONSULTA);
    const [primera, segunda] = servidor.recibidas;
    expect(leer(segunda).folio).not.toBe(leer(primera).folio);
    expect(leer(segunda).clave).toBe(leer(primera).clave);
    expect(segunda?.cabeceras["idempotency-key"]).toBe(primera?.cabeceras["idempotency-key"]);
    expect(recibo.folio).toBe(leer(segunda).folio);
  });

  test("si el folio es de quien llama, lo dice y no acuña nada", async () => {
    const { servidor, casos } = await open((_, respuesta) => sendProblema(respuesta, 409, "folio-ocupado"));
    await using _ = servidor;
    const error = await catchError(casos.open({ ...CONSULTA, folio: "7K3M9QXP4TWG" }));
    expect(error).toMatchObject({ type: "folio-ocupado" });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("no acuña para siempre", async () => {
    const { servidor, casos } = await open((_, respuesta) => sendProblema(respuesta, 409, "folio-ocupado"));
    await using _ = servidor;
    expect(await catchError(casos.open(CONSULTA))).toMatchObject({ type: "folio-ocupado" });
    expect(new Set(servidor.recibidas.map((recibida) => leer(recibida).folio)).size).toBe(3);
  });
});

describe("sin comprobante no hay recibido", () => {
  const AJENOS: [string, unknown][] = [
    ["sin folio", {}],
    ["una lista", []],
    ["con el folio de otro caso", comprobante({ folio: "ABCDEFGHJKMY" })],
    ["con un folio mal escrito", comprobante({ folio: "7K3M9QXP4TWH" })],
    ["con un folio que no es texto", { ...comprobante({}), folio: 7 }],
  ];
  test.each(AJENOS)("un 201 %s no se entiende", async (_nombre, cuerpo) => {
    const { servidor, casos } = await open((_, respuesta) => sendJson(respuesta, 201, cuerpo));
    await using _ = servidor;
    const error = await catchError(casos.open({ ...CONSULTA, folio: "7K3M9QXP4TWG" }));
    expect(error).toMatchObject({ type: "respuesta-ilegible", status: 200 });
  });

  test("un comprobante sin clave, cuando la persona no la tiene, no sirve", async () => {
    const { servidor, casos } = await open((_, respuesta) => sendJson(respuesta, 201, comprobante({})));
    await using _ = servidor;
    expect(await catchError(casos.open(CONSULTA, { envio: mintEnvio() }))).toMatchObject({
      type: "respuesta-ilegible",
    });
  });

  test("los campos por corregir llegan con su ruta", async () => {
    const errores = [{ ruta: "relato", codigo: "requerido", mensaje: "Cuéntanos qué pasó." }];
    const { servidor, casos } = await open((_, respuesta) =>
      sendProblema(respuesta, 422, "datos-invalidos", { errores }),
    );
    await using _ = servidor;
    expect(await catchError(casos.open(CONSULTA))).toMatchObject({ type: "datos-invalidos", errores });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("cancelar detiene el envío", async () => {
    const control = new AbortController();
    const { servidor, casos } = await open(() => control.abort());
    await using _ = servidor;
    const error = await catchError(casos.open(CONSULTA, { signal: control.signal }));
    expect(error).toMatchObject({ type: "cancelado" });
    expect(servidor.recibidas).toHaveLength(1);
  });
});
