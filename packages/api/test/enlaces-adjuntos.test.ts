import { type Adjunto, adjunto, type CasoDeGestion, vistaDeEnlace } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintEnlace } from "../src/enlaces/enlace.ts";
import { FOTO } from "./adjuntos-muestras.ts";
import { RECLAMO, readComprobante, readProblema } from "./open-app.ts";
import { mintClave, openGestion, type Persona } from "./open-gestion.ts";

let api: Awaited<ReturnType<typeof openGestion>>;
let jefa: Persona;
beforeAll(async () => {
  api = await openGestion();
  jefa = await api.hire({ rol: "encargado" });
});
afterAll(() => api.store.close());

const attach = async (ruta: string, campos: Record<string, string>, cabeceras = {}): Promise<Adjunto> => {
  const body = new FormData();
  for (const [nombre, valor] of Object.entries(campos)) body.set(nombre, valor);
  body.set("archivo", new Blob([FOTO]), "boleta.jpg");
  const respuesta = await api.app.request(ruta, { method: "POST", body, headers: cabeceras });
  return adjunto.parse(await respuesta.json());
};

/** A claim with a file of its person and one of an officer, sent to its provider: the link of the letter. */
const openTraslado = async () => {
  const { folio, clave = "" } = await readComprobante(await api.open(RECLAMO));
  const propio = await attach("/v1/seguimiento/adjuntos", { folio, clave });
  const interno = await attach(`/v1/gestion/casos/${folio}/adjuntos`, {}, { authorization: `Bearer ${jefa.token}` });
  const leido = (await (await api.ask(`/v1/gestion/casos/${folio}`, { de: jefa })).json()) as { version: number };
  await api.ask(`/v1/gestion/casos/${folio}/ordenes`, {
    de: jefa,
    metodo: "POST",
    cuerpo: { orden: "trasladarProveedor", correo: "reclamos@tienda.example" },
    version: leido.version,
  });
  const n = (await api.store.findCasoByFolio(folio))?.caso.traslado?.n ?? 0;
  return { propio, interno, enlace: mintEnlace(api.llaves.enlace, { folio, n }) };
};

const download = (enlace: string, id: string) => api.post(`/v1/enlaces/adjuntos/${id}`, { enlace });

describe("the files of a case, by the link of a letter", () => {
  it("are those the person sent, and come to be kept, not to be shown", async () => {
    const { propio, enlace } = await openTraslado();
    const vista = vistaDeEnlace.parse(await (await api.post("/v1/enlaces", { enlace })).json());
    expect(vista.adjuntos.map(({ id }) => id)).toEqual([propio.id]);
    const respuesta = await download(enlace, propio.id);
    expect(respuesta.headers.get("content-disposition")).toMatch(/^attachment; filename="boleta.jpg"/);
    expect([respuesta.status, respuesta.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect((await respuesta.arrayBuffer()).byteLength).toBe(propio.bytes);
  });

  it("may be added to the answer by who was asked, once each; officers read them, and whom they come from", async () => {
    const { enlace } = await openTraslado();
    const envio = { "idempotency-key": mintClave() };
    const puesto = await attach("/v1/enlaces/adjuntos", { enlace }, envio);
    expect([puesto.quien, (await attach("/v1/enlaces/adjuntos", { enlace }, envio)).id]).toEqual([
      "proveedor",
      puesto.id,
    ]);
    const folio = enlace.split(".")[0] ?? "";
    const caso = (await (await api.ask(`/v1/gestion/casos/${folio}`, { de: jefa })).json()) as CasoDeGestion;
    expect(caso.adjuntos.filter(({ quien }) => quien === "proveedor").map(({ id }) => id)).toEqual([puesto.id]);
    const bajado = await api.ask(`/v1/gestion/casos/${folio}/adjuntos/${puesto.id}`, { de: jefa });
    expect(bajado.status).toBe(200);
    // The next one who is asked about the same case is another company.
    expect((await download(enlace, puesto.id)).status).toBe(404);
  });

  it("are not taken by a link that opens nothing", async () => {
    const { enlace } = await openTraslado();
    const body = new FormData();
    body.set("enlace", `${enlace.slice(0, -4)}AAAA`);
    body.set("archivo", new Blob([FOTO]), "boleta.jpg");
    const negado = await api.app.request("/v1/enlaces/adjuntos", { method: "POST", body });
    expect([negado.status, (await readProblema(negado)).type]).toEqual([404, "enlace-vencido"]);
  });

  it("are never those of an officer, nor of another case", async () => {
    const [uno, otro] = [await openTraslado(), await openTraslado()];
    for (const id of [uno.interno.id, otro.propio.id, "x"]) {
      const problema = await readProblema(await download(uno.enlace, id));
      expect([problema.status, problema.type]).toEqual([404, "no-encontrado"]);
    }
  });

  it("come by no link that this installation did not make", async () => {
    const { propio, enlace } = await openTraslado();
    const problema = await readProblema(await download(`${enlace.slice(0, -3)}abc`, propio.id));
    expect([problema.status, problema.type]).toEqual([404, "enlace-vencido"]);
  });

  it("an answer says when it arrived", async () => {
    const { enlace } = await openTraslado();
    const orden = { enlace, orden: "registrarRespuesta", acoge: "total", texto: "Lo cambiamos." };
    const dada = await api.post("/v1/enlaces/ordenes", orden, { "idempotency-key": "a".repeat(24) });
    const { respondida } = vistaDeEnlace.parse(await dada.json());
    expect(respondida).toEqual({ acoge: "total", texto: "Lo cambiamos.", cuando: "2026-12-02T14:00:00.000Z" });
  });
});
