import { enviosDeInforme, informeDePuntos } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MensajeDeCorreo } from "../src/correo/send-correo.ts";
import { CONSULTA, RECLAMO, readComprobante } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";
import { mintMaquina, sign } from "./puntos-equipo.ts";

const CENTRO = {
  codigo: "biblioteca-centro",
  nombre: "=1+1 Biblioteca",
  clase: "biblioteca",
  comuna: "13101",
  lugar: "Sala",
  correo: "centro@biblioteca.cl",
};
const NORTE = { ...CENTRO, codigo: "totem-norte", nombre: "Tótem norte", clase: "totem", comuna: "15101" };
const SONI = { tipo: "sugerencia", relato: "Más sillas" };

let api: Awaited<ReturnType<typeof openGestion>>;
let administra: Persona;
let encargado: Persona;
const enviados: MensajeDeCorreo[] = [];

beforeAll(async () => {
  api = await openGestion({
    correo: {
      send: async (mensaje) => {
        enviados.push(mensaje);
        return { messageId: mensaje.idMensaje };
      },
      verify: async () => undefined,
      close: () => undefined,
    },
  });
  administra = await api.hire({ rol: "administrador" });
  encargado = await api.hire({ rol: "encargado" });
  for (const { correo, ...punto } of [CENTRO, NORTE])
    await api.ask("/v1/gestion/puntos", {
      de: administra,
      metodo: "POST",
      cuerpo: punto.codigo === CENTRO.codigo ? { ...punto, correo } : punto,
    });
});
afterAll(() => api.store.close());

const file = async (cuerpo: object, punto: string) =>
  (await readComprobante(await api.open({ ...cuerpo, canal: "biblioteca", punto }))).folio;
const read = async (consulta: string, de = encargado) => {
  await api.servicio.settle();
  return api.ask(`/v1/gestion/puntos/informe?${consulta}`, { de });
};
const readInforme = async (consulta: string) => {
  const informe = informeDePuntos.parse(await (await read(consulta)).json());
  return { ...informe, centro: informe.puntos.find(({ codigo }) => codigo === CENTRO.codigo) };
};
const order = async (folio: string, cuerpo: object) => {
  const { version } = (await (await api.ask(`/v1/gestion/casos/${folio}`, { de: encargado })).json()) as {
    version: number;
  };
  const respuesta = await api.ask(`/v1/gestion/casos/${folio}/ordenes`, {
    de: encargado,
    metodo: "POST",
    version,
    cuerpo,
  });
  expect(respuesta.status).toBe(200);
};

describe("the report on points", () => {
  it("counts each case once, by the kind it entered as and the day it was received, and no point that is not registered", async () => {
    const folio = await file(CONSULTA, CENTRO.codigo);
    for (let i = 0; i < 2; i++) await file(RECLAMO, CENTRO.codigo);
    await file(SONI, CENTRO.codigo);
    await file(CONSULTA, "quiosco-inventado");
    const { tipo: _, relato: __, ...datos } = RECLAMO;
    await order(folio, { orden: "escalar", a: "reclamo", datos });
    const { centro, todos, puntos } = await readInforme("desde=2026-12-02&hasta=2026-12-02");
    expect(centro).toMatchObject({ consultas: 1, reclamos: 2, soni: 1, total: 4, fuera: 0, firmados: 0, region: "13" });
    expect(todos.total).toBe(4);
    expect(puntos.find(({ codigo }) => codigo === NORTE.codigo)?.total).toBe(0);
  });

  it("keeps to its days, of the institution's own midnight, and to its region", async () => {
    // 2026-12-03 at one in the morning of UTC is still the evening of the second in Santiago.
    api.reloj.ahora = Date.parse("2026-12-03T01:00:00.000Z");
    await file(CONSULTA, CENTRO.codigo);
    expect((await readInforme("desde=2026-12-02&hasta=2026-12-02")).centro?.total).toBe(5);
    expect((await readInforme("desde=2026-12-03&hasta=2027-03-01")).centro?.total).toBe(0);
    const { puntos, todos } = await readInforme("desde=2026-12-01&hasta=2026-12-31&region=15");
    expect([puntos.map(({ codigo }) => codigo), todos.total]).toEqual([[NORTE.codigo], 0]);
    expect((await read("desde=2026-12-02&hasta=2026-12-01")).status).toBe(422);
  });

  it("leaves out what was discarded, and counts it again once it is reopened", async () => {
    const folio = await file(SONI, NORTE.codigo);
    await order(folio, { orden: "descartar", motivo: "prueba" });
    const cifras = async () => (await readInforme("desde=2026-12-01&hasta=2026-12-31&region=15")).todos;
    expect(await cifras()).toMatchObject({ soni: 0, total: 0, fuera: 1 });
    await order(folio, { orden: "reabrir", motivo: "Era de verdad" });
    expect(await cifras()).toMatchObject({ soni: 1, total: 1, fuera: 0 });
  });

  it("tells those that a machine of that very point signed, however it names another", async () => {
    const respuesta = await api.ask(`/v1/gestion/puntos/${NORTE.codigo}/codigos`, { de: administra, metodo: "POST" });
    const { codigo } = (await respuesta.json()) as { codigo: string };
    const maquina = await mintMaquina();
    const inscrito = await api.post("/v1/puntos/inscripciones", { codigo, llave: maquina.publica });
    const { equipo } = (await inscrito.json()) as { equipo: string };
    const ruta = "/v1/instituciones/sernac/casos";
    let envio = 0;
    const fileSigned = async (punto: string, { firma = "", clave = `envio-firmado-numero-${envio++}` } = {}) => {
      const cuerpo = { ...CONSULTA, canal: "totem", punto };
      const hecha = firma || (await sign({ equipo, privada: maquina.privada, ruta, cuerpo, ahora: api.reloj.ahora }));
      expect((await api.post(ruta, cuerpo, { punto: hecha, "idempotency-key": clave })).status).toBeLessThan(300);
      return { hecha, clave };
    };
    const { hecha, clave } = await fileSigned(NORTE.codigo);
    await fileSigned(CENTRO.codigo);
    // Sent again it is the same case; with another submission, its signature is nobody's.
    await fileSigned(NORTE.codigo, { firma: hecha, clave });
    await fileSigned(NORTE.codigo, { firma: hecha });
    const { puntos } = await readInforme("desde=2026-12-01&hasta=2026-12-31");
    expect(puntos.map(({ codigo: uno, consultas, firmados }) => [uno, consultas, firmados])).toEqual([
      [CENTRO.codigo, 3, 0],
      [NORTE.codigo, 2, 1],
    ]);
  });

  it("comes as a sheet that no program runs", async () => {
    const respuesta = await api.app.request("/v1/gestion/puntos/informe?desde=2026-12-01&hasta=2026-12-31", {
      headers: { accept: "text/csv", authorization: `Bearer ${encargado.token}` },
    });
    expect(respuesta.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const planilla = await respuesta.text();
    expect(planilla).toMatch(/codigo;nombre;clase;region;comuna;consultas;reclamos;soni;total/);
    expect(planilla).toMatch(/;"?'=1\+1 Biblioteca/);
  });

  it("is sent to each library with its own figures and nobody else's, once a day", async () => {
    const cuerpo = { desde: "2026-12-01", hasta: "2026-12-31" };
    const send = async () =>
      enviosDeInforme.parse(
        await (await api.ask("/v1/gestion/puntos/informe/envios", { de: administra, metodo: "POST", cuerpo })).json(),
      );
    expect(await send()).toEqual({ enviados: [CENTRO.codigo], sinCorreo: [NORTE.codigo] });
    await send();
    await api.servicio.settle();
    const suyos = enviados.filter(({ para }) => para === CENTRO.correo);
    expect(suyos).toHaveLength(1);
    expect(suyos[0]?.texto).toMatch(/Entre el 01\/12\/2026 y el 31\/12\/2026[\s\S]*Consultas: 3\nReclamos: 2/);
    const planilla = Buffer.from(suyos[0]?.adjuntos?.[0]?.contenido ?? []).toString();
    expect(planilla).toContain("biblioteca-centro");
    expect(planilla).not.toContain(NORTE.codigo);
  });
});
