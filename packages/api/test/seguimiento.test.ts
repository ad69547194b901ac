import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCasos } from "../src/caso/casos.ts";
import type { Orden } from "../src/caso/orden.ts";
import { AHORA, CONSULTA, openApp, RECLAMO, readComprobante, readProblema, readVista } from "./open-app.ts";

let api: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  api = await openApp();
});
afterAll(() => api.store.close());

const file = async (cuerpo: unknown): Promise<{ folio: string; clave: string }> => {
  const { folio, clave = "" } = await readComprobante(await api.open(cuerpo));
  return { folio, clave };
};
const lookup = (credencial: object, cabeceras = {}) => api.post("/v1/seguimiento", credencial, cabeceras);
const view = async (credencial: object) => readVista(await lookup(credencial));
const act = async (credencial: { folio: string; clave: string }, orden: Exclude<Orden, { orden: "abrir" }>) => {
  const casos = createCasos(api.opciones);
  const actor = { id: "oficina", rol: "encargado", institucion: "sernac" } as const;
  await casos.order(await casos.find(credencial), orden, { actor });
};
const close = (credencial: { folio: string; clave: string }) =>
  act(credencial, { orden: "proponerCierre", resultado: "orientado", respuesta: "Dura seis meses." });

describe("following a case", () => {
  it("shows stage, deadline and what happened, without a word of the story", async () => {
    const credencial = await file(RECLAMO);
    const caso = await view(credencial);
    expect(caso).toMatchObject({
      etapa: "mediacion",
      estado: "ingresado",
      plazo: { vence: "2027-01-11", habilesTranscurridos: 0, fueraDePlazo: false },
      bitacora: [{ tipo: "ingreso", texto: "Recibimos tu reclamo" }],
      puedeOpinar: false,
    });
    expect(JSON.stringify(caso)).not.toMatch(/dejó de funcionar|Apellido|12345678/);
  });

  it("counts the days that passed both ways and says when it is late", async () => {
    const credencial = await file(CONSULTA);
    api.reloj.ahora = AHORA + 9 * 86_400_000;
    expect((await view(credencial)).plazo).toMatchObject({
      vence: "2026-12-10",
      habilesTranscurridos: 6,
      corridosTranscurridos: 9,
      fueraDePlazo: true,
    });
    expect((await view(credencial)).estadoTexto).toMatch(/^Nos atrasamos\. Debimos responderte el 10\/12\/2026/);
    api.reloj.ahora = AHORA;
  });

  it("says what was asked of the shop", async () => {
    const credencial = await file(RECLAMO);
    await act(credencial, { orden: "trasladarProveedor" });
    expect((await view(credencial)).estadoTexto).toBe(
      "Le pedimos a la tienda que responda a más tardar el 14/12/2026.",
    );
  });

  it("shows the notes meant for the citizen and none of the others", async () => {
    const credencial = await file(RECLAMO);
    await act(credencial, { orden: "gestionar", visible: true, nota: "Llamamos a la tienda" });
    await act(credencial, { orden: "gestionar", visible: false, nota: "Ojo con este proveedor" });
    const textos = (await view(credencial)).bitacora.map(({ texto }) => texto);
    expect(textos).toEqual(["Recibimos tu reclamo", "Llamamos a la tienda"]);
  });

  it("takes folio and clave as people type them", async () => {
    const { folio, clave } = await file(CONSULTA);
    const typed = { folio: folio.toLowerCase().replace(/(.{4})/g, "$1 "), clave: clave.replace(/(.{4})/g, "$1-") };
    expect((await lookup(typed)).status).toBe(200);
  });

  it("answers alike to an unknown folio and to a wrong clave", async () => {
    const { folio, clave } = await file(CONSULTA);
    const respuestas = [await lookup({ folio: "7K3M9QXP4TWG", clave }), await lookup({ folio, clave: "000000000000" })];
    const cuerpos = await Promise.all(respuestas.map(async (r) => ({ ...(await readProblema(r)), solicitud: "" })));
    expect(respuestas.map(({ status }) => status)).toEqual([404, 404]);
    expect(cuerpos[0]).toEqual(cuerpos[1]);
    expect(respuestas[0]?.headers.get("content-length")).toBe(respuestas[1]?.headers.get("content-length"));
  });
});

describe("a message", () => {
  it("is added and seen", async () => {
    const credencial = await file(CONSULTA);
    const respuesta = await api.post("/v1/seguimiento/mensajes", { ...credencial, texto: "Olvidé decir algo" });
    expect(respuesta.status).toBe(201);
    expect((await readVista(respuesta)).bitacora.at(-1)).toMatchObject({
      tipo: "mensaje",
      texto: "Nos escribiste un mensaje",
    });
  });

  it("is taken once however often it is sent", async () => {
    const credencial = await file(CONSULTA);
    const send = () =>
      api.post("/v1/seguimiento/mensajes", { ...credencial, texto: "Hola" }, { "idempotency-key": clave });
    const clave = randomBytes(18).toString("base64url");
    const todas = await Promise.all(Array.from({ length: 8 }, send));
    expect(todas.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect((await view(credencial)).bitacora).toHaveLength(2);
  });

  it("loses none of many sent at once", async () => {
    const credencial = await file(CONSULTA);
    const todas = await Promise.all(
      Array.from({ length: 4 }, (_, i) => api.post("/v1/seguimiento/mensajes", { ...credencial, texto: `Nº ${i}` })),
    );
    expect(todas.every(({ status }) => status === 201)).toBe(true);
    expect((await view(credencial)).bitacora).toHaveLength(5);
  });

  it("after the closing asks to reopen", async () => {
    const credencial = await file(CONSULTA);
    await close(credencial);
    await api.post("/v1/seguimiento/mensajes", { ...credencial, texto: "Sigue igual" });
    expect((await view(credencial)).bitacora.at(-1)?.texto).toBe("Nos pediste reabrir el caso");
  });
});

describe("an opinion", () => {
  it("waits for the closing, is given once and is not asked again", async () => {
    const credencial = await file(CONSULTA);
    const give = () => api.post("/v1/seguimiento/satisfaccion", { ...credencial, nota: 6 });
    expect((await give()).status).toBe(409);
    await close(credencial);
    expect(await view(credencial)).toMatchObject({ puedeOpinar: true, cierre: { respuesta: "Dura seis meses." } });
    expect((await give()).status).toBe(201);
    const opinado = await view(credencial);
    expect(opinado.puedeOpinar).toBe(false);
    expect(opinado.siguiente).not.toMatch(/opinión/);
    expect(await readProblema(await give())).toMatchObject({
      type: "estado-no-permite",
      detail: "Ya nos diste tu opinión sobre este caso",
    });
  });

  it("is a whole number from 1 to 7", async () => {
    const credencial = await file(CONSULTA);
    for (const nota of [0, 8, 5.5, "7"])
      expect((await api.post("/v1/seguimiento/satisfaccion", { ...credencial, nota })).status).toBe(422);
  });
});

describe("guessing at a folio", () => {
  const solve = ({ desafio, dificultad } = { desafio: "", dificultad: 256 }): string => {
    for (let nonce = 0; ; nonce++) {
      const bits = [...createHash("sha256").update(`${desafio}.${nonce}`).digest()]
        .map((byte) => byte.toString(2).padStart(8, "0"))
        .join("");
      if (bits.startsWith("0".repeat(dificultad))) return `${desafio}.${nonce}`;
    }
  };
  const fail = async (folio: string) => {
    for (let i = 0; i < 5; i++) await lookup({ folio, clave: "000000000000" });
  };

  it("costs work after five failures, right or wrong alike, and opens to who pays", async () => {
    const credencial = await file(CONSULTA);
    await fail(credencial.folio);
    const pedida = await lookup(credencial);
    expect(pedida.status).toBe(428);
    expect((await lookup({ ...credencial, clave: "000000000000" })).status).toBe(428);
    const pago = { prueba: solve((await readProblema(pedida)).prueba) };
    expect((await lookup(credencial, pago)).status).toBe(200);
    expect((await lookup(credencial, pago)).status).toBe(428);
  });

  it("lets the institution's own page read the price", async () => {
    const credencial = await file(CONSULTA);
    await fail(credencial.folio);
    const pedida = await lookup(credencial, { origin: "https://www.sernac.cl" });
    expect(pedida.status).toBe(428);
    expect(pedida.headers.get("access-control-allow-origin")).toBe("https://www.sernac.cl");
  });

  it("costs nothing on any other folio", async () => {
    const [atacado, otro] = [await file(CONSULTA), await file(CONSULTA)];
    await fail(atacado.folio);
    expect((await lookup(otro)).status).toBe(200);
  });

  it("does not take a payment made for another folio or too late", async () => {
    const [uno, otro] = [await file(CONSULTA), await file(CONSULTA)];
    await fail(uno.folio);
    await fail(otro.folio);
    const pago = { prueba: solve((await readProblema(await lookup(uno))).prueba) };
    expect((await lookup(otro, pago)).status).toBe(428);
    api.reloj.ahora += 6 * 60_000;
    expect((await lookup(uno, pago)).status).toBe(428);
    api.reloj.ahora = AHORA;
  });
});
