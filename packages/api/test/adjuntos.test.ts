import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { type Adjunto, adjunto, type CodigoAdjunto } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Adjuntos, createAdjuntos } from "../src/adjuntos/adjuntos.ts";
import { createBodega } from "../src/adjuntos/bodega.ts";
import { createCupo } from "../src/adjuntos/read-formulario.ts";
import { sweepAdjuntos } from "../src/adjuntos/sweep-adjuntos.ts";
import { createCasos } from "../src/caso/casos.ts";
import { Rechazo } from "../src/caso/rechazo.ts";
import { allowOrigenes } from "../src/http/cors.ts";
import { problem, problemOf } from "../src/http/problem.ts";
import { createGuardia } from "../src/http/prueba.ts";
import { createRutasAdjuntos, createRutasAdjuntosDeGestion, maximoBytesOf } from "../src/http/rutas-adjuntos.ts";
import {
  bloque,
  exifConLugar,
  FOTO,
  LUGAR,
  makePdf,
  makePng,
  makeZip,
  segmento,
  withSegmentos,
} from "./adjuntos-muestras.ts";
import { openApp, RECLAMO, readComprobante, readProblema } from "./open-app.ts";

const UNA_HORA = 3_600_000;
const MB = 1024 * 1024;
const FOTO_DE_TELEFONO = withSegmentos(FOTO, segmento(0xe1, "Exif\0\0", exifConLugar(6)));

let api: Awaited<ReturnType<typeof openApp>>;
let casos: ReturnType<typeof createCasos>;
let adjuntos: Adjuntos;
let carpeta: string;
let app: Hono;

/** The routes alone, over the service's own store. */
const openRutas = ({ cupo = createCupo() } = {}): Hono => {
  const { instituciones, llaves, clock } = api.opciones;
  const maximoBytes = maximoBytesOf(instituciones.values());
  const rutas = new Hono();
  rutas.use("/v1/*", allowOrigenes(instituciones));
  const guardia = createGuardia({ llave: llaves.prueba, clock });
  rutas.route("/", createRutasAdjuntos({ casos, adjuntos, guardia, maximoBytes, cupo }));
  rutas.route(
    "/",
    createRutasAdjuntosDeGestion({
      adjuntos,
      maximoBytes,
      cupo,
      openCaso: async (c, { folio }) => {
        const id = c.req.header("authorization");
        if (!id) throw new Rechazo("sin-sesion");
        const guardado = await api.store.findCasoByFolio(folio);
        if (!guardado) throw new Rechazo("no-encontrado");
        return { guardado, actor: { id } };
      },
    }),
  );
  rutas.onError((error) => {
    const { tipo, opciones } = problemOf(error);
    return problem(tipo, opciones).respuesta;
  });
  return rutas;
};

beforeAll(async () => {
  api = await openApp();
  carpeta = join(api.carpeta, "adjuntos");
  casos = createCasos(api.opciones);
  const { store, llaves, instituciones } = api.opciones;
  adjuntos = createAdjuntos({
    store,
    llaves,
    bodega: createBodega({ carpeta }),
    order: casos.order,
    getInstitucion: (slug) => instituciones.get(slug) as never,
  });
  app = openRutas();
});
afterAll(() => api.store.close());

type Credencial = { folio: string; clave: string };
const file = async (): Promise<Credencial> => {
  const { folio, clave = "" } = await readComprobante(await api.open(RECLAMO));
  return { folio, clave };
};

const attach = async (
  { folio, clave }: Credencial,
  bytes: Uint8Array,
  { nombre = "boleta.jpg", envio, cabeceras = {} }: { nombre?: string; envio?: string; cabeceras?: object } = {},
) => {
  const body = new FormData();
  body.set("folio", folio);
  body.set("clave", clave);
  body.set("archivo", new Blob([bytes as Uint8Array<ArrayBuffer>]), nombre);
  const entero = new Response(body);
  const headers = {
    "content-type": entero.headers.get("content-type") ?? "",
    ...(envio && { "idempotency-key": envio }),
    ...cabeceras,
  };
  return app.request("/v1/seguimiento/adjuntos", { method: "POST", body: await entero.arrayBuffer(), headers });
};
const readAdjunto = async (respuesta: Response): Promise<Adjunto> => adjunto.parse(await respuesta.json());
const download = (credencial: Credencial, id: string) =>
  app.request(`/v1/seguimiento/adjuntos/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(credencial),
  });
const list = async ({ folio, clave }: Credencial) => adjuntos.list(await casos.find({ folio, clave }));
const listDisco = () =>
  readdirSync(carpeta, { recursive: true, withFileTypes: true })
    .filter((entrada) => entrada.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

describe("a citizen's file", () => {
  it("is kept with the case and comes back whole, without the place where it was taken", async () => {
    const caso = await file();
    const respuesta = await attach(caso, FOTO_DE_TELEFONO, { nombre: "Boleta de la tienda.JPG" });
    expect(respuesta.status).toBe(201);
    const guardado = await readAdjunto(respuesta);
    expect(guardado).toMatchObject({ nombre: "Boleta de la tienda.jpg", tipo: "image/jpeg", quien: "ciudadano" });

    const bajada = await download(caso, guardado.id);
    const bytes = Buffer.from(await bajada.arrayBuffer());
    expect(bytes).toHaveLength(guardado.bytes);
    for (const rastro of LUGAR) expect(bytes.includes(rastro)).toBe(false);
    expect(bytes.includes(FOTO.subarray(FOTO.indexOf(Buffer.from([0xff, 0xdb]))))).toBe(true);
    expect(await list(caso)).toEqual([guardado]);
  });

  it("leaves as a file to be kept, never as a page", async () => {
    const caso = await file();
    const { id } = await readAdjunto(await attach(caso, makePdf(), { nombre: 'Año "nuevo"; x.pdf' }));
    const { headers } = await download(caso, id);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename=\"Ano nuevo x.pdf\"; filename*=UTF-8''A%C3%B1o%20nuevo%20x.pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "no-store",
    });
  });

  it("is what its content says, whatever its name and type say", async () => {
    const guardado = await readAdjunto(await attach(await file(), makePng(), { nombre: "foto.exe.pdf" }));
    expect(guardado).toMatchObject({ nombre: "foto.png", tipo: "image/png" });
  });

  it("leaves neither its name nor a word of it on disk in the clear", async () => {
    const caso = await file();
    await attach(caso, makePng(bloque("PLTE", "canario")), { nombre: "canario-nombre.png" });
    const archivos = [...listDisco(), ...readdirSync(api.carpeta).map((nombre) => join(api.carpeta, nombre))];
    for (const ruta of archivos.filter((ruta) => statSync(ruta).isFile()))
      expect(readFileSync(ruta).includes("canario"), ruta).toBe(false);
    expect(listDisco().some((ruta) => ruta.includes("canario"))).toBe(false);
  });

  it("is read by the pages of the institution and by no other", async () => {
    const propio = [...api.opciones.instituciones.values()].flatMap(({ origenes }) => origenes)[0] ?? "";
    const respuesta = await attach(await file(), FOTO, { cabeceras: { origin: propio } });
    expect(respuesta.headers.get("access-control-allow-origin")).toBe(propio || null);
    const ajena = await attach(await file(), FOTO, { cabeceras: { origin: "https://ajeno.example" } });
    expect(ajena.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("of one case is not reached from another, nor with a wrong clave", async () => {
    const [uno, otro] = [await file(), await file()];
    const { id } = await readAdjunto(await attach(uno, FOTO));
    expect((await readProblema(await download(otro, id))).type).toBe("no-encontrado");
    expect((await readProblema(await download({ ...uno, clave: otro.clave }, id))).type).toBe("caso-no-encontrado");
    expect((await readProblema(await attach({ ...uno, clave: otro.clave }, FOTO))).type).toBe("caso-no-encontrado");
  });

  it("costs work to whoever guesses claves with it", async () => {
    const caso = await file();
    const mala = { ...caso, clave: "000000000000" };
    for (let i = 0; i < 5; i++) await attach(mala, FOTO);
    expect((await attach(caso, FOTO)).status).toBe(428);
    expect((await download(caso, "a")).status).toBe(428);
  });

  it("goes with the person: once erased nobody reads it", async () => {
    const caso = await file();
    const { id } = await readAdjunto(await attach(caso, FOTO));
    const guardado = await casos.find(caso);
    await api.store.destroyLlave(guardado.id);
    await expect(adjuntos.read(guardado, id)).rejects.toThrow(Rechazo);
    expect((await adjuntos.list(guardado))[0]?.nombre).toBe("archivo");
  });
});

describe("the same submission", () => {
  const mintEnvio = () => randomBytes(18).toString("base64url");

  it("is the same file, however often it comes", async () => {
    const caso = await file();
    const envio = mintEnvio();
    const primera = await readAdjunto(await attach(caso, FOTO, { envio }));
    const antes = listDisco().length;
    const otra = await attach(caso, FOTO, { envio });
    expect([otra.status, otra.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(await readAdjunto(otra)).toEqual(primera);
    expect(await list(caso)).toHaveLength(1);
    expect(listDisco()).toHaveLength(antes);
  });

  it("sent ten times at once is one file", async () => {
    const caso = await file();
    const envio = mintEnvio();
    const respuestas = await Promise.all(Array.from({ length: 10 }, () => attach(caso, FOTO, { envio })));
    const ids = await Promise.all(respuestas.map(async (respuesta) => (await readAdjunto(respuesta)).id));
    expect(new Set(ids).size).toBe(1);
    expect(await list(caso)).toHaveLength(1);
  });

  it("with another file is a mistake, said aloud, and leaves nothing behind", async () => {
    const caso = await file();
    const envio = mintEnvio();
    await attach(caso, FOTO, { envio });
    const antes = listDisco().length;
    const otra = await attach(caso, makePng(), { envio });
    expect((await readProblema(otra)).type).toBe("clave-de-envio-reutilizada");
    expect(listDisco()).toHaveLength(antes);
  });
});

describe("a file that is refused", () => {
  it.each<[string, Uint8Array, CodigoAdjunto]>([
    ["cut short", FOTO.subarray(0, -20), "archivo-incompleto"],
    ["empty", new Uint8Array(0), "archivo-vacio"],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), "archivo-formato"],
    ["a photo and a ZIP", Buffer.concat([FOTO, makeZip()]), "archivo-mezclado"],
    ["too heavy", Buffer.alloc(10 * MB + 1), "archivo-grande"],
  ])("%s: says why and what to do, and leaves the case as it was", async (_, bytes, codigo) => {
    const caso = await file();
    const antes = (await casos.find(caso)).caso;
    const respuesta = await attach(caso, bytes);
    const { type, detail, errores } = await readProblema(respuesta);
    expect(respuesta.status).toBe(422);
    expect([type, errores?.[0]?.codigo]).toEqual(["archivo-rechazado", codigo]);
    expect(detail).toMatch(/Tu caso sigue guardado$/);
    expect((await casos.find(caso)).caso).toEqual(antes);
  });

  it("is the eleventh", async () => {
    const caso = await file();
    const respuestas = await Promise.all(
      Array.from({ length: 12 }, (_, n) => attach(caso, makePng(bloque("PLTE", `${n}`)))),
    );
    expect(respuestas.filter(({ status }) => status === 201)).toHaveLength(10);
    const mala = respuestas.find(({ status }) => status !== 201) as Response;
    expect((await readProblema(mala)).errores?.[0]?.codigo).toBe("archivos-demasiados");
    expect(await list(caso)).toHaveLength(10);
  });

  it("is one beyond any limit: it is not even read", async () => {
    let leidos = 0;
    const body = new ReadableStream({
      pull(control) {
        leidos++;
        control.enqueue(new Uint8Array(MB));
      },
    });
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    const respuesta = await app.request("/v1/seguimiento/adjuntos", {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit);
    expect(respuesta.status).toBe(413);
    expect((await readProblema(respuesta)).detail).toContain("10 MB");
    expect(leidos).toBeLessThan(20);
  });

  it("is what says beforehand that it is too long", async () => {
    const respuesta = await app.request("/v1/seguimiento/adjuntos", {
      method: "POST",
      body: "x",
      headers: { "content-type": "multipart/form-data; boundary=x", "content-length": String(200 * MB) },
    });
    expect(respuesta.status).toBe(413);
  });

  it.each([
    ["no form at all", "application/json", "{}", 415],
    ["a form without parts", "multipart/form-data; boundary=x", "nada", 400],
    ["a form without a boundary", "multipart/form-data; charset=x", "nada", 400],
    ["nothing", "multipart/form-data; boundary=x", "", 400],
  ])("comes in %s", async (_, tipo, body, status) => {
    const headers = { "content-type": tipo };
    expect((await app.request("/v1/seguimiento/adjuntos", { method: "POST", body, headers })).status).toBe(status);
  });

  it.each([
    ["without a file", (f: FormData) => f.delete("archivo"), "archivo"],
    ["with a text for a file", (f: FormData) => f.set("archivo", "texto"), "archivo"],
    ["with a second file", (f: FormData) => f.append("archivo", new Blob(["x"]), "x"), "archivo"],
    ["with a field of another contract", (f: FormData) => f.set("quien", "funcionario"), "quien"],
    ["without a clave", (f: FormData) => f.delete("clave"), "clave"],
    ["with half a folio", (f: FormData) => f.set("folio", "7K3M"), "folio"],
  ])("comes in a form %s", async (_, change, ruta) => {
    const { folio, clave } = await file();
    const body = new FormData();
    body.set("folio", folio);
    body.set("clave", clave);
    body.set("archivo", new Blob([FOTO]), "a.jpg");
    change(body);
    const respuesta = await app.request("/v1/seguimiento/adjuntos", { method: "POST", body });
    expect(respuesta.status).toBe(422);
    expect((await readProblema(respuesta)).errores?.map((falta) => falta.ruta)).toContain(ruta);
  });

  it("waits where too many arrive at once, and the room is given back", async () => {
    app = openRutas({ cupo: createCupo(1_000) });
    const caso = await file();
    expect((await attach(caso, Buffer.alloc(2_000))).status).toBe(503);
    expect((await attach(caso, FOTO)).status).toBe(201);
    app = openRutas();
  });
});

describe("an officer's file", () => {
  const adjunta = (folio: string, cabeceras = {}) => {
    const body = new FormData();
    body.set("archivo", new Blob([new Uint8Array(makePdf())]), "carta.pdf");
    return app.request(`/v1/gestion/casos/${folio}/adjuntos`, { method: "POST", body, headers: cabeceras });
  };

  it("needs who asks to be known", async () => {
    const { folio } = await file();
    expect((await adjunta(folio)).status).toBe(401);
    expect((await app.request(`/v1/gestion/casos/${folio}/adjuntos/x`)).status).toBe(401);
  });

  it("is kept in their name, and does not reach the citizen by itself", async () => {
    const caso = await file();
    const authorization = "u-1";
    const guardado = await readAdjunto(await adjunta(caso.folio, { authorization }));
    expect(guardado).toMatchObject({ quien: "funcionario", nombre: "carta.pdf" });
    const propia = await app.request(`/v1/gestion/casos/${caso.folio}/adjuntos/${guardado.id}`, {
      headers: { authorization },
    });
    expect(Buffer.from(await propia.arrayBuffer()).equals(makePdf())).toBe(true);
    expect((await download(caso, guardado.id)).status).toBe(404);
    expect((await api.store.listAsientos((await casos.find(caso)).id)).at(-1)).toMatchObject({ autor: "u-1" });
  });
});

describe("what was kept and never named", () => {
  it("is swept; what a case names stays", async () => {
    const caso = await file();
    const { id } = await readAdjunto(await attach(caso, FOTO));
    const bodega = createBodega({ carpeta });
    const guardado = await casos.find(caso);
    const llave = { sealBytes: (bytes: Uint8Array) => bytes } as never;
    const huerfano = randomBytes(16).toString("hex");
    await bodega.save({ llave, id: huerfano, bytes: FOTO });
    const hace2Horas = new Date(api.opciones.clock() - 2 * UNA_HORA);
    for (const ruta of listDisco()) utimesSync(ruta, hace2Horas, hace2Horas);
    expect(await sweepAdjuntos({ store: api.store, bodega, ahora: api.opciones.clock() })).toBe(1);
    expect(listDisco().some((ruta) => ruta.includes(huerfano))).toBe(false);
    expect((await adjuntos.read(guardado, id)).bytes).toHaveLength(FOTO.length);
  });
});
