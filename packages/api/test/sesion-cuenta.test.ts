import { llavesPropias, opcionesDeLlave } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readProblema } from "./open-app.ts";
import { createAutenticador } from "./sesion-autenticador.ts";
import { CLAVE, openSesiones, readSesion } from "./sesion-navegador.ts";

const LLAVES = "/v1/gestion/sesion/llaves-de-acceso";
const CAMBIO = "/v1/gestion/sesion/clave";
const NUEVA = "cuatro palabras bien distintas";

// Each password takes a whole processor for a while, and the other tests want it too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let api: Awaited<ReturnType<typeof openSesiones>>;
beforeAll(async () => {
  api = await openSesiones();
});
afterAll(() => api.store.close());

const readLlaves = async (respuesta: Response) => llavesPropias.parse(await respuesta.json());

it("a person changes their password by saying the present one; who was in elsewhere is out", async () => {
  const { usuario, navegador } = await api.enter();
  const { correo } = usuario;
  const otro = api.openNavegador();
  await otro.request("/v1/gestion/sesion/clave", { cuerpo: { correo, clave: CLAVE } });
  const change = (actual: string, clave: string) =>
    navegador.request(CAMBIO, { metodo: "PUT", cuerpo: { actual, clave } });

  expect(await readProblema(await change("no es esta", NUEVA))).toMatchObject({ errores: [{ ruta: "actual" }] });
  expect(await readProblema(await change(CLAVE, "corta"))).toMatchObject({ errores: [{ ruta: "clave" }] });
  expect((await otro.request("/v1/gestion/sesion")).status).toBe(200);

  expect((await readSesion(await change(CLAVE, NUEVA))).usuario.id).toBe(usuario.id);
  expect((await navegador.request("/v1/gestion/sesion")).status).toBe(200);
  expect((await otro.request("/v1/gestion/sesion")).status).toBe(401);
  const enter = (clave: string) =>
    api.openNavegador().request("/v1/gestion/sesion/clave", { cuerpo: { correo, clave } });
  expect([(await enter(CLAVE)).status, (await enter(NUEVA)).status]).toEqual([401, 201]);
});

it("a person adds a passkey, reads the list and takes it off; then it brings nobody in", async () => {
  const { usuario, navegador } = await api.enter();
  const llave = createAutenticador({ origen: api.opciones.urlPublica });
  const opciones = opcionesDeLlave.parse(
    await (await navegador.request(`${LLAVES}/opciones`, { metodo: "POST" })).json(),
  );
  const puesta = await navegador.request(LLAVES, { cuerpo: { respuesta: llave.create(opciones) } });
  expect(puesta.status).toBe(201);
  const { llaves, conClave } = await readLlaves(await navegador.request(LLAVES));
  expect([llaves.length, conClave]).toEqual([1, true]);

  const answer = async () => {
    const nadie = api.openNavegador();
    const pedido = await nadie.request("/v1/gestion/sesion/llave-de-acceso/opciones", { metodo: "POST" });
    const respuesta = llave.get(opcionesDeLlave.parse(await pedido.json()));
    return (await nadie.request("/v1/gestion/sesion/llave-de-acceso/respuesta", { cuerpo: { respuesta } })).status;
  };
  expect(await answer()).toBe(201);
  const quitar = `${LLAVES}/${llaves[0]?.id}`;
  const { navegador: ajeno } = await api.enter();
  expect((await ajeno.request(quitar, { metodo: "DELETE" })).status).toBe(404);
  expect((await readLlaves(await navegador.request(quitar, { metodo: "DELETE" }))).llaves).toEqual([]);
  expect(await answer()).toBe(401);
  expect((await api.porteria.entradas.find(usuario.id)).clave).toBeDefined();
});

it("the only way in is not taken off", async () => {
  const { usuario, navegador } = await api.enter();
  await api.store.deleteFicha("entrada", usuario.id);
  const unica = { id: "unica", publica: "AA", usos: 0, creada: "2026-12-02T12:00:00.000Z" };
  await api.porteria.entradas.addLlave(usuario, unica);
  const negado = await navegador.request(`${LLAVES}/unica`, { metodo: "DELETE" });
  expect([negado.status, (await readLlaves(await navegador.request(LLAVES))).llaves.length]).toEqual([422, 1]);
});

it("a token changes no way in", async () => {
  const { token } = await api.createUsuario();
  expect((await api.withToken(token, LLAVES)).status).toBe(403);
  const cambio = { metodo: "PUT", cuerpo: { actual: CLAVE, clave: NUEVA } };
  expect((await api.withToken(token, CAMBIO, cambio)).status).toBe(403);
});
