import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openSesiones } from "./sesion-navegador.ts";

/** The ways in and out: all that whoever is not in yet may ask of gestión. */
const ENTRADAS = [
  "DELETE /v1/gestion/sesion",
  "GET /v1/gestion/sesion/openid",
  "GET /v1/gestion/sesion/openid/{institucion}",
  "GET /v1/gestion/sesion/openid/{institucion}/retorno",
  "POST /v1/gestion/invitaciones",
  "POST /v1/gestion/invitaciones/clave",
  "POST /v1/gestion/invitaciones/llave-de-acceso",
  "POST /v1/gestion/sesion/clave",
  "POST /v1/gestion/sesion/llave-de-acceso/opciones",
  "POST /v1/gestion/sesion/llave-de-acceso/respuesta",
];

// Each password takes a whole processor for a while, and the other tests want it too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let api: Awaited<ReturnType<typeof openSesiones>>;
let llamadas: string[];
beforeAll(async () => {
  api = await openSesiones();
  const { paths } = (await (await api.app.request("/openapi.json")).json()) as { paths: Record<string, object> };
  llamadas = Object.entries(paths)
    .filter(([ruta]) => ruta.startsWith("/v1/gestion/"))
    .flatMap(([ruta, metodos]) => Object.keys(metodos).map((metodo) => `${metodo.toUpperCase()} ${ruta}`));
});
afterAll(() => api.store.close());

const call = (llamada: string, headers: Record<string, string> = {}) => {
  const [method = "", ruta = ""] = llamada.split(" ");
  return api.app.request(ruta.replace(/\{\w+\}/g, "uno"), { method, headers });
};
const protegidas = () => llamadas.filter((llamada) => !ENTRADAS.includes(llamada));

describe("the door of gestión", () => {
  it("stands before every call of the contract but the ways in", async () => {
    expect(protegidas().length).toBeGreaterThan(15);
    expect(ENTRADAS.filter((llamada) => !llamadas.includes(llamada))).toEqual([]);
    const abiertas: string[] = [];
    for (const llamada of protegidas()) if ((await call(llamada)).status !== 401) abiertas.push(llamada);
    expect(abiertas).toEqual([]);
  });

  it("stands also before what is not in the contract", async () => {
    for (const llamada of ["GET /v1/gestion/nada", "POST /v1/gestion/sesion/../usuarios", "GET /v1/gestion/"])
      expect((await call(llamada)).status).toBe(401);
  });

  it.each([
    ["a token that was revoked", async () => ({ authorization: `Bearer vt_${"A".repeat(43)}` })],
    ["a session that is over", async () => ({ cookie: `__Host-ventanilla-sesion=${"A".repeat(43)}` })],
    [
      "the session of a name that another site could set",
      async () => {
        const { navegador } = await api.enter();
        return { cookie: `ventanilla-sesion=${[...navegador.cookies.values()][0]}` };
      },
    ],
    [
      "the token of who left",
      async () => {
        const { id, token, version } = await api.createUsuario();
        const jefa = await api.createUsuario({ rol: "administrador", region: undefined });
        const cambio = { metodo: "PATCH", cuerpo: { activo: false }, version };
        await api.withToken(jefa.token, `/v1/gestion/usuarios/${id}`, cambio);
        return { authorization: `Bearer ${token}` };
      },
    ],
  ])("does not open to %s", async (_, makeCabeceras) => {
    const cabeceras = await makeCabeceras();
    for (const llamada of protegidas())
      expect([llamada, (await call(llamada, cabeceras)).status]).toEqual([llamada, 401]);
  });

  it("lets no session change anything from another page, whatever the call", async () => {
    const { navegador } = await api.enter({ rol: "administrador", region: undefined });
    const cookie = [...navegador.cookies].map((par) => par.join("=")).join("; ");
    const cambian = protegidas().filter((llamada) => !llamada.startsWith("GET "));
    expect(cambian.length).toBeGreaterThan(8);
    for (const llamada of cambian) {
      const respuesta = await call(llamada, { cookie, origin: "https://malo.example", "sec-fetch-site": "cross-site" });
      expect([llamada, respuesta.status]).toEqual([llamada, 403]);
    }
  });

  it("keeps nothing of what it lets see in a cache", async () => {
    const { token } = await api.createUsuario();
    for (const ruta of ["/v1/gestion/sesion", "/v1/gestion/usuarios"])
      expect((await api.withToken(token, ruta)).headers.get("cache-control")).toBe("no-store");
  });
});
