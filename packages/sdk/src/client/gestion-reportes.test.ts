import { expect, test } from "vitest";
import { openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import { createGestion } from "./gestion.ts";

async function open(responder: Responder) {
  const servidor = await openServidor(responder);
  return { servidor, reportes: createGestion({ api: servidor.api, pausa: 5, espera: 2_000, token: "vt_x" }).reportes };
}

test("un reporte se lee y se lleva en planilla, con su filtro en la dirección", async () => {
  const { servidor, reportes } = await open(({ cabeceras }, respuesta) => {
    if (cabeceras.accept === "text/csv") return respuesta.writeHead(200, { "Content-Type": "text/csv" }).end("Canal\n");
    sendJson(respuesta, 200, { reporte: "soni", cifras: [], cuadros: [] });
  });
  await using _ = servidor;
  expect((await reportes.read("soni", { desde: "2026-01-01", region: "13" })).reporte).toBe("soni");
  expect(await (await reportes.csv("cuenta-publica", {}, { institucion: "sernac" })).text()).toBe("Canal\n");
  expect(servidor.recibidas.map(({ metodo, ruta }) => `${metodo} ${ruta}`)).toEqual([
    "GET /v1/gestion/reportes/soni?desde=2026-01-01&region=13",
    "GET /v1/gestion/reportes/cuenta-publica?institucion=sernac",
  ]);
});

test("lo que no es un reporte no se muestra como uno", async () => {
  const { servidor, reportes } = await open((_, respuesta) => sendJson(respuesta, 200, { hola: 1 }));
  await using _ = servidor;
  await expect(reportes.read("monitoreo")).rejects.toMatchObject({ type: "respuesta-ilegible" });
});

test("un filtro que no cuadra dice en qué campo", async () => {
  const errores = [{ ruta: "desde", codigo: "rango", mensaje: "Comienza después de terminar" }];
  const { servidor, reportes } = await open((_, respuesta) =>
    sendProblema(respuesta, 422, "datos-invalidos", { errores }),
  );
  await using _ = servidor;
  await expect(reportes.csv("monitoreo", { desde: "2026-02-01" })).rejects.toMatchObject({
    type: "datos-invalidos",
    errores,
  });
});
