import type { Reporte } from "@ventanilla/sdk/contract";
import { fechaCivil } from "@ventanilla/sdk/domain";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEnvios } from "../src/reportes/envios.ts";
import { createCorredor } from "../src/trabajos/corredor.ts";
import { planPlanificar } from "../src/trabajos/tareas-de-agenda.ts";
import { openServidorSmtp, sendTo } from "./correo-servidor.ts";
import { CONSULTA } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";

const MINUTO = 60_000;
const DIA = 1_440 * MINUTO;
const PLANILLA = "canal;casos\ninternet;12\n";

const REPORTE: Reporte = {
  reporte: "monitoreo",
  institucion: "sernac",
  nombre: "Servicio Nacional del Consumidor",
  titulo: "Cuadro de monitoreo",
  desde: "2026-11-30",
  hasta: "2026-12-06",
  region: "05",
  generadoEn: "2026-12-07T10:30:00.000Z",
  notas: ["Cada caso se cuenta una vez, cuando entra"],
  cifras: [
    { id: "ingresos", titulo: "Ingresos", valor: 1_234, unidad: "casos", anterior: 1_100 },
    { id: "en-plazo", titulo: "Cerrados en plazo", valor: 76.25, unidad: "porcentaje", n: 80, meta: 90 },
    { id: "satisfaccion", titulo: "Satisfacción", valor: null, unidad: "porcentaje", n: 2 },
    { id: "mediana-habiles", titulo: "Mediana", valor: null, unidad: "habiles" },
  ],
  cuadros: [],
};

let api: Awaited<ReturnType<typeof openGestion>>;
let servidor: Awaited<ReturnType<typeof openServidorSmtp>>;
let correo: ReturnType<typeof sendTo>;
let administra: Persona;
const pedidos: unknown[] = [];
const rechazadas = new Set<string>();

beforeAll(async () => {
  servidor = await openServidorSmtp({
    onRcptTo: ({ address }, _sesion, listo) =>
      listo(rechazadas.has(address) ? Object.assign(new Error("later"), { responseCode: 451 }) : null),
  });
  correo = sendTo(servidor.puerto);
  api = await openGestion({ correo });
  // Monday, at the hour of the morning's round.
  api.reloj.ahora = Date.parse("2026-12-07T10:30:00.000Z");
  administra = await api.hire({ rol: "administrador" });
});
afterAll(async () => {
  correo.close();
  await servidor.close();
  await api.store.close();
});

const put = (codigo: string, cambios: object = {}, version?: number) =>
  api.ask(`/v1/gestion/envios-de-reporte${version ? `/${codigo}` : ""}`, {
    de: administra,
    metodo: version ? "PUT" : "POST",
    cuerpo: { codigo, reporte: "monitoreo", cada: "semana", region: "05", para: ["a@ejemplo.cl"], ...cambios },
    ...(version && { version }),
  });

/** What the service does by itself that morning; who was written to. */
const runManana = async (): Promise<string[]> => {
  const { store, opciones, servicio, reloj, llaves } = api;
  const { tareas } = createEnvios({
    store,
    registros: servicio.registros,
    getInstitucion: servicio.getInstitucion,
    clock: opciones.clock,
    llave: llaves.busqueda,
    correo,
    read: async (...pedido) => {
      pedidos.push(pedido);
      return REPORTE;
    },
    writeCsv: () => PLANILLA,
  });
  const antes = servidor.recibidos.length;
  const fecha = fechaCivil(reloj.ahora, "America/Santiago");
  const datos = { institucion: "sernac", fecha };
  await store.addTrabajos([
    { id: `programarEnvios.${fecha}`, tipo: "programarEnvios", cuando: new Date(reloj.ahora).toISOString(), datos },
  ]);
  await createCorredor({ store, clock: opciones.clock, log: opciones.log, tareas }).runOnce();
  return servidor.recibidos
    .slice(antes)
    .flatMap(({ para }) => para)
    .toSorted();
};

describe("a report on a schedule", () => {
  it("goes to each address on the morning after the week, once, with its figures and its sheet", async () => {
    expect((await put("jefatura", { para: ["a@ejemplo.cl", "b@ejemplo.cl"] })).status).toBe(201);
    expect(await runManana()).toEqual(["a@ejemplo.cl", "b@ejemplo.cl"]);
    expect(pedidos[0]).toEqual(["monitoreo", "sernac", { desde: "2026-11-30", hasta: "2026-12-06", region: "05" }, {}]);
    const recibido = servidor.recibidos[0]?.correo;
    expect(recibido?.subject).toBe("Cuadro de monitoreo: 30/11/2026 a 06/12/2026");
    expect(recibido?.from?.name).toBe("Servicio Nacional del Consumidor");
    expect(recibido?.text).toContain(
      [
        "Ingresos: 1.234 (antes, 1.100)",
        "Cerrados en plazo: 76,3% (de 80 casos; meta, 90%)",
        "Satisfacción: sin datos suficientes",
        "Mediana: sin datos suficientes, en días hábiles",
      ].join("\n"),
    );
    expect(recibido?.text).toContain("Valparaíso");
    expect(recibido?.html).toContain("76,3%");
    const [planilla] = recibido?.attachments ?? [];
    expect(planilla?.filename).toBe("monitoreo_2026-11-30_2026-12-06.csv");
    expect(parse(Buffer.from(planilla?.content as ArrayBuffer), { delimiter: ";" })).toHaveLength(2);
    api.reloj.ahora += DIA;
    expect(await runManana()).toEqual([]);
  });

  it("tries again where the mail could not go, and only there; its jobs hold no address", async () => {
    rechazadas.add("lento@ejemplo.cl");
    await put("lenta", { cada: "dia", para: ["a@ejemplo.cl", "lento@ejemplo.cl"] });
    api.reloj.ahora += DIA;
    expect(await runManana()).toEqual(["a@ejemplo.cl"]);
    const pendientes = await api.store.listTrabajos({ estado: "pendiente", limite: 10 });
    expect(pendientes).toMatchObject([{ tipo: "enviarReporte", datos: { codigo: "lenta", desde: "2026-12-08" } }]);
    expect(JSON.stringify(pendientes)).not.toContain("@");
    rechazadas.clear();
    api.reloj.ahora += MINUTO;
    expect(await runManana()).toEqual(["lento@ejemplo.cl"]);
  });

  it("goes no more once it is stopped, or who it went to was taken off", async () => {
    await put("lenta", { cada: "dia", para: ["a@ejemplo.cl"] }, 1);
    api.reloj.ahora += DIA;
    expect(await runManana()).toEqual(["a@ejemplo.cl"]);
    await put("lenta", { cada: "dia", activo: false }, 2);
    api.reloj.ahora += DIA;
    expect(await runManana()).toEqual([]);
  });

  it("is seen by who administers that region, and not by who administers another", async () => {
    for (const [region, cuantos] of [
      ["05", 2],
      ["08", 0],
    ] as const) {
      const de = await api.hire({ rol: "administrador", region });
      const respuesta = await api.ask("/v1/gestion/envios-de-reporte", { de });
      expect(((await respuesta.json()) as { elementos: unknown[] }).elementos).toHaveLength(cuantos);
    }
  });

  it("goes out of the service by itself with what was counted, and with nobody in it", async () => {
    await api.open({ ...CONSULTA, canal: "internet", persona: { nombres: "Canariolina", correo: "c@ejemplo.cl" } });
    await put("diaria", { cada: "dia", region: undefined, para: ["jefa@ejemplo.cl"] });
    api.reloj.ahora += DIA;
    const ahora = new Date(api.reloj.ahora).toISOString();
    await api.store.addTrabajos([planPlanificar("sernac", ahora.slice(0, 10), ahora)]);
    await api.servicio.settle();
    const suyo = servidor.recibidos.find(({ para }) => para[0] === "jefa@ejemplo.cl")?.correo;
    const planilla = Buffer.from(suyo?.attachments[0]?.content as ArrayBuffer).toString();
    expect(suyo?.text).toMatch(/^Casos ingresados: 1 /m);
    expect(planilla).toMatch(/Internet/);
    expect(`${suyo?.text}${suyo?.html}${planilla}`).not.toMatch(/Canariolina|c@ejemplo|Persona administrador/);
  });

  it("goes to no more than twenty, each an address", async () => {
    const muchas = Array.from({ length: 21 }, (_, i) => `n${i}@ejemplo.cl`);
    for (const para of [muchas, ["nadie"], []]) expect((await put("mala", { para })).status).toBe(422);
  });
});
