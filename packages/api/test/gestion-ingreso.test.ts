import { aperturaAtendida, comprobante, paginaDeCasos, resultadoDeLote } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServicio } from "../src/servicio.ts";
import { CONSULTA, RECLAMO, readComprobante, readProblema } from "./open-app.ts";
import { mintClave, openGestion, type Persona, parse } from "./open-gestion.ts";

const UNIDAD = "dr-metropolitana";

let api: Awaited<ReturnType<typeof openGestion>>;
let ejecutivo: Persona;
beforeAll(async () => {
  api = await openGestion();
  ejecutivo = await api.hire({ rol: "ejecutivo" });
});
afterAll(() => api.store.close());

describe("intake by an officer", () => {
  const ingress = (cuerpo: object, { de = ejecutivo, envio = mintClave() } = {}) =>
    api.ask("/v1/gestion/casos", { de, metodo: "POST", cuerpo, envio });
  const ATENDIDO = { ...RECLAMO, canal: "presencial" };

  it("gives the receipt to print, with the clave for the person", async () => {
    const envio = mintClave();
    const dado = await parse(comprobante, await ingress(ATENDIDO, { envio }));
    expect((await api.post("/v1/seguimiento", { folio: dado.folio, clave: dado.clave })).status).toBe(200);
    const otra = await ingress(ATENDIDO, { envio });
    expect([otra.status, otra.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(await parse(comprobante, otra)).toEqual(dado);
  });

  it("counts the term of a letter from the day it was received", async () => {
    const carta = { ...ATENDIDO, canal: "escrito", recibidoEn: "2026-09-19" };
    expect(await parse(comprobante, await ingress(carta))).toMatchObject({
      ingresoLegal: "2026-09-21",
      plazo: { vence: "2026-10-27" },
    });
  });

  it("refuses what was received after now, or more than a year ago", async () => {
    for (const [recibidoEn, codigo] of [
      ["2026-12-03", "fecha-futura"],
      ["2026-12-02T14:00:00.001Z", "fecha-futura"],
      ["2025-12-01", "rango"],
      ["ayer", "formato"],
    ]) {
      const problema = await readProblema(await ingress({ ...ATENDIDO, recibidoEn }));
      expect(problema.errores).toMatchObject([{ ruta: "recibidoEn", codigo }]);
    }
  });

  it("with an answer on the spot closes at once, where nobody has to sign", async () => {
    const consulta = { ...CONSULTA, canal: "telefonico", respuesta: "La garantía dura seis meses" };
    expect(await parse(comprobante, await ingress(consulta))).toMatchObject({ estado: "cerrado" });
    const reclamo = { ...ATENDIDO, respuesta: "No procede", resultado: "noProcede" };
    expect(await parse(comprobante, await ingress(reclamo))).toMatchObject({ estado: "porVisar" });
    const sinResultado = await readProblema(await ingress({ ...ATENDIDO, respuesta: "No procede" }));
    expect(sinResultado.errores).toMatchObject([{ ruta: "resultado", codigo: "requerido" }]);
  });

  it("with an answer is not for whom an opinion is about", async () => {
    const deValparaiso = await api.hire({ rol: "ejecutivo", unidad: "dr-valparaiso" });
    const opinion = {
      tipo: "disconformidad",
      canal: "presencial",
      relato: "Me atendieron mal",
      unidad: "dr-valparaiso",
      respuesta: "No hubo falta",
    };
    expect((await readProblema(await ingress(opinion, { de: deValparaiso }))).errores).toMatchObject([
      { ruta: "respuesta" },
    ]);
    const { respuesta: _, ...sinRespuesta } = opinion;
    expect((await ingress(sinRespuesta, { de: deValparaiso })).status).toBe(201);
  });

  it("of a mailbox keeps the good lines and says of each bad one what to mend", async () => {
    const lineas = [
      { envio: mintClave(), apertura: { ...ATENDIDO, canal: "municipal" } },
      { envio: mintClave(), apertura: { ...ATENDIDO, canal: "municipal", persona: { rut: "1-1" } } },
      { envio: mintClave(), apertura: "nada" },
    ];
    const send = async () =>
      parse(
        resultadoDeLote,
        await api.ask("/v1/gestion/casos/lote", { de: ejecutivo, metodo: "POST", cuerpo: { lineas } }),
      );
    const primera = (await send()).lineas;
    expect(primera.map(({ comprobante: dado }) => dado !== undefined)).toEqual([true, false, false]);
    expect(primera[1]?.errores?.map(({ ruta }) => ruta)).toContain("persona.rut");
    expect(primera[1]?.errores?.every(({ mensaje }) => mensaje.length > 0)).toBe(true);
    expect(await send()).toEqual({ lineas: primera });
  });
});

describe("who practises", { timeout: 30_000 }, () => {
  it("works in the twin of the institution, sees no real case, and is in nobody's way", async () => {
    const { gestion, casos } = createServicio(api.opciones);
    const actor = { id: ejecutivo.id, rol: "ejecutivo", institucion: "sernac-entrenamiento" } as const;
    const deVerdad = { ...actor, institucion: "sernac" };
    const apertura = { ...RECLAMO, relato: "Un caso de verdad con astrolabio" };
    const { folio } = await readComprobante(await api.open(apertura));
    const gemela = api.opciones.instituciones.get(actor.institucion);
    if (!gemela) throw new Error("there is no twin");
    const practica = aperturaAtendida.parse({ ...RECLAMO, canal: "presencial", relato: "Practico con un astrolabio" });
    const { valor } = await casos.openAtendido(practica, { institucion: gemela, envio: mintClave(), actor });
    await api.catchUp();
    const search = async (quien: typeof deVerdad) =>
      (await gestion.search({ texto: "astrolabio", limite: 20 }, quien)).casos.map((uno) => uno.folio);
    expect([await search(actor), await search(deVerdad)]).toEqual([[valor.folio], [folio]]);
    expect((await gestion.list({ limite: 200 }, actor)).casos.map((uno) => uno.folio)).toEqual([valor.folio]);
    expect((await gestion.list({ limite: 200 }, deVerdad)).casos.map((uno) => uno.folio)).not.toContain(valor.folio);
    expect(await gestion.read(folio, actor)).toMatchObject({ alcance: "estado" });
  });
});

describe("what comes in", { timeout: 30_000 }, () => {
  it("falls by itself to who has the fewest of its unit, and is found by its words", async () => {
    const limpio = await openGestion();
    const [una, otra] = [
      await limpio.hire({ rol: "ejecutivo", unidad: UNIDAD }),
      await limpio.hire({ rol: "ejecutivo", unidad: UNIDAD }),
    ];
    await limpio.hire({ rol: "ejecutivo", unidad: "dr-aysen" });
    const folios: string[] = [];
    for (let i = 0; i < 4; i++)
      folios.push((await readComprobante(await limpio.open({ ...RECLAMO, relato: `Gotera número ${i}` }))).folio);
    await limpio.catchUp();
    const casos = await Promise.all(folios.map((folio) => limpio.store.findCasoByFolio(folio)));
    expect(casos.map((uno) => uno?.caso.responsable).toSorted()).toEqual([una.id, una.id, otra.id, otra.id].toSorted());
    const hallados = await parse(
      paginaDeCasos,
      await limpio.ask("/v1/gestion/busquedas", { de: una, metodo: "POST", cuerpo: { texto: "goteras apellido" } }),
    );
    expect(hallados.casos).toHaveLength(4);
    await limpio.store.close();
  });

  it("about the institution itself never falls to whom or what it is about", async () => {
    const limpio = await openGestion();
    await limpio.hire({ rol: "encargado", unidad: UNIDAD });
    const lejos = await limpio.hire({ rol: "encargado", unidad: "dr-valparaiso" });
    const soni = { tipo: "disconformidad", relato: "Me atendieron mal", unidad: UNIDAD };
    const { folio } = await readComprobante(await limpio.open(soni));
    await limpio.catchUp();
    expect((await limpio.store.findCasoByFolio(folio))?.caso.responsable).toBe(lejos.id);
    await limpio.store.close();
  });
});
