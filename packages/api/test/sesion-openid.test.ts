import { type Institucion, proveedoresDeEntrada } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadInstituciones } from "../src/instituciones/load-instituciones.ts";
import { openSesiones, readSalida, readSesion } from "./sesion-navegador.ts";
import { CLIENTE, type Cuentas, openProveedor } from "./sesion-proveedor.ts";

const URL_PUBLICA = "https://ventanilla.example";
const MESA = `${URL_PUBLICA}/mesa/`;
const goTo = (slug: string) => `/v1/gestion/sesion/openid/${slug}`;

const cuentas: Cuentas = {
  ana: { email: "ANA@sernac.example", email_verified: true },
  sinVerificar: { email: "ana@sernac.example", email_verified: false },
  desconocida: { email: "nadie@sernac.example", email_verified: true },
  deOtra: { email: "otra@sercotec.example", email_verified: true },
  administradora: { email: "jefa@central.example", email_verified: true },
  deBaja: { email: "baja@sernac.example", email_verified: true },
  rosa: { RolUnico: { numero: 12345678, DV: "5", tipo: "RUN" }, name: { nombres: ["Rosa"], apellidos: ["Soto"] } },
  sinRun: { RolUnico: { numero: 11111111, DV: "1", tipo: "RUN" } },
};

// Each password takes a whole processor for a while, and the other tests want it too.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let api: Awaited<ReturnType<typeof openSesiones>>;
let proveedor: Awaited<ReturnType<typeof openProveedor>>;

beforeAll(async () => {
  proveedor = await openProveedor({
    cuentas,
    retornos: ["sernac", "sercotec"].map((slug) => `${URL_PUBLICA}${goTo(slug)}/retorno`),
  });
  const con = (identidad: "email" | "RolUnico.numero"): Institucion["openid"] => ({
    emisor: proveedor.emisor,
    cliente: CLIENTE.id,
    secretoEn: "OPENID_SECRETO",
    identidad,
    ambitos: "openid email",
  });
  const instituciones = loadInstituciones({ demostracion: false });
  for (const [slug, identidad] of [
    ["sernac", "email"],
    ["sercotec", "RolUnico.numero"],
  ] as const)
    instituciones.set(slug, { ...(instituciones.get(slug) as Institucion), openid: con(identidad) });
  api = await openSesiones({
    instituciones,
    getSecreto: (nombre) => (nombre === "OPENID_SECRETO" ? CLIENTE.secreto : undefined),
  });
  await api.createUsuario({ correo: "ana@sernac.example" });
  await api.createUsuario({ correo: "otra@sercotec.example", institucion: "sercotec" });
  await api.createUsuario({ correo: "rosa@sercotec.example", institucion: "sercotec", rut: "12345678-5" });
  await api.createUsuario({
    correo: "jefa@central.example",
    institucion: "*",
    rol: "administrador",
    region: undefined,
  });
  const baja = await api.createUsuario({ correo: "baja@sernac.example" });
  const jefa = await api.createUsuario({ rol: "administrador", region: undefined });
  const cambio = { metodo: "PATCH", cuerpo: { activo: false }, version: baja.version };
  await api.withToken(jefa.token, `/v1/gestion/usuarios/${baja.id}`, cambio);
});
afterAll(async () => {
  proveedor.close();
  await api.store.close();
});

/** Goes to the provider and comes back; `spoil` changes the address on the way there. */
const travel = async (
  cuenta: string | undefined,
  {
    slug = "sernac",
    consulta = "",
    spoil = (_: URL): void => undefined,
  }: { slug?: string; consulta?: string; spoil?: (ida: URL) => void } = {},
) => {
  const navegador = api.openNavegador();
  const ida = await navegador.request(goTo(slug) + consulta);
  const url = new URL(ida.headers.get("location") ?? "");
  spoil(url);
  const transito = new Map(navegador.cookies);
  const vuelta = await proveedor.enter(url.href, cuenta);
  const llegada = await navegador.request(vuelta);
  return { navegador, ida, url, vuelta, transito, llegada, destino: llegada.headers.get("location") };
};

describe("coming in by the institution's provider", () => {
  it("brings in the person whose verified e-mail is a user's, with a session like any other", async () => {
    const { navegador, destino, llegada } = await travel("ana");
    expect([llegada.status, destino]).toEqual([303, MESA]);
    expect((await readSesion(await navegador.request("/v1/gestion/sesion"))).usuario).toMatchObject({
      institucion: "sernac",
      rol: "ejecutivo",
    });
    expect(navegador.cookies.size).toBe(1);
  });

  it("comes back to the page that asked for it, if it is one of ours", async () => {
    const alMonitor = await travel("ana", { consulta: "?pagina=monitor" });
    expect(alMonitor.destino).toBe(MESA.replace("/mesa/", "/monitor/"));
    expect(alMonitor.navegador.cookies.size).toBe(1);
    expect((await travel("ana", { consulta: "?pagina=https://otra.example" })).destino).toBe(MESA);
    const indeciso = api.openNavegador();
    for (const consulta of ["?pagina=monitor", ""]) await indeciso.request(goTo("sernac") + consulta);
    expect([...indeciso.cookies.keys()].filter((nombre) => nombre.includes("vuelta"))).toEqual([]);
  });

  it("goes there with PKCE, state and nonce, and a cookie that is no session", async () => {
    const { ida, url } = await travel("ana");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid email",
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    });
    expect(ida.headers.getSetCookie()).toEqual([expect.stringMatching(/^__Host-ventanilla-openid=.*SameSite=Lax$/)]);
  });

  it.each([
    ["desconocida", "sinCuenta"],
    ["deOtra", "sinCuenta"],
    ["administradora", "sinCuenta"],
    ["deBaja", "sinCuenta"],
    ["sinVerificar", "correoSinVerificar"],
    [undefined, "cancelado"],
  ])("tells %s why not on the page of entry: %s", async (cuenta, motivo) => {
    const { navegador, destino } = await travel(cuenta);
    expect(destino).toBe(`${URL_PUBLICA}/entrar/#aviso.${motivo}.sernac`);
    expect(navegador.cookies.size).toBe(0);
  });

  it.each(["nonce", "state"])("refuses an answer whose %s is not the one that went", async (nombre) => {
    const { destino } = await travel("ana", { spoil: (ida) => ida.searchParams.set(nombre, "x".repeat(43)) });
    expect(destino).toBe(`${URL_PUBLICA}/entrar/#aviso.fallo.sernac`);
  });

  it("refuses a code that comes back twice, also with the cookie of the first time", async () => {
    const { navegador, vuelta, transito } = await travel("ana");
    await navegador.request("/v1/gestion/sesion", { metodo: "DELETE" });
    for (const [nombre, valor] of transito) navegador.cookies.set(nombre, valor);
    const otra = await navegador.request(vuelta);
    expect(otra.headers.get("location")).toBe(`${URL_PUBLICA}/entrar/#aviso.fallo.sernac`);
    expect((await navegador.request("/v1/gestion/sesion")).status).toBe(401);
  });

  it("refuses somebody else's answer: a link cannot bring a person into another's account", async () => {
    const victima = api.openNavegador();
    await victima.request(goTo("sernac"));
    const { url } = await travel("ana");
    const vuelta = await proveedor.enter(url.href, "ana");
    expect((await victima.request(vuelta)).headers.get("location")).toContain("#aviso.fallo");
  });

  it("tells that the provider does not answer, and asks it again the next time", async () => {
    const instituciones = new Map(api.opciones.instituciones);
    const sernac = instituciones.get("sernac") as Institucion;
    const openid = { ...(sernac.openid as NonNullable<Institucion["openid"]>), emisor: "http://localhost:9" };
    instituciones.set("sernac", { ...sernac, openid });
    const otra = await openSesiones({ instituciones });
    const respuesta = await otra.openNavegador().request(goTo("sernac"));
    expect(respuesta.headers.get("location")).toBe(`${URL_PUBLICA}/entrar/#aviso.fallo.sernac`);
    await otra.store.close();
  });

  it("is offered for the institutions that have one", async () => {
    const respuesta = await api.openNavegador().request("/v1/gestion/sesion/openid");
    expect(proveedoresDeEntrada.parse(await respuesta.json()).instituciones).toEqual([
      { slug: "sercotec", nombre: "Sercotec", claveUnica: true },
      { slug: "sernac", nombre: "SERNAC", claveUnica: false },
    ]);
    expect((await api.openNavegador().request(goTo("sernac-entrenamiento"))).status).toBe(404);
  });

  it("ends at the provider too", async () => {
    const { navegador } = await travel("ana");
    const { salida } = await readSalida(await navegador.request("/v1/gestion/sesion", { metodo: "DELETE" }));
    const url = new URL(salida ?? "");
    expect(url.origin).toBe(proveedor.emisor);
    expect(url.searchParams.get("post_logout_redirect_uri")).toBe(`${URL_PUBLICA}/entrar/`);
  });
});

describe("coming in by ClaveÚnica", () => {
  it("asks for exactly its scope and knows the person by their RUN", async () => {
    const { url, destino, navegador } = await travel("rosa", { slug: "sercotec" });
    expect(url.searchParams.get("scope")).toBe("openid run name");
    expect(destino).toBe(MESA);
    expect((await readSesion(await navegador.request("/v1/gestion/sesion"))).usuario.institucion).toBe("sercotec");
  });

  it("leaves ClaveÚnica also where the person has no account here", async () => {
    const { destino } = await travel("sinRun", { slug: "sercotec" });
    expect(new URL(destino ?? "").origin).toBe(proveedor.emisor);
    expect(destino).toContain(encodeURIComponent("#aviso.sinCuenta.sercotec"));
  });
});
