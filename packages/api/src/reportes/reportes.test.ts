import { type CuadroDeReporte, type Reporte, reporte } from "@ventanilla/sdk/contract";
import { INDICADORES_CON_META, NOMBRES_RESULTADO, type NombreDeReporte, REPORTES } from "@ventanilla/sdk/domain";
import { parse as parseCsv } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Persona, parse } from "../../test/open-gestion.ts";
import { openEscena, UNIDAD_DE_VALPARAISO } from "../../test/reportes-escena.ts";

const NOVIEMBRE = "desde=2026-11-01&hasta=2026-11-30";

let api: Awaited<ReturnType<typeof openEscena>>;
beforeAll(async () => {
  api = await openEscena();
}, 30_000);
afterAll(() => api.store.close());

const ask = (nombre: string, consulta = NOVIEMBRE, de: Persona = api.personas.encargada) =>
  api.ask(`/v1/gestion/reportes/${nombre}?${consulta}`, { de });
const read = async (nombre: NombreDeReporte, consulta?: string, de?: Persona): Promise<Reporte> =>
  parse(reporte, await ask(nombre, consulta, de));
const cifrasOf = ({ cifras }: Reporte) => Object.fromEntries(cifras.map(({ id, valor }) => [id, valor]));
const findCuadro = ({ cuadros }: Reporte, id: string): CuadroDeReporte => {
  const cuadro = cuadros.find((uno) => uno.id === id);
  if (!cuadro) throw new Error(`No hay un cuadro ${id}`);
  return cuadro;
};
/** Rows of a table by their ids, each by its columns. */
const tableOf = (documento: Reporte, id: string): Record<string, Record<string, number | null | undefined>> => {
  const { columnas, datos } = findCuadro(documento, id);
  return Object.fromEntries(
    datos.map((fila) => [fila.id, Object.fromEntries(columnas.map((una, i) => [una.id, fila.valores[i]]))]),
  );
};

describe("el cuadro de monitoreo", () => {
  it("dice lo que entró, se cerró y espera, y lo compara con el mes anterior", async () => {
    const documento = await read("monitoreo");
    expect(cifrasOf(documento)).toMatchObject({
      // Six consultas, three reclamos and two opinions; the one that was no case is told apart.
      ingresos: 11,
      fuera: 1,
      // Five consultas and one reclamo: the other was reopened.
      cerrados: 6,
      "en-plazo": 100,
      favorables: 100,
      "mediana-habiles": 5,
      "promedio-corridos": 7,
      derivados: 1,
      reabiertos: 1,
      satisfaccion: 60,
      "satisfaccion-neta": 40,
      abiertos: 5,
      "comunas-alcanzadas": 2,
      "regiones-con-casos": 2,
      "unidades-con-casos": 2,
    });
    const anterior = Object.fromEntries(documento.cifras.map((cifra) => [cifra.id, cifra.anterior]));
    expect(anterior).toMatchObject({ ingresos: 1, cerrados: 1, "en-plazo": 0, favorables: null });
    expect(documento.cifras.find(({ id }) => id === "abiertos")).not.toHaveProperty("anterior");
  });

  it("cada cuadro suma lo mismo que su cifra", async () => {
    const documento = await read("monitoreo");
    for (const id of ["tendencia", "por-region", "por-tipo", "por-canal"]) {
      const { columnas, total } = findCuadro(documento, id);
      expect([id, total?.[columnas.findIndex((una) => una.id === "ingresos")]]).toEqual([id, 11]);
    }
    for (const id of ["por-etapa", "por-estado", "espera"])
      expect([id, findCuadro(documento, id).total?.[0]]).toEqual([id, 5]);
    expect(findCuadro(documento, "por-region").datos).toHaveLength(17);
    expect(tableOf(documento, "por-region")["05"]).toMatchObject({ ingresos: 8, cerrados: 6, "en-plazo": 100 });
    expect(tableOf(documento, "por-unidad")[UNIDAD_DE_VALPARAISO]).toMatchObject({
      ingresos: 8,
      "promedio-habiles": 5,
    });
    expect(tableOf(documento, "espera")).toMatchObject({
      otraInstitucion: { abiertos: 1 },
      institucion: { abiertos: 4 },
    });
    expect(tableOf(documento, "resultados")).toEqual({
      orientado: { cerrados: 5, parte: 83.3 },
      acogeTotal: { cerrados: 1, parte: 16.7 },
    });
    expect(tableOf(documento, "movimientos")).toMatchObject({ traslado: { actos: 2 }, reapertura: { actos: 1 } });
  });

  it("dice de octubre que se cerró tarde, y de un día sin casos que no hubo", async () => {
    const octubre = await read("monitoreo", "desde=2026-10-01&hasta=2026-10-31");
    expect(cifrasOf(octubre)).toMatchObject({ ingresos: 1, cerrados: 1, "en-plazo": 0, "promedio-corridos": 29 });
    const vacio = await read("monitoreo", "desde=2026-11-15&hasta=2026-11-15");
    expect(cifrasOf(vacio)).toMatchObject({ ingresos: 0, cerrados: 0, "en-plazo": null, "mediana-habiles": null });
    expect(findCuadro(vacio, "tendencia").datos).toEqual([{ id: "2026-11-15", titulo: "15/11/2026", valores: [0, 0] }]);
  });
});

describe("el alcance de un reporte", () => {
  it("quien tiene una región ve la suya aunque no la pida, y ninguna otra", async () => {
    const { deValparaiso } = api.personas;
    const documento = await read("monitoreo", NOVIEMBRE, deValparaiso);
    expect(documento.region).toBe("05");
    expect(cifrasOf(documento)).toMatchObject({ ingresos: 8, abiertos: 2 });
    expect(findCuadro(documento, "tendencia").total).toEqual([8, 6]);
    expect(documento.cuadros.map(({ id }) => id)).not.toContain("por-region");
    for (const otra of ["region=13", "unidad=dr-metropolitana", `responsable=${api.personas.encargada.id}`])
      expect([otra, (await ask("monitoreo", otra, deValparaiso)).status]).toEqual([otra, 403]);
  });

  it("quien atiende una unidad ve la de su unidad, y de las personas, solo lo suyo", async () => {
    const { ejecutiva, encargada, analista } = api.personas;
    const deUnidad = await read("monitoreo", NOVIEMBRE, ejecutiva);
    expect(deUnidad.unidad).toBe(UNIDAD_DE_VALPARAISO);
    expect(cifrasOf(deUnidad)).toMatchObject({ ingresos: 8, cerrados: 6, "en-plazo": 100, satisfaccion: 60 });
    expect(deUnidad.cuadros.map(({ id }) => id)).not.toContain("por-funcionario");
    const suyo = await read("monitoreo", `${NOVIEMBRE}&responsable=yo`, ejecutiva);
    expect(cifrasOf(suyo)).toMatchObject({ abiertos: 1, cerrados: 6, "promedio-corridos": 7 });
    expect((await ask("monitoreo", `responsable=${encargada.id}`, ejecutiva)).status).toBe(403);
    expect((await read("monitoreo", NOVIEMBRE, analista)).cuadros.map(({ id }) => id)).not.toContain("por-funcionario");
    expect(tableOf(await read("monitoreo"), "por-funcionario")).toEqual({
      [ejecutiva.id]: expect.objectContaining({ abiertos: 1, cerrados: 6 }),
    });
  });

  it("sobre cien personas, se ven por región o por unidad, y una nota lo dice", async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `persona-${i}`);
    const datos = { rol: "ejecutivo", institucion: "sernac", region: "01", programa: false, activo: true };
    for (const id of ids) {
      const ficha = { clase: "usuario", id, institucion: "sernac", cuando: "2026-11-01T12:00:00.000Z" };
      await api.store.putFicha(
        { ...ficha, datos: { ...datos, correo: `${id}@example.cl`, nombre: id } },
        { version: 0 },
      );
    }
    const delPais = await read("monitoreo");
    expect(delPais.cuadros.map(({ id }) => id)).not.toContain("por-funcionario");
    expect(delPais.notas.join(" ")).toContain("elige una región o una unidad");
    const deUnidad = await read("monitoreo", `${NOVIEMBRE}&unidad=${UNIDAD_DE_VALPARAISO}`);
    expect(Object.keys(tableOf(deUnidad, "por-funcionario"))).toEqual([api.personas.ejecutiva.id]);
    for (const id of ids) await api.store.deleteFicha("usuario", id);
  });

  it("puede tener meta lo que es una parte o son días, y ninguna otra cifra", async () => {
    const documentos = await Promise.all(REPORTES.map((nombre) => read(nombre)));
    const conMeta = documentos
      .flatMap(({ cifras }) => cifras)
      .filter(({ unidad }) => ["porcentaje", "puntos", "habiles", "corridos"].includes(unidad))
      .map(({ id }) => id);
    expect([...new Set(conMeta)].sort()).toEqual([...INDICADORES_CON_META].sort());
  });

  it("nadie lee en un reporte lo que alguien contó de su caso", async () => {
    for (const nombre of REPORTES) {
      const texto = await (await ask(nombre)).text();
      expect([nombre, /12\.?345\.?678|Apellido|Esperé mucho|Tienda Ejemplo/.test(texto)]).toEqual([nombre, false]);
    }
  });
});

describe("los demás reportes", () => {
  it("la cuenta pública junta tótem y biblioteca en internet, muestra cada uno y nombra lo declarado", async () => {
    const declarada = {
      codigo: "juicios-2026",
      indicador: "juicios",
      nombre: "Juicios cerrados",
      anio: 2026,
      valor: 99,
    };
    await api.ask("/v1/gestion/declaradas?institucion=sernac", {
      de: api.personas.administrador,
      metodo: "POST",
      cuerpo: { ...declarada, unidad: "casos", declaradoPor: "División jurídica" },
    });
    const documento = await read("cuenta-publica", "desde=2025-01-01&hasta=2026-11-30");
    expect(tableOf(documento, "tipo-canal")).toEqual({
      internet: { consulta: 7, reclamo: 3, disconformidad: 1, sugerencia: 0, reconocimiento: 1, total: 12 },
    });
    expect(tableOf(documento, "internet")).toMatchObject({ totem: { total: 1 }, biblioteca: { total: 1 } });
    expect(documento.cifras.find(({ id }) => id === "declarada.juicios.2026")).toEqual({
      id: "declarada.juicios.2026",
      titulo: "Juicios cerrados (2026)",
      valor: 99,
      unidad: "casos",
      nota: "Declarada por División jurídica, año 2026. No sale de los casos",
    });
  });

  it("SONI va aparte, y uno por uno solo lo ve quien ve casos", async () => {
    const documento = await read("soni");
    expect(cifrasOf(documento)).toMatchObject({ ingresos: 2, cerrados: 0, abiertos: 2, "de-buzon": 0 });
    expect(findCuadro(documento, "tendencia").total).toEqual([2, 0]);
    expect(tableOf(documento, "disconformidades")).toEqual({ "comercio.garantia": { ingresos: 1 } });
    const enProceso = findCuadro(documento, "en-proceso");
    expect(enProceso.datos.map(({ valores }) => valores.slice(0, 2))).toEqual([
      [21, 29],
      [21, 29],
    ]);
    const deAnalista = await read("soni", NOVIEMBRE, api.personas.analista);
    expect(deAnalista.cuadros.map(({ id }) => id)).not.toContain("en-proceso");
  });

  it("el diagnóstico trae el año y los tres anteriores, y las solicitudes de acceso con su plazo", async () => {
    const csv =
      "codigo;recibidaEn;respondidaEn\nAH1;2025-03-03;2025-03-10\nAH2;2025-03-03;2025-06-02\nAH3;2026-11-23;\n";
    await api.ask("/v1/gestion/solicitudes-de-acceso/importacion?institucion=sernac", {
      de: api.personas.administrador,
      metodo: "POST",
      csv,
    });
    const documento = await read("diagnostico");
    expect([documento.desde, documento.hasta]).toEqual(["2023-01-01", "2026-11-30"]);
    expect(Object.keys(tableOf(documento, "reclamos-institucion"))).toEqual(["2023", "2024", "2025", "2026"]);
    expect(tableOf(documento, "reclamos-institucion")[2026]).toMatchObject({ ingresos: 1, cerrados: 0 });
    expect(tableOf(documento, "reclamos-proveedores")[2026]).toMatchObject({ ingresos: 3, cerrados: 1 });
    expect(tableOf(documento, "solicitudes-acceso")).toMatchObject({
      2025: { recibidas: 2, respondidas: 2, "en-plazo": 50, "mediana-habiles": 5 },
      2026: { recibidas: 1, respondidas: 0, "pendientes-fuera": 0, "en-plazo": null },
    });
  });

  it("la meta del año se ve al lado de su cifra", async () => {
    await api.ask("/v1/gestion/metas?institucion=sernac", {
      de: api.personas.administrador,
      metodo: "POST",
      cuerpo: { codigo: "plazo-2026", indicador: "en-plazo", anio: 2026, valor: 90 },
    });
    const { cifras } = await read("monitoreo");
    expect(cifras.filter(({ meta }) => meta !== undefined).map(({ id, meta }) => [id, meta])).toEqual([
      ["en-plazo", 90],
    ]);
  });

  it("las bibliotecas, las derivaciones y la satisfacción dicen lo que pasó, y nada donde son muy pocos", async () => {
    expect(tableOf(await read("bibliotecas"), "bibliotecas")).toMatchObject({
      "biblioteca-centro": { total: 1, consultas: 1, reclamos: 0 },
    });
    expect(tableOf(await read("derivaciones"), "por-institucion")).toMatchObject({
      cmf: { enviadas: 1, respondidas: 0 },
    });
    const documento = await read("satisfaccion");
    expect(tableOf(documento, "por-tipo")).toMatchObject({
      consulta: { satisfaccion: 60, "satisfaccion-neta": 40, opiniones: 5 },
      reclamo: { satisfaccion: null, opiniones: 0 },
    });
    // Two said so and one that it would not: nine say nothing, of eleven.
    expect(tableOf(documento, "genero")).toMatchObject({ femenino: { casos: 2 }, noInforma: { casos: 9 } });
    const unDia = await read("satisfaccion", "desde=2026-11-09&hasta=2026-11-09");
    expect(cifrasOf(unDia)).toEqual({ satisfaccion: null, "satisfaccion-neta": null });
  });
});

describe("la planilla de un reporte", () => {
  it("la abre un lector de CSV: cada cuadro es un bloque, y ningún texto es una fórmula", async () => {
    const { encargada } = api.personas;
    for (const nombre of REPORTES) {
      const respuesta = await api.app.request(`/v1/gestion/reportes/${nombre}?${NOVIEMBRE}`, {
        headers: { authorization: `Bearer ${encargada.token}`, accept: "text/csv" },
      });
      expect(respuesta.headers.get("content-disposition")).toContain(`${nombre}_sernac_`);
      const bytes = Buffer.from(await respuesta.arrayBuffer());
      expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const lineas = parseCsv(bytes, { bom: true, delimiter: ";", relax_column_count: true });
      const { titulo, cuadros } = await read(nombre);
      expect(lineas[0]).toEqual([titulo]);
      for (const cuadro of cuadros)
        expect([nombre, lineas.some(([celda]) => celda === cuadro.titulo)]).toEqual([nombre, true]);
      const formulas = lineas.flat().filter((celda) => /^[=+@\t\r]|^-(?!\d+(?:,\d+)?$)/.test(celda));
      expect([nombre, formulas]).toEqual([nombre, []]);
    }
    const csv = await (
      await api.app.request(`/v1/gestion/reportes/monitoreo?${NOVIEMBRE}`, {
        headers: { authorization: `Bearer ${encargada.token}`, accept: "text/csv" },
      })
    ).text();
    expect(csv).toContain(`${NOMBRES_RESULTADO.orientado};5;83,3`);
  });
});

describe("un pedido que no cuadra", () => {
  it.each([
    ["al revés", "desde=2026-11-30&hasta=2026-11-01", "desde"],
    ["que termina antes de su mes", "desde=2026-11-15&hasta=2026-10-31", "desde"],
    ["en el futuro", "desde=2027-01-01", "desde"],
    ["que termina en el futuro", "hasta=2026-12-03", "hasta"],
    ["de otro siglo", "desde=1026-01-01", "desde"],
    ["que no es fecha", "desde=2026-02-30", "desde"],
    ["de una región que no existe", "region=99", "region"],
    ["de una unidad que no existe", "unidad=nada", "unidad"],
    ["de una unidad de otra región", "region=13&unidad=dr-valparaiso", "unidad"],
    ["de alguien que no existe", "responsable=nadie", "responsable"],
    ["con más puntos de los que se ven", "desde=2016-01-01&paso=dia", "paso"],
    ["con un paso que no hay", "paso=hora", "paso"],
    ["con un filtro que no hay", "color=azul", "color"],
  ])("%s se responde en su campo", async (_, consulta, ruta) => {
    const respuesta = await ask("monitoreo", consulta);
    expect(respuesta.status).toBe(422);
    expect(await respuesta.json()).toMatchObject({
      type: "datos-invalidos",
      errores: [{ ruta, mensaje: expect.stringMatching(/\w+ \w+/) }],
    });
  });

  it("de diez años se responde por mes, y lo que no es un reporte no existe", async () => {
    const documento = await read("monitoreo", "desde=2016-12-01&hasta=2026-11-30");
    expect(findCuadro(documento, "tendencia").datos).toHaveLength(120);
    expect(cifrasOf(documento)).toMatchObject({ ingresos: 12, cerrados: 7 });
    expect((await ask("nada")).status).toBe(404);
    expect((await ask("soni", "responsable=yo")).status).toBe(422);
  });
});
