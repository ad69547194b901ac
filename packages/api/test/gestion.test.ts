import {
  lecturaDeCaso,
  lecturasDeCaso,
  paginaDeCasos,
  respuestaDeOrden,
  resultadoDeVisaciones,
} from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { AHORA, CONSULTA, RECLAMO, readComprobante, readProblema, readVista } from "./open-app.ts";
import { ADMINISTRA, mintClave, openGestion, type Persona, parse } from "./open-gestion.ts";

const DIA = 86_400_000;
const UNIDAD = "dr-metropolitana";

let api: Awaited<ReturnType<typeof openGestion>>;
let ejecutivo: Persona;
let encargado: Persona;
beforeAll(async () => {
  api = await openGestion();
  ejecutivo = await api.hire({ rol: "ejecutivo" });
  encargado = await api.hire({ rol: "encargado" });
});
afterAll(() => api.store.close());

const file = async (cuerpo: unknown = RECLAMO): Promise<{ folio: string; clave: string }> => {
  const { folio, clave = "" } = await readComprobante(await api.open(cuerpo));
  return { folio, clave };
};
const list = async (consulta: string, de: Persona = ejecutivo) =>
  parse(paginaDeCasos, await api.ask(`/v1/gestion/casos?${consulta}`, { de }));
const read = async (folio: string, de: Persona = ejecutivo) =>
  parse(lecturaDeCaso, await api.ask(`/v1/gestion/casos/${folio}`, { de }));
const readEntero = async (folio: string, de: Persona = ejecutivo) => {
  const caso = await read(folio, de);
  if (caso.alcance !== "completo") throw new Error("only its state was shown");
  return caso;
};
const give = (folio: string, orden: object, opciones: { de?: Persona; version: number; envio?: string }) =>
  api.ask(`/v1/gestion/casos/${folio}/ordenes`, { de: ejecutivo, metodo: "POST", cuerpo: orden, ...opciones });
const order = async (folio: string, orden: object, de: Persona = ejecutivo) => {
  const { version } = await readEntero(folio, de);
  return parse(respuestaDeOrden, await give(folio, orden, { de, version }));
};

describe("the list", () => {
  it("goes by due date, page after page, each case once", async () => {
    for (let i = 0; i < 5; i++) await file(i % 2 ? CONSULTA : RECLAMO);
    const vistos: { folio: string; vence: string }[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const pagina: z.output<typeof paginaDeCasos> = await list(`limite=2${cursor && `&cursor=${cursor}`}`);
      vistos.push(...pagina.casos.map(({ folio, plazo }) => ({ folio, vence: plazo.vence })));
      cursor = pagina.siguiente;
    }
    expect(new Set(vistos.map(({ folio }) => folio)).size).toBe(vistos.length);
    expect(vistos.length).toBeGreaterThanOrEqual(5);
    expect(vistos.map(({ vence }) => vence)).toEqual(vistos.map(({ vence }) => vence).toSorted());
  });

  it("refuses a cursor that no page gave and a filter that does not exist", async () => {
    for (const consulta of ["cursor=YQ", "cursor=%00", "plazo=nunca", "limite=0", "limite=9999", "nada=1"])
      expect((await api.ask(`/v1/gestion/casos?${consulta}`, { de: ejecutivo })).status).toBe(422);
    const repetido = await api.ask("/v1/gestion/casos?tipo=consulta&tipo=reclamo", { de: ejecutivo });
    expect((await readProblema(repetido)).errores).toMatchObject([{ ruta: "tipo", codigo: "repetido" }]);
  });

  it("tells what is in term, what is due soon and what is out by business days", async () => {
    const { folio } = await file(CONSULTA);
    const situations = async (): Promise<string[]> => {
      const halladas: string[] = [];
      for (const plazo of ["en-plazo", "por-vencer", "fuera"]) {
        const { casos } = await list(`plazo=${plazo}&tipo=consulta&limite=200`);
        const fila = casos.find((uno) => uno.folio === folio);
        if (fila) halladas.push(plazo, fila.plazo.situacion);
      }
      return halladas;
    };
    // Due on Thursday 10 December; the 8th is a holiday.
    expect(await situations()).toEqual(["en-plazo", "en-plazo"]);
    api.reloj.ahora = AHORA + 2 * DIA;
    expect(await situations()).toEqual(["por-vencer", "por-vencer"]);
    api.reloj.ahora = AHORA + 8 * DIA;
    expect(await situations()).toEqual(["por-vencer", "por-vencer"]);
    api.reloj.ahora = AHORA + 9 * DIA;
    expect(await situations()).toEqual(["fuera", "fuera"]);
    api.reloj.ahora = AHORA;
  });

  it("bounds by civil days of the institution, not of the machine", async () => {
    api.reloj.ahora = Date.parse("2026-12-04T02:30:00.000Z");
    const { folio } = await file(CONSULTA);
    api.reloj.ahora = AHORA;
    const has = async (consulta: string) =>
      (await list(`${consulta}&limite=200`)).casos.some((uno) => uno.folio === folio);
    expect(await has("desde=2026-12-03&hasta=2026-12-03")).toBe(true);
    expect(await has("desde=2026-12-04")).toBe(false);
    expect(await has("hasta=2026-12-02")).toBe(false);
  });

  it("shows an officer of a unit only what that unit has, and to who manages platforms no name", async () => {
    const { folio } = await file();
    const { unidad } = await readEntero(folio);
    const propia = await api.hire({ rol: "ejecutivo", ...(unidad && { unidad }) });
    const otra = await api.hire({ rol: "ejecutivo", unidad: "dr-aysen" });
    expect((await list("limite=200", propia)).casos.every((uno) => uno.unidad === unidad)).toBe(true);
    expect((await list("", otra)).casos).toEqual([]);
    expect((await api.ask(`/v1/gestion/casos?unidad=${unidad}`, { de: otra })).status).toBe(403);
    const plataformas = await api.hire({ rol: "administradorPlataformas" });
    const filas = (await list("limite=200", plataformas)).casos;
    expect(filas.length).toBeGreaterThan(0);
    expect(JSON.stringify(filas)).not.toMatch(/Apellido|Tienda Ejemplo/);
  });

  it("shows nobody what is said of their unit", async () => {
    const soni = { tipo: "disconformidad", relato: "Me atendieron mal", unidad: UNIDAD };
    const { folio } = await file(soni);
    const has = async (de: Persona) => (await list("tipo=disconformidad", de)).casos.some((uno) => uno.folio === folio);
    const aludida = await api.hire({ rol: "encargado", unidad: UNIDAD });
    expect([await has(aludida), await has(encargado)]).toEqual([false, true]);
    expect(await read(folio, aludida)).toMatchObject({ alcance: "estado" });
  });

  it("keeps a queue of the messages that nobody has read", async () => {
    const credencial = await file();
    expect((await list("mensajes=nuevos")).casos.map(({ folio }) => folio)).not.toContain(credencial.folio);
    await api.post("/v1/seguimiento/mensajes", { ...credencial, texto: "Traje la boleta" });
    expect((await list("mensajes=nuevos")).casos.map(({ folio }) => folio)).toContain(credencial.folio);
  });
});

describe("reading a case", () => {
  it("shows all of it and its version, and who read it is known", async () => {
    const { folio } = await file();
    const respuesta = await api.ask(`/v1/gestion/casos/${folio.toLowerCase()}`, { de: ejecutivo });
    expect(respuesta.headers.get("etag")).toBe('"1"');
    expect(respuesta.headers.get("cache-control")).toBe("no-store");
    expect(await parse(lecturaDeCaso, respuesta)).toMatchObject({
      alcance: "completo",
      version: 1,
      relato: RECLAMO.relato,
      persona: { rut: "12345678-5" },
    });
    const { lecturas } = await parse(
      lecturasDeCaso,
      await api.ask(`/v1/gestion/casos/${folio}/lecturas`, { de: encargado }),
    );
    expect(lecturas).toMatchObject([{ usuario: ejecutivo.id, nombre: "Persona ejecutivo" }]);
  });

  it("outside the scope shows how it goes and nothing else, and no reading is noted", async () => {
    const { folio } = await file();
    const ajeno = await api.hire({ rol: "ejecutivo", institucion: "sercotec" });
    const texto = await (await api.ask(`/v1/gestion/casos/${folio}`, { de: ajeno })).text();
    expect(JSON.parse(texto)).toMatchObject({ alcance: "estado", estado: "ingresado" });
    expect(texto).not.toMatch(/Apellido|12345678|Tienda|dejó de funcionar|responsable|version/);
    const respuesta = await api.ask(`/v1/gestion/casos/${folio}/lecturas`, { de: encargado });
    expect((await parse(lecturasDeCaso, respuesta)).lecturas).toEqual([]);
  });

  it("tells a folio that does not exist from one that is none", async () => {
    for (const folio of ["7K3M9QXP4TWG", "nada", "%00"])
      expect((await api.ask(`/v1/gestion/casos/${folio}`, { de: ejecutivo })).status).toBe(404);
  });
});

describe("an order", () => {
  it("is given on the version that was read", async () => {
    const { folio } = await file();
    const { caso } = await order(folio, { orden: "gestionar", nota: "Llamé a la tienda" });
    expect(caso).toMatchObject({ version: 2, estado: "enGestion" });
    const detalles = (await readEntero(folio)).bitacora.map(({ detalle, autorNombre }) => [detalle, autorNombre]);
    expect(detalles.at(-1)).toEqual(["Llamé a la tienda", "Persona ejecutivo"]);
  });

  it("without a version is refused before it is looked at", async () => {
    const { folio } = await file();
    const respuesta = await api.ask(`/v1/gestion/casos/${folio}/ordenes`, {
      de: ejecutivo,
      metodo: "POST",
      cuerpo: { orden: "gestionar", nota: "x" },
    });
    expect(await readProblema(respuesta)).toMatchObject({ type: "version-ausente", status: 400 });
  });

  it("of who comes second is refused, with what changed since", async () => {
    const { folio } = await file();
    await give(folio, { orden: "gestionar", nota: "Primera" }, { version: 1 });
    const respuesta = await give(folio, { orden: "gestionar", nota: "Segunda" }, { version: 1, de: encargado });
    const problema = await readProblema(respuesta);
    expect(problema).toMatchObject({ type: "version-atrasada", status: 412, version: 2 });
    expect(problema.cambios).toMatchObject([{ autor: ejecutivo.id }]);
    expect(JSON.stringify(problema)).not.toMatch(/Primera|Segunda/);
  });

  it("that role or state forbid says which may be given", async () => {
    const { folio } = await file();
    const deRol = await readProblema(await give(folio, { orden: "visar", aprueba: true }, { version: 1 }));
    expect(deRol).toMatchObject({ type: "rol-no-permite", status: 403 });
    expect(deRol.permitidas).toContain("gestionar");
    const deEstado = await give(folio, { orden: "reabrir", motivo: "x" }, { version: 1, de: encargado });
    expect(await readProblema(deEstado)).toMatchObject({ type: "estado-no-permite", status: 409 });
  });

  it("sent twice with one key is one act", async () => {
    const { folio } = await file();
    const envio = mintClave();
    const orden = { orden: "gestionar", nota: "Una vez" };
    const todas = await Promise.all(Array.from({ length: 4 }, () => give(folio, orden, { version: 1, envio })));
    expect(todas.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await readEntero(folio)).version).toBe(2);
    const otra = await give(folio, { ...orden, nota: "Otra" }, { version: 1, envio });
    expect(await readProblema(otra)).toMatchObject({ type: "clave-de-envio-reutilizada" });
  });

  it("of accumulating two cases in each other at once leaves one of them open", async () => {
    const [uno, otro] = [await file(), await file()];
    const join = (a: string, b: string) =>
      give(a, { orden: "acumular", en: b, motivo: "Es lo mismo" }, { version: 1, de: encargado });
    const dadas = await Promise.all([join(uno.folio, otro.folio), join(otro.folio, uno.folio)]);
    expect(dadas.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    const estados = [await readEntero(uno.folio), await readEntero(otro.folio)].map(({ estado }) => estado);
    expect(estados.filter((estado) => estado === "cerrado")).toHaveLength(1);
  });

  it("names whoever stands in for who is away", async () => {
    const { folio } = await file();
    const reemplazo = await api.hire({ rol: "ejecutivo" });
    const ausente = await api.hire({ rol: "ejecutivo" });
    const { version } = (await api.personal.find(ausente.id)) ?? { version: 0 };
    await api.personal.change(
      ADMINISTRA,
      ausente.id,
      { ausencia: { desde: "2026-12-01", hasta: "2026-12-31", reemplazo: reemplazo.id } },
      { version },
    );
    const { caso } = await order(folio, { orden: "asignar", responsable: ausente.id }, encargado);
    expect(caso).toMatchObject({ responsable: reemplazo.id });
    const nadie = await give(folio, { orden: "asignar", responsable: "nadie" }, { version: 2, de: encargado });
    expect((await readProblema(nadie)).errores).toMatchObject([{ ruta: "responsable" }]);
  });

  it("reissues the clave this once, and the old one opens nothing", async () => {
    const { folio, clave } = await file();
    const envio = mintClave();
    const orden = { orden: "reemitirClave", identidad: "Cédula a la vista" };
    const dada = await parse(respuestaDeOrden, await give(folio, orden, { version: 1, envio }));
    expect((await api.post("/v1/seguimiento", { folio, clave: dada.clave })).status).toBe(200);
    expect((await api.post("/v1/seguimiento", { folio, clave })).status).toBe(404);
    expect((await parse(respuestaDeOrden, await give(folio, orden, { version: 1, envio }))).clave).toBe(dada.clave);
    expect(JSON.stringify(await readEntero(folio))).not.toContain(dada.clave);
  });

  it("of derivación passes the whole case to who receives it, and its answer back", async () => {
    const { folio } = await file();
    const receptor = await api.hire({ rol: "ejecutivo", institucion: "sercotec" });
    await order(folio, { orden: "derivar", institucion: "sercotec", motivo: "Es de una microempresa" });
    expect((await list("recibidas=si", receptor)).casos.map((uno) => uno.folio)).toContain(folio);
    expect(await read(folio, receptor)).toMatchObject({ alcance: "completo", relato: RECLAMO.relato });
    await order(folio, { orden: "recibirDerivacion" }, receptor);
    const { caso } = await order(folio, { orden: "responderDerivacion", respuesta: "Ya la atendimos" }, receptor);
    expect(caso).toMatchObject({ folio });
    expect((await list("recibidas=si", receptor)).casos.map((uno) => uno.folio)).not.toContain(folio);
  });
});

describe("signing closings", () => {
  const propose = async (folio: string) =>
    order(folio, { orden: "proponerCierre", resultado: "noProcede", respuesta: "No procede porque…" });

  it("in a batch takes those that were read since they were proposed, each by itself", async () => {
    const [leido, antes, propio] = [await file(), await file(), await file()];
    await readEntero(antes.folio, encargado);
    api.reloj.ahora += 1_000;
    for (const { folio } of [leido, antes]) await propose(folio);
    await order(propio.folio, { orden: "proponerCierre", resultado: "noProcede", respuesta: "x" }, encargado);
    api.reloj.ahora += 1_000;
    for (const { folio } of [leido, propio]) await readEntero(folio, encargado);
    const respuesta = await api.ask("/v1/gestion/visaciones", {
      de: encargado,
      metodo: "POST",
      cuerpo: { casos: [leido, antes, propio].map(({ folio }) => ({ folio, version: 2 })) },
      envio: mintClave(),
    });
    const { casos } = await parse(resultadoDeVisaciones, respuesta);
    expect(casos.map(({ aprobada, problema }) => problema?.type ?? aprobada)).toEqual([
      true,
      "estado-no-permite",
      "rol-no-permite",
    ]);
    const vista = await readVista(await api.post("/v1/seguimiento", leido));
    expect(vista.cierre?.respuesta).toBe("No procede porque…");
    api.reloj.ahora = AHORA;
  });
});
