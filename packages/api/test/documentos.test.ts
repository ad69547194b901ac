import { documentosDeCaso, respuestaDeOrden } from "@ventanilla/sdk/contract";
import { formatFolio } from "@ventanilla/sdk/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CONSULTA, readComprobante, readProblema } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";

const MALICIA = "<img src=x onerror=alert(1)>";
const RESPUESTA = `La garantía dura seis meses. ${MALICIA}`;

let api: Awaited<ReturnType<typeof openGestion>>;
let credencial: { folio: string; clave: string };
beforeAll(async () => {
  api = await openGestion();
  const jefa = await api.hire({ rol: "encargado" });
  const { folio, clave = "" } = await readComprobante(await api.open(CONSULTA));
  credencial = { folio, clave };
  await write(jefa, "persona", "Te pedimos la boleta");
  await write(jefa, "proveedor", "Señores tienda");
  const version = await readVersion(jefa);
  const cuerpo = { orden: "proponerCierre", resultado: "orientado", respuesta: RESPUESTA };
  const cerrado = await api.ask(`/v1/gestion/casos/${folio}/ordenes`, { de: jefa, metodo: "POST", cuerpo, version });
  respuestaDeOrden.parse(await cerrado.json());
});
afterAll(() => api.store.close());

const readVersion = async (de: Persona): Promise<number> => {
  const leido = await api.ask(`/v1/gestion/casos/${credencial.folio}`, { de });
  return ((await leido.json()) as { version: number }).version;
};

/** Prints a letter about the case, from a template of its own. */
const write = async (de: Persona, destinatario: string, cuerpo: string): Promise<void> => {
  const plantilla = { clase: "oficio", nombre: cuerpo, destinatario, asunto: `Carta a ${destinatario}`, cuerpo };
  const creada = await api.ask("/v1/gestion/plantillas", { de, metodo: "POST", cuerpo: plantilla });
  const { id } = (await creada.json()) as { id: string };
  const impresa = await api.ask(`/v1/gestion/casos/${credencial.folio}/oficios`, {
    de,
    metodo: "POST",
    cuerpo: { plantilla: id, salida: "html" },
  });
  expect(impresa.status).toBe(200);
};

const list = async () =>
  documentosDeCaso.parse(await (await api.post("/v1/seguimiento/documentos", credencial)).json()).documentos;

it("a person finds the letters written to them and the answer, and none that was written to others", async () => {
  expect((await list()).map(({ clase, nombre }) => [clase, nombre])).toEqual([
    ["carta", "Carta a persona"],
    ["respuesta", "Respuesta a tu consulta"],
  ]);
});

it("takes each home as a PDF or as a page, whole, and what was written in it stays words", async () => {
  const [carta, respuesta] = await list();
  const take = (n = 0, formato = "pdf") => api.post(`/v1/seguimiento/documentos/${n}`, { ...credencial, formato });
  expect((await (await take(carta?.n)).text()).slice(0, 5)).toBe("%PDF-");
  const html = await (await take(respuesta?.n, "html")).text();
  expect(html).toContain(formatFolio(credencial.folio));
  expect(html).toContain("La garantía dura seis meses.");
  expect(html).not.toContain(MALICIA);
});

it("is given only to be kept, never to be shown as a page of the service", async () => {
  const n = (await list())[0]?.n;
  const bajado = await api.post(`/v1/seguimiento/documentos/${n}`, { ...credencial, formato: "html" });
  expect(bajado.headers.get("content-disposition")).toMatch(/^attachment; filename="carta-/);
  expect(bajado.headers.get("content-security-policy")).toMatch(/^sandbox/);
  expect(bajado.headers.get("cache-control")).toBe("no-store");
});

it("reads of what is no document of theirs that there is none, and of a wrong clave the one 404", async () => {
  const deProveedor = (await list())[0]?.n ?? 0;
  for (const n of [1, deProveedor + 1, 99, "x"]) {
    const negado = await api.post(`/v1/seguimiento/documentos/${n}`, credencial);
    expect([n, negado.status, (await readProblema(negado)).type]).toEqual([n, 404, "no-encontrado"]);
  }
  const ajena = { ...credencial, clave: "000000000000" };
  for (const ruta of ["", `/${deProveedor}`]) {
    const documento = await api.post(`/v1/seguimiento/documentos${ruta}`, ajena);
    const caso = await api.post("/v1/seguimiento", ajena);
    const sinId = async (respuesta: Response) => ({ ...(await readProblema(respuesta)), solicitud: "" });
    expect(await sinId(documento)).toEqual(await sinId(caso));
  }
});

it("costs a proof of work after failures, by the count of the whole folio", async () => {
  for (let i = 0; i < 3; i++) await api.post("/v1/seguimiento/documentos", { ...credencial, clave: "111111111111" });
  expect((await api.post("/v1/seguimiento/documentos", credencial)).status).toBe(428);
});
