import { describe, expect, test } from "vitest";
import { catchError, openServidor, sendJson, sendProblema } from "../../test/servidor.ts";
import { createVentanilla } from "./ventanilla.ts";

describe("createVentanilla", () => {
  test("lee la institución, las unidades cerca de una comuna y el territorio", async () => {
    await using servidor = await openServidor(({ ruta }, respuesta) => {
      if (ruta === "/v1/instituciones/sernac") return sendJson(respuesta, 200, { slug: "sernac" });
      if (ruta.startsWith("/v1/instituciones/sernac/unidades"))
        return sendJson(respuesta, 200, { unidades: [{ codigo: "rm" }] });
      if (ruta === "/v1/territorio") return sendJson(respuesta, 200, { regiones: [], provincias: [], comunas: [] });
      sendProblema(respuesta, 404, "no-encontrado");
    });
    const ventanilla = createVentanilla({ api: servidor.api, institucion: "sernac" });
    expect(await ventanilla.institucion.get()).toEqual({ slug: "sernac" });
    expect(await ventanilla.unidades.list({ comuna: "13101" })).toEqual([{ codigo: "rm" }]);
    expect(await ventanilla.unidades.list()).toEqual([{ codigo: "rm" }]);
    expect(await ventanilla.territorio.get()).toMatchObject({ comunas: [] });
    expect(servidor.recibidas.map(({ ruta }) => ruta)).toEqual([
      "/v1/instituciones/sernac",
      "/v1/instituciones/sernac/unidades?comuna=13101",
      "/v1/instituciones/sernac/unidades",
      "/v1/territorio",
    ]);
  });

  test("un JSON que no es lo pedido no se toma por bueno", async () => {
    await using servidor = await openServidor((_, respuesta) => sendJson(respuesta, 200, { ok: true }));
    const ventanilla = createVentanilla({ api: servidor.api, institucion: "sernac" });
    for (const llamada of [ventanilla.institucion.get(), ventanilla.unidades.list(), ventanilla.territorio.get()])
      expect(await catchError(llamada)).toMatchObject({ type: "respuesta-ilegible", status: 200 });
  });

  test("un nombre de institución con signos no sale de su lugar en la dirección", async () => {
    await using servidor = await openServidor((_, respuesta) => sendProblema(respuesta, 404, "no-encontrado"));
    const ventanilla = createVentanilla({ api: servidor.api, institucion: "../x?y#z" });
    expect(await catchError(ventanilla.institucion.get())).toMatchObject({ type: "no-encontrado" });
    expect(servidor.recibidas[0]?.ruta).toBe("/v1/instituciones/..%2Fx%3Fy%23z");
  });

  test.each(["ventanilla.example.cl", "localhost:8787", "ftp://x", "javascript:0"])(
    "una dirección incompleta (%s) se avisa antes de llamar",
    (api) => {
      expect(() => createVentanilla({ api, institucion: "sernac" })).toThrow(/dirección completa/);
    },
  );

  test.each(["", "/", "/ventanilla", "https://x.cl"])("acepta la dirección %j", (api) => {
    expect(() => createVentanilla({ api, institucion: "sernac" })).not.toThrow();
  });
});
