import { expect, it } from "vitest";
import { catchError, openServidor, sendJson } from "../../test/servidor.ts";
import { createVentanilla } from "./ventanilla.ts";

const CREDENCIAL = { folio: "7K3M-9QXP-4TWG", clave: "483177205562" };
const CARTA = { n: 4, clase: "carta", nombre: "Te pedimos la boleta", cuando: "2026-12-02T14:00:00.000Z" };
const connect = (api: string) => createVentanilla({ api, institucion: "sernac", pausa: 1 }).seguimiento.documentos;

it("lists what there is to take home, by folio and clave in the body", async () => {
  await using servidor = await openServidor((_, respuesta) => sendJson(respuesta, 200, { documentos: [CARTA] }));
  expect(await connect(servidor.api).list(CREDENCIAL)).toEqual([CARTA]);
  expect(servidor.recibidas).toMatchObject([
    { ruta: "/v1/seguimiento/documentos", cuerpo: JSON.stringify(CREDENCIAL) },
  ]);
});

it("brings a document as a page, and takes no page of a network for it", async () => {
  let cuerpo = "<!doctype html><p>Folio 7K3M-9QXP-4TWG";
  await using servidor = await openServidor((_, respuesta) => {
    respuesta.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    respuesta.end(cuerpo);
  });
  const take = () => connect(servidor.api).download({ ...CREDENCIAL, n: 4, formato: "html" });
  expect(await (await take()).text()).toBe(cuerpo);
  cuerpo = "<!doctype html><p>Entra a la red";
  expect(await catchError(take())).toMatchObject({ type: "respuesta-ilegible" });
  expect(servidor.recibidas[0]?.ruta).toBe("/v1/seguimiento/documentos/4");
});
