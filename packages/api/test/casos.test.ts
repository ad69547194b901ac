import { randomBytes } from "node:crypto";
import type { Institucion } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRotura } from "../src/caso/cadena.ts";
import { AHORA, CONSULTA, openApp, RECLAMO, readComprobante, readProblema } from "./open-app.ts";

let api: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  api = await openApp();
});
afterAll(() => api.store.close());

const mintEnvio = () => randomBytes(18).toString("base64url");

describe("opening a case", () => {
  it("gives a receipt with its dates, its deadline and how to follow it", async () => {
    const respuesta = await api.open(RECLAMO);
    expect(respuesta.status).toBe(201);
    const recibo = await readComprobante(respuesta);
    expect(recibo).toMatchObject({
      tipo: "reclamo",
      recibidoEn: new Date(AHORA).toISOString(),
      ingresoLegal: "2026-12-02",
      plazo: { dias: 25, unidad: "habiles", vence: "2027-01-11" },
      etapa: "mediacion",
      estado: "ingresado",
    });
    expect(recibo.seguimiento).toBe(`https://ventanilla.example/seguir/#${recibo.folio}.${recibo.clave}`);
  });

  it("takes the folio and clave that the citizen brings, and does not say the clave again", async () => {
    const respuesta = await api.open({ ...CONSULTA, folio: "7k3m-9qxp-4twg", clave: "4831 7720 5562" });
    const recibo = await readComprobante(respuesta);
    expect(recibo).toMatchObject({ folio: "7K3M9QXP4TWG", seguimiento: "https://ventanilla.example/seguir/" });
    expect(recibo).not.toHaveProperty("clave");
  });

  it("gives the same receipt, clave included, to the same submission", async () => {
    const envio = mintEnvio();
    const [primera, segunda] = [await api.open(CONSULTA, { envio }), await api.open(CONSULTA, { envio })];
    expect([primera.status, segunda.status]).toEqual([201, 200]);
    expect(segunda.headers.get("idempotency-replayed")).toBe("true");
    expect(await segunda.json()).toEqual(await primera.json());
  });

  it("sees the same body in another order of keys and way of typing", async () => {
    const envio = mintEnvio();
    const { persona, ...resto } = RECLAMO;
    await api.open(RECLAMO, { envio });
    const otra = await api.open({ ...resto, persona: { ...persona, rut: "12345678-5" } }, { envio });
    expect(otra.status).toBe(200);
  });

  it("gives the receipt of the day it was filed, however the case went on", async () => {
    const envio = mintEnvio();
    const primera = await readComprobante(await api.open(CONSULTA, { envio }));
    await api.post("/v1/seguimiento/mensajes", { folio: primera.folio, clave: primera.clave, texto: "Hola" });
    api.reloj.ahora += 40 * 86_400_000;
    expect(await (await api.open(CONSULTA, { envio })).json()).toEqual(primera);
    api.reloj.ahora = AHORA;
  });

  it("gives the receipt again though the institution's rules changed meanwhile", async () => {
    const envio = mintEnvio();
    const primera = await readComprobante(await api.open(RECLAMO, { envio }));
    const instituciones = new Map(api.opciones.instituciones);
    instituciones.set("sernac", { ...(instituciones.get("sernac") as Institucion), materias: [] });
    const despues = await openApp({ store: api.store, llaves: api.llaves, instituciones });
    expect((await despues.open(RECLAMO)).status).toBe(422);
    expect(await readComprobante(await despues.open(RECLAMO, { envio }))).toEqual(primera);
  });

  it("refuses another body under the same key, and keeps the first", async () => {
    const envio = mintEnvio();
    await api.open(CONSULTA, { envio });
    const otra = await api.open({ ...CONSULTA, relato: "Otra cosa" }, { envio });
    expect(otra.status).toBe(422);
    expect(await otra.json()).toMatchObject({ type: "clave-de-envio-reutilizada" });
  });

  it("opens two cases for the same key at two institutions", async () => {
    const envio = mintEnvio();
    const una = await api.open(CONSULTA, { envio });
    const otra = await api.open(CONSULTA, { envio, institucion: "sercotec" });
    expect([una.status, otra.status]).toEqual([201, 201]);
    expect((await readComprobante(una)).folio).not.toBe((await readComprobante(otra)).folio);
  });

  it("asks for the key of the submission, and for one long enough", async () => {
    const ruta = "/v1/instituciones/sernac/casos";
    const sin = await api.post(ruta, CONSULTA);
    const corta = await api.post(ruta, CONSULTA, { "idempotency-key": "123" });
    expect([sin.status, corta.status]).toEqual([400, 400]);
    expect(await sin.json()).toMatchObject({ type: "clave-de-envio-ausente" });
  });

  it("says that a folio is taken", async () => {
    const folio = "ABCDEFGHJKMY";
    await api.open({ ...CONSULTA, folio, clave: "111122223333" });
    const otra = await api.open({ ...CONSULTA, folio, clave: "444455556666" });
    expect(otra.status).toBe(409);
    expect(await otra.json()).toMatchObject({ type: "folio-ocupado" });
  });

  it("takes an anonymous opinion", async () => {
    expect((await api.open({ tipo: "reconocimiento", relato: "Me atendieron muy bien" })).status).toBe(201);
  });

  it("chains what it writes and keeps no word of the person in the open", async () => {
    const { folio } = await readComprobante(await api.open({ ...RECLAMO, relato: "canario amarillo" }));
    const guardado = await api.store.findCasoByFolio(folio);
    const asientos = await api.store.listAsientos(guardado?.id ?? 0);
    expect(findRotura(folio, asientos, { version: 1, cabeza: guardado?.cabeza as Uint8Array })).toBeUndefined();
    expect(JSON.stringify([guardado?.caso, asientos])).not.toMatch(/canario|Apellido|12345678/);
  });
});

describe("a body that can't be taken", () => {
  const fieldsOf = async (cuerpo: unknown): Promise<Record<string, string>> => {
    const respuesta = await api.open(cuerpo);
    expect(respuesta.status).toBe(422);
    const { errores = [] } = await readProblema(respuesta);
    for (const { mensaje } of errores) expect(mensaje).toMatch(/^[A-ZÉ]/);
    return Object.fromEntries(errores.map(({ ruta, codigo }) => [ruta, codigo]));
  };

  it("names every field that a reclamo lacks", async () => {
    expect(await fieldsOf({ tipo: "reclamo", persona: {} })).toEqual({
      "persona.rut": "requerido",
      "persona.nombres": "requerido",
      "persona.apellidos": "requerido",
      "persona.comuna": "requerido",
      proveedor: "requerido",
      materia: "requerido",
      relato: "requerido",
      peticion: "requerido",
    });
  });

  it.each([
    [
      "a RUT with a wrong digit",
      { ...RECLAMO, persona: { ...RECLAMO.persona, rut: "12345678-K" } },
      { "persona.rut": "rut" },
    ],
    [
      "a comuna that does not exist",
      { ...RECLAMO, persona: { ...RECLAMO.persona, comuna: "99999" } },
      { "persona.comuna": "comuna" },
    ],
    [
      "a mail without at sign",
      { ...CONSULTA, persona: { nombres: "N", correo: "nadie" } },
      { "persona.correo": "correo" },
    ],
    ["a folio with a wrong check character", { ...CONSULTA, folio: "7K3M9QXP4TWH" }, { folio: "folio" }],
    ["an unknown key", { ...CONSULTA, urgente: true }, { urgente: "desconocido" }],
    ["an unknown key inside", { ...CONSULTA, persona: { nombres: "N", edad: 3 } }, { "persona.edad": "desconocido" }],
    ["a day that does not exist", { ...RECLAMO, fechaHecho: "2026-02-30" }, { fechaHecho: "fecha" }],
    ["a date in the future", { ...RECLAMO, fechaHecho: "2026-12-03" }, { fechaHecho: "fecha-futura" }],
    ["an amount with decimals", { ...RECLAMO, monto: 1.5 }, { monto: "tipo" }],
    ["half of a surrogate pair", { ...CONSULTA, relato: "\ud800" }, { relato: "caracteres" }],
    ["a NUL", { ...CONSULTA, relato: "a\u0000b" }, { relato: "caracteres" }],
    ["only blanks", { ...CONSULTA, relato: "   " }, { relato: "requerido" }],
    ["a story of 20,001 characters", { ...CONSULTA, relato: "a".repeat(20_001) }, { relato: "largo" }],
    ["no kind", { relato: "Hola" }, { tipo: "requerido" }],
    ["a kind that nobody knows", { tipo: "queja", relato: "Hola" }, { tipo: "opcion" }],
    ["nothing but a list", [], { "": "tipo" }],
  ])("names the field: %s", async (_, cuerpo, esperado) => {
    expect(await fieldsOf(cuerpo)).toEqual(esperado);
  });

  it("names the kind that the institution does not take", async () => {
    const respuesta = await api.open({ ...RECLAMO, materia: "otra" }, { institucion: "sercotec" });
    expect((await readProblema(respuesta)).errores).toContainEqual(
      expect.objectContaining({ ruta: "tipo", codigo: "opcion" }),
    );
  });

  it.each([
    ["malformed UTF-8", Uint8Array.of(0x7b, 0xff, 0x7d), 400, "cuerpo-ilegible"],
    ["30,000 levels", "[".repeat(30_000), 400, "cuerpo-ilegible"],
    ["a story of 1 MB", JSON.stringify({ ...CONSULTA, relato: "a".repeat(1_000_000) }), 413, "cuerpo-muy-grande"],
    [
      "an endless number",
      '{"tipo":"consulta","persona":{"nombres":"N"},"relato":"x","monto":1e400}',
      422,
      "datos-invalidos",
    ],
  ])("answers a problem to %s", async (_, cuerpo, estado, tipo) => {
    const respuesta = await api.open(cuerpo);
    expect(respuesta.status).toBe(estado);
    expect(respuesta.headers.get("content-type")).toMatch(/^application\/problem\+json/);
    expect((await readProblema(respuesta)).type).toBe(tipo);
  });

  it("names no more mistakes than a form could have", async () => {
    const claves = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${"x".repeat(200)}${i}`, 1]));
    const { errores = [] } = await readProblema(await api.open({ ...CONSULTA, ...claves }));
    expect(errores.length).toBeLessThanOrEqual(50);
    expect(Math.max(...errores.map(({ ruta }) => ruta.length))).toBeLessThanOrEqual(120);
  });

  it("takes JSON only", async () => {
    const respuesta = await api.post("/v1/instituciones/sernac/casos", CONSULTA, { "content-type": "text/plain" });
    expect(respuesta.status).toBe(415);
  });

  it("says when no such institution is served", async () => {
    expect((await api.open(CONSULTA, { institucion: "nadie" })).status).toBe(404);
  });
});
