import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp, RECLAMO, readComprobante } from "../../test/open-app.ts";
import { createIndice } from "./indexar.ts";
import { searchCasos } from "./search-casos.ts";

const ACTOR = { id: "u1", rol: "ejecutivo", institucion: "sernac" } as const;

let api: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  api = await openApp();
});
afterAll(() => api.store.close());

const file = async (cambios: object): Promise<{ folio: string; clave: string }> => {
  const { folio, clave = "" } = await readComprobante(await api.open({ ...RECLAMO, ...cambios }));
  return { folio, clave };
};
const index = () =>
  createIndice({
    store: api.store,
    llaves: api.llaves,
    log: { error: () => undefined },
    isBusy: () => false,
  }).runOnce();
const find = async (texto: string, actor: Parameters<typeof searchCasos>[1]["actor"] = ACTOR) =>
  (
    await searchCasos(texto, {
      store: api.store,
      casos: api.servicio.casos,
      llave: api.llaves.busqueda,
      actor,
      limite: 20,
    })
  ).map(({ caso }) => caso.folio);

describe("the sealed search", () => {
  it("finds a case by RUT, by name and by what it tells, however each is typed", async () => {
    const persona = { ...RECLAMO.persona, rut: "10.000.013-K", nombres: "Maximiliano", apellidos: "Ñancupil Órdenes" };
    const { folio } = await file({ persona, relato: "El refrigerador gotea", proveedor: { nombre: "Frío Sur" } });
    await index();
    for (const texto of [
      "10.000.013-k",
      "10000013K",
      "10.000.013",
      "ñancupil",
      "NANCUPIL ordenes",
      "refrigeradores",
      "frio sur",
      "maximiliano refrigerador",
      folio.toLowerCase(),
    ])
      expect([texto, await find(texto)]).toEqual([texto, [folio]]);
    expect(await find("maximiliano lavadora")).toEqual([]);
  });

  it("finds by what the person wrote later", async () => {
    const credencial = await file({});
    await api.post("/v1/seguimiento/mensajes", { ...credencial, texto: "Adjunto la cotización del zapatero" });
    await index();
    expect(await find("zapatero")).toEqual([credencial.folio]);
  });

  it("finds by the RUT that was put right, and no more by the one that was wrong", async () => {
    const { folio } = await file({ persona: { ...RECLAMO.persona, rut: "76.086.428-5" } });
    await index();
    expect(await find("76.086.428-5")).toEqual([folio]);
    const guardado = await api.store.findCasoByFolio(folio);
    const orden = { orden: "corregir", datos: { persona: { rut: "44444444-4" } }, motivo: "Se leyó mal" } as const;
    if (guardado) await api.servicio.casos.order(guardado, orden, { actor: { ...ACTOR, rol: "encargado" } });
    await index();
    for (const viejo of ["76.086.428-5", "76086428"]) expect([viejo, await find(viejo)]).toEqual([viejo, []]);
    for (const nuevo of ["44.444.444-4", "44444444"]) expect([nuevo, await find(nuevo)]).toEqual([nuevo, [folio]]);
  });

  it("shows nobody what lies outside their scope, but by its folio", async () => {
    const { folio } = await file({ relato: "El astrolabio llegó roto" });
    await index();
    const ajena = { ...ACTOR, institucion: "sercotec" };
    expect(await find("astrolabio", ajena)).toEqual([]);
    expect(await find("astrolabio", { ...ACTOR, region: "05" })).toEqual([]);
    expect(await find("astrolabio", { ...ACTOR, region: "13" })).toEqual([folio]);
    expect(await find(folio, ajena)).toEqual([folio]);
  });

  it("leaves no word, name nor RUT in any file, sealed or not", async () => {
    await file({
      persona: { ...RECLAMO.persona, rut: "20.000.008-0", apellidos: "Canarizález" },
      relato: "Compré un canariómetro",
    });
    await index();
    expect(await find("canariometro")).toHaveLength(1);
    // Every page: what was just written lies in the log beside the file.
    const bytes = readdirSync(api.carpeta, { recursive: true, withFileTypes: true })
      .filter((entrada) => entrada.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name)).toString("latin1").toLowerCase());
    expect(bytes.length).toBeGreaterThan(1);
    for (const canario of ["canari", "20000008", "20.000.008"])
      expect([canario, bytes.some((texto) => texto.includes(canario))]).toEqual([canario, false]);
  });

  it("finds nothing of a person who was erased, also where it was not read yet", async () => {
    const leido = await file({ relato: "El clavicordio suena mal" });
    await index();
    expect(await find("clavicordio")).toEqual([leido.folio]);
    const despues = await file({ relato: "El clavicordio otra vez" });
    for (const { folio } of [leido, despues]) {
      const guardado = await api.store.findCasoByFolio(folio);
      await api.store.destroyLlave(guardado?.id ?? 0);
    }
    await index();
    expect(await find("clavicordio")).toEqual([]);
  });
});
