import { get } from "node:http";
import { serve } from "@hono/node-server";
import { parse as parseCsv } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeLinea } from "../src/extraccion/celda.ts";
import { MINIMO_PUBLICO, POCOS, writeDatosAbiertos } from "../src/extraccion/datos-abiertos.ts";
import { CORTADA, createExtraccion } from "../src/extraccion/extraccion.ts";
import { COLUMNAS_DE_EXTRACCION } from "../src/extraccion/fila-de-caso.ts";
import type { Store } from "../src/store/store.ts";
import { StoreError } from "../src/store/store.ts";
import { RECLAMO, readComprobante } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";

type Fila = Record<(typeof COLUMNAS_DE_EXTRACCION)[number], string>;

const parse = <T = Record<string, string>>(texto: string): T[] =>
  parseCsv(texto, { bom: true, columns: true, delimiter: ";" }) as T[];

let api: Awaited<ReturnType<typeof openGestion>>;
let director: Persona;
let folios: string[];

const CANARIO = {
  ...RECLAMO,
  persona: { ...RECLAMO.persona, nombres: "Canariolina", correo: "canario@correo.cl" },
  relato: "relato-canario",
};

const extract = (consulta = "", de = director) => api.ask(`/v1/gestion/extraccion.csv${consulta}`, { de });
const readFilas = async (consulta = "", de = director): Promise<Fila[]> =>
  parse<Fila>(await (await extract(consulta, de)).text());

beforeAll(async () => {
  api = await openGestion();
  director = await api.hire({ rol: "director" });
  const opened = [
    await api.open(CANARIO),
    await api.open({ ...CANARIO, persona: { ...CANARIO.persona, comuna: "05101" } }),
    await api.open({ tipo: "sugerencia", relato: "Que abran antes" }),
  ];
  folios = [];
  for (const uno of opened) folios.push((await readComprobante(uno)).folio);
  const encargado = await api.hire({ rol: "encargado" });
  const order = (folio: string, version: number, cuerpo: object) =>
    api.ask(`/v1/gestion/casos/${folio}/ordenes`, { de: encargado, metodo: "POST", version, cuerpo });
  await order(folios[2] as string, 1, { orden: "descartar", motivo: "vacio" });
  await order(folios[2] as string, 2, { orden: "reabrir", motivo: "No estaba vacío" });
  await order(folios[1] as string, 1, { orden: "descartar", motivo: "prueba" });
});
afterAll(() => api.store.close());

describe("la extracción", () => {
  it("trae una fila por caso y todas sus columnas, que lee cualquier planilla", async () => {
    const respuesta = await extract("?desde=2026-12-01&hasta=2026-12-02");
    expect(respuesta.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(respuesta.headers.get("content-disposition")).toMatch(/casos_sernac_2026-12-01_2026-12-02\.csv/);
    const bytes = new Uint8Array(await respuesta.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const filas = parse<Fila>(new TextDecoder().decode(bytes));
    expect(Object.keys(filas[0] ?? {})).toEqual([...COLUMNAS_DE_EXTRACCION]);
    expect(filas[0]).toMatchObject({
      recibido: "2026-12-02",
      tipo: "reclamo",
      canal: "internet",
      comuna: "13101",
      nombreComuna: "Santiago",
      etapa: "mediacion",
      vence: "2027-01-11",
      enPlazo: "si",
      cerrado: "",
      reabierto: "no",
      fuera: "",
    });
    expect(filas[1]).toMatchObject({ cerrado: "2026-12-02", fuera: "descartado", resultado: "" });
    expect(filas[2]).toMatchObject({ tipo: "sugerencia", region: "", reabierto: "si", fuera: "" });
    expect(filas).toHaveLength(3);
  });

  it("no trae nombre, relato, RUT, folio ni quién atendió", async () => {
    const texto = await (await extract()).text();
    for (const secreto of [
      "Canariolina",
      "canario",
      "12345678",
      "12.345.678",
      "Tienda Ejemplo",
      director.id,
      ...folios,
    ])
      expect(texto).not.toContain(secreto);
  });

  it("trae a cada persona lo de su región y nada de otra, aunque la pida", async () => {
    const deRegion = await api.hire({ rol: "analista", region: "05" });
    expect((await readFilas("", deRegion)).map(({ region }) => region)).toEqual(["05"]);
    expect((await extract("?region=13", deRegion)).status).toBe(403);
    expect((await readFilas("?region=05")).length).toBe(1);
  });

  it("dice qué está mal pedido antes de comenzar", async () => {
    for (const consulta of ["?desde=2026-12-02&hasta=2026-12-01", "?region=99", "?desde=ayer", "?nada=1"])
      expect([consulta, (await extract(consulta)).status]).toEqual([consulta, 422]);
    expect(await readFilas("?hasta=2026-12-01")).toEqual([]);
  });
});

describe("una celda", () => {
  it("se escribe como la escribe un programa de planillas, y nunca como fórmula", () => {
    const valores = ["=1+1", "+5", "-5", "@a", "\ta", "a;b", 'dijo "sí"', "ñandú", "", "a"];
    expect(writeLinea(valores)).toBe(
      stringify([valores], { delimiter: ";", escape_formulas: true, record_delimiter: "\r\n" }),
    );
    expect(writeLinea(["\ra", "\0a", "a\nb", 7, undefined])).toBe(`"'\ra";'\0a;"a\nb";7;\r\n`);
  });
});

describe("una extracción larga", () => {
  const PAGINAS = 2_000;
  /** A store of so many pages of 64 KB, which notes how far it was read; it fails at one of them. */
  const makeStore = (fallaEn = Number.POSITIVE_INFINITY) => {
    const leidas = { hasta: 0 };
    const store: Pick<Store, "readExtraccion"> = {
      async readExtraccion(_, { despuesDe }) {
        leidas.hasta = despuesDe + 1;
        if (leidas.hasta >= fallaEn) throw new StoreError("noDisponible");
        return { texto: `${"x".repeat(65_534)}\r\n`, ...(leidas.hasta < PAGINAS && { ultimo: leidas.hasta }) };
      },
    };
    return { leidas, store };
  };
  const open = (store: Pick<Store, "readExtraccion">) =>
    createExtraccion({ store, clock: () => Date.parse("2026-12-02T14:00:00Z") }).open(
      api.opciones.instituciones.get("sernac") as never,
      {},
      { id: "x" },
    );

  it("se lee al paso de quien la recibe, y nada más cuando cuelga", async () => {
    const { leidas, store } = makeStore();
    const lector = (await open(store)).getReader();
    for (let i = 0; i < 10; i++) await lector.read();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(leidas.hasta).toBeLessThan(15);
    await lector.cancel();
    const leidasAlCortar = leidas.hasta;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(leidas.hasta).toBe(leidasAlCortar);
  });

  it("dice en su última línea que se cortó, y no termina como si estuviera completa", async () => {
    const { store } = makeStore(5);
    const filas = await open(store);
    const servidor = serve({ fetch: () => new Response(filas), port: 0 });
    const { port } = servidor.address() as { port: number };
    let texto = "";
    const isEntera = await new Promise<boolean>((resolve) => {
      get(`http://127.0.0.1:${port}/`, (respuesta) => {
        respuesta.setEncoding("utf8").on("data", (parte) => {
          texto += parte;
        });
        respuesta.on("error", () => undefined).on("close", () => resolve(respuesta.complete));
      });
    });
    expect(isEntera).toBe(false);
    expect(texto.trimEnd().endsWith(CORTADA)).toBe(true);
    servidor.close();
  });
});

describe("los datos abiertos", () => {
  it("se publican para todos, con su licencia, y no se envían de nuevo a quien ya los tiene", async () => {
    api.reloj.ahora += 31 * 86_400_000;
    const ruta = "/v1/instituciones/sernac/datos-abiertos.csv";
    const respuesta = await api.app.request(ruta, { headers: { origin: "https://www.sernac.cl" } });
    expect(respuesta.status).toBe(200);
    expect(respuesta.headers.get("access-control-allow-origin")).toBe("https://www.sernac.cl");
    expect(respuesta.headers.get("link")).toMatch(/publicdomain\/zero.*rel="license"/);
    expect(respuesta.headers.get("cache-control")).toMatch(/^public, max-age=/);
    expect(parse(await respuesta.text())).toEqual([
      expect.objectContaining({ mes: "2026-12", tipo: "reclamo", canal: "internet", region: "13", casos: POCOS }),
      expect.objectContaining({ mes: "2026-12", tipo: "sugerencia", region: "sinInformar", casos: POCOS }),
    ]);
    const otra = await api.app.request(ruta, { headers: { "if-none-match": respuesta.headers.get("etag") ?? "" } });
    expect(otra.status).toBe(304);
  });

  it("tienen un diccionario que describe cada columna y dice la licencia", async () => {
    const diccionario = parse(await (await api.app.request("/v1/instituciones/sernac/diccionario.csv")).text());
    const variables = diccionario.map(({ variable }) => variable);
    const [columnas = ""] = writeDatosAbiertos([]).trim().split("\r\n");
    expect(variables).toEqual(expect.arrayContaining(columnas.split(";")));
    expect(diccionario.find(({ variable }) => variable === "licencia")?.descripcion).toMatch(/^CC0/);
  });

  it("callan los números bajo 5 y no traen ninguna suma que los delate", () => {
    const celdas = [1, 4, MINIMO_PUBLICO, 120].map((n, i) => ({
      mes: "2026-10",
      tipo: "reclamo",
      canal: "internet",
      region: `0${i + 1}`,
      n,
    }));
    const filas = parse(writeDatosAbiertos(celdas));
    expect(filas.map(({ casos }) => casos)).toEqual([POCOS, POCOS, "5", "120"]);
    expect(filas).toHaveLength(celdas.length);
  });

  it("no cuentan el mes que corre: lo que un día agrega delataría sus casos", async () => {
    api.reloj.ahora -= 31 * 86_400_000;
    const texto = await (await api.app.request("/v1/instituciones/sernac/datos-abiertos.csv")).text();
    expect(parse(texto)).toEqual([]);
    api.reloj.ahora += 31 * 86_400_000;
  });
});
