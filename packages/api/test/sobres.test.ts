import { createHash, createPublicKey, verify } from "node:crypto";
import { verifyComprobante } from "@ventanilla/sdk";
import { sealSobre } from "@ventanilla/sdk/cola";
import {
  type AcuseDeSobre,
  acuseDeSobre,
  apertura,
  type Comprobante,
  type ContenidoDeSobre,
  institucionPublica,
  type Sobre,
} from "@ventanilla/sdk/contract";
import { mintClave, mintFolio, textoDeFirma, textoDeHuella } from "@ventanilla/sdk/domain";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { decide } from "../src/caso/decide.ts";
import { createGuardia, guardiaAbierta } from "../src/http/prueba.ts";
import type { Fichas } from "../src/personal/fichas.ts";
import { deriveLlaves } from "../src/sello/llaves.ts";
import { createLlavesDeSello } from "../src/sello/llaves-de-sello.ts";
import { createApartados } from "../src/sobres/apartados.ts";
import { createSobres } from "../src/sobres/sobres.ts";
import { type Store, StoreError } from "../src/store/store.ts";
import { AHORA, CONSULTA, openApp, RECLAMO, readComprobante, readProblema, readVista } from "./open-app.ts";
import { mintClave as mintEnvio } from "./open-gestion.ts";
import { sellar, sellarBytes } from "./sellar.ts";

const MINUTO = 60_000;
const DIA = 24 * 60 * MINUTO;
const at = (ms: number): string => new Date(ms).toISOString();

let api: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  api = await openApp();
});
afterAll(() => api.store.close());
afterEach(() => {
  api.reloj.ahora = AHORA;
});

const readInstitucion = async (slug = "sernac") => {
  const respuesta = await api.app.request(`/v1/instituciones/${slug}`);
  const { sello, firma } = institucionPublica.parse(await respuesta.json());
  if (!sello || !firma) throw new Error("an institution publishes its keys");
  return { sello, firma, etag: respuesta.headers.get("etag") };
};
const seal = async (
  cuerpo: ContenidoDeSobre["cuerpo"],
  { capturadoEn = at(api.reloj.ahora), ...resto }: Partial<ContenidoDeSobre> = {},
): Promise<Sobre> => {
  const { sello } = await readInstitucion();
  return sellar({ cuerpo, capturadoEn, ...resto }, { institucion: "sernac", sello });
};
const deliver = (sobre: unknown, cabeceras?: Record<string, string>) => api.post("/v1/sobres", sobre, cabeceras);
const readAcuse = async (respuesta: Response): Promise<AcuseDeSobre> => {
  expect(respuesta.status).toBe(202);
  return acuseDeSobre.parse(await respuesta.json());
};
/** Another letter in the middle of a text. */
const alter = (texto: string): string => {
  const i = Math.floor(texto.length / 2);
  return `${texto.slice(0, i)}${texto[i] === "A" ? "B" : "A"}${texto.slice(i + 1)}`;
};

const CERRADO = { motivo: "alterado" } as const;
/** The acts on records of a store, to put one of them off. */
const fichasOf = (store: Store): Fichas => ({
  putFicha: (...datos) => store.putFicha(...datos),
  findFicha: (...datos) => store.findFicha(...datos),
  findFichaByIndice: (...datos) => store.findFichaByIndice(...datos),
  listFichas: (...datos) => store.listFichas(...datos),
  deleteFicha: (...datos) => store.deleteFicha(...datos),
});

describe("an envelope that opens", () => {
  it("opens the case it holds, with the folio and the clave that its citizen has already", async () => {
    const [folio, clave] = [mintFolio(), mintClave()];
    const respuesta = await deliver(await seal({ ...CONSULTA, folio, clave }));
    expect([respuesta.status, respuesta.headers.get("cache-control")]).toEqual([201, "no-store"]);
    expect(await readComprobante(respuesta)).toMatchObject({ folio, tipo: "consulta" });
    expect(await readVista(await api.post("/v1/seguimiento", { folio, clave }))).toMatchObject({ folio });
  });

  it("is the one that the SDK seals, and the SDK verifies what it answers", async () => {
    const { sello, firma } = await readInstitucion();
    const cuerpo = { ...RECLAMO, folio: mintFolio(), clave: mintClave() };
    const contenido = { envio: mintEnvio(), capturadoEn: at(AHORA), llamada: "casos" as const, cuerpo };
    const respuesta = await deliver(await sealSobre(contenido, { institucion: "sernac", sello }));
    expect(respuesta.status).toBe(201);
    const comprobante = await readComprobante(respuesta);
    const que = { institucion: "sernac", firma };
    expect(await verifyComprobante(comprobante, { ...que, cuerpo })).toEqual({ valida: true });
    expect(await verifyComprobante({ ...comprobante, recibidoEn: at(AHORA + 1) }, que)).toMatchObject({
      valida: false,
    });
  });

  it.each(["first", "afterwards"])("is one case with the same call made in clear %s", async (cuando) => {
    const envio = mintEnvio();
    const cuerpo = { ...CONSULTA, folio: mintFolio(), clave: mintClave() };
    const clear = () => api.open(cuerpo, { envio });
    const sealed = async () => deliver(await seal(cuerpo, { envio }));
    const [una, otra] = cuando === "first" ? [clear, sealed] : [sealed, clear];
    const [primera, segunda, tercera] = [await una(), await otra(), await sealed()];
    expect([primera.status, segunda.status, tercera.status]).toEqual([201, 200, 200]);
    expect(segunda.headers.get("idempotency-replayed")).toBe("true");
    const comprobante = await primera.json();
    expect([await segunda.json(), await tercera.json()]).toEqual([comprobante, comprobante]);
  });

  it("adds a message and an opinion as the calls in clear do, once each", async () => {
    const { folio, clave } = await readComprobante(await api.open(CONSULTA));
    const mensaje = { folio, clave, texto: "Se me olvidó decir algo" };
    const envio = mintEnvio();
    const sobre = await seal(mensaje, { llamada: "mensajes", envio });
    const [primera, segunda] = [await deliver(sobre), await deliver(sobre)];
    const clara = await api.post("/v1/seguimiento/mensajes", mensaje, { "idempotency-key": envio });
    expect([primera.status, segunda.status, clara.status]).toEqual([201, 200, 200]);
    const vista = await readVista(segunda);
    const mensajes = vista.bitacora.filter(({ tipo }) => tipo === "mensaje");
    expect(mensajes.map(({ texto }) => texto)).toEqual([
      "Nos escribiste un mensaje, sin conexión, el 02/12/2026, 11:00",
    ]);
    // An opinion before its closing does not fit, and no repeating mends it.
    const opinion = await seal({ folio, clave, nota: 7 }, { llamada: "satisfaccion" });
    expect(await readAcuse(await deliver(opinion))).toMatchObject({ motivo: "porRevisar", folio });
  });

  it("makes whoever tries claves pay as in clear", async () => {
    const { folio } = await readComprobante(await api.open(CONSULTA));
    const guess = async () => deliver(await seal({ folio, clave: mintClave(), texto: "x" }, { llamada: "mensajes" }));
    const estados: number[] = [];
    for (let i = 0; i < 6; i++) estados.push((await guess()).status);
    expect(estados).toEqual([202, 202, 202, 202, 202, 428]);
  });

  it("leaves an officer's intake to an officer's session", async () => {
    const respuesta = await deliver(await seal({ ...CONSULTA, canal: "presencial" }, { llamada: "ingreso" }));
    expect([respuesta.status, (await readProblema(respuesta)).type]).toEqual([403, "rol-no-permite"]);
  });

  it("stays with whoever holds it while the store can't write", async () => {
    const fail = () => Promise.reject(new StoreError("noDisponible"));
    const store = new Proxy<Store>(api.store, {
      get: (sana, acto: keyof Store) => (acto === "appendAsientos" ? fail : sana[acto].bind(sana)),
    });
    const caida = await openApp({ store, llaves: api.llaves });
    const respuesta = await caida.post("/v1/sobres", await seal(CONSULTA));
    expect([respuesta.status, respuesta.headers.has("retry-after")]).toEqual([503, true]);
  });
});

describe("when it was written", () => {
  const open = async (capturadoEn: string): Promise<Comprobante> => {
    const respuesta = await deliver(await seal({ ...RECLAMO, folio: mintFolio(), clave: CLAVE }, { capturadoEn }));
    expect(respuesta.status).toBe(201);
    return readComprobante(respuesta);
  };
  const CLAVE = mintClave();
  const readBitacora = async (folio: string) =>
    (await readVista(await api.post("/v1/seguimiento", { folio, clave: CLAVE }))).bitacora[0]?.texto;

  it.each([
    ["a moment ago", AHORA - MINUTO],
    ["29 days ago", AHORA - 29 * DIA],
    ["30 days ago", AHORA - 30 * DIA],
  ])("counts the term from then, if that was %s", async (_, capturado) => {
    const { folio, recibidoEn, ingresoLegal } = await open(at(capturado));
    expect(recibidoEn).toBe(at(capturado));
    expect(ingresoLegal <= at(AHORA).slice(0, 10)).toBe(true);
    expect(await readBitacora(folio)).toMatch(
      /sin conexión el .* y nos llegó el 02\/12\/2026, 11:00\. El plazo cuenta desde que escribiste/,
    );
  });

  // Fails where the clock of whoever writes is believed without bounds: the term would be over, or not begun.
  it.each([
    ["years ago", "2019-01-01T00:00:00.000Z"],
    ["a little over 30 days ago", at(AHORA - 30 * DIA - 1)],
    ["in some years", "2031-01-01T00:00:00.000Z"],
    ["in six minutes", at(AHORA + 6 * MINUTO)],
  ])("counts the term from its arrival, if its clock says %s", async (_, capturadoEn) => {
    const { folio, recibidoEn, ingresoLegal } = await open(capturadoEn);
    expect([recibidoEn, ingresoLegal]).toEqual([at(AHORA), "2026-12-02"]);
    expect(await readBitacora(folio)).toMatch(/El plazo cuenta desde que nos llegó$/);
  });

  it("would be found out if any clock were believed", async () => {
    const creida = decide(
      undefined,
      { orden: "abrir", apertura: apertura.parse(RECLAMO), recibidoEn: "2019-01-01T00:00:00.000Z" },
      { ahora: at(AHORA), actor: { id: "ciudadano" }, institucion: api.servicio.getInstitucion("sernac") },
    );
    expect(creida[0]?.datos).not.toMatchObject({ ingresoLegal: "2026-12-02" });
  });

  it("takes a clock that is a little ahead for now", async () => {
    expect((await open(at(AHORA + 4 * MINUTO))).recibidoEn).toBe(at(AHORA));
  });
});

describe("an envelope that does not open", () => {
  it.each(["ct", "iv", "epk", "kid", "institucion"] as const)("with another %s is kept apart, once", async (parte) => {
    const sobre = await seal(CONSULTA);
    const ajeno = { kid: "2027", institucion: "sercotec" };
    const alterado = {
      ...sobre,
      ...(parte === "kid" || parte === "institucion" ? { [parte]: ajeno[parte] } : { [parte]: alter(sobre[parte]) }),
    };
    const [acuse, otro] = await Promise.all(
      [deliver(alterado), deliver(alterado)].map(async (una) => readAcuse(await una)),
    );
    expect(otro).toEqual(acuse);
    expect(acuse).toMatchObject({ motivo: "alterado", recibidoEn: at(AHORA) });
    api.reloj.ahora += DIA;
    expect(await readAcuse(await deliver(alterado))).toEqual(acuse);
    const apartados = createApartados({ store: api.store, clock: () => AHORA });
    const lista = await apartados.list({ institucion: alterado.institucion, resueltos: false, limite: 200 });
    const suyos = lista.filter(({ huella }) => huella === acuse?.huella);
    expect(suyos).toHaveLength(1);
    for (const uno of suyos) expect(await apartados.findSobre(uno)).toEqual(alterado);
  });

  it("would be found out if the mark that it carries were not looked at", async () => {
    const claro = Buffer.from(
      JSON.stringify({ envio: mintEnvio(), capturadoEn: at(AHORA), llamada: "casos", cuerpo: CONSULTA }),
    );
    const apartados = createApartados({ store: api.store, clock: () => AHORA });
    const descuidada = createSobres({
      ...api.servicio,
      apartados,
      llaves: { open: () => ({ claro }) },
      clock: () => AHORA,
    });
    const guardias = { guardia: guardiaAbierta, guardiaDeApartados: guardiaAbierta };
    const sobre = await seal(CONSULTA);
    expect(await descuidada.deliver({ ...sobre, ct: alter(sobre.ct) }, guardias)).toHaveProperty("despacho");
  });

  it("would be found out if it were acknowledged and dropped", async () => {
    const clock = () => AHORA;
    const escrito = async () => ({ resultado: "escrito", version: 1 }) as const;
    const olvidadiza = createApartados({ store: { ...fichasOf(api.store), putFicha: escrito }, clock });
    const sobres = createSobres({ ...api.servicio, apartados: olvidadiza, llaves: { open: () => CERRADO }, clock });
    const guardias = { guardia: guardiaAbierta, guardiaDeApartados: guardiaAbierta };
    const sobre = await seal(CONSULTA);
    const { acuse } = (await sobres.deliver(sobre, guardias)) as { acuse: AcuseDeSobre };
    const lista = await createApartados({ store: api.store, clock }).list({
      institucion: "sernac",
      resueltos: false,
      limite: 200,
    });
    expect(lista.filter(({ huella }) => huella === acuse.huella)).toHaveLength(0);
  });

  it("says why: a key of years ago, no key of ours, or nothing that can be read", async () => {
    const { sello } = await readInstitucion();
    expect(await readAcuse(await deliver({ ...(await seal(CONSULTA)), kid: "otra" }))).toMatchObject({
      motivo: "llaveDesconocida",
    });
    const ilegible = await sellarBytes(new TextEncoder().encode('{"sin":"forma"}'), { institucion: "sernac", sello });
    expect(await readAcuse(await deliver(ilegible))).toMatchObject({ motivo: "ilegible" });
    const sobre = await seal(CONSULTA);
    api.reloj.ahora = Date.parse("2028-06-01T15:00:00.000Z");
    expect(await readAcuse(await deliver(sobre))).toMatchObject({ motivo: "llaveAntigua" });
  });

  it("of an institution that is not here stays with whoever holds it", async () => {
    const respuesta = await deliver({ ...(await seal(CONSULTA)), institucion: "ninguna" });
    expect([respuesta.status, (await readProblema(respuesta)).type]).toEqual([404, "no-encontrado"]);
  });

  it("is there after the process that took it is gone", async () => {
    const sobre = await seal({ ...CONSULTA, materia: "no.existe" });
    const acuse = await readAcuse(await deliver(sobre));
    const otra = await openApp({ store: api.store, llaves: api.llaves });
    otra.reloj.ahora += DIA;
    expect(await readAcuse(await otra.post("/v1/sobres", sobre))).toEqual(acuse);
  });

  it("keeps what cannot be mended by repeating: a folio that another case has", async () => {
    const { folio } = await readComprobante(await api.open(CONSULTA));
    const sobre = await seal({ ...CONSULTA, folio, clave: mintClave() });
    expect(await readAcuse(await deliver(sobre))).toMatchObject({ motivo: "porRevisar", folio });
  });

  it("costs work when there are many, and fills no disk", async () => {
    const clock = () => AHORA;
    const apartados = createApartados({ store: api.store, clock, maximo: 1_000, maximoBytes: 1_000_000 });
    const llaves = createLlavesDeSello({ raiz: deriveLlaves(new Uint8Array(32)).sello, clock });
    const sobres = createSobres({ ...api.servicio, apartados, llaves, clock });
    const guardiaDeApartados = createGuardia({ llave: api.llaves.prueba, clock, fallosLibres: 2 });
    const send = async (prueba?: string) =>
      sobres.deliver(await seal(CONSULTA), { guardia: guardiaAbierta, guardiaDeApartados, prueba });
    await send();
    await send();
    const { prueba } = await send().catch((rechazo) => rechazo);
    expect(prueba).toMatchObject({ desafio: expect.any(String) });
    const isPaid = (nonce: number): boolean =>
      createHash("sha256").update(`${prueba.desafio}.${nonce}`).digest().readUInt32BE(0) >>>
        (32 - prueba.dificultad) ===
      0;
    let nonce = 0;
    while (!isPaid(nonce)) nonce++;
    expect(await send(`${prueba.desafio}.${nonce}`)).toMatchObject({ acuse: { motivo: "alterado" } });
    const lleno = createSobres({
      ...api.servicio,
      apartados: createApartados({ store: api.store, clock, maximo: 2 }),
      llaves,
      clock,
    });
    const guardias = { guardia: guardiaAbierta, guardiaDeApartados: guardiaAbierta };
    await expect(lleno.deliver(await seal(CONSULTA), guardias)).rejects.toMatchObject({ tipo: "sin-espacio" });
  });
});

describe("the keys", () => {
  it("change with the year, and what publishes them with them", async () => {
    const antes = await readInstitucion();
    expect(antes.sello).toMatchObject({ kid: "2026", vence: "2026-12-31" });
    const sobre = await seal(CONSULTA);
    api.reloj.ahora = Date.parse("2027-03-01T15:00:00.000Z");
    const despues = await readInstitucion();
    expect(despues.sello.kid).toBe("2027");
    expect(despues.etag).not.toBe(antes.etag);
    expect(despues.firma).toEqual(antes.firma);
    expect((await deliver(sobre)).status).toBe(201);
  });

  it("are each institution's own", async () => {
    expect((await readInstitucion("sercotec")).sello.llave).not.toBe((await readInstitucion()).sello.llave);
  });
});

describe("a receipt", () => {
  const verifyFirma = async ({ folio, recibidoEn, firma }: Comprobante): Promise<boolean> => {
    const { llave } = (await readInstitucion()).firma;
    const publica = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: llave }, format: "jwk" });
    const { institucion = "", huella = "" } = firma ?? {};
    const texto = textoDeFirma({ institucion, folio, recibidoEn, huella });
    return verify(null, Buffer.from(texto), publica, Buffer.from(firma?.firma ?? "", "base64url"));
  };

  it("is signed over what was filed, as it was sent, and not over the clave", async () => {
    const cuerpo = { ...RECLAMO, folio: mintFolio(), clave: mintClave() };
    const comprobante = await readComprobante(await api.open(cuerpo));
    expect(await verifyFirma(comprobante)).toBe(true);
    const { clave: _, ...sinClave } = cuerpo;
    expect(textoDeHuella(cuerpo)).toBe(textoDeHuella(sinClave));
    expect(comprobante.firma?.huella).toBe(createHash("sha256").update(textoDeHuella(cuerpo)).digest("base64url"));
  });

  it("is no longer good with another folio, another instant or another institution", async () => {
    const comprobante = await readComprobante(await api.open(CONSULTA));
    const firma = { ...comprobante.firma, institucion: "sercotec" } as Comprobante["firma"];
    for (const otro of [{ folio: mintFolio() }, { recibidoEn: at(AHORA + 1) }, { firma }])
      expect(await verifyFirma({ ...comprobante, ...otro })).toBe(false);
  });
});
