import { type CasoDeGestion, type RespuestaDeOrden, respuestaDeOrden, vistaDeEnlace } from "@ventanilla/sdk/contract";
import { formatFolio } from "@ventanilla/sdk/domain";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { mintEnlace } from "../src/enlaces/enlace.ts";
import { loadInstituciones } from "../src/instituciones/load-instituciones.ts";
import { loadContenidos } from "../src/preguntas/load-contenido.ts";
import { openServidorSmtp, sendTo } from "./correo-servidor.ts";
import { RECLAMO, readComprobante, readProblema, readVista } from "./open-app.ts";
import { mintClave, openGestion, type Persona } from "./open-gestion.ts";

// A whole course is many acts, each with its mail.
vi.setConfig({ testTimeout: 30_000 });

const DIA = 86_400_000;
const CORREO_PERSONA = "persona@example.cl";
const CORREO_TIENDA = "reclamos@tienda.example";

/** The service with mail that goes to a real server, and two offices that work in it. */
const open = async () => {
  const smtp = await openServidorSmtp();
  const correo = sendTo(smtp.puerto);
  const contenidos = loadContenidos(loadInstituciones({ demostracion: true }));
  const api = await openGestion({ correo, contenidos });
  const [norte, sur, jefa] = [
    await api.hire({ rol: "ejecutivo", unidad: "dr-metropolitana" }),
    await api.hire({ rol: "ejecutivo", unidad: "dr-valparaiso" }),
    await api.hire({ rol: "encargado" }),
  ];
  let leidos = 0;
  return {
    ...api,
    norte,
    sur,
    jefa,
    smtp,
    /** Does what the service does by itself, and says which mails came of it. */
    async settle() {
      await api.servicio.settle();
      const nuevos = smtp.recibidos.slice(leidos);
      leidos = smtp.recibidos.length;
      return nuevos;
    },
    async order(folio: string, orden: object, de: Persona): Promise<RespuestaDeOrden> {
      const leido = await api.ask(`/v1/gestion/casos/${folio}`, { de });
      const { version } = (await leido.json()) as { version: number };
      const cuerpo = { de, metodo: "POST", cuerpo: orden, version };
      const respuesta = await api.ask(`/v1/gestion/casos/${folio}/ordenes`, cuerpo);
      if (!respuesta.ok) throw new Error(`${respuesta.status} ${await respuesta.text()}`);
      return respuestaDeOrden.parse(await respuesta.json());
    },
    async close() {
      correo.close();
      await smtp.close();
      await api.store.close();
    },
  };
};

let api: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  api = await open();
});
afterAll(() => api.close());

/** The secret part of the link in a mail. */
const readEnlace = (texto = ""): string => /\/responder\/#(\S+)/.exec(texto)?.[1] ?? "";
const view = async (credencial: { folio: string; clave: string }) =>
  readVista(await api.post("/v1/seguimiento", credencial));
const file = async (persona = {}) => {
  const { folio, clave = "" } = await readComprobante(
    await api.open({ ...RECLAMO, persona: { ...RECLAMO.persona, correo: CORREO_PERSONA, ...persona } }),
  );
  return { folio, clave };
};

describe("a reclamo from the citizen to its signed closing, with one folio", () => {
  it("goes through provider, another region, another institution, visación and satisfaction", async () => {
    const credencial = await file();
    const { folio } = credencial;

    const alEntrar = await api.settle();
    expect(
      alEntrar.map(({ para, correo }) => [para[0], correo.subject?.startsWith("Recibimos tu reclamo")]),
    ).toContainEqual([CORREO_PERSONA, true]);
    expect(alEntrar.some(({ correo }) => correo.subject?.startsWith("Te asignaron un caso"))).toBe(true);

    await api.order(folio, { orden: "trasladarProveedor", correo: CORREO_TIENDA }, api.norte);
    const [carta] = (await api.settle()).filter(({ para }) => para.includes(CORREO_TIENDA));
    const enlace = readEnlace(carta?.correo.text);
    const pedido = vistaDeEnlace.parse(await (await api.post("/v1/enlaces", { enlace })).json());
    expect([pedido.folio, pedido.destinatario, pedido.ordenes]).toEqual([
      folio,
      RECLAMO.proveedor.nombre,
      ["registrarRespuesta"],
    ]);
    const respuesta = { enlace, orden: "registrarRespuesta", acoge: "parcial", texto: "Ofrecemos repararlo." };
    const envio = mintClave();
    for (let vez = 0; vez < 2; vez++) {
      const dada = await api.post("/v1/enlaces/ordenes", respuesta, { "idempotency-key": envio });
      expect(dada.status).toBe(200);
    }
    const otraVez = await api.post("/v1/enlaces/ordenes", respuesta, { "idempotency-key": mintClave() });
    expect(otraVez.status).toBe(409);

    await api.order(folio, { orden: "transferir", unidad: "dr-valparaiso", motivo: "Vive en esa región" }, api.norte);
    await api.order(
      folio,
      { orden: "derivar", institucion: "sercotec", parcial: true, que: "El crédito", motivo: "Es de su competencia" },
      api.sur,
    );
    const sercotec = await api.hire({ rol: "ejecutivo", institucion: "sercotec" });
    await api.order(folio, { orden: "recibirDerivacion" }, sercotec);
    await api.order(folio, { orden: "responderDerivacion", respuesta: "Orientamos sobre el crédito." }, sercotec);

    const cierre = { orden: "proponerCierre", resultado: "acogeParcial", respuesta: "La tienda lo repara sin costo." };
    await api.order(folio, cierre, api.sur);
    const antesDeVisar = await api.settle();
    expect(antesDeVisar.some(({ correo }) => correo.subject?.includes("cerramos"))).toBe(false);
    await api.order(folio, { orden: "visar", aprueba: false, motivo: "Falta decir en cuánto tiempo" }, api.jefa);
    const alDevolver = (await api.settle()).map(({ para, correo }) => [para[0], correo.subject?.split(" ·")[0]]);
    expect(alDevolver).toEqual([[(await api.personal.find(api.sur.id))?.correo, "Te devolvieron un cierre"]]);
    await api.order(folio, { ...cierre, respuesta: `${cierre.respuesta} En diez días.` }, api.sur);
    const { caso } = await api.order(folio, { orden: "visar", aprueba: true }, api.jefa);
    expect(caso.estado).toBe("cerrado");

    const alCerrar = (await api.settle()).filter(({ para }) => para.includes(CORREO_PERSONA));
    expect(alCerrar).toHaveLength(1);
    const vista = await view(credencial);
    expect(vista.cierre?.respuesta).toBe("La tienda lo repara sin costo. En diez días.");
    expect(vista.derivaciones).toMatchObject([{ estado: "respondida", parcial: true }]);
    const nota = await api.post("/v1/seguimiento/satisfaccion", { ...credencial, nota: 7 });
    expect(nota.status).toBe(201);

    const canarios = [RECLAMO.persona.rut, "12345678", RECLAMO.relato, RECLAMO.proveedor.nombre, credencial.clave];
    for (const { crudo, correo } of api.smtp.recibidos)
      for (const canario of canarios) expect(`${crudo} ${correo.text} ${correo.html}`).not.toContain(canario);
    expect(api.errores).toEqual([]);
  });
});

describe("a letter that has nowhere to go", () => {
  it("is said before the case waits for its answer, and may go on paper", async () => {
    const { folio } = await file();
    const traslado = { orden: "trasladarProveedor" };
    await expect(api.order(folio, traslado, api.norte)).rejects.toThrow(
      /422.*escríbelo, o marca que la carta va impresa/,
    );
    const { caso } = await api.order(folio, { ...traslado, papel: true }, api.norte);
    expect(caso.estado).toBe("esperandoProveedor");
    expect((await api.settle()).some(({ correo }) => correo.text?.includes("/responder/"))).toBe(false);
  });
});

describe("what the service does by itself", () => {
  it("sends to the provider the letter that was chosen, whole or not at all", async () => {
    const write = async (cuerpo: string) => {
      const carta = { clase: "oficio", nombre: "Traslado", destinatario: "proveedor", asunto: "Un reclamo", cuerpo };
      const creada = await api.ask("/v1/gestion/plantillas", { de: api.jefa, metodo: "POST", cuerpo: carta });
      return ((await creada.json()) as { id: string }).id;
    };
    const send = async (plantilla: string) => {
      const { folio } = await file();
      await api.order(folio, { orden: "trasladarProveedor", correo: CORREO_TIENDA, plantilla }, api.norte);
      return (await api.settle()).filter(({ para }) => para.includes(CORREO_TIENDA));
    };
    const [entera] = await send(await write("Señores {{proveedor.nombre}}: respondan en {{enlace}}"));
    expect(entera?.correo.attachments.map(({ mimeType }) => mimeType)).toEqual(["application/pdf"]);
    const mala = await write("Señores {{proveedor.nombre}}, RUT {{proveedor.rut}}");
    expect(await send(mala)).toEqual([]);
    const fallidos = await api.store.listTrabajos({ estado: "fallido", limite: 100 });
    expect(fallidos.some(({ error }) => error?.includes("falta proveedor.rut"))).toBe(true);
  });

  it("writes each mail once however often its journal is read", async () => {
    await file();
    await api.settle();
    expect(await api.settle()).toEqual([]);
  });

  it("lets the term run again when the person does not answer in time", async () => {
    const credencial = await file();
    await api.order(credencial.folio, { orden: "pedirAntecedentes", texto: "Envía la boleta", dias: 2 }, api.norte);
    await api.settle();
    expect((await view(credencial)).plazo.suspendidoDesde).toBeDefined();
    api.reloj.ahora += 10 * DIA;
    await api.settle();
    expect((await view(credencial)).plazo.suspendidoDesde).toBeUndefined();
    api.reloj.ahora -= 10 * DIA;
  });

  it("moves the terms that a holiday declared later crosses, with an entry, and no others", async () => {
    const credencial = await file();
    const antes = await view(credencial);
    const administra = await api.hire({ rol: "administrador" });
    const feriado = { fecha: "2026-12-10", nombre: "Feriado de prueba", norma: "Ley 0" };
    const declarado = await api.ask("/v1/gestion/feriados", { de: administra, metodo: "POST", cuerpo: feriado });
    expect(declarado.status).toBe(201);
    await api.settle();
    const despues = await view(credencial);
    expect([antes.plazo.vence, despues.plazo.vence]).toEqual(["2027-01-11", "2027-01-12"]);
    expect(despues.bitacora.some(({ texto }) => texto.startsWith("Cambió un feriado"))).toBe(true);
  });

  it("counts terms again from where a holiday was, when it is moved, and also where whoever moved it died", async () => {
    const { folio } = await file();
    const administra = await api.hire({ rol: "administrador" });
    const declare = async (metodo: string, ruta: string, fecha: string, version?: number) => {
      const cuerpo = { fecha, nombre: "Feriado que se mueve", norma: "Ley 0" };
      const opciones = { de: administra, metodo, cuerpo, ...(version && { version }) };
      return (await (await api.ask(`/v1/gestion/feriados${ruta}`, opciones)).json()) as { id: string };
    };
    const findVence = async () => (await api.store.findCasoByFolio(folio))?.caso.plazo.vence ?? "";
    const antes = await findVence();
    const { id } = await declare("POST", "", antes);
    await api.settle();
    const corrido = await findVence();
    expect(corrido > antes).toBe(true);
    await declare("PUT", `/${id}`, "2027-02-26", 1);
    const pendientes = await api.store.listTrabajos({ estado: "pendiente", limite: 500 });
    const fechas = pendientes.flatMap(({ tipo, datos }) => (tipo === "moverPlazos" ? [datos.fecha] : []));
    // Left before the change too, for whoever does not live to see it through.
    expect(fechas.filter((fecha) => fecha === antes).length).toBeGreaterThanOrEqual(2);
    await api.settle();
    expect(await findVence()).toBe(antes);
  });

  it("passes on at once the cases of who is away from today, but never one that is about who stands in", async () => {
    const jefe = await api.hire({ rol: "encargado" });
    const reemplazo = await api.hire({ rol: "encargado", unidad: "dr-valparaiso" });
    const opinion = { tipo: "disconformidad", relato: "Me atendieron mal", unidad: "dr-valparaiso" };
    const sobreElla = (await readComprobante(await api.open(opinion))).folio;
    const { folio } = await file();
    for (const uno of [folio, sobreElla]) await api.order(uno, { orden: "asignar", responsable: jefe.id }, api.jefa);
    const { version } = (await api.personal.find(jefe.id)) ?? { version: 0 };
    const ausencia = { desde: "2026-12-01", hasta: "2026-12-31", reemplazo: reemplazo.id };
    const declarada = await api.ask(`/v1/gestion/usuarios/${jefe.id}`, {
      de: jefe,
      metodo: "PATCH",
      cuerpo: { ausencia },
      version,
    });
    expect(declarada.status).toBe(200);
    await api.settle();
    const findResponsable = async (uno: string) => (await api.store.findCasoByFolio(uno))?.caso.responsable;
    expect([await findResponsable(folio), await findResponsable(sobreElla)]).toEqual([reemplazo.id, jefe.id]);
  });

  it("leaves the cases of who left with nobody in their place to the queue of their unit, and says so in the case", async () => {
    const { folio } = await file();
    const sale = await api.hire({ rol: "ejecutivo" });
    await api.order(folio, { orden: "asignar", responsable: sale.id }, api.jefa);
    const administra = await api.hire({ rol: "administrador" });
    // The round of another moment than that of the test before.
    api.reloj.ahora += 1_000;
    const baja = { de: administra, metodo: "PATCH", cuerpo: { activo: false }, version: 1 };
    expect((await api.ask(`/v1/gestion/usuarios/${sale.id}`, baja)).status).toBe(200);
    await api.settle();
    const leido = await api.ask(`/v1/gestion/casos/${folio}`, { de: api.jefa });
    const caso = (await leido.json()) as CasoDeGestion;
    expect([caso.responsable, caso.unidad]).toEqual([undefined, "dr-metropolitana"]);
    expect(caso.bitacora.map(({ texto }) => texto)).toContain("Se asignó el caso a Persona ejecutivo");
    expect(caso.bitacora.at(-1)).toMatchObject({
      texto: "Volvió a la cola de su unidad",
      detalle: "Quien lo tenía ya no trabaja aquí",
      visible: false,
    });
  });

  it("tells who supervises which cases nobody has, once for the hour in which they came", async () => {
    const jefe = await api.hire({ rol: "encargado", unidad: "dr-nuble" });
    const correo = (await api.personal.find(jefe.id))?.correo ?? "";
    const folios = await Promise.all([file(), file()]);
    await api.settle();
    for (const { folio } of folios)
      await api.order(folio, { orden: "transferir", unidad: "dr-nuble", motivo: "Vive ahí" }, api.jefa);
    await api.settle();
    api.reloj.ahora += 3_600_000;
    const avisos = (await api.settle()).filter(({ para }) => para.includes(correo));
    expect(avisos.map(({ correo: { subject } }) => subject)).toEqual(["2 casos de tu unidad no tienen a nadie"]);
    for (const { folio } of folios) expect(avisos[0]?.correo.text).toContain(formatFolio(folio));
  });

  it("tells the person by mail that their case has another clave, and not which", async () => {
    const { folio } = await file();
    await api.settle();
    const { clave = "nada" } = await api.order(folio, { orden: "reemitirClave", identidad: "Cédula" }, api.norte);
    const [aviso] = (await api.settle()).filter(({ para }) => para.includes(CORREO_PERSONA));
    expect(aviso?.correo.subject).toMatch(/^Tu caso tiene una clave nueva/);
    expect(aviso?.crudo).not.toContain(clave);
  });

  it("writes to nobody of what happened before mail was set up", async () => {
    await file();
    api.reloj.ahora += 30 * DIA;
    const aPersonas = (await api.settle()).filter(({ para }) => para.includes(CORREO_PERSONA));
    api.reloj.ahora -= 30 * DIA;
    expect(aPersonas).toEqual([]);
  });

  it("delays the mail and never the case where no server takes it", async () => {
    const { close } = api.smtp;
    await close();
    const credencial = await file();
    await api.settle();
    expect((await view(credencial)).estado).toBeDefined();
    const pendientes = await api.store.listTrabajos({ estado: "pendiente", limite: 100 });
    const suyo = pendientes.find(({ tipo, datos }) => tipo === "avisarPersona" && datos.folio === credencial.folio);
    expect(suyo).toMatchObject({ intentos: 1, error: expect.stringMatching(/servidor de correo/) });
    expect(JSON.stringify(pendientes)).not.toContain(CORREO_PERSONA);
  });
});

describe("a link", () => {
  it("shows its answer to who gave it for a month after the closing, and the case to nobody after that", async () => {
    const { folio } = await file();
    await api.order(folio, { orden: "trasladarProveedor", correo: CORREO_TIENDA }, api.norte);
    const n = (await api.store.findCasoByFolio(folio))?.caso.traslado?.n ?? 0;
    const enlace = mintEnlace(api.llaves.enlace, { folio, n });
    const open = async () => (await api.post("/v1/enlaces", { enlace })).status;
    const respuesta = { enlace, orden: "registrarRespuesta", acoge: "total", texto: "Lo cambiamos." };
    await api.post("/v1/enlaces/ordenes", respuesta, { "idempotency-key": mintClave() });
    await api.order(folio, { orden: "proponerCierre", resultado: "acogeTotal", respuesta: "Lo cambian." }, api.norte);
    await api.order(folio, { orden: "visar", aprueba: true }, api.jefa);
    api.reloj.ahora += 30 * DIA;
    const alMes = await open();
    api.reloj.ahora += DIA;
    const despues = await open();
    api.reloj.ahora -= 31 * DIA;
    expect([alMes, despues]).toEqual([200, 404]);
  });

  it("of a company that turned out to be another one opens nothing any more", async () => {
    const { folio } = await file();
    await api.order(folio, { orden: "trasladarProveedor", correo: CORREO_TIENDA }, api.norte);
    const n = (await api.store.findCasoByFolio(folio))?.caso.traslado?.n ?? 0;
    const enlace = mintEnlace(api.llaves.enlace, { folio, n });
    expect((await api.post("/v1/enlaces", { enlace })).status).toBe(200);
    const corrige = { orden: "corregir", datos: { proveedor: { nombre: "La otra tienda" } }, motivo: "Era otra" };
    const { caso } = await api.order(folio, corrige, api.norte);
    expect([caso.estado, (await api.post("/v1/enlaces", { enlace })).status]).toEqual(["enGestion", 404]);
    await api.order(folio, { orden: "trasladarProveedor", correo: CORREO_TIENDA }, api.norte);
  });

  it("is answered alike whether it was altered, cut or made up", async () => {
    for (const enlace of ["", "x", "7K3M9QXP4TWG.2.AAAA", `7K3M9QXP4TWG.2.${"A".repeat(43)}`]) {
      const problema = await readProblema(await api.post("/v1/enlaces", { enlace }));
      expect([problema.status, problema.type]).toEqual([404, "enlace-vencido"]);
    }
  });
});
