import { invitacionVista, opcionesDeLlave } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AHORA } from "./open-app.ts";
import { createAutenticador } from "./sesion-autenticador.ts";
import { openSesiones, readSesion } from "./sesion-navegador.ts";

const OPCIONES = "/v1/gestion/sesion/llave-de-acceso/opciones";
const RESPUESTA = "/v1/gestion/sesion/llave-de-acceso/respuesta";
const INVITACIONES = "/v1/gestion/invitaciones";

// Each password takes a whole processor for a while, and the other tests want it too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let api: Awaited<ReturnType<typeof openSesiones>>;
beforeAll(async () => {
  api = await openSesiones();
});
beforeEach(() => {
  api.reloj.ahora = AHORA;
});
afterAll(() => api.store.close());

const ask = async () =>
  opcionesDeLlave.parse(await (await api.openNavegador().request(OPCIONES, { metodo: "POST" })).json());
const answer = (respuesta: unknown) => api.openNavegador().request(RESPUESTA, { cuerpo: { respuesta } });

/** Somebody new with a passkey; `created` is how its creation was answered. */
const register = async (opciones: Partial<Parameters<typeof createAutenticador>[0]> = {}) => {
  const usuario = await api.createUsuario();
  const invitacion = await api.invite(usuario);
  const navegador = api.openNavegador();
  const vista = invitacionVista.parse(await (await navegador.request(INVITACIONES, { cuerpo: { invitacion } })).json());
  const llave = createAutenticador({ origen: api.opciones.urlPublica, ...opciones });
  const respuesta = llave.create(vista.opciones);
  const created = await navegador.request(`${INVITACIONES}/llave-de-acceso`, { cuerpo: { invitacion, respuesta } });
  return { usuario, llave, created, invitacion, vista, respuesta };
};

describe("a passkey", () => {
  it("made from the invitation brings in, then and later, with no name nor password", async () => {
    const { usuario, llave, created } = await register();
    expect((await readSesion(created)).usuario.id).toBe(usuario.id);
    const entrada = await answer(llave.get(await ask()));
    expect([entrada.status, (await readSesion(entrada)).usuario.id]).toEqual([201, usuario.id]);
    const { llaves } = await api.porteria.entradas.find(usuario.id);
    expect(llaves).toMatchObject([{ usos: 2 }]);
  });

  it("is refused where it does not check who holds it, and leaves the invitation unspent", async () => {
    const { created, invitacion } = await register({ verifica: false });
    expect(created.status).toBe(401);
    expect((await api.openNavegador().request(INVITACIONES, { cuerpo: { invitacion } })).status).toBe(200);
  });

  it("is refused where another site asked for it", async () => {
    expect((await register({ origen: "https://ventanilla.example.malo.example" })).created.status).toBe(401);
  });

  it("made for one invitation is not taken for another", async () => {
    const { vista } = await register();
    const otra = await api.invite(await api.createUsuario());
    const respuesta = createAutenticador({ origen: api.opciones.urlPublica }).create(vista.opciones);
    const cuerpo = { invitacion: otra, respuesta };
    expect((await api.openNavegador().request(`${INVITACIONES}/llave-de-acceso`, { cuerpo })).status).toBe(401);
  });

  it("answers once: an answer that was overheard opens nothing", async () => {
    const { llave } = await register();
    const respuesta = llave.get(await ask());
    expect((await answer(respuesta)).status).toBe(201);
    expect((await answer(respuesta)).status).toBe(401);
  });

  it("answers in ten minutes, and only what this service asked", async () => {
    const { llave } = await register();
    const opciones = await ask();
    api.reloj.ahora += 10 * 60_000 + 1;
    expect((await answer(llave.get(opciones))).status).toBe(401);
    expect((await answer(llave.get({ ...opciones, challenge: "inventado" }))).status).toBe(401);
  });

  it("opens nobody else's account", async () => {
    const [propia, ajena] = [await register(), await register()];
    const de = Buffer.from(ajena.usuario.id).toString("base64url");
    expect((await answer(propia.llave.get(await ask(), { de }))).status).toBe(401);
  });

  it("that was copied is told by its count, and refused", async () => {
    const { usuario, llave } = await register();
    await api.porteria.entradas.noteUsos(usuario.id, { id: llave.get(await ask()).id, usos: 50 });
    expect((await answer(llave.get(await ask()))).status).toBe(401);
  });

  it("opens nothing for who left", async () => {
    const { usuario, llave } = await register();
    const jefa = await api.createUsuario({ rol: "administrador", region: undefined });
    const cambio = { metodo: "PATCH", cuerpo: { activo: false }, version: usuario.version };
    expect((await api.withToken(jefa.token, `/v1/gestion/usuarios/${usuario.id}`, cambio)).status).toBe(200);
    expect((await answer(llave.get(await ask()))).status).toBe(401);
  });

  it.each([{}, { id: "x" }, { id: "x", rawId: "x", type: "public-key", response: { clientDataJSON: "%%%" } }])(
    "refuses what is no answer at all: %o",
    async (respuesta) => {
      expect([401, 422]).toContain((await answer(respuesta)).status);
    },
  );
});
