import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createBodega } from "../../packages/api/src/adjuntos/bodega.ts";
import { createApp } from "../../packages/api/src/app.ts";
import { analyzeTexto } from "../../packages/api/src/busqueda/analyze-texto.ts";
import { readAsiento } from "../../packages/api/src/caso/bitacora.ts";
import { createCasos } from "../../packages/api/src/caso/casos.ts";
import type { AperturaDeCaso } from "../../packages/api/src/caso/orden.ts";
import { computeToken } from "../../packages/api/src/gestion/compute-tokens.ts";
import { createTokens } from "../../packages/api/src/personal/tokens.ts";
import { unwrapLlave } from "../../packages/api/src/sello/sello.ts";
import type { CasoGuardado, PuntoDeLista, SeleccionDeCasos } from "../../packages/api/src/store/store.ts";
import { createAzar } from "../carga/azar.ts";
import { loadCasos } from "../carga/load-casos.ts";
import { FUNCIONARIOS } from "../carga/make-caso.ts";
import { AHORA, openCarga } from "../carga/open-carga.ts";
import { APELLIDOS, NOMBRES, PRODUCTOS } from "../carga/palabras.ts";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { makeFolder } from "../fixtures/server.ts";
import { interleave, median } from "./drive-load.ts";
import type { Row } from "./table.ts";

type Abierta = Awaited<ReturnType<typeof openCarga>>;

const PAGINA = 50;
const CONNECTIONS = 64;

/** Milliseconds that each of so many calls took, one after another. */
const time = async (times: number, call: () => Promise<unknown>): Promise<number[]> => {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await call();
    taken.push(performance.now() - start);
  }
  return taken;
};

const p99 = (taken: number[]): number =>
  taken.toSorted((one, other) => one - other)[Math.floor(taken.length * 0.99)] ?? 0;

const describe = (name: string, taken: number[], atMost: number): Row => ({
  name: `${name}, p99`,
  ours: p99(taken),
  unit: "ms",
  goal: { atMost },
  note: `mediana ${median(taken).toFixed(2)} ms de ${taken.length}`,
});

/** Pages of lists by due date, as the desk asks for them: any officer's first ones, then those of units, regions, all. */
const measureLists = async ({ store }: Abierta, times: number): Promise<Row[]> => {
  const azar = createAzar(11);
  const page = async (seleccion: SeleccionDeCasos, pages: number): Promise<void> => {
    let despuesDe: PuntoDeLista | undefined;
    for (let i = 0; i < pages; i++) {
      const casos = await store.queryCasos(seleccion, { limite: PAGINA, ...(despuesDe && { despuesDe }) });
      const last = casos.at(-1);
      if (!last) return;
      despuesDe = { vence: last.caso.plazo.vence, id: last.id };
    }
  };
  const institucion = "sernac";
  const [algunos] = await Promise.all([store.queryCasos({ institucion, abierto: true }, { limite: 2_000 })]);
  const propio = () => page({ institucion, abierto: true, responsable: azar.pick(FUNCIONARIOS) }, 1);
  const deUnidad = (): Promise<void> => {
    const { unidad } = azar.pick(algunos).caso;
    return page({ institucion, abierto: true, ...(unidad && { unidad }) }, 1);
  };
  const deRegion = () =>
    page({ institucion, abierto: true, region: azar.pick(algunos).caso.region ?? "13", tipo: "reclamo" }, 1);
  const deTodos = () => page({ institucion, venceDesde: azar.pick(algunos).caso.plazo.vence }, 1);
  await time(50, propio);
  return [
    describe("lista de mis casos por vencimiento", await time(times, propio), 20),
    describe("lista de una unidad", await time(times, deUnidad), 20),
    describe("lista de una región y un tipo", await time(times, deRegion), 20),
    describe("lista de abiertos y cerrados desde una fecha", await time(times, deTodos), 20),
    describe("mensajes nuevos", await time(times, () => page({ institucion, mensajesNuevos: true }, 1)), 20),
  ];
};

/** The RUT of who filed a case, by its seal. */
const readRut = async ({ store, llaves }: Abierta, { id, caso }: CasoGuardado): Promise<string | undefined> => {
  const envuelta = await store.findLlave(id);
  const [ingreso] = await store.listAsientos(id);
  if (!envuelta || !ingreso) return undefined;
  const { reserva } = readAsiento(ingreso, unwrapLlave(llaves.envoltura, caso.folio, envuelta));
  return (reserva as { persona?: { rut?: string } } | undefined)?.persona?.rut;
};

const measureSearch = async (abierta: Abierta, { times, casos }: { times: number; casos: number }): Promise<Row[]> => {
  const { store, llaves } = abierta;
  const azar = createAzar(12);
  const palabra = (texto: string) => computeToken(llaves.busqueda, "palabra", analyzeTexto(texto)[0] ?? texto);
  const search = (...tokens: Uint8Array[]) => store.searchCasos({ institucion: "sernac", tokens, limite: 20 });
  const muestra = await store.listCasos({ despuesDe: azar.int(casos / 2), limite: 400 });
  const folios = muestra.map(({ caso }) => caso.folio);
  const ruts = (await Promise.all(muestra.map((guardado) => readRut(abierta, guardado)))).filter(
    (uno) => uno !== undefined,
  );
  const rut = () => search(computeToken(llaves.busqueda, "rut", azar.pick(ruts)));
  const comunes = ["boleta", "garantía", "teléfono", "tarjeta", "precio", "trabajar"];
  // From a full name and what happened to it, to one word that half of the cases have.
  const text = () => {
    const partes = [NOMBRES, APELLIDOS, APELLIDOS, PRODUCTOS.slice(0, 10), comunes].map((de) => palabra(azar.pick(de)));
    return search(...partes.slice(azar.int(5)));
  };
  await time(50, text);
  return [
    describe("búsqueda por folio", await time(times, () => store.findCasoByFolio(azar.pick(folios))), 5),
    describe("búsqueda por RUT", await time(times, rut), 5),
    describe("búsqueda por texto", await time(times, text), 100),
  ];
};

/** Officers who ask through the service: as many as have their cases read in turns. */
const QUIENES = 20;

/**
 * The same by the service itself, as the desk asks: token, scope, page, the names unsealed, the answer written. Without a
 * socket, so that what is measured is ours.
 */
const measureCalls = async (abierta: Abierta, times: number): Promise<Row[]> => {
  const { store, llaves, institucion, carpeta } = abierta;
  const azar = createAzar(14);
  const instituciones = new Map([[institucion.slug, institucion]]);
  const app = createApp({
    store,
    clock: () => AHORA,
    log: console,
    llaves,
    instituciones,
    urlPublica: "https://ventanilla.example",
    bodega: createBodega({ carpeta: join(carpeta, "adjuntos") }),
  });
  const tokens = createTokens({ store, clock: () => AHORA });
  const bearers: string[] = [];
  for (const id of FUNCIONARIOS.slice(0, QUIENES)) {
    const correo = `${id}@ejemplo.cl`;
    const datos = { nombre: id, correo, rol: "ejecutivo", institucion: institucion.slug, programa: true, activo: true };
    const cuando = new Date(AHORA).toISOString();
    const { slug } = institucion;
    await store.putFicha({ clase: "usuario", id, institucion: slug, indice: correo, cuando, datos }, { version: 0 });
    bearers.push((await tokens.mint({ id, institucion: slug }, { nombre: "medición" })).token);
  }
  const ask = async (ruta: string, cuerpo?: object): Promise<void> => {
    const respuesta = await app.request(ruta, {
      method: cuerpo ? "POST" : "GET",
      headers: { authorization: `Bearer ${azar.pick(bearers)}`, "content-type": "application/json" },
      ...(cuerpo && { body: JSON.stringify(cuerpo) }),
    });
    if (!respuesta.ok) throw new Error(`${ruta}: ${respuesta.status} ${await respuesta.text()}`);
    await respuesta.arrayBuffer();
  };
  const list = () => ask(`/v1/gestion/casos?responsable=yo&abierto=si&limite=${PAGINA}`);
  const muestra = await store.listCasos({ despuesDe: 1, limite: 400 });
  const folio = () => ask("/v1/gestion/busquedas", { texto: azar.pick(muestra).caso.folio });
  const ruts = (await Promise.all(muestra.map((uno) => readRut(abierta, uno)))).filter((uno) => uno !== undefined);
  const rut = () => ask("/v1/gestion/busquedas", { texto: azar.pick(ruts) });
  const text = () => ask("/v1/gestion/busquedas", { texto: `${azar.pick(NOMBRES)} ${azar.pick(APELLIDOS)} garantía` });
  await time(50, list);
  return [
    describe("llamada: mis casos por vencimiento", await time(times, list), 20),
    describe("llamada: búsqueda por folio", await time(times, folio), 5),
    describe("llamada: búsqueda por RUT", await time(times, rut), 5),
    describe("llamada: búsqueda por texto", await time(times / 4, text), 100),
  ];
};

/** Acts per second by so many at once, each acknowledged as durable before the next. */
const drive = async (seconds: number, act: () => Promise<unknown>): Promise<number> => {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < end) {
      await act();
      done++;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return done / seconds;
};

/** Orders on cases of the loaded ones beside openings, in turns, over the same store: both without HTTP. */
const measureOrders = async (
  { store, llaves, institucion }: Abierta,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Row[]> => {
  const azar = createAzar(13);
  const instituciones = new Map([[institucion.slug, institucion]]);
  const casos = createCasos({
    store,
    clock: () => AHORA,
    llaves,
    instituciones,
    urlPublica: "https://ventanilla.example",
  });
  const abiertos = (await store.queryCasos({ institucion: "sernac", abierto: true }, { limite: 20_000 })).filter(
    ({ caso }) => caso.responsable && caso.estado !== "porVisar",
  );
  const open = () =>
    casos.open({ canal: "internet", ...APERTURAS.reclamo } as AperturaDeCaso as never, {
      institucion,
      envio: randomUUID(),
    });
  const order = async () => {
    const { caso } = azar.pick(abiertos);
    const guardado = (await store.findCasoByFolio(caso.folio)) as CasoGuardado;
    const actor = { id: caso.responsable as string, rol: "ejecutivo", institucion: "sernac" } as const;
    await casos.order(guardado, { orden: "gestionar", nota: "Se llama a la empresa.", visible: false }, { actor });
  };
  await drive(1, open);
  await drive(1, order);
  const { ours, floor } = await interleave(
    rounds,
    () => drive(seconds, order),
    () => drive(seconds, open),
  );
  return [
    {
      name: "órdenes con acuse durable, junto a ingresos",
      ours: median(ours),
      floor: median(floor),
      ratio: median(ours.map((rate, turn) => rate / (floor[turn] as number))),
      unit: "/s",
      goal: { atLeast: 0.7 },
      note: "sin HTTP en ambos",
    },
  ];
};

export interface MeasureGestionOptions {
  casos: number;
  times: number;
  rounds: number;
  seconds: number;
  /** Folder that keeps the loaded cases from one run to the next; absent: loaded anew and thrown away. */
  carpeta?: string | undefined;
}

/** The officers' side over so many cases: lists, searches and orders, by the store's own acts and by the service's calls. */
export const measureGestion = async (options: MeasureGestionOptions): Promise<Row[]> => {
  const { casos, times, rounds, seconds, carpeta = makeFolder() } = options;
  const isLoaded = existsSync(join(carpeta, "ventanilla.db"));
  const abierta = await openCarga(carpeta);
  try {
    const start = performance.now();
    if (!isLoaded) {
      const tell = (hechos: number) => hechos % 51_200 === 0 && console.log(`${hechos.toLocaleString("es-CL")} casos`);
      const carga = await loadCasos({ ...abierta, cuantos: casos, semilla: 1, ahora: AHORA, tell });
      const segundos = (performance.now() - start) / 1_000;
      console.log(
        `Cargados ${carga.casos.toLocaleString("es-CL")} casos (${carga.abiertos.toLocaleString("es-CL")} abiertos), ${carga.asientos.toLocaleString("es-CL")} asientos, en ${segundos.toFixed(0)} s`,
      );
    }
    const rows = [
      ...(await measureLists(abierta, times)),
      ...(await measureSearch(abierta, { times, casos })),
      ...(await measureCalls(abierta, times)),
      ...(await measureOrders(abierta, { rounds, seconds })),
    ];
    return rows.map((row) => ({ ...row, name: `${row.name} (${casos.toLocaleString("es-CL")} casos)` }));
  } finally {
    await abierta.store.close();
  }
};
