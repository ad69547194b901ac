import { expect, test } from "vitest";
import { openServidor, type Responder, sendJson } from "../../test/servidor.ts";
import { createGestion } from "./gestion.ts";

const DIAS = { desde: "2026-12-01", hasta: "2026-12-31" };

async function open(responder: Responder) {
  const servidor = await openServidor(responder);
  return { servidor, puntos: createGestion({ api: servidor.api, pausa: 5, espera: 2_000, token: "vt_x" }).puntos };
}

test("el código para inscribir un equipo se pide una vez: repetirlo daría dos", async () => {
  const { servidor, puntos } = await open((_, respuesta) => sendJson(respuesta, 503, {}));
  await using _ = servidor;
  await expect(puntos.mintCodigo("biblioteca-1", { institucion: "sernac" })).rejects.toMatchObject({ status: 503 });
  expect(servidor.recibidas).toMatchObject([
    { metodo: "POST", ruta: "/v1/gestion/puntos/biblioteca-1/codigos?institucion=sernac" },
  ]);
});

test("el informe se lee, se lleva en planilla y se manda", async () => {
  const { servidor, puntos } = await open(({ metodo, cabeceras }, respuesta) => {
    if (cabeceras.accept === "text/csv")
      return respuesta.writeHead(200, { "Content-Type": "text/csv" }).end("codigo\n");
    sendJson(respuesta, 200, metodo === "POST" ? { enviados: ["a"], sinCorreo: [] } : { ...DIAS, puntos: [] });
  });
  await using _ = servidor;
  expect((await puntos.readInforme({ ...DIAS, region: "13" })).puntos).toEqual([]);
  expect(await (await puntos.downloadInforme(DIAS)).text()).toBe("codigo\n");
  expect(await puntos.sendInforme({ ...DIAS, puntos: ["a"] })).toEqual({ enviados: ["a"], sinCorreo: [] });
  await puntos.revokeEquipo("a", "equipo");
  expect(servidor.recibidas.map(({ metodo, ruta }) => `${metodo} ${ruta}`)).toEqual([
    "GET /v1/gestion/puntos/informe?desde=2026-12-01&hasta=2026-12-31&region=13",
    "GET /v1/gestion/puntos/informe?desde=2026-12-01&hasta=2026-12-31",
    "POST /v1/gestion/puntos/informe/envios",
    "DELETE /v1/gestion/puntos/a/equipos/equipo",
  ]);
});
