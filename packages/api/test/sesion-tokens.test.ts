import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { usuario, usuarioCreado } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { ensureAdministrador } from "../src/personal/primer-administrador.ts";
import { readProblema } from "./open-app.ts";
import { EJECUTIVA } from "./personal-ejemplos.ts";
import { CLAVE, openSesiones, readSesion, readTokenCreado, readTokens, readUsuarios } from "./sesion-navegador.ts";

// Each password takes a whole processor for a while, and the other tests want it too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let api: Awaited<ReturnType<typeof openSesiones>>;
let administracion: string;
const ensure = (reemitir = false) =>
  ensureAdministrador({
    store: api.store,
    tokens: api.porteria.tokens,
    clock: api.opciones.clock,
    datos: api.carpeta,
    reemitir,
  });
beforeAll(async () => {
  api = await openSesiones();
  administracion = readFileSync((await ensure()).archivo, "utf8").trim();
});
afterAll(() => api.store.close());

describe("the first administrator", () => {
  it("has its token in a file that only its owner reads, and manages every institution", async () => {
    const { archivo, estado } = await ensure();
    expect(estado).toBe("estaba");
    expect(statSync(archivo).mode & 0o777).toBe(0o600);
    expect(readFileSync(archivo, "utf8").trim()).toBe(administracion);
    for (const institucion of ["sernac", "sercotec"])
      expect((await api.withToken(administracion, `/v1/gestion/usuarios?institucion=${institucion}`)).status).toBe(200);
  });

  it("gets no new token by losing its file, unless who operates asks for it; then the old one dies", async () => {
    const { archivo } = await ensure();
    rmSync(archivo);
    expect((await ensure()).estado).toBe("falta");
    expect(existsSync(archivo)).toBe(false);
    expect((await ensure(true)).estado).toBe("escrito");
    const nuevo = readFileSync(archivo, "utf8").trim();
    expect((await api.withToken(administracion, "/v1/gestion/usuarios")).status).toBe(401);
    expect((await api.withToken(nuevo, "/v1/gestion/usuarios")).status).toBe(200);
    administracion = nuevo;
  });
});

describe("the first administrator, put out by another one", () => {
  it("is brought back by who operates the service", async () => {
    const { id, institucion, token } = await api.createUsuario({
      rol: "administrador",
      institucion: "*",
      region: undefined,
    });
    expect(institucion).toBe("*");
    const ruta = "/v1/gestion/usuarios/administracion";
    const version = Number((await api.withToken(token, ruta)).headers.get("etag")?.replaceAll('"', ""));
    const baja = { metodo: "PATCH", cuerpo: { activo: false }, version };
    expect((await api.withToken(token, ruta, baja)).status).toBe(200);
    expect((await api.withToken(administracion, ruta)).status).toBe(401);
    const { archivo } = await ensure();
    rmSync(archivo);
    await ensure(true);
    administracion = readFileSync(archivo, "utf8").trim();
    expect((await api.withToken(administracion, `/v1/gestion/usuarios/${id}`)).status).toBe(200);
  });
});

describe("a token", () => {
  const create = async (cuerpo: object = EJECUTIVA) =>
    usuarioCreado.parse(await (await api.withToken(administracion, "/v1/gestion/usuarios", { cuerpo })).json());

  it("comes with a new user, opens as that user, and stands nowhere in what is kept", async () => {
    const { id, token, invitacion } = await create();
    expect(token).toMatch(/^vt_[\w-]{43}$/);
    expect(invitacion).toMatch(/^https:\/\/ventanilla\.example\/entrar\/#invitacion\.[\w-]{43}$/);
    const { usuario: quien } = await readSesion(await api.withToken(token, "/v1/gestion/sesion"));
    expect(quien).toMatchObject({ id, rol: "ejecutivo", institucion: "sernac", region: "05" });
    for (const clase of ["usuario", "token", "invitacion"]) {
      const guardado = JSON.stringify(await api.store.listFichas({ clase, limite: 100 }));
      expect(guardado).not.toContain(token.slice(3));
      expect(guardado).not.toContain(invitacion?.split(".").at(-1));
    }
  });

  it("comes without an invitation where it is for a program", async () => {
    expect(
      (await create({ ...EJECUTIVA, correo: "programa@sernac.example", programa: true })).invitacion,
    ).toBeUndefined();
  });

  it.each(["", "Bearer", "Bearer x", `Bearer vt_${"a".repeat(43)}`, "Basic dXNlcjpwYXNz"])(
    "is needed: «%s» reads sin-sesion and how to come in",
    async (authorization) => {
      const respuesta = await api.app.request("/v1/gestion/usuarios", { headers: { authorization } });
      expect(respuesta.status).toBe(401);
      expect(respuesta.headers.get("www-authenticate")).toBe("Bearer");
      expect((await readProblema(respuesta)).type).toBe("sin-sesion");
    },
  );

  it("is listed with the last day it was used, and revoked at once", async () => {
    const { id, token } = await api.createUsuario();
    await api.withToken(token, "/v1/gestion/sesion");
    const ruta = `/v1/gestion/usuarios/${id}/tokens`;
    const list = async () => readTokens(await api.withToken(administracion, ruta));
    await expect.poll(list).toMatchObject([{ nombre: "Prueba", ultimoUso: "2026-12-02" }]);
    const borrado = await api.withToken(administracion, `${ruta}/${(await list())[0]?.id}`, { metodo: "DELETE" });
    expect(borrado.status).toBe(204);
    expect((await api.withToken(token, "/v1/gestion/sesion")).status).toBe(401);
  });

  it("serves until it expires", async () => {
    const { id } = await api.createUsuario({ programa: true });
    const vence = "2026-12-02T15:00:00.000Z";
    const cuerpo = { nombre: "Extracción mensual", vence };
    const creado = await readTokenCreado(
      await api.withToken(administracion, `/v1/gestion/usuarios/${id}/tokens`, { cuerpo }),
    );
    expect((await api.withToken(creado.token, "/v1/gestion/sesion")).status).toBe(200);
    api.reloj.ahora = Date.parse(vence);
    expect((await api.withToken(creado.token, "/v1/gestion/sesion")).status).toBe(401);
  });

  it("is nobody else's: who manages people gives one to a program, and invites a person", async () => {
    const { id } = await api.createUsuario();
    const pedido = { cuerpo: { nombre: "Por las dudas" } };
    const negado = await api.withToken(administracion, `/v1/gestion/usuarios/${id}/tokens`, pedido);
    expect(negado.status).toBe(403);
    expect(await readProblema(negado)).toMatchObject({
      type: "rol-no-permite",
      detail: expect.stringContaining("invítala"),
    });
    expect(await api.porteria.tokens.list(id)).toHaveLength(1);
  });

  it("that somebody else was shown dies when the person comes in; one they ask for themselves stays", async () => {
    const { usuario: persona, navegador } = await api.enter();
    expect((await api.withToken(persona.token, "/v1/gestion/sesion")).status).toBe(401);
    const ruta = `/v1/gestion/usuarios/${persona.id}/tokens`;
    const propio = await readTokenCreado(await navegador.request(ruta, { cuerpo: { nombre: "Mi planilla" } }));
    const otra = api.openNavegador();
    const entrada = { correo: persona.correo, clave: CLAVE };
    expect((await otra.request("/v1/gestion/sesion/clave", { cuerpo: entrada })).status).toBe(201);
    expect((await api.withToken(propio.token, "/v1/gestion/sesion")).status).toBe(200);
  });

  it("dies with the user that leaves", async () => {
    const { id, token, version } = await api.createUsuario();
    await api.withToken(administracion, `/v1/gestion/usuarios/${id}`, {
      metodo: "PATCH",
      cuerpo: { activo: false },
      version,
    });
    expect((await api.withToken(token, "/v1/gestion/sesion")).status).toBe(401);
  });

  it("asks for no origin: a program has none", async () => {
    const { token } = await api.createUsuario({ rol: "administrador", region: undefined });
    const cuerpo = { ...EJECUTIVA, correo: "otra@sernac.example" };
    expect((await api.withToken(token, "/v1/gestion/usuarios", { cuerpo })).status).toBe(201);
  });
});

describe("the list of who works here", () => {
  it("shows colleagues who they are, and only who manages them how they come in and their RUN", async () => {
    const { id } = await api.createUsuario({ rut: "12345678-5" });
    const colega = await api.createUsuario();
    const ver = async (token: string) =>
      usuario.parse(await (await api.withToken(token, `/v1/gestion/usuarios/${id}`)).json());
    expect(await ver(administracion)).toMatchObject({ rut: "12345678-5", entradas: ["token"] });
    expect(await ver(colega.token)).toMatchObject({ entradas: [] });
    expect(await ver(colega.token)).not.toHaveProperty("rut");
  });

  it("shows nobody of another institution, nor anybody to who only reads figures", async () => {
    const { id } = await api.createUsuario();
    const ajena = await api.createUsuario({ institucion: "sercotec" });
    expect((await api.withToken(ajena.token, `/v1/gestion/usuarios/${id}`)).status).toBe(404);
    expect((await api.withToken(ajena.token, "/v1/gestion/usuarios?institucion=sernac")).status).toBe(403);
    const { elementos } = await readUsuarios(await api.withToken(ajena.token, "/v1/gestion/usuarios"));
    expect(elementos.map((elemento) => elemento.id)).toEqual([ajena.id]);
    const { token } = await api.createUsuario({ rol: "analista" });
    expect((await api.withToken(token, "/v1/gestion/usuarios")).status).toBe(403);
  });

  it("comes in pages that leave nobody out", async () => {
    const ids: string[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const ruta = `/v1/gestion/usuarios?limite=2&cursor=${cursor}`;
      const pagina = await readUsuarios(await api.withToken(administracion, ruta));
      ids.push(...pagina.elementos.map((elemento) => elemento.id));
      cursor = pagina.siguiente;
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe((await api.porteria.personal.list({})).length);
  });

  it("asks for the version that was read, and tells the one there is now", async () => {
    const { id } = await api.createUsuario();
    const patch = (version?: number) =>
      api.withToken(administracion, `/v1/gestion/usuarios/${id}`, {
        metodo: "PATCH",
        cuerpo: { cargo: "Jefa" },
        ...(version !== undefined && { version }),
      });
    expect((await readProblema(await patch())).type).toBe("version-ausente");
    expect((await patch(1)).headers.get("etag")).toBe('"2"');
    expect(await readProblema(await patch(1))).toMatchObject({ type: "version-atrasada", version: 2 });
  });
});
