import {
  nombresDeProveedor,
  preguntasFrecuentes,
  type proveedorRegistrado,
  resultadoDeImportacion,
  unidades,
} from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { loadInstituciones } from "../src/instituciones/load-instituciones.ts";
import { loadContenidos } from "../src/preguntas/load-contenido.ts";
import { RECLAMO, readComprobante, readProblema } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";

type Proveedor = z.output<typeof proveedorRegistrado>;

let api: Awaited<ReturnType<typeof openGestion>>;
let administra: Persona;
let jefa: Persona;
let ejecutivo: Persona;
beforeAll(async () => {
  api = await openGestion({ contenidos: loadContenidos(loadInstituciones({ demostracion: true })) });
  administra = await api.hire({ rol: "administrador" });
  jefa = await api.hire({ rol: "encargado" });
  ejecutivo = await api.hire({ rol: "ejecutivo" });
});
afterAll(() => api.store.close());

const post = (ruta: string, cuerpo: unknown, de: Persona = jefa) =>
  api.ask(`/v1/gestion/${ruta}`, { de, metodo: "POST", cuerpo });
const put = (ruta: string, cuerpo: unknown, version: number, de: Persona = jefa) =>
  api.ask(`/v1/gestion/${ruta}`, { de, metodo: "PUT", cuerpo, version });
const list = async <T>(ruta: string, de: Persona = jefa): Promise<T[]> => {
  const respuesta = await api.ask(`/v1/gestion/${ruta}`, { de });
  return ((await respuesta.json()) as { elementos: T[] }).elementos;
};
const importCsv = async (ruta: string, csv: string | Uint8Array<ArrayBuffer>, { simular = "no", de = jefa } = {}) =>
  resultadoDeImportacion.parse(
    await (
      await api.app.request(`/v1/gestion/${ruta}/importacion?simular=${simular}`, {
        method: "POST",
        headers: { authorization: `Bearer ${de.token}`, "content-type": "text/csv; charset=utf-8" },
        body: csv,
      })
    ).json(),
  );

describe("a registry", () => {
  it("keeps a record, changes it at the version that was read, and says who was first", async () => {
    const creado = (await (await post("proveedores", { nombre: "Tienda Uno" })).json()) as Proveedor;
    expect(creado).toMatchObject({ nombre: "Tienda Uno", institucion: "sernac", version: 1 });
    const cambiado = await put(`proveedores/${creado.id}`, { nombre: "Tienda Uno SpA" }, 1);
    expect(await cambiado.json()).toMatchObject({ nombre: "Tienda Uno SpA", version: 2 });
    const tarde = await readProblema(await put(`proveedores/${creado.id}`, { nombre: "Otra" }, 1));
    expect([tarde.status, tarde.version]).toEqual([412, 2]);
    expect((await put(`proveedores/${creado.id}`, { nombre: "Otra" }, Number.NaN)).status).toBe(400);
  });

  it("is of an institution that there is", async () => {
    const deTodo = await api.hire({ rol: "administrador", institucion: "*" });
    for (const ruta of ["proveedores", "proveedores?institucion=nadie"]) {
      const { status, errores } = await readProblema(await post(ruta, { nombre: "De nadie" }, deTodo));
      expect([status, errores?.[0]?.ruta]).toEqual([422, "institucion"]);
    }
    expect((await post("proveedores?institucion=sercotec", { nombre: "De ella" }, deTodo)).status).toBe(201);
  });

  it("takes no two companies of one RUT, nor a RUT that adds up wrong", async () => {
    expect((await post("proveedores", { nombre: "Con RUT", rut: "76.086.428-5" })).status).toBe(201);
    expect((await post("proveedores", { nombre: "Con el mismo", rut: "760864285" })).status).toBe(409);
    const malo = await readProblema(await post("proveedores", { nombre: "Malo", rut: "76.086.428-4" }));
    expect(malo.errores).toMatchObject([{ ruta: "rut", codigo: "rut" }]);
  });

  it("lays changes over what the files bring and takes away what they bring", async () => {
    const [primera] = await list<{ id: string; version: number; nombre: string }>("plantillas");
    if (!primera) throw new Error("the files bring letters");
    const { id, version, institucion, ...datos } = primera as typeof primera & { institucion: string };
    const cambiada = await put(`plantillas/${id}`, { ...datos, nombre: "Con otro nombre" }, version);
    expect(await cambiada.json()).toMatchObject({ id, nombre: "Con otro nombre", version: version + 1, institucion });
    const retirada = await api.ask(`/v1/gestion/plantillas/${id}`, {
      de: jefa,
      metodo: "DELETE",
      version: version + 1,
    });
    expect(retirada.status).toBe(204);
    expect((await list<{ id: string }>("plantillas")).some((una) => una.id === id)).toBe(false);
  });

  it("refuses a letter that names a field no case has, with its line and what to write", async () => {
    const carta = {
      clase: "oficio",
      nombre: "Mala",
      destinatario: "persona",
      asunto: "Hola",
      cuerpo: "{{persona.nombr}}",
    };
    const { errores } = await readProblema(await post("plantillas", carta));
    expect(errores?.[0]).toMatchObject({ ruta: "cuerpo", codigo: "plantilla" });
    expect(errores?.[0]?.mensaje).toMatch(/Línea 1.*persona\.nombre/s);
  });

  it("is changed by those who answer for it and read by all", async () => {
    const feriado = { fecha: "2026-12-11", nombre: "Feriado", norma: "Ley 0" };
    const negado = await readProblema(await post("feriados", feriado, ejecutivo));
    expect([negado.status, negado.type]).toEqual([403, "rol-no-permite"]);
    expect((await api.ask("/v1/gestion/feriados", { de: ejecutivo })).status).toBe(200);
    expect((await api.ask("/v1/gestion/feriados")).status).toBe(401);
    const otra = await api.ask("/v1/gestion/proveedores?institucion=sercotec", { de: jefa });
    expect(otra.status).toBe(403);
  });

  it("changes what is in use at once: a unit that is new receives, one put out does not", async () => {
    const unidad = {
      codigo: "plataforma-prueba",
      nombre: "Plataforma de prueba",
      clase: "plataforma",
      comuna: "13101",
      direccion: "Calle 1",
      horario: "De 9 a 14",
      conectada: false,
    };
    expect((await post("unidades", unidad, administra)).status).toBe(201);
    const shown = async () =>
      unidades
        .parse(await (await api.app.request("/v1/instituciones/sernac/unidades?comuna=13101")).json())
        .unidades.some(({ codigo }) => codigo === unidad.codigo);
    expect(await shown()).toBe(true);
    await put(`unidades/${unidad.codigo}`, { ...unidad, activa: false }, 1, administra);
    expect(await shown()).toBe(false);
    expect((await api.open({ ...RECLAMO, unidad: unidad.codigo })).status).toBe(422);
  });
});

describe("a unit with open cases", () => {
  it("is not put out until they are somewhere else, and says how many they are", async () => {
    const unidad = {
      codigo: "plataforma-ocupada",
      nombre: "Plataforma ocupada",
      clase: "plataforma",
      comuna: "13101",
      direccion: "Calle 1",
      horario: "De 9 a 14",
    };
    await post("unidades", unidad, administra);
    const { folio } = await readComprobante(await api.open({ ...RECLAMO, unidad: unidad.codigo }));
    const retirar = { de: administra, metodo: "DELETE", version: 1 };
    const ruta = `/v1/gestion/unidades/${unidad.codigo}`;
    const quita = await readProblema(await api.ask(ruta, retirar));
    const apaga = await readProblema(
      await put(`unidades/${unidad.codigo}`, { ...unidad, activa: false }, 1, administra),
    );
    for (const negado of [quita, apaga])
      expect(negado).toMatchObject({ status: 422, errores: [{ mensaje: expect.stringContaining("1 caso abierto") }] });
    const { version } = (await (await api.ask(`/v1/gestion/casos/${folio}`, { de: jefa })).json()) as {
      version: number;
    };
    const cuerpo = { orden: "transferir", unidad: "dr-valparaiso", motivo: "Cierra la plataforma" };
    const movido = await api.ask(`/v1/gestion/casos/${folio}/ordenes`, { de: jefa, metodo: "POST", cuerpo, version });
    expect(movido.status).toBe(200);
    expect((await api.ask(ruta, retirar)).status).toBe(204);
  });
});

describe("two records of one company", () => {
  it("become one that answers to both names, and two companies never do", async () => {
    const make = async (datos: object) => (await (await post("proveedores", datos)).json()) as Proveedor;
    const queda = await make({ nombre: "Comercial Ejemplo SA", rut: "20.000.008-0" });
    const sale = await make({ nombre: "Ejemplo Tiendas", correo: "r@ejemplo.cl", alias: ["Ejemplito"] });
    const ajena = await make({ nombre: "Ajena", rut: "10.000.013-K" });
    const merge = (id: string, en: string) =>
      api.ask(`/v1/gestion/proveedores/${id}/fusion`, { de: jefa, metodo: "POST", cuerpo: { en }, version: 1 });
    expect((await merge(ajena.id, queda.id)).status).toBe(422);
    expect(await (await merge(sale.id, queda.id)).json()).toMatchObject({
      nombre: "Comercial Ejemplo SA",
      rut: "20000008-0",
      correo: "r@ejemplo.cl",
      alias: ["Ejemplo Tiendas", "Ejemplito"],
    });
    expect((await list<Proveedor>("proveedores")).some(({ id }) => id === sale.id)).toBe(false);
  });
});

describe("a sheet", () => {
  const CSV =
    "nombre;rut;correo;alias\nBuena Uno;;a@ejemplo.cl;Uno;\nSin forma;11-1;;\nBuena Dos;;;Dos, la segunda\n;;;\n";

  it("says what would happen and writes nothing when it is tried", async () => {
    const antes = (await list("proveedores")).length;
    const resultado = await importCsv("proveedores", CSV, { simular: "si" });
    expect(resultado).toMatchObject({ simulada: true, nuevas: 2, cambiadas: 0 });
    expect(await list("proveedores")).toHaveLength(antes);
  });

  it("keeps the good lines and gives the bad ones back as a sheet that says what to mend", async () => {
    const resultado = await importCsv("proveedores", CSV);
    expect(resultado).toMatchObject({ simulada: false, buenas: 2, nuevas: 2 });
    expect(resultado.malas).toMatchObject([{ linea: 3, campo: "rut" }]);
    expect(resultado.devueltas).toContain("Sin forma");
    expect(resultado.devueltas).toContain("que_corregir");
    const otraVez = await importCsv("proveedores", CSV);
    expect(otraVez).toMatchObject({ nuevas: 0, cambiadas: 2 });
  });

  it("reads what a spreadsheet saves by default, and gives back no formula", async () => {
    const windows = new Uint8Array(Buffer.from("nombre,rut\nÑandú Ltda,\n=1+1,9-9\n", "latin1"));
    const resultado = await importCsv("proveedores", windows);
    expect(resultado.nuevas).toBe(1);
    expect(resultado.devueltas).toContain("'=1+1");
    expect((await list<Proveedor>("proveedores")).some(({ nombre }) => nombre === "Ñandú Ltda")).toBe(true);
  });

  it("says which columns there are when one is unknown", async () => {
    const respuesta = await api.app.request("/v1/gestion/proveedores/importacion", {
      method: "POST",
      headers: { authorization: `Bearer ${jefa.token}`, "content-type": "text/csv" },
      body: "nombre;rutt\nA;1",
    });
    const { errores } = await readProblema(respuesta);
    expect(errores?.[0]?.mensaje).toContain("nombre, rut");
  });
});

describe("what people are offered while they write", () => {
  const ask = async (texto: string) =>
    preguntasFrecuentes.parse(await (await api.post("/v1/instituciones/sernac/preguntas", { texto })).json()).preguntas;

  it("is a frequent question with its article, counted when it was enough", async () => {
    const [primera] = await ask("cuanto dura la garantia de un producto fallado");
    expect(primera?.norma).toMatch(/19\.496/);
    const ruta = `/v1/instituciones/sernac/preguntas/${primera?.id}/respondio`;
    for (let vez = 0; vez < 3; vez++) expect((await api.app.request(ruta, { method: "POST" })).status).toBe(204);
    const contada = (await list<{ id: string; respondio: number }>("preguntas")).find(({ id }) => id === primera?.id);
    expect(contada?.respondio).toBe(3);
    const inventada = await api.app.request(ruta.replace(`${primera?.id}`, "nada"), { method: "POST" });
    expect(inventada.status).toBe(404);
  });

  it("is nothing where nothing answers", async () => {
    expect(await ask("a qué hora juega la selección")).toEqual([]);
  });

  it("is the names of companies alone, whatever the accents and slips", async () => {
    await post("proveedores", { nombre: "Almacenes Época", rut: "44.444.444-4", correo: "x@ejemplo.cl" });
    const respuesta = await api.app.request("/v1/instituciones/sernac/proveedores?q=almasenes%20epoca");
    const { proveedores } = nombresDeProveedor.parse(await respuesta.json());
    expect(proveedores).toContainEqual({ nombre: "Almacenes Época" });
  });
});

describe("mesa de ayuda", () => {
  it("shows people what they reported and its course, and the rest to who administers", async () => {
    const creada = await post("ayuda", { clase: "falla", asunto: "No imprime", texto: "Sale en blanco" }, ejecutivo);
    const { id, version } = (await creada.json()) as { id: string; version: number };
    expect(await list("ayuda", jefa)).toEqual([]);
    const cambio = { estado: "resuelta", texto: "Se corrigió" };
    const patch = (de: Persona) => api.ask(`/v1/gestion/ayuda/${id}`, { de, metodo: "PATCH", cuerpo: cambio, version });
    expect((await patch(ejecutivo)).status).toBe(403);
    expect((await patch(administra)).status).toBe(200);
    expect(await list("ayuda", ejecutivo)).toMatchObject([{ estado: "resuelta", curso: [{ texto: "Se corrigió" }] }]);
  });
});

describe("who administers a region's platforms", () => {
  const unidad = (codigo: string, comuna: string) => ({
    codigo,
    nombre: `Plataforma ${codigo}`,
    clase: "plataforma",
    comuna,
    direccion: "Calle 1",
    horario: "9 a 14",
  });

  it("changes the units of that region and no other, one by one or from a sheet", async () => {
    const deValparaiso = await api.hire({ rol: "administradorPlataformas", region: "05" });
    expect((await post("unidades", unidad("plataforma-05", "05101"), deValparaiso)).status).toBe(201);
    expect((await post("unidades", unidad("plataforma-08", "08101"), deValparaiso)).status).toBe(403);
    expect((await post("unidades", unidad("plataforma-08", "08101"), administra)).status).toBe(201);
    const otroCodigo = await put("unidades/plataforma-05", unidad("plataforma-06", "05101"), 1, deValparaiso);
    expect((await readProblema(otroCodigo)).errores).toMatchObject([{ ruta: "codigo" }]);
    const tomada = await put("unidades/plataforma-08", unidad("plataforma-08", "05101"), 1, deValparaiso);
    expect(tomada.status).toBe(403);
    const borrada = await api.ask("/v1/gestion/unidades/plataforma-08", {
      de: deValparaiso,
      metodo: "DELETE",
      version: 1,
    });
    expect(borrada.status).toBe(403);
    const hoja = "codigo;nombre;clase;comuna;direccion;horario\nplataforma-08;Otra;plataforma;05101;Calle 2;9 a 14";
    for (const simular of ["si", "no"])
      expect(await importCsv("unidades", hoja, { simular, de: deValparaiso })).toMatchObject({
        buenas: 0,
        malas: [{ linea: 2, campo: "codigo" }],
      });
  });
});

describe("a dry run", () => {
  it("tells of a letter that no case can fill, as the import itself would", async () => {
    const hoja =
      "clase;nombre;destinatario;asunto;cuerpo\noficio;Con campo malo;persona;Sobre su caso;Hola {{persona.signo}}";
    const simulada = await importCsv("plantillas", hoja, { simular: "si" });
    expect(simulada).toMatchObject({ buenas: 0, malas: [{ campo: "cuerpo" }] });
    expect((await importCsv("plantillas", hoja)).malas).toEqual(simulada.malas);
  });

  it("reads a sheet as long as may be without holding anybody up", async () => {
    const hoja = ["nombre", ...Array.from({ length: 20_000 }, (_, i) => `Empresa ${i}`)].join("\n");
    const desde = performance.now();
    let parado = 0;
    let ultima = desde;
    const reloj = setInterval(() => {
      parado = Math.max(parado, performance.now() - ultima);
      ultima = performance.now();
    }, 10);
    expect(await importCsv("proveedores", hoja, { simular: "si" })).toMatchObject({ nuevas: 20_000, malas: [] });
    clearInterval(reloj);
    expect(performance.now() - desde).toBeLessThan(30_000);
    expect(parado).toBeLessThan(5_000);
  });
});

describe("what is declared", () => {
  const JUICIOS = {
    codigo: "juicios-2016-05",
    indicador: "juicios",
    nombre: "Juicios terminados",
    anio: 2016,
    region: "05",
    valor: 99,
    unidad: "actos",
    declaradoPor: "Área jurídica",
  };

  it("says what it is of and who declares it, once for an indicator, a year and a place", async () => {
    expect(await (await post("declaradas", JUICIOS, administra)).json()).toMatchObject({ valor: 99, version: 1 });
    expect((await post("declaradas", { ...JUICIOS, codigo: "otro" }, administra)).status).toBe(409);
    const mala = { ...JUICIOS, codigo: "malo", region: "17", unidad: "pesos", declaradoPor: undefined };
    const { errores } = await readProblema(await post("declaradas", mala, administra));
    expect(errores?.map(({ ruta }) => ruta)).toEqual(["unidad", "declaradoPor"]);
    const sinRegion = await readProblema(
      await post("declaradas", { ...JUICIOS, codigo: "x", region: "17" }, administra),
    );
    expect(sinRegion.errores).toMatchObject([
      { ruta: "region", mensaje: expect.stringContaining("No hay una región 17") },
    ]);
    const deRegion = await api.hire({ rol: "administrador", region: "08" });
    expect((await post("declaradas", { ...JUICIOS, anio: 2015, codigo: "juicios-2015" }, deRegion)).status).toBe(403);
  });

  it("comes from a sheet as people write numbers, and a trial says the same of each bad line as the real one", async () => {
    const hoja = [
      "codigo;indicador;nombre;anio;region;valor;unidad;declaradoPor",
      "comunas-2016-05;comunas-visitadas;Comunas visitadas;2016;5;38;lugares;Dirección regional",
      "poblacion-2016;poblacion;Población alcanzada;2016;;1.802.000;personas;INE",
      "repetida;juicios;Juicios;2016;5;76;actos;Área jurídica",
      "repetida-aqui;poblacion;Población;2016;;1;personas;INE",
      "mala;juicios;Juicios;dos mil;99;muchos;pesos;",
    ].join("\n");
    const prueba = await importCsv("declaradas", hoja, { simular: "si", de: administra });
    expect(prueba.malas.map(({ linea, campo }) => [linea, campo])).toEqual([
      [4, ""],
      [5, ""],
      [6, "anio"],
      [6, "valor"],
      [6, "unidad"],
      [6, "declaradoPor"],
    ]);
    expect(prueba.malas.map(({ mensaje }) => mensaje)).toContain("Escribe un número: 1250 o 76,8");
    const { malas, nuevas } = await importCsv("declaradas", hoja, { de: administra });
    expect([malas, nuevas]).toEqual([prueba.malas, 2]);
    expect(await list("declaradas")).toMatchObject([
      { codigo: "comunas-2016-05", region: "05" },
      { codigo: "juicios-2016-05" },
      { codigo: "poblacion-2016", valor: 1_802_000 },
    ]);
  });

  it("is no request answered before it came, nor one of tomorrow", async () => {
    const hoja = [
      "codigo;recibidaEn;respondidaEn",
      "AH001T1;2026-11-02;2026-11-20",
      "AH001T2;2026-11-02;2026-10-02",
      "AH001T3;2027-11-02;",
      "AH001T4;2/11/2026;",
    ].join("\n");
    const { buenas, malas } = await importCsv("solicitudes-de-acceso", hoja, { de: administra });
    expect([buenas, malas.map(({ linea, campo, mensaje }) => [linea, campo, mensaje])]).toEqual([
      1,
      [
        [3, "respondidaEn", "Se respondió antes de recibirse, el 02/11/2026: revisa las dos fechas"],
        [4, "recibidaEn", "Es posterior al 02/12/2026: revisa el año"],
        [5, "recibidaEn", "Escribe la fecha así: 2016-05-31"],
      ],
    ]);
  });
});
