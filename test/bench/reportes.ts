import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { type NombreDeReporte, REGIONES, REPORTES } from "@ventanilla/sdk/domain";
import { createBodega } from "../../packages/api/src/adjuntos/bodega.ts";
import { createExtraccion } from "../../packages/api/src/extraccion/extraccion.ts";
import { createServicio } from "../../packages/api/src/servicio.ts";
import { loadCasos } from "../carga/load-casos.ts";
import { loadCifras } from "../carga/load-cifras.ts";
import { loadSemillas } from "../carga/load-semillas.ts";
import { FUNCIONARIOS } from "../carga/make-caso.ts";
import { AHORA, openCarga } from "../carga/open-carga.ts";
import { scaleLote } from "../carga/scale-lote.ts";
import { type Lote, SEMILLAS } from "../carga/semillas.ts";
import { makeFolder } from "../fixtures/server.ts";
import { median } from "./drive-load.ts";
import type { Row } from "./table.ts";

type Abierta = Awaited<ReturnType<typeof openCarga>>;

const formatCasos = (casos: number): string => `${casos.toLocaleString("es-CL")} casos`;

/** Periods a report is asked for: a month, the year up to today, and one that begins and ends in the middle of a month. */
const PERIODOS = {
  mes: { desde: "2026-11-01", hasta: "2026-11-30" },
  año: { desde: "2025-12-03", hasta: "2026-12-02" },
  "año a medio mes": { desde: "2025-11-16", hasta: "2026-11-15" },
};

/** From so many on, cases are loaded by what they come to alone: reports read nothing else of them. */
const SOLO_CIFRAS = 5_000_000;

/** Who closed the loaded cases, as users of the institution: reports compare them. */
const hireFuncionarios = async ({ store, institucion: { slug } }: Abierta): Promise<void> => {
  for (const [i, id] of FUNCIONARIOS.entries())
    await store.putFicha(
      {
        clase: "usuario",
        id,
        institucion: slug,
        cuando: new Date(AHORA).toISOString(),
        datos: {
          correo: `${id}@example.cl`,
          nombre: id,
          rol: "ejecutivo",
          institucion: slug,
          region: REGIONES[i % REGIONES.length]?.cut,
          programa: false,
          activo: true,
        },
      },
      { version: 0 },
    );
};

/** An installation with so many cases, loaded where it is not yet. */
const openCargada = async (casos: number, carpeta: string): Promise<Abierta> => {
  const isCargada = existsSync(join(carpeta, "ventanilla.db"));
  const abierta = await openCarga(carpeta);
  if (isCargada) return abierta;
  const inicio = performance.now();
  const opciones = { ...abierta, cuantos: casos, semilla: 1, ahora: AHORA };
  if (casos >= SOLO_CIFRAS) loadCifras(opciones);
  else await loadCasos(opciones);
  await hireFuncionarios(abierta);
  console.log(`Cargados ${formatCasos(casos)} en ${((performance.now() - inicio) / 1_000).toFixed(0)} s`);
  return abierta;
};

/** Who sees most: all of the institution, and its persons by name. */
const DIRECTORA = { id: "medicion", rol: "director" } as const;

const openReportes = ({ store, llaves, institucion, carpeta }: Abierta) =>
  createServicio({
    store,
    llaves,
    clock: () => AHORA,
    log: { error: () => undefined },
    instituciones: new Map([[institucion.slug, institucion]]),
    urlPublica: "https://ventanilla.example",
    bodega: createBodega({ carpeta: join(carpeta, "adjuntos") }),
  }).reportes;

const p99 = (taken: number[]): number =>
  taken.toSorted((one, other) => one - other)[Math.floor(taken.length * 0.99)] ?? 0;

/** Milliseconds of processor that all threads used since, whatever else the machine did. */
const sumUso = (desde: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(desde);
  return (user + system) / 1_000;
};

/** Every report over few and over many cases, in turns: what one of them meets of the machine's load the other does too. */
const measureCadaReporte = async (
  pocas: { casos: number; abierta: Abierta },
  muchas: { casos: number; abierta: Abierta },
  times: number,
): Promise<Row[]> => {
  const [deMuchas, dePocas] = [openReportes(muchas.abierta), openReportes(pocas.abierta)];
  const measure = async (
    nombre: NombreDeReporte,
    periodo: keyof typeof PERIODOS,
    filtro: { region?: string } = {},
  ): Promise<Row> => {
    const taken: [number[], number[]] = [[], []];
    const procesador = [0, 0];
    for (let i = -5; i < times; i++)
      for (const [cual, reportes] of [deMuchas, dePocas].entries()) {
        const [inicio, uso] = [performance.now(), process.cpuUsage()];
        await reportes.read(nombre, "sernac", { ...PERIODOS[periodo], ...filtro }, DIRECTORA);
        // The first ones compile.
        if (i < 0) continue;
        taken[cual]?.push(performance.now() - inicio);
        procesador[cual] = (procesador[cual] as number) + sumUso(uso) / times;
      }
    const [ours, floor] = taken.map(p99) as [number, number];
    return {
      name: `reporte ${nombre}${filtro.region ? " de una región" : ""}, un ${periodo}, p99`,
      ours,
      unit: "ms",
      goal: { atMost: 50 },
      note: `mediana ${median(taken[0]).toFixed(1)} ms; con ${formatCasos(pocas.casos)}: ${median(taken[1]).toFixed(1)}, p99 ${floor.toFixed(1)}; razón de medianas ${(median(taken[0]) / median(taken[1])).toFixed(2)}× (meta 1,5×); procesador ${procesador.map((ms) => ms.toFixed(1)).join(" y ")} ms`,
    };
  };
  const rows: Row[] = [];
  for (const nombre of REPORTES)
    for (const periodo of Object.keys(PERIODOS) as (keyof typeof PERIODOS)[]) rows.push(await measure(nombre, periodo));
  // The capital's, with its persons by name.
  for (const periodo of Object.keys(PERIODOS) as (keyof typeof PERIODOS)[])
    rows.push(await measure("monitoreo", periodo, { region: "13" }));
  return rows;
};

/** All rows of an extraction, taken as they come; how much memory it took, and how long others waited for this thread. */
const measureExtraccion = async ({ store, institucion }: Abierta, casos: number): Promise<Row[]> => {
  const extraccion = createExtraccion({ store, clock: () => AHORA });
  const extract = async (): Promise<number> => {
    let bytes = 0;
    for await (const parte of await extraccion.open(institucion, {}, { id: "medicion" })) bytes += parte.byteLength;
    return bytes;
  };
  await extract();
  const retraso = monitorEventLoopDelay({ resolution: 2 });
  const antes = process.memoryUsage().rss;
  let memoria = antes;
  const reloj = setInterval(() => {
    memoria = Math.max(memoria, process.memoryUsage().rss);
  }, 20);
  retraso.enable();
  const [inicio, uso] = [performance.now(), process.cpuUsage()];
  const bytes = await extract();
  const [segundos, procesador] = [(performance.now() - inicio) / 1_000, sumUso(uso) / 1_000];
  retraso.disable();
  clearInterval(reloj);
  return [
    {
      name: `extracción (${formatCasos(casos)})`,
      ours: casos / segundos,
      unit: "filas/s",
      goal: { atLeast: 50_000 },
      note: `${(bytes / 1e6).toFixed(1)} MB en ${segundos.toFixed(1)} s, ${procesador.toFixed(1)} de procesador; el hilo que atiende espera ${(retraso.percentile(99) / 1e6).toFixed(0)} ms (p99)`,
    },
    {
      name: "memoria de una extracción más que antes de ella",
      ours: Math.max(0, memoria - antes) / 1e6,
      unit: "MB",
      goal: { atMost: 64 },
    },
  ];
};

/** Cases per second of a stretch of the seeds as dense as their last year, by the way every case goes. */
const measureCarga = async (casos: number): Promise<Row> => {
  const abierta = await openCarga(makeFolder());
  const anio = scaleLote(SEMILLAS[2] as Lote, casos / 374_123);
  const dias = Math.max(1, Math.round((365 * casos) / 374_123));
  const hasta = new Date(Date.UTC(2006, 0, dias)).toISOString().slice(0, 10);
  const [inicio, uso] = [performance.now(), process.cpuUsage()];
  await loadSemillas({ ...abierta, lotes: [{ ...anio, hasta }] });
  const segundos = (performance.now() - inicio) / 1_000;
  const procesador = sumUso(uso);
  await abierta.store.close();
  return {
    name: `carga de las cifras impresas (${formatCasos(casos)})`,
    ours: casos / segundos,
    unit: "casos/s",
    goal: { atLeast: 5_000 },
    note: `${((procesador * 1_000) / casos).toFixed(0)} µs de procesador por caso, en dos hilos: menos de un núcleo cada uno si la máquina está tomada`,
  };
};

const weighCaso = (carpeta: string, casos: number): Row => ({
  name: `base de datos por caso (${formatCasos(casos)})`,
  ours: statSync(join(carpeta, "ventanilla.db")).size / casos,
  unit: "bytes",
  goal: { atMost: 2_048 },
  note: "con su bitácora, sus cifras y su índice de búsqueda",
});

export interface MeasureReportesOptions {
  /** How many cases the smaller and the larger installation have. */
  casos: readonly [number, number];
  times: number;
  /** Folder that keeps both of them from one run to the next; absent: loaded anew and thrown away. */
  carpeta?: string | undefined;
}

/** What reports, extraction and loading cost, over few and over many cases. */
export const measureReportes = async ({ casos, times, carpeta }: MeasureReportesOptions): Promise<Row[]> => {
  const carpetas = casos.map((n) => (carpeta ? join(carpeta, String(n)) : makeFolder())) as [string, string];
  const pocas = { casos: casos[0], abierta: await openCargada(casos[0], carpetas[0]) };
  const muchas = { casos: casos[1], abierta: await openCargada(casos[1], carpetas[1]) };
  const hasCasos = casos[1] < SOLO_CIFRAS;
  let rows: Row[];
  try {
    rows = [
      ...(await measureCadaReporte(pocas, muchas, times)).map((row) => ({
        ...row,
        name: `${row.name} (${formatCasos(casos[1])})`,
      })),
      ...(hasCasos ? await measureExtraccion(muchas.abierta, casos[1]) : []),
    ];
  } finally {
    await Promise.all([pocas.abierta.store.close(), muchas.abierta.store.close()]);
  }
  if (!hasCasos) return rows;
  // Closed: what was still beside the file is in it.
  return [...rows, weighCaso(carpetas[1], casos[1]), await measureCarga(Math.min(40_000, casos[1]))];
};
