import { randomBytes } from "node:crypto";
import { aperturaAtendida, casoDeGestion, estadoDeCaso, filaDeCaso, type Institucion } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findRotura } from "../src/caso/cadena.ts";
import { type Casos, createCasos, type OpcionesDeOrden, type OrdenSobreCaso } from "../src/caso/casos.ts";
import type { Actor } from "../src/caso/orden.ts";
import { Rechazo } from "../src/caso/rechazo.ts";
import { CONSULTA, openApp, RECLAMO, readComprobante } from "./open-app.ts";

let api: Awaited<ReturnType<typeof openApp>>;
let casos: Casos;
beforeAll(async () => {
  api = await openApp();
  casos = createCasos(api.opciones);
});
afterAll(() => api.store.close());

const EJECUTIVA: Actor = { id: "ejecutiva", rol: "ejecutivo", institucion: "sernac" };
const ENCARGADA: Actor = { id: "encargada", rol: "encargado", institucion: "sernac" };
const mintEnvio = () => randomBytes(18).toString("base64url");

const file = async (cuerpo: unknown = RECLAMO) => {
  const { folio, clave = "" } = await readComprobante(await api.open(cuerpo));
  return { folio, clave, guardado: await casos.find({ folio, clave }) };
};
const refuse = async (act: Promise<unknown>): Promise<Rechazo> => {
  const error = await act.then(
    () => undefined,
    (motivo: unknown) => motivo,
  );
  if (error instanceof Rechazo) return error;
  throw new Error("nothing was rejected", { cause: error });
};
type Guardado = Awaited<ReturnType<typeof file>>["guardado"];
const order = async (guardado: Guardado, orden: OrdenSobreCaso, opciones: Partial<OpcionesDeOrden> = {}) =>
  casos.order(guardado, orden, { actor: EJECUTIVA, ...opciones });
const nota = (texto: string) => ({ orden: "gestionar", nota: texto, visible: false }) as const;

describe("two officers on one case", { timeout: 30_000 }, () => {
  it("tells the second one what changed since it was read, and writes nothing of theirs", async () => {
    const { guardado } = await file();
    const { valor } = await order(guardado, nota("Llamé"), { version: 1 });
    const rechazo = await refuse(order(guardado, { orden: "trasladarProveedor" }, { version: 1, actor: ENCARGADA }));
    expect(rechazo.tipo).toBe("version-atrasada");
    expect(rechazo.conflicto).toEqual({
      version: 2,
      cambios: [{ cuando: expect.any(String), autor: "ejecutiva", texto: "Se anotó una gestión interna" }],
    });
    expect(
      (await order(valor, { orden: "trasladarProveedor" }, { version: 2, actor: ENCARGADA })).valor.caso.version,
    ).toBe(3);
  });

  it("lets one of many at once through, and loses none of them", async () => {
    const { guardado } = await file();
    const todas = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => order(guardado, nota(`Nº ${i}`), { version: 1 })),
    );
    expect(todas.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const sinVersion = await Promise.all(Array.from({ length: 4 }, (_, i) => order(guardado, nota(`Nº ${i}`))));
    expect(Math.max(...sinVersion.map(({ valor }) => valor.caso.version))).toBe(6);
  });

  it("tells nothing of a case to whom it does not concern", async () => {
    const { guardado } = await file();
    const ajena: Actor = { ...EJECUTIVA, institucion: "sercotec" };
    const rechazo = await refuse(order(guardado, nota("x"), { version: 7, actor: ajena }));
    expect(rechazo).toMatchObject({ tipo: "rol-no-permite", conflicto: { permitidas: [] } });
  });

  it("takes an order once however often it is sent", async () => {
    const { guardado } = await file();
    const envio = { clave: mintEnvio(), cuerpo: nota("Llamé") };
    const send = () => order(guardado, nota("Llamé"), { version: 1, envio });
    const [una, otra] = [await send(), await send()];
    expect([una.repetida, otra.repetida, otra.valor.caso.version]).toEqual([false, true, 2]);
  });
});

describe("from intake to a signed closing", { timeout: 30_000 }, () => {
  it("keeps its words sealed, its chain whole, and gives the citizen the answer that was signed", async () => {
    const { guardado, folio } = await file();
    const cierre = { orden: "proponerCierre", resultado: "noResponde", respuesta: "Esto puedes hacer" } as const;
    const { valor: propuesto } = await order(guardado, cierre);
    const { valor } = await order(propuesto, { orden: "visar", aprueba: true }, { actor: ENCARGADA });
    expect((await casos.view(valor)).cierre?.respuesta).toBe("Esto puedes hacer");
    const asientos = await api.store.listAsientos(valor.id);
    expect(findRotura(folio, asientos, { version: 3, cabeza: valor.cabeza })).toBeUndefined();
    expect(JSON.stringify([valor.caso, asientos.map(({ datos }) => datos)])).not.toContain("Esto puedes");
  });

  it("asks, to escalate, only for what the sealed words of the case lack", async () => {
    const { guardado } = await file({ ...CONSULTA, persona: { nombres: "Nombre", correo: "a@example.cl" } });
    const escalar = { orden: "escalar", a: "reclamo", datos: {} } as const;
    const { faltas } = await refuse(order(guardado, escalar));
    expect(faltas.map(({ ruta }) => ruta)).not.toContain("datos.persona.nombres");
    const { proveedor, materia, peticion, persona } = RECLAMO;
    const { nombres: _, ...quien } = persona;
    const datos = { proveedor, materia, peticion, persona: { ...quien, rut: "12345678-5" } };
    const { valor } = await order(guardado, { ...escalar, datos });
    const visto = await casos.readCasoDeGestion(valor, { actor: EJECUTIVA });
    expect(visto).toMatchObject({
      tipo: "reclamo",
      persona: { nombres: "Nombre", apellidos: "Apellido", correo: "a@example.cl" },
    });
  });

  it("notes an accumulation in both cases", async () => {
    const [uno, otro] = [await file(), await file()];
    await order(uno.guardado, { orden: "acumular", en: otro.folio, motivo: "Es lo mismo" });
    const despues = await casos.readCasoDeGestion(await casos.find(otro), { actor: EJECUTIVA });
    expect(despues.bitacora.at(-1)).toMatchObject({ tipo: "acumulado", autor: "sistema" });
  });

  it("keeps what is practised among training twins", async () => {
    const sernac = api.opciones.instituciones.get("sernac") as Institucion;
    const sercotec = api.opciones.instituciones.get("sercotec") as Institucion;
    const gemelas = [sernac, sercotec].map((una): [string, Institucion] => [
      `${una.slug}-entrenamiento`,
      { ...una, slug: `${una.slug}-entrenamiento` },
    ]);
    const practica = createCasos({
      ...api.opciones,
      instituciones: new Map([...api.opciones.instituciones, ...gemelas]),
    });
    const actor = { ...EJECUTIVA, institucion: "sernac-entrenamiento" };
    const apertura = aperturaAtendida.parse({ ...CONSULTA, canal: "presencial" });
    const institucion = gemelas[0]?.[1] as Institucion;
    const { valor } = await practica.openAtendido(apertura, { institucion, envio: mintEnvio(), actor });
    const guardado = await practica.find({ folio: valor.folio, clave: valor.clave ?? "" });
    const derivar = { orden: "derivar", institucion: "sercotec", motivo: "Es suyo", parcial: false } as const;
    const { valor: derivado } = await practica.order(guardado, derivar, { actor });
    expect(derivado.caso.derivaciones?.[0]?.institucion).toBe("sercotec-entrenamiento");
  });
});

describe("a clave given anew", { timeout: 30_000 }, () => {
  const reemitir = { orden: "reemitirClave", identidad: "Mostró su cédula" } as const;
  it("opens the case, once said, and the one before no longer does", async () => {
    const { guardado, folio, clave } = await file();
    const { clave: nueva = "" } = await order(guardado, reemitir);
    expect(nueva).toMatch(/^\d{12}$/);
    expect((await casos.find({ folio, clave: nueva })).caso.version).toBe(2);
    expect((await refuse(casos.find({ folio, clave }))).tipo).toBe("caso-no-encontrado");
  });

  it("is said again to the same submission, as long as it opens", async () => {
    const { guardado } = await file();
    const envio = { clave: mintEnvio(), cuerpo: reemitir };
    const primera = await order(guardado, reemitir, { envio });
    const repetida = await order(guardado, reemitir, { envio });
    expect(repetida).toMatchObject({ repetida: true, clave: primera.clave });
    await order(repetida.valor, reemitir);
    expect(await order(guardado, reemitir, { envio })).not.toHaveProperty("clave");
  });
});

describe("an intake by an officer", { timeout: 30_000 }, () => {
  const atender = (cuerpo: object, actor: Actor = EJECUTIVA, envio = mintEnvio()) =>
    casos.openAtendido(aperturaAtendida.parse({ ...CONSULTA, canal: "telefonico", ...cuerpo }), {
      institucion: api.opciones.instituciones.get("sernac") as Institucion,
      actor,
      envio,
    });

  it("answered at once is closed at once, and gives the same receipt again", async () => {
    const envio = mintEnvio();
    const cuerpo = { respuesta: "Seis meses", resultado: "orientado" };
    const [una, otra] = [await atender(cuerpo, EJECUTIVA, envio), await atender(cuerpo, EJECUTIVA, envio)];
    expect(una.valor.estado).toBe("cerrado");
    expect(otra).toEqual({ valor: una.valor, repetida: true });
  });

  it("is of who works with cases", async () => {
    for (const rol of ["analista", "director", "administrador", "administradorPlataformas"] as const)
      expect((await refuse(atender({}, { ...EJECUTIVA, rol }))).tipo).toBe("rol-no-permite");
    expect((await refuse(atender({}, { ...EJECUTIVA, institucion: "sercotec" }))).tipo).toBe("rol-no-permite");
  });

  it("has a date of its own, which is not to come", async () => {
    const { valor } = await atender({ recibidoEn: "2026-11-27" });
    expect(valor).toMatchObject({ ingresoLegal: "2026-11-27", plazo: { vence: "2026-12-04" } });
    expect((await refuse(atender({ recibidoEn: "2026-12-03" }))).faltas).toEqual([
      { ruta: "recibidoEn", codigo: "fecha-futura" },
    ]);
  });
});

describe("reading a case", { timeout: 30_000 }, () => {
  it("gives each reader what the contract says", async () => {
    const { guardado } = await file();
    const caso = casoDeGestion.parse(await casos.readCasoDeGestion(guardado, { actor: EJECUTIVA }));
    expect(caso).toMatchObject({ relato: RECLAMO.relato, plazo: { quedan: 25, situacion: "en-plazo" }, version: 1 });
    expect(caso.dias.at(-1)).toEqual({ fecha: "2027-01-11", cuenta: true });
    expect(caso.dias.find(({ fecha }) => fecha === "2026-12-08")?.motivo).toMatch(/^Inmaculada Concepción/);
    expect(caso.ordenes).toContain("trasladarProveedor");
    expect(caso.ordenes).not.toContain("visar");
    const fila = filaDeCaso.parse(await casos.readFila(guardado, { actor: EJECUTIVA }));
    expect(fila).toMatchObject({ persona: "Nombre Apellido", proveedor: "Tienda Ejemplo" });
    const estado = estadoDeCaso.parse(casos.readEstado(guardado));
    expect(JSON.stringify(estado)).not.toMatch(/Apellido|Tienda|funcionar/);
  });

  it("tells what is due soon, and what is over", async () => {
    const { guardado } = await file();
    const at = async (dia: string) => {
      api.reloj.ahora = Date.parse(`${dia}T15:00:00.000Z`);
      const { plazo } = casos.readEstado(guardado);
      return [plazo.situacion, plazo.quedan];
    };
    const antes = api.reloj.ahora;
    expect(await at("2027-01-05")).toEqual(["en-plazo", 4]);
    expect(await at("2027-01-06")).toEqual(["por-vencer", 3]);
    expect(await at("2027-01-11")).toEqual(["por-vencer", 0]);
    expect(await at("2027-01-12")).toEqual(["fuera", -1]);
    api.reloj.ahora = antes;
  });

  it("of an erased person shows the acts and none of the words", async () => {
    const { guardado } = await file();
    const { valor } = await order(guardado, nota("Canario"));
    await api.store.destroyLlave(valor.id);
    const caso = casoDeGestion.parse(await casos.readCasoDeGestion(valor, { actor: EJECUTIVA }));
    expect(caso.bitacora.map(({ tipo }) => tipo)).toEqual(["ingreso", "gestion"]);
    expect(JSON.stringify(caso)).not.toMatch(/Canario|Apellido|Tienda/);
    expect((await refuse(order(valor, nota("x")))).tipo).toBe("caso-no-encontrado");
  });
});
