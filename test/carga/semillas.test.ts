import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBodega } from "../../packages/api/src/adjuntos/bodega.ts";
import { findRotura } from "../../packages/api/src/caso/cadena.ts";
import { createExtraccion, type FiltroDeExtraccion } from "../../packages/api/src/extraccion/extraccion.ts";
import { createLectorDeCifras } from "../../packages/api/src/reportes/lector-de-cifras.ts";
import { createServicio } from "../../packages/api/src/servicio.ts";
import { makeFolder, stopServers } from "../fixtures/server.ts";
import { isStress } from "../harness/tier.ts";
import { loadSemillas } from "./load-semillas.ts";
import { AHORA, openCarga } from "./open-carga.ts";
import { countCasos, dealCuentas, scaleLote } from "./scale-lote.ts";
import { CUENTA_PUBLICA, INGRESO_POR_CANAL, SEMILLAS } from "./semillas.ts";

/** What the reports print at full size is compared at night; in every push, what three of each thousand give. */
const ESCALA = isStress ? 1 : 0.003;

type Tabla = Record<string, Record<string, number>>;

/** Domain, figures to reproduce: seed C, by kind and channel. */
const CUENTA_IMPRESA: Tabla = isStress
  ? {
      reclamo: {
        convenio: 759,
        internet: 55_958,
        presencial: 6_355,
        telefonico: 1_030,
        movil: 240,
        municipal: 18_737,
      },
      consulta: { internet: 15_446, presencial: 17_730, telefonico: 43_566, movil: 998, sinInformar: 20_565 },
      disconformidad: { sinInformar: 60 },
      sugerencia: { sinInformar: 5 },
      reconocimiento: { sinInformar: 126 },
    }
  : {
      reclamo: { convenio: 2, internet: 168, presencial: 19, telefonico: 3, movil: 1, municipal: 56 },
      consulta: { internet: 46, presencial: 53, telefonico: 131, movil: 3, sinInformar: 62 },
      reconocimiento: { sinInformar: 1 },
    };

/** Seed E, by year and channel. */
const INGRESO_IMPRESO: Tabla = isStress
  ? {
      2004: { internet: 12_217, presencial: 73_494, otro: 11_642 },
      2005: { telefonico: 975, internet: 73_588, presencial: 97_839, otro: 14_864 },
      2006: { telefonico: 143_606, internet: 97_275, presencial: 123_006, otro: 10_236 },
    }
  : {
      2004: { internet: 37, presencial: 220, otro: 35 },
      2005: { telefonico: 3, internet: 221, presencial: 294, otro: 44 },
      2006: { telefonico: 431, internet: 292, presencial: 369, otro: 30 },
    };

describe("las cifras de las semillas", () => {
  it("suman lo que está impreso, también lo que no tiene canal", () => {
    const sumOf = (tipo: string) => countCasos({ cuentas: CUENTA_PUBLICA.cuentas.filter((una) => una.tipo === tipo) });
    expect([sumOf("reclamo"), sumOf("consulta")]).toEqual([83_079, 98_305]);
    expect(sumOf("disconformidad") + sumOf("reconocimiento") + sumOf("sugerencia")).toBe(191);
    expect(SEMILLAS.slice(0, 3).map(countCasos)).toEqual([97_353, 187_266, 374_123]);
    expect(INGRESO_POR_CANAL.map(({ anio }) => anio)).toEqual([2004, 2005, 2006]);
  });

  it("a escala suman lo suyo en casos enteros, y se reparten parejas en el tiempo", () => {
    const decimo = scaleLote(CUENTA_PUBLICA, 0.1);
    expect(countCasos(decimo)).toBe(18_158);
    expect(decimo.cuentas.map(({ n }) => n)).toEqual([
      76, 5_596, 635, 103, 24, 1_874, 1_545, 1_773, 4_357, 100, 2_056, 6, 0, 13,
    ]);
    const repartidas = [...dealCuentas(decimo)];
    for (const [i, cuenta] of decimo.cuentas.entries()) {
      const suyas = (hasta: number) =>
        repartidas.slice(0, hasta).filter(({ tipo, canal }) => tipo === cuenta.tipo && canal === cuenta.canal).length;
      expect([i, suyas(18_158)]).toEqual([i, cuenta.n]);
      expect(Math.abs(suyas(9_079) - cuenta.n / 2)).toBeLessThan(decimo.cuentas.length);
    }
  });
});

describe("las semillas cargadas", () => {
  let abierta: Awaited<ReturnType<typeof openCarga>>;
  let carga: Awaited<ReturnType<typeof loadSemillas>>;
  let servicio: ReturnType<typeof createServicio>;
  const dichos: string[] = [];
  beforeAll(async () => {
    abierta = await openCarga(makeFolder());
    servicio = createServicio({
      ...abierta,
      clock: () => AHORA,
      log: { error: () => undefined },
      instituciones: new Map([["sernac", abierta.institucion]]),
      urlPublica: "https://ventanilla.example",
      bodega: createBodega({ carpeta: `${abierta.carpeta}/adjuntos` }),
    });
    carga = await loadSemillas({
      ...abierta,
      escala: ESCALA,
      declaradas: servicio.registros.declaradas,
      tell: (hechos, todos) => dichos.push(`${hechos}/${todos}`),
    });
  }, 900_000);
  afterAll(async () => {
    await abierta.store.close();
    await stopServers();
  });

  const sum = (desde: string, hasta: string, region?: string) =>
    createLectorDeCifras(abierta.store, "sernac").read("canales", {
      de: { region },
      tramos: [{ grano: "mes", desde, hasta }],
    });
  const tabulate = (filas: { fila: string; columna: string; n: number }[]): Tabla => {
    const tabla: Tabla = {};
    for (const { fila, columna, n } of filas) {
      tabla[fila] ??= {};
      tabla[fila][columna] = (tabla[fila][columna] ?? 0) + n;
    }
    return tabla;
  };

  it("dan la cuenta pública de la región, por tipo y canal", async () => {
    const sumas = await sum("2014-01", "2016-12");
    expect(tabulate(sumas.map(({ tipo, canal, n }) => ({ fila: tipo, columna: canal, n })))).toEqual(CUENTA_IMPRESA);
    expect(new Set(sumas.map(({ serie }) => serie))).toEqual(new Set(["ingreso"]));
    expect(await sum("2014-01", "2016-12", "05")).toEqual(sumas.map((una) => ({ ...una, quien: "05" })));
  });

  it("dan el ingreso de cada año por canal", async () => {
    const anios = await Promise.all([2004, 2005, 2006].map((anio) => sum(`${anio}-01`, `${anio}-12`)));
    const filas = anios.flatMap((sumas, i) =>
      sumas.map(({ canal, n }) => ({ fila: String(2004 + i), columna: canal, n })),
    );
    expect(tabulate(filas)).toEqual(INGRESO_IMPRESO);
    // By telephone only consultas are taken, says the study.
    expect(anios.flat().filter(({ canal, tipo }) => canal === "telefonico" && tipo !== "consulta")).toEqual([]);
  });

  /** A table of a report without its totals and without what is zero: rows by columns, as the seeds print it. */
  const readCuadro = async (filtro: { desde: string; hasta: string; region?: string }, id: string): Promise<Tabla> => {
    const { cuadros } = await servicio.reportes.read("cuenta-publica", "sernac", filtro);
    const { columnas = [], datos = [] } = cuadros.find((uno) => uno.id === id) ?? {};
    return tabulate(
      datos.flatMap(({ id: fila, valores }) =>
        valores.flatMap((n, i) => {
          const columna = columnas[i]?.id ?? "";
          return n && columna !== "total" ? [{ fila, columna, n }] : [];
        }),
      ),
    );
  };
  const transpose = (tabla: Tabla): Tabla =>
    tabulate(
      Object.entries(tabla).flatMap(([columna, filas]) =>
        Object.entries(filas).map(([fila, n]) => ({ fila, columna, n })),
      ),
    );

  it("dan en el reporte los mismos cuadros, sin repartir lo que no se informó", async () => {
    const trienio = { desde: "2014-01-01", hasta: "2016-12-31", region: "05" };
    expect(await readCuadro(trienio, "tipo-canal")).toEqual(transpose(CUENTA_IMPRESA));
    const estudio = { desde: "2004-01-01", hasta: "2006-12-31" };
    expect(await readCuadro(estudio, "por-anio-canal")).toEqual(INGRESO_IMPRESO);
  });

  it("dicen qué es una proyección, y lo que no son casos con quién lo declaró", async () => {
    const { cifras } = await servicio.reportes.read("cuenta-publica", "sernac", {
      desde: "2006-01-01",
      hasta: "2006-12-31",
    });
    expect(cifras.find(({ id }) => id === "declarada.proyeccion.2006")).toMatchObject({
      valor: 374_123,
      nota: expect.stringMatching(/proyección lineal/),
    });
    const regional = { desde: "2014-01-01", hasta: "2016-12-31", region: "05" };
    const declaradas = (await servicio.reportes.read("cuenta-publica", "sernac", regional)).cifras;
    expect(declaradas.find(({ id }) => id === "declarada.juicios-favorables.2016.05")?.valor).toBe(76);
  });

  it("son casos como los de verdad: su bitácora encadena y nada queda por hacer de ellos", async () => {
    const { store } = abierta;
    for (const { id, caso, cabeza } of await store.listCasos({ despuesDe: carga.casos / 2, limite: 30 })) {
      const asientos = await store.listAsientos(id);
      expect(findRotura(caso.folio, asientos, { version: caso.version, cabeza })).toBeUndefined();
      expect(caso).toMatchObject({ estado: "cerrado", duracion: { corridos: expect.any(Number) } });
    }
    for (const lector of ["asignacion", "indice-1", "trabajos", "puntos"])
      expect(await store.readDiario({ despuesDe: await store.findPosicion(lector), limite: 1 })).toEqual([]);
    expect(dichos.at(-1)).toBe(`${carga.casos}/${carga.casos}`);
  });

  it("salen en una extracción cada uno una vez, de las páginas que haga falta", async () => {
    const extraccion = createExtraccion({ store: abierta.store, clock: () => AHORA });
    const count = async (filtro: FiltroDeExtraccion): Promise<number> => {
      const texto = await new Response(await extraccion.open(abierta.institucion, filtro, { id: "x" })).text();
      return texto.trimEnd().split("\r\n").length - 1;
    };
    const regional = scaleLote(CUENTA_PUBLICA, ESCALA);
    expect(await count({})).toBe(carga.casos);
    expect(await count({ region: "05" })).toBe(countCasos(regional));
    expect(await count({ desde: "2004-01-01", hasta: "2013-12-31" })).toBe(carga.casos - countCasos(regional));
  });

  it("son siempre los mismos", async () => {
    const load = async () => {
      const otra = await openCarga(makeFolder());
      await loadSemillas({ ...otra, escala: 0.0002 });
      const casos = (await otra.store.listCasos({ despuesDe: 0, limite: 500 })).map(({ caso }) => caso);
      await otra.store.close();
      return casos;
    };
    const casos = await load();
    expect(casos).toHaveLength(167);
    expect(await load()).toEqual(casos);
  });
});
