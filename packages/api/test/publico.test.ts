import { institucionPublica, territorio, unidades } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Store, StoreError } from "../src/store/store.ts";
import { CONSULTA, openApp } from "./open-app.ts";

interface Operaciones {
  post?: { requestBody: { content: object } };
}

let api: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  api = await openApp();
});
afterAll(() => api.store.close());

describe("what anybody may know", () => {
  it("shows an institution without what is only its own", async () => {
    const respuesta = await api.app.request("/v1/instituciones/sernac");
    const cuerpo = await respuesta.json();
    institucionPublica.parse(cuerpo);
    for (const campo of ["origenes", "visacion", "asignacion", "retencion"]) expect(cuerpo).not.toHaveProperty(campo);
  });

  it("does not send again what the page already has", async () => {
    const etag = (await api.app.request("/v1/instituciones/sernac")).headers.get("etag") ?? "";
    const otra = await api.app.request("/v1/instituciones/sernac", { headers: { "if-none-match": etag } });
    expect(otra.status).toBe(304);
  });

  it("shows the whole territory", async () => {
    const { regiones, provincias, comunas } = territorio.parse(await (await api.app.request("/v1/territorio")).json());
    expect([regiones.length, provincias.length, comunas.length]).toEqual([16, 56, 346]);
  });

  it("puts the nearest unit first", async () => {
    const respuesta = await api.app.request("/v1/instituciones/sernac/unidades?comuna=12101");
    expect(unidades.parse(await respuesta.json()).unidades[0]?.comuna.slice(0, 2)).toBe("12");
  });

  it("refuses units near a comuna that does not exist", async () => {
    expect((await api.app.request("/v1/instituciones/sernac/unidades?comuna=99999")).status).toBe(422);
  });

  it("publishes OpenAPI 3.1 with every call of the contract", async () => {
    const respuesta = await api.app.request("/openapi.json");
    const { openapi, paths } = (await respuesta.json()) as { openapi: string; paths: Record<string, Operaciones> };
    expect(openapi).toMatch(/^3\.1/);
    const publicas = Object.keys(paths).filter((ruta) => !ruta.startsWith("/v1/gestion/"));
    expect(publicas.sort()).toEqual([
      "/livez",
      "/readyz",
      "/v1/enlaces",
      "/v1/enlaces/adjuntos",
      "/v1/enlaces/adjuntos/{id}",
      "/v1/enlaces/ordenes",
      "/v1/instituciones/{institucion}",
      "/v1/instituciones/{institucion}/casos",
      "/v1/instituciones/{institucion}/datos-abiertos.csv",
      "/v1/instituciones/{institucion}/diccionario.csv",
      "/v1/instituciones/{institucion}/preguntas",
      "/v1/instituciones/{institucion}/preguntas/{id}/respondio",
      "/v1/instituciones/{institucion}/proveedores",
      "/v1/instituciones/{institucion}/unidades",
      "/v1/puntos/inscripciones",
      "/v1/puntos/latidos",
      "/v1/seguimiento",
      "/v1/seguimiento/adjuntos",
      "/v1/seguimiento/adjuntos/{id}",
      "/v1/seguimiento/documentos",
      "/v1/seguimiento/documentos/{n}",
      "/v1/seguimiento/mensajes",
      "/v1/seguimiento/satisfaccion",
      "/v1/sobres",
      "/v1/territorio",
    ]);
    expect(paths["/v1/instituciones/{institucion}/casos"]?.post?.requestBody.content).toHaveProperty(
      "application/json",
    );
  });

  it("tells an address that does not exist from a method that does not", async () => {
    expect((await api.app.request("/v1/nada")).status).toBe(404);
    const otro = await api.app.request("/v1/territorio", { method: "DELETE" });
    expect([otro.status, otro.headers.get("allow")]).toEqual([405, "GET"]);
  });
});

describe("CORS", () => {
  const ask = (ruta: string, origin: string, method = "OPTIONS") =>
    api.app.request(ruta, { method, headers: { origin } });

  it("answers the institution's own origin, exactly, and never with credentials", async () => {
    const respuesta = await ask("/v1/instituciones/sernac/casos", "https://www.sernac.cl");
    expect(respuesta.status).toBe(204);
    expect(respuesta.headers.get("access-control-allow-origin")).toBe("https://www.sernac.cl");
    expect(respuesta.headers.get("access-control-allow-credentials")).toBeNull();
  });

  it.each([
    "https://sernac.cl.example",
    "http://www.sernac.cl",
    "https://www.sernac.cl:8443",
    "https://www.sercotec.cl",
    "null",
  ])("gives nothing to %s", async (origen) => {
    const respuesta = await ask("/v1/instituciones/sernac/casos", origen);
    expect(respuesta.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("tells caches that the answer depends on who asks, also when nobody says", async () => {
    const respuesta = await api.app.request("/v1/instituciones/sernac/unidades");
    expect(respuesta.headers.get("vary")).toBe("Origin");
  });

  it("lets a page read its errors too", async () => {
    const respuesta = await api.app.request("/v1/instituciones/sernac/casos", {
      method: "POST",
      headers: { origin: "https://www.sernac.cl" },
    });
    expect(respuesta.status).toBe(415);
    expect(respuesta.headers.get("access-control-allow-origin")).toBe("https://www.sernac.cl");
  });
});

describe("when the store can't write", () => {
  const openWith = (motivo: StoreError["motivo"]) => {
    const { store: sana } = api;
    const fail = () => Promise.reject(new StoreError(motivo));
    const store = new Proxy<Store>(sana, {
      get: (_, acto: keyof Store) =>
        acto === "appendAsientos" || acto === "checkEscritura" ? fail : sana[acto].bind(sana),
    });
    return openApp({ store });
  };

  it.each([
    ["sinEspacio", 507],
    ["noDisponible", 503],
  ] as const)("says %s as %i, and when to try again", async (motivo, estado) => {
    const caida = await openWith(motivo);
    const respuesta = await caida.open(CONSULTA);
    expect(respuesta.status).toBe(estado);
    expect(Number(respuesta.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await caida.app.request("/readyz")).status).toBe(estado);
    expect((await caida.app.request("/livez")).status).toBe(200);
  });

  it("logs what failed and nothing that a person wrote", async () => {
    const caida = await openWith("noDisponible");
    await caida.open({ ...CONSULTA, relato: "canario amarillo" });
    expect(caida.errores).toHaveLength(1);
    expect(JSON.stringify(caida.errores)).not.toContain("canario");
  });
});
