import {
  acuseDeSobre,
  type ContenidoDeSobre,
  paginaDeSobres,
  type Sobre,
  type SobreApartado,
  sobreAbierto,
} from "@ventanilla/sdk/contract";
import { formatFolio, mintClave, mintFolio } from "@ventanilla/sdk/domain";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { MensajeDeCorreo } from "../src/correo/send-correo.ts";
import { createLlavesDeSello } from "../src/sello/llaves-de-sello.ts";
import { createApartados } from "../src/sobres/apartados.ts";
import { AHORA, CONSULTA, RECLAMO, readComprobante, readProblema, readVista } from "./open-app.ts";
import { mintClave as mintEnvio, openGestion, type Persona } from "./open-gestion.ts";
import { sellar } from "./sellar.ts";

const DIA = 86_400_000;
const HACE_POCO = new Date(AHORA - 2 * DIA).toISOString();
const CANARIO = "canario-amarillo";

const enviados: MensajeDeCorreo[] = [];
let api: Awaited<ReturnType<typeof openGestion>>;
let encargado: Persona;
let ejecutivo: Persona;

beforeAll(async () => {
  const correo = {
    send: async (mensaje: MensajeDeCorreo) => {
      enviados.push(mensaje);
      return { messageId: mensaje.idMensaje };
    },
    verify: async () => undefined,
    close: () => undefined,
  };
  api = await openGestion({ correo });
  encargado = await api.hire({ rol: "encargado" });
  ejecutivo = await api.hire({ rol: "ejecutivo" });
});
afterAll(() => api.store.close());
afterEach(() => {
  api.reloj.ahora = AHORA;
});

const seal = async (
  cuerpo: ContenidoDeSobre["cuerpo"],
  resto: Partial<ContenidoDeSobre> & { kid?: string } = {},
): Promise<Sobre> => {
  const { kid, ...contenido } = resto;
  const clock = () => (kid ? Date.parse(`${kid}-06-01`) : api.reloj.ahora);
  const sello = createLlavesDeSello({ raiz: api.llaves.sello, clock }).publish("sernac");
  return sellar({ cuerpo, capturadoEn: HACE_POCO, ...contenido }, { institucion: "sernac", sello });
};
const list = async (consulta = "", de = encargado) =>
  paginaDeSobres.parse(await (await api.ask(`/v1/gestion/sobres${consulta}`, { de })).json());
const act = (sobre: Pick<SobreApartado, "id" | "version">, cuerpo: object, de = encargado) =>
  api.ask(`/v1/gestion/sobres/${sobre.id}/apertura`, { de, metodo: "POST", cuerpo, version: sobre.version });
const read = async (respuesta: Response) => {
  expect(respuesta.status).toBe(200);
  return sobreAbierto.parse(await respuesta.json());
};
/** Hands over an envelope that has to wait, and finds it in the list. */
const keep = async (sobre: Sobre): Promise<SobreApartado> => {
  // The list goes by arrival.
  api.reloj.ahora++;
  const respuesta = await api.post("/v1/sobres", sobre);
  expect(respuesta.status).toBe(202);
  const acuse = acuseDeSobre.parse(await respuesta.json());
  const { sobres } = await list("?limite=200");
  const suyo = sobres.findLast(({ motivo, folio }) => motivo === acuse.motivo && folio === acuse.folio);
  return suyo ?? expect.unreachable();
};

describe("an envelope that waits", () => {
  it("is listed with what does not fit and never with what it holds", async () => {
    const folio = mintFolio();
    const roto = { ...RECLAMO, folio, clave: mintClave(), relato: CANARIO, [CANARIO]: 1, materia: "no.existe" };
    const sobre = await keep(await seal({ ...roto, persona: { ...RECLAMO.persona, nombres: CANARIO } }));
    expect(sobre).toMatchObject({ motivo: "porRevisar", causa: "datos-invalidos", llamada: "casos", folio });
    expect(sobre.faltas).toHaveLength(1);
    expect(JSON.stringify(await list())).not.toContain(CANARIO);
    const ficha = await api.store.findFicha("sobreApartado", sobre.id);
    expect(JSON.stringify(ficha)).not.toContain(CANARIO);
  });

  it("is opened by who supervises, mended, and keeps its citizen's folio, clave and instant", async () => {
    const [folio, clave] = [mintFolio(), mintClave()];
    const sellado = await seal({ ...RECLAMO, folio, clave, materia: "no.existe" });
    const sobre = await keep(sellado);
    const { contenido } = await read(await act(sobre, { acto: "leer" }));
    expect(contenido).toMatchObject({ llamada: "casos", capturadoEn: HACE_POCO });
    expect(JSON.stringify(contenido)).not.toContain(clave);
    api.reloj.ahora += 60_000;
    const cuerpo = { ...contenido?.cuerpo, materia: RECLAMO.materia };
    const { sobre: resuelto, comprobante } = await read(await act(sobre, { acto: "ingresar", cuerpo }));
    expect(resuelto).toMatchObject({ resolucion: "ingresado", folio });
    expect(comprobante).toMatchObject({ folio, recibidoEn: HACE_POCO });
    expect((await readVista(await api.post("/v1/seguimiento", { folio, clave }))).folio).toBe(folio);
    const caso = await (await api.ask(`/v1/gestion/casos/${folio}`, { de: encargado })).text();
    expect(caso).toMatch(/escrito sin conexión.*Un funcionario corrigió/);
    // Whoever looked at it before it was a case looked at the case.
    const lecturas = await (await api.ask(`/v1/gestion/casos/${folio}/lecturas`, { de: encargado })).json();
    expect(lecturas.lecturas.length).toBeGreaterThanOrEqual(2);
    // The machine that did not hear the answer hears the same one, and what it held lies in its case alone.
    expect((await api.post("/v1/sobres", sellado)).status).toBe(202);
    expect((await list("?limite=200")).sobres.map(({ id }) => id)).not.toContain(sobre.id);
    expect((await list("?estado=resueltos&limite=200")).sobres.map(({ id }) => id)).toContain(sobre.id);
    const apartados = createApartados({ store: api.store, clock: () => AHORA });
    const guardado = await apartados.find(sobre.id);
    expect(guardado && (await apartados.findSobre(guardado))).toBeUndefined();
    // Done once: whoever is late is told so.
    expect((await act(sobre, { acto: "descartar", motivo: "repetido" })).status).toBe(412);
    expect((await act(resuelto, { acto: "ingresar" })).status).toBe(409);
  });

  it("gets another folio where its own is another case's", async () => {
    const { folio } = await readComprobante(await api.open(CONSULTA));
    const clave = mintClave();
    const sobre = await keep(await seal({ ...CONSULTA, folio, clave }));
    expect(sobre.causa).toBe("folio-ocupado");
    expect((await act(sobre, { acto: "ingresar" })).status).toBe(409);
    const { comprobante } = await read(await act(sobre, { acto: "ingresar", folioNuevo: true }));
    expect(comprobante?.folio).not.toBe(folio);
    const credencial = { folio: comprobante?.folio, clave };
    expect((await api.post("/v1/seguimiento", credencial)).status).toBe(200);
  });

  it("sealed with a key of years ago opens by hand", async () => {
    api.reloj.ahora = Date.parse("2029-03-01T15:00:00.000Z");
    const sobre = await keep(await seal({ ...CONSULTA, folio: mintFolio(), clave: mintClave() }, { kid: "2026" }));
    expect(sobre).toMatchObject({ motivo: "llaveAntigua", kid: "2026" });
    const { comprobante } = await read(await act(sobre, { acto: "ingresar" }));
    expect(comprobante?.recibidoEn).toBe(new Date(api.reloj.ahora).toISOString());
  });

  it("that nobody can open is put away with its reason, and only then forgotten", async () => {
    const sellado = await seal(CONSULTA);
    const sobre = await keep({ ...sellado, iv: "A".repeat(16) });
    expect((await read(await act(sobre, { acto: "leer" }))).contenido).toBeUndefined();
    expect((await act(sobre, { acto: "ingresar" })).status).toBe(409);
    const { sobre: resuelto } = await read(await act(sobre, { acto: "descartar", motivo: "noSeAbre" }));
    expect(resuelto).toMatchObject({ resolucion: "descartado", descarte: "noSeAbre" });
    const apartados = createApartados({ store: api.store, clock: () => AHORA });
    const guardado = (await apartados.find(sobre.id)) ?? expect.unreachable();
    expect(await apartados.findSobre(guardado)).toBeDefined();
    api.reloj.ahora += 91 * DIA;
    await api.servicio.settle();
    expect(await apartados.findSobre(guardado)).toBeUndefined();
  });

  it("is no business of who does not supervise, of another region, nor of the unit it is about", async () => {
    const unidad = "dr-valparaiso";
    const opinion = { tipo: "disconformidad", relato: "x", unidad, materia: "no.existe" };
    const [delNorte, soni] = [
      await keep(await seal({ ...RECLAMO, materia: "no.existe" })),
      await keep(await seal(opinion)),
    ];
    const deOtraRegion = await api.hire({ rol: "encargado", region: "05" });
    const deLaUnidad = await api.hire({ rol: "encargado", unidad });
    for (const [sobre, de] of [
      [delNorte, ejecutivo],
      [delNorte, deOtraRegion],
      [soni, deLaUnidad],
    ] as const)
      expect((await act(sobre, { acto: "leer" }, de)).status).toBe(403);
  });
});

describe("an officer hands over", () => {
  const hand = (sobre: Sobre, de = ejecutivo) => api.ask("/v1/gestion/sobres", { de, metodo: "POST", cuerpo: sobre });

  it("what the desk sealed while there was no network, as the intake in clear would be", async () => {
    const envio = mintEnvio();
    const cuerpo = { ...RECLAMO, canal: "presencial", folio: mintFolio(), clave: mintClave() };
    const respuesta = await hand(await seal(cuerpo, { llamada: "ingreso", envio }));
    expect(respuesta.status).toBe(201);
    const comprobante = await readComprobante(respuesta);
    expect(comprobante).toMatchObject({ folio: cuerpo.folio, recibidoEn: HACE_POCO });
    const clara = await api.ask("/v1/gestion/casos", { de: ejecutivo, metodo: "POST", cuerpo, envio });
    expect([clara.status, await clara.json()]).toEqual([200, comprobante]);
    const { bitacora } = await (await api.ask(`/v1/gestion/casos/${cuerpo.folio}`, { de: ejecutivo })).json();
    expect(bitacora[0].autor).toBe(ejecutivo.id);
  });

  it("what was answered on the spot, closed, and says so each time it is asked", async () => {
    const cuerpo = {
      ...CONSULTA,
      canal: "telefonico",
      respuesta: "Dura seis meses",
      folio: mintFolio(),
      clave: mintClave(),
    };
    const sobre = await seal(cuerpo, { llamada: "ingreso" });
    const [primera, segunda] = [await hand(sobre), await hand(sobre)];
    expect([primera.status, segunda.status]).toEqual([201, 200]);
    const comprobante = await readComprobante(primera);
    expect(comprobante).toMatchObject({ estado: "cerrado", recibidoEn: HACE_POCO });
    expect(await segunda.json()).toEqual(comprobante);
  });

  it("what a citizen left in a totem, one by one", async () => {
    const sobre = await seal({ ...CONSULTA, canal: "totem" });
    expect((await hand(sobre)).status).toBe(201);
    expect((await hand(sobre, encargado)).status).toBe(200);
  });

  it("what another institution's desk sealed stays in the outbox", async () => {
    const ajeno = await api.hire({ rol: "ejecutivo", institucion: "sercotec" });
    const respuesta = await hand(await seal({ ...CONSULTA, canal: "presencial" }, { llamada: "ingreso" }), ajeno);
    expect([respuesta.status, (await readProblema(respuesta)).type]).toEqual([403, "rol-no-permite"]);
  });
});

describe("the unit", () => {
  it("is told once, after a while, of all that came to it without connection", async () => {
    const unidad = "dr-valparaiso";
    const delaUnidad = await api.hire({ rol: "ejecutivo", unidad });
    const reclamo = { ...RECLAMO, unidad, relato: CANARIO };
    const folios: string[] = [];
    for (let i = 0; i < 3; i++)
      folios.push((await readComprobante(await api.post("/v1/sobres", await seal(reclamo)))).folio);
    await api.open(reclamo);
    await api.servicio.settle();
    enviados.length = 0;
    api.reloj.ahora += 20 * 60_000;
    await api.servicio.settle();
    await api.servicio.settle();
    const correo = (await api.personal.find(delaUnidad.id))?.correo;
    const suyos = enviados.filter(({ para }) => para === correo);
    expect(suyos.map(({ asunto }) => asunto)).toEqual(["Llegaron 3 casos escritos sin conexión"]);
    for (const folio of folios) expect(suyos[0]?.texto).toContain(formatFolio(folio));
    expect(JSON.stringify(enviados)).not.toContain(CANARIO);
  });

  it("is told that envelopes wait, whoever may open them", async () => {
    enviados.length = 0;
    await keep(await seal({ ...CONSULTA, materia: "no.existe" }));
    api.reloj.ahora += DIA;
    await keep(await seal({ ...CONSULTA, materia: "no.existe" }));
    api.reloj.ahora += 20 * 60_000;
    await api.servicio.settle();
    const correo = (await api.personal.find(encargado.id))?.correo;
    expect(enviados.filter(({ para }) => para === correo).map(({ asunto }) => asunto)).toContainEqual(
      expect.stringMatching(/sobres esperan que alguien los revise$/),
    );
  });
});
