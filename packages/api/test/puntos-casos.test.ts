import { institucionPublica } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONSULTA, readComprobante, readProblema } from "./open-app.ts";
import { mintClave, openGestion, type Persona } from "./open-gestion.ts";
import { mintMaquina, pay, sign } from "./puntos-equipo.ts";
import { sellar } from "./sellar.ts";

const CODIGO = "totem-central";
const CASO = { ...CONSULTA, canal: "totem", punto: CODIGO };
const CASOS = "/v1/instituciones/sernac/casos";

let api: Awaited<ReturnType<typeof openGestion>>;
let administra: Persona;
beforeAll(async () => {
  api = await openGestion();
  administra = await api.hire({ rol: "administrador" });
  const cuerpo = { codigo: CODIGO, nombre: "Central", clase: "totem", comuna: "13101", lugar: "Entrada" };
  await api.ask("/v1/gestion/puntos", { de: administra, metodo: "POST", cuerpo });
});
afterAll(() => api.store.close());

const enrol = async () => {
  const respuesta = await api.ask(`/v1/gestion/puntos/${CODIGO}/codigos`, { de: administra, metodo: "POST" });
  const { codigo } = (await respuesta.json()) as { codigo: string };
  const maquina = await mintMaquina();
  const inscrito = await api.post("/v1/puntos/inscripciones", { codigo, llave: maquina.publica });
  return { ...maquina, equipo: ((await inscrito.json()) as { equipo: string }).equipo };
};
type Inscrita = Awaited<ReturnType<typeof enrol>>;

/** Posts what a machine signs, as of its own clock. */
const send = async (
  maquina: Inscrita,
  ruta: string,
  cuerpo: unknown,
  { envio = mintClave(), prueba = "", ahora = api.reloj.ahora } = {},
) =>
  api.post(ruta, cuerpo, {
    punto: await sign({ ...maquina, ruta, cuerpo, ahora }),
    "idempotency-key": envio,
    ...(prueba && { prueba }),
  });
const isDeEquipo = async (respuesta: Response): Promise<boolean> => {
  const { folio } = await readComprobante(respuesta);
  const guardado = await api.store.findCasoByFolio(folio);
  const [ingreso] = await api.store.listAsientos(guardado?.id ?? 0, { limite: 1 });
  const { punto, dispositivo = false } = JSON.parse(ingreso?.datos ?? "{}");
  expect(punto).toBe(CODIGO);
  return dispositivo;
};

describe("a case of a point", () => {
  it("says that a machine of the point signed it only where one did, with a clock near enough", async () => {
    const maquina = await enrol();
    expect(await isDeEquipo(await send(maquina, CASOS, CASO))).toBe(true);
    const corrido = api.reloj.ahora + 9 * 60_000;
    expect(await isDeEquipo(await send(maquina, CASOS, CASO, { ahora: corrido }))).toBe(true);
    expect(await isDeEquipo(await send(maquina, CASOS, CASO, { ahora: corrido + 2 * 60_000 }))).toBe(false);
    expect(await isDeEquipo(await api.open(CASO))).toBe(false);
    const otra = await mintMaquina();
    expect(await isDeEquipo(await send({ ...otra, equipo: maquina.equipo }, CASOS, CASO))).toBe(false);
  });

  it("says so too where it comes in an envelope that the machine kept", async () => {
    const maquina = await enrol();
    const { sello } = institucionPublica.parse(await (await api.app.request("/v1/instituciones/sernac")).json());
    if (!sello) throw new Error("an institution publishes its key");
    const capturadoEn = new Date(api.reloj.ahora - 3_600_000).toISOString();
    const seal = () => sellar({ cuerpo: CASO, capturadoEn }, { institucion: "sernac", sello });
    expect(await isDeEquipo(await send(maquina, "/v1/sobres", await seal()))).toBe(true);
    expect(await isDeEquipo(await api.post("/v1/sobres", await seal()))).toBe(false);
  });

  it("of a machine whose enrolment was taken away is taken as anybody's", async () => {
    const maquina = await enrol();
    await api.ask(`/v1/gestion/puntos/${CODIGO}/equipos/${maquina.equipo}`, { de: administra, metodo: "DELETE" });
    expect(await isDeEquipo(await send(maquina, CASOS, CASO))).toBe(false);
  });

  it("costs a machine work beyond its own budget, and is taken for it", async () => {
    const maquina = await enrol();
    let respuesta = await send(maquina, CASOS, CASO);
    for (let i = 0; i < 40 && respuesta.status === 201; i++) respuesta = await send(maquina, CASOS, CASO);
    expect(respuesta.status).toBe(428);
    const envio = mintClave();
    const pedida = await send(maquina, CASOS, CASO, { envio });
    const { prueba } = await readProblema(pedida);
    if (!prueba) throw new Error("It cost nothing");
    expect(await isDeEquipo(await send(maquina, CASOS, CASO, { envio, prueba: pay(prueba) }))).toBe(true);
    expect((await send(await enrol(), CASOS, CASO)).status).toBe(201);
  });
});
