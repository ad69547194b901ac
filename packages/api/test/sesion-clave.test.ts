import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createInvitaciones } from "../src/personal/invitaciones.ts";
import { AHORA, readProblema } from "./open-app.ts";
import { CLAVE, openSesiones, readSesion } from "./sesion-navegador.ts";

const MINUTO = 60_000;
const ENTRAR = "/v1/gestion/sesion/clave";
const SESION = "/v1/gestion/sesion";

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

describe("an invitation", () => {
  it("says who it is for, makes a password, brings in, and serves once", async () => {
    const usuario = await api.createUsuario();
    const invitacion = await api.invite(usuario);
    const navegador = api.openNavegador();
    const vista = await navegador.request("/v1/gestion/invitaciones", { cuerpo: { invitacion } });
    expect(await vista.json()).toMatchObject({ nombre: usuario.nombre, correo: usuario.correo });
    const use = () => navegador.request("/v1/gestion/invitaciones/clave", { cuerpo: { invitacion, clave: CLAVE } });
    expect((await use()).status).toBe(201);
    expect((await readSesion(await navegador.request(SESION))).usuario.id).toBe(usuario.id);
    expect((await readProblema(await use())).type).toBe("enlace-vencido");
  });

  it("serves one of many who use it at the same time", async () => {
    const invitacion = await api.invite(await api.createUsuario());
    const respuestas = await Promise.all(
      Array.from({ length: 5 }, () =>
        api.openNavegador().request("/v1/gestion/invitaciones/clave", { cuerpo: { invitacion, clave: CLAVE } }),
      ),
    );
    expect(respuestas.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404, 404]);
  });

  it("serves many where the store lets two writers of one version pass: what one use stands on", async () => {
    const { store } = api;
    const defectuoso = new Proxy(store, {
      get: (_, nombre) =>
        nombre === "putFicha"
          ? async (...[ficha, { version }]: Parameters<typeof store.putFicha>) => {
              await store.putFicha(ficha, { version });
              return { resultado: "escrito" as const, version: version + 1 };
            }
          : Reflect.get(store, nombre).bind(store),
    });
    const { mint, spend } = createInvitaciones({ store: defectuoso, clock: () => api.reloj.ahora });
    const { secreto } = await mint(await api.createUsuario());
    const usos = await Promise.all(Array.from({ length: 5 }, () => spend(secreto)));
    expect(usos.filter((usuario) => usuario !== undefined).length).toBeGreaterThan(1);
  });

  it("dies after 7 days, with a newer one, and with the user that leaves", async () => {
    const usuario = await api.createUsuario();
    const look = async (invitacion: string) =>
      (await api.openNavegador().request("/v1/gestion/invitaciones", { cuerpo: { invitacion } })).status;
    const primera = await api.invite(usuario);
    const segunda = await api.invite(usuario);
    expect([await look(primera), await look(segunda)]).toEqual([404, 200]);
    api.reloj.ahora += 7 * 24 * 60 * MINUTO;
    expect(await look(segunda)).toBe(404);
  });

  it.each([
    ["corta", "corto"],
    ["contraseña123", "formato"],
    ["aaaaaaaaaaaaaaa", "formato"],
  ])("refuses «%s» as a password, says what to do, and stays", async (clave, codigo) => {
    const invitacion = await api.invite(await api.createUsuario());
    const use = (otra: string) =>
      api.openNavegador().request("/v1/gestion/invitaciones/clave", { cuerpo: { invitacion, clave: otra } });
    expect((await readProblema(await use(clave))).errores).toMatchObject([{ ruta: "clave", codigo }]);
    expect((await use(CLAVE)).status).toBe(201);
  });

  it("refuses the person's own e-mail as a password", async () => {
    const usuario = await api.createUsuario();
    const cuerpo = { invitacion: await api.invite(usuario), clave: `${usuario.correo.toUpperCase()}!` };
    expect((await api.openNavegador().request("/v1/gestion/invitaciones/clave", { cuerpo })).status).toBe(422);
  });

  it("puts out whoever was in by the password that it replaces", async () => {
    const { usuario, navegador } = await api.enter();
    const cuerpo = { invitacion: await api.invite(usuario), clave: `${CLAVE} dos` };
    await api.openNavegador().request("/v1/gestion/invitaciones/clave", { cuerpo });
    expect((await navegador.request(SESION)).status).toBe(401);
  });
});

describe("a password", () => {
  it("opens, however the e-mail is written", async () => {
    const { usuario } = await api.enter();
    const navegador = api.openNavegador();
    const entrada = await navegador.request(ENTRAR, { cuerpo: { correo: usuario.correo.toUpperCase(), clave: CLAVE } });
    expect(entrada.status).toBe(201);
  });

  it("reads the same, wrong or of nobody", async () => {
    const { usuario } = await api.enter();
    const answers = await Promise.all(
      [usuario.correo, "nadie@sernac.example"].map(async (correo) => {
        const respuesta = await api
          .openNavegador()
          .request(ENTRAR, { cuerpo: { correo, clave: "otra clave distinta" } });
        const { solicitud: _, ...problema } = await readProblema(respuesta);
        return { status: respuesta.status, problema, cookies: respuesta.headers.getSetCookie() };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 401, problema: { type: "credenciales-invalidas" } });
  });

  it("costs work after five failures, the same for an account that does not exist, and locks nobody out", async () => {
    const { usuario } = await api.enter();
    for (const correo of [usuario.correo, "nadie2@sernac.example"]) {
      const navegador = api.openNavegador();
      for (let i = 0; i < 5; i++) {
        const fallo = await navegador.request(ENTRAR, { cuerpo: { correo, clave: `intento número ${i}` } });
        expect(fallo.status).toBe(401);
      }
      expect((await navegador.request(ENTRAR, { cuerpo: { correo, clave: CLAVE } })).status).toBe(428);
    }
    const navegador = api.openNavegador();
    const cuerpo = { correo: usuario.correo, clave: CLAVE };
    const { prueba } = await readProblema(await navegador.request(ENTRAR, { cuerpo }));
    const respuesta = await navegador.request(ENTRAR, { cuerpo, cabeceras: { prueba: pay(prueba?.desafio ?? "") } });
    expect(respuesta.status).toBe(201);
  });

  it("opens nothing for who left", async () => {
    const { usuario } = await api.enter();
    await api.store.putFicha(
      { ...(await api.store.findFicha("usuario", usuario.id)), datos: { ...usuario, activo: false } } as never,
      { version: usuario.version },
    );
    const respuesta = await api.openNavegador().request(ENTRAR, { cuerpo: { correo: usuario.correo, clave: CLAVE } });
    expect(respuesta.status).toBe(401);
  });
});

const pay = (desafio: string): string => {
  for (let nonce = 0; ; nonce++) {
    const resumen = createHash("sha256").update(`${desafio}.${nonce}`).digest();
    if (resumen.readUInt16BE(0) >> 1 === 0) return `${desafio}.${nonce}`;
  }
};

describe("a session", () => {
  it("travels in a cookie that no script reads, no other site sends and no plain connection carries", async () => {
    const { usuario } = await api.enter();
    const respuesta = await api.openNavegador().request(ENTRAR, { cuerpo: { correo: usuario.correo, clave: CLAVE } });
    const [cookie = ""] = respuesta.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-ventanilla-sesion=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(respuesta.headers.get("cache-control")).toBe("no-store");
    expect(JSON.stringify(await api.store.listFichas({ clase: "sesion", limite: 500 }))).not.toContain(
      /=([\w-]{43})/.exec(cookie)?.[1],
    );
  });

  it("is another one at each sign-in, and the one before ends", async () => {
    const { usuario, navegador } = await api.enter();
    const antes = new Map(navegador.cookies);
    await navegador.request(ENTRAR, { cuerpo: { correo: usuario.correo, clave: CLAVE } });
    expect([...navegador.cookies.values()]).not.toEqual([...antes.values()]);
    const viejo = api.openNavegador();
    for (const [nombre, valor] of antes) viejo.cookies.set(nombre, valor);
    expect((await viejo.request(SESION)).status).toBe(401);
  });

  it("ends after 30 minutes without use, and after 10 hours however used", async () => {
    const { navegador } = await api.enter();
    api.reloj.ahora += 29 * MINUTO;
    expect((await navegador.request(SESION)).status).toBe(200);
    await expect
      .poll(async () => JSON.stringify(await api.store.listFichas({ clase: "sesion", limite: 500 })))
      .toContain(`"vista":${api.reloj.ahora}`);
    api.reloj.ahora += 30 * MINUTO;
    expect((await navegador.request(SESION)).status).toBe(401);

    const { navegador: otro } = await api.enter();
    for (let i = 0; i < 23; i++) {
      api.reloj.ahora += 25 * MINUTO;
      expect((await otro.request(SESION)).status).toBe(200);
      await expect
        .poll(async () => JSON.stringify(await api.store.listFichas({ clase: "sesion", limite: 500 })))
        .toContain(`"vista":${api.reloj.ahora}`);
    }
    api.reloj.ahora += 25 * MINUTO;
    expect((await otro.request(SESION)).status).toBe(401);
  });

  it("is swept, once over, by the next sign-in of the same person", async () => {
    const { usuario } = await api.enter();
    const count = async () =>
      (await api.store.listFichas({ clase: "sesion", limite: 500 })).filter(({ id }) => id.startsWith(usuario.id))
        .length;
    api.reloj.ahora += 31 * MINUTO;
    const cuerpo = { correo: usuario.correo, clave: CLAVE };
    await api.openNavegador().request(ENTRAR, { cuerpo });
    expect(await count()).toBe(1);
  });

  it("ends at sign-out and takes its cookie with it", async () => {
    const { navegador } = await api.enter();
    const antes = new Map(navegador.cookies);
    expect(await (await navegador.request(SESION, { metodo: "DELETE" })).json()).toEqual({});
    expect(navegador.cookies.size).toBe(0);
    for (const [nombre, valor] of antes) navegador.cookies.set(nombre, valor);
    expect((await navegador.request(SESION)).status).toBe(401);
  });

  it("ends, all of them, when the user leaves, and comes back with nobody", async () => {
    const { usuario, navegador } = await api.enter();
    const otro = api.openNavegador();
    await otro.request(ENTRAR, { cuerpo: { correo: usuario.correo, clave: CLAVE } });
    const jefa = await api.createUsuario({ rol: "administrador", region: undefined });
    const patch = (activo: boolean, version: number) =>
      api.withToken(jefa.token, `/v1/gestion/usuarios/${usuario.id}`, { metodo: "PATCH", cuerpo: { activo }, version });
    await patch(false, 1);
    for (const abierto of [navegador, otro]) expect((await abierto.request(SESION)).status).toBe(401);
    await patch(true, 2);
    for (const abierto of [navegador, otro]) expect((await abierto.request(SESION)).status).toBe(401);
  });
});

describe("another page", () => {
  it.each([
    [{ "sec-fetch-site": "cross-site", origin: "https://malo.example" }],
    [{ "sec-fetch-site": "same-site", origin: "https://otra.ventanilla.example" }],
    [{ "sec-fetch-site": "none" }],
  ])("changes nothing with somebody's session: %o", async (cabeceras) => {
    const { navegador } = await api.enter({ rol: "administrador", region: undefined });
    const cuerpo = { activo: true };
    for (const ruta of [`${SESION}/entrenamiento`, "/v1/gestion/usuarios", ENTRAR]) {
      const respuesta = await navegador.request(ruta, { cuerpo, cabeceras });
      expect(respuesta.status).toBe(403);
    }
    expect((await navegador.request(SESION)).status).toBe(200);
  });

  it("changes nothing either where the browser says only its origin, or nothing at all", async () => {
    const { navegador } = await api.enter();
    const [cookie] = [...navegador.cookies].map(([nombre, valor]) => `${nombre}=${valor}`);
    const post = (cabeceras: Record<string, string>) =>
      api.post(`${SESION}/entrenamiento`, { activo: true }, { cookie: cookie ?? "", ...cabeceras });
    for (const origin of ["https://malo.example", "https://ventanilla.example.malo.example", "null", "file://"])
      expect((await post({ origin, host: "10.0.0.5:8787" })).status).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: "https://ventanilla.example" })).status).toBe(200);
    expect((await post({ origin: "http://10.0.0.5:8787", host: "10.0.0.5:8787" })).status).toBe(200);
  });

  it("is told nothing by CORS, whatever its origin", async () => {
    const { instituciones } = api.opciones;
    const origenes = [...instituciones.values()].flatMap((institucion) => institucion.origenes);
    for (const origin of ["https://malo.example", "null", ...origenes])
      for (const method of ["GET", "OPTIONS"]) {
        const respuesta = await api.app.request(SESION, {
          method,
          headers: { origin, "access-control-request-method": "POST" },
        });
        for (const nombre of respuesta.headers.keys()) expect(nombre).not.toMatch(/^access-control-/);
      }
  });
});

describe("where a case may be derived to", () => {
  it("is told with the session: the other institutions of this installation, then those of the agreement", async () => {
    const { navegador } = await api.enter();
    const { destinos = [] } = await readSesion(await navegador.request(SESION));
    expect(destinos[0]).toMatchObject({ codigo: "sercotec", externa: false });
    expect(destinos.find(({ codigo }) => codigo === "sec")).toMatchObject({
      externa: true,
      materias: ["Electricidad", "Gas", "Combustibles"],
    });
    expect(destinos.map(({ codigo }) => codigo)).not.toContain("demostracion");
  });
});

describe("training", () => {
  it("takes the session to the twin of the institution, and back", async () => {
    const { navegador } = await api.enter();
    const train = async (activo: boolean) =>
      readSesion(await navegador.request(`${SESION}/entrenamiento`, { cuerpo: { activo } }));
    expect(await train(true)).toMatchObject({
      entrenamiento: true,
      usuario: { institucion: "sernac-entrenamiento" },
      instituciones: [{ slug: "sernac-entrenamiento" }],
    });
    expect((await readSesion(await navegador.request(SESION))).usuario.institucion).toBe("sernac-entrenamiento");
    expect(await train(false)).toMatchObject({ entrenamiento: false, usuario: { institucion: "sernac" } });
  });

  it("is not for programs, nor for who sees the whole installation", async () => {
    const { token } = await api.createUsuario();
    const cuerpo = { activo: true };
    expect((await api.withToken(token, `${SESION}/entrenamiento`, { cuerpo })).status).toBe(409);
    const { navegador } = await api.enter({ rol: "administrador", institucion: "*", region: undefined });
    expect((await navegador.request(`${SESION}/entrenamiento`, { cuerpo })).status).toBe(409);
  });
});
