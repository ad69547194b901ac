import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { catchError, openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import type { VistaCiudadana } from "../contract/caso.ts";
import { createSeguimiento } from "./seguimiento.ts";
import { createTransport } from "./transport.ts";

const CREDENCIAL = { folio: "7k3m-9qxp-4twg", clave: "4831 7720 5562" };
const DIFICULTAD = 9;

const VISTA: VistaCiudadana = {
  folio: "7K3M9QXP4TWG",
  tipo: "consulta",
  institucion: "sernac",
  etapa: "orientacion",
  estado: "ingresado",
  estadoTexto: "Recibimos tu consulta.",
  siguiente: "Te responderemos.",
  recibidoEn: "2026-11-21T15:04:05.000Z",
  ingresoLegal: "2026-11-23",
  plazo: {
    dias: 5,
    unidad: "habiles",
    vence: "2026-11-30",
    habilesTranscurridos: 0,
    corridosTranscurridos: 0,
    fueraDePlazo: false,
  },
  bitacora: [],
  puedeOpinar: false,
};

/** Leading zero bits, counted by another way than the client's. */
const countCeros = (texto: string) =>
  [...createHash("sha256").update(texto).digest()]
    .map((byte) => byte.toString(2).padStart(8, "0"))
    .join("")
    .indexOf("1");

const askPrueba = (respuesta: Parameters<Responder>[1], desafio: string) =>
  sendProblema(respuesta, 428, "prueba-requerida", {
    prueba: { desafio, dificultad: DIFICULTAD, vence: "2026-11-21T15:05:05.000Z" },
  });

/** Takes a proof only if it is of this challenge and its hash says so. */
const isPagada = (prueba: string | string[] | undefined, desafio: string) => {
  const [inicio, nonce] = String(prueba).split(".");
  return inicio === desafio && /^\d+$/.test(nonce ?? "") && countCeros(String(prueba)) >= DIFICULTAD;
};

async function open(responder: Responder) {
  const servidor = await openServidor(responder);
  const transport = createTransport({ api: servidor.api, pausa: 5 });
  return { servidor, seguimiento: createSeguimiento({ transport }) };
}

describe("seguir un caso", () => {
  test("consulta con folio y clave en el cuerpo, nunca en la dirección", async () => {
    const { servidor, seguimiento } = await open((_, respuesta) => sendJson(respuesta, 200, VISTA));
    await using _ = servidor;
    expect(await seguimiento.lookup(CREDENCIAL)).toEqual(VISTA);
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "POST", ruta: "/v1/seguimiento" });
    expect(JSON.parse(servidor.recibidas[0]?.cuerpo ?? "")).toEqual(CREDENCIAL);
    expect(servidor.recibidas[0]?.cabeceras).not.toHaveProperty("idempotency-key");
  });

  test("folio o clave que no calzan: una sola respuesta, sin repetir", async () => {
    const { servidor, seguimiento } = await open((_, respuesta) => sendProblema(respuesta, 404, "caso-no-encontrado"));
    await using _ = servidor;
    expect(await catchError(seguimiento.lookup(CREDENCIAL))).toMatchObject({ type: "caso-no-encontrado", status: 404 });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test.each([{}, [], { ...VISTA, folio: "ABCDEFGHJKMY" }])(
    "lo que no es ese caso no se muestra (%#)",
    async (cuerpo) => {
      const { servidor, seguimiento } = await open((_, respuesta) => sendJson(respuesta, 200, cuerpo));
      await using _ = servidor;
      expect(await catchError(seguimiento.lookup(CREDENCIAL))).toMatchObject({ type: "respuesta-ilegible" });
    },
  );

  test("un mensaje y una opinión llevan su envío, el mismo en cada repetición", async () => {
    const { servidor, seguimiento } = await open((_, respuesta, numero) =>
      numero % 2 ? sendProblema(respuesta, 503, "no-disponible") : sendJson(respuesta, 201, VISTA),
    );
    await using _ = servidor;
    await seguimiento.sendMensaje({ ...CREDENCIAL, texto: "Adjunto la boleta" });
    await seguimiento.sendSatisfaccion({ ...CREDENCIAL, nota: 7 }, { envio: "envio-de-quien-llama-001" });
    const [a, b, c, d] = servidor.recibidas;
    expect([a, b, c, d].map((recibida) => recibida?.ruta)).toEqual([
      ...Array(2).fill("/v1/seguimiento/mensajes"),
      ...Array(2).fill("/v1/seguimiento/satisfaccion"),
    ]);
    expect(a?.cabeceras["idempotency-key"]).toMatch(/^[\d-]{35,71}$/);
    expect(b?.cabeceras["idempotency-key"]).toBe(a?.cabeceras["idempotency-key"]);
    expect(d?.cabeceras["idempotency-key"]).toBe("envio-de-quien-llama-001");
    expect(JSON.parse(c?.cuerpo ?? "")).toEqual({ ...CREDENCIAL, nota: 7 });
  });
});

describe("prueba de trabajo", () => {
  test("la paga sola, y quien recalcula el hash la encuentra buena", async () => {
    const { servidor, seguimiento } = await open(({ cabeceras }, respuesta) =>
      isPagada(cabeceras.prueba, "desafio-1") ? sendJson(respuesta, 200, VISTA) : askPrueba(respuesta, "desafio-1"),
    );
    await using _ = servidor;
    expect(await seguimiento.lookup(CREDENCIAL)).toEqual(VISTA);
    expect(servidor.recibidas).toHaveLength(2);
  });

  test("el mensaje se repite con la prueba y el mismo envío", async () => {
    const { servidor, seguimiento } = await open(({ cabeceras }, respuesta) =>
      isPagada(cabeceras.prueba, "d") ? sendJson(respuesta, 201, VISTA) : askPrueba(respuesta, "d"),
    );
    await using _ = servidor;
    await seguimiento.sendMensaje({ ...CREDENCIAL, texto: "Hola" });
    const [antes, despues] = servidor.recibidas;
    expect(despues?.cuerpo).toBe(antes?.cuerpo);
    expect(despues?.cabeceras["idempotency-key"]).toBe(antes?.cabeceras["idempotency-key"]);
  });

  test("si el primer desafío venció, paga el segundo", async () => {
    const { servidor, seguimiento } = await open(({ cabeceras }, respuesta, numero) =>
      isPagada(cabeceras.prueba, "desafio-2")
        ? sendJson(respuesta, 200, VISTA)
        : askPrueba(respuesta, `desafio-${numero}`),
    );
    await using _ = servidor;
    await seguimiento.lookup(CREDENCIAL);
    expect(servidor.recibidas).toHaveLength(3);
  });

  test("no paga para siempre: dos pruebas y lo dice", async () => {
    const { servidor, seguimiento } = await open((_, respuesta, numero) => askPrueba(respuesta, `desafio-${numero}`));
    await using _ = servidor;
    expect(await catchError(seguimiento.lookup(CREDENCIAL))).toMatchObject({ type: "prueba-requerida", status: 428 });
    expect(servidor.recibidas).toHaveLength(3);
  });

  test("acierto y error cuestan lo mismo: después de pagar también puede no existir", async () => {
    const { servidor, seguimiento } = await open(({ cabeceras }, respuesta) =>
      isPagada(cabeceras.prueba, "d") ? sendProblema(respuesta, 404, "caso-no-encontrado") : askPrueba(respuesta, "d"),
    );
    await using _ = servidor;
    expect(await catchError(seguimiento.lookup(CREDENCIAL))).toMatchObject({ type: "caso-no-encontrado" });
  });

  test("cancelar detiene el pago", async () => {
    const control = new AbortController();
    const { servidor, seguimiento } = await open((_, respuesta) => {
      sendProblema(respuesta, 428, "prueba-requerida", { prueba: { desafio: "d", dificultad: 40, vence: "" } });
      setTimeout(() => control.abort(), 60);
    });
    await using _ = servidor;
    const error = await catchError(seguimiento.lookup(CREDENCIAL, { signal: control.signal }));
    expect(error).toMatchObject({ type: "cancelado" });
    expect(servidor.recibidas).toHaveLength(1);
  });
});
