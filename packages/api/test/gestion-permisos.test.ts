import type { EstadoDeCaso } from "@ventanilla/sdk/contract";
import { ROLES, type Rol } from "@ventanilla/sdk/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGestion } from "../src/gestion/gestion.ts";
import type { CasoGuardado } from "../src/store/store.ts";
import { RECLAMO, readComprobante } from "./open-app.ts";
import { mintClave, openGestion, type Persona } from "./open-gestion.ts";

const ATIENDEN: readonly Rol[] = ["ejecutivo", "encargado", "abogado"];
const LEEN: readonly Rol[] = [...ATIENDEN, "director"];
const LISTAN: readonly Rol[] = [...LEEN, "administradorPlataformas"];
const REDACTAN: readonly Rol[] = ["encargado", "abogado", "administrador"];
const MANDAN: readonly Rol[] = ["administradorPlataformas", "administrador"];
const VEN_PERSONAS: readonly Rol[] = [...LISTAN, "administrador"];

/** What nobody may learn who may not read the case. */
const CANARIOS = ["Canariolina", "Canarizález", "20000008", "TiendaCanario", "relato-canario", "canario@correo.cl"];
const CASO = {
  ...RECLAMO,
  persona: {
    rut: "20.000.008-0",
    nombres: "Canariolina",
    apellidos: "Canarizález",
    comuna: "13101",
    correo: "canario@correo.cl",
  },
  proveedor: { nombre: "TiendaCanario" },
  relato: "relato-canario",
};

const listFugas = (texto: string): string[] => CANARIOS.filter((canario) => texto.includes(canario));

/** A call and who may make it. */
interface Fila {
  /** `publica`: it is how one comes in. */
  pueden: readonly Rol[] | "publica";
  cuerpo?: unknown;
  /** Sent in place of a body of JSON. */
  csv?: string;
  /** Who works elsewhere is answered all the same, and must learn nothing. */
  ajena?: "responde";
}

const fila = (pueden: Fila["pueden"], resto: Omit<Fila, "pueden"> = {}): Fila => ({ pueden, ...resto });
const registro = (nombre: string, escriben: readonly Rol[], leen: readonly Rol[] = ROLES): Record<string, Fila> => ({
  [`GET /v1/gestion/${nombre}`]: fila(leen),
  [`POST /v1/gestion/${nombre}`]: fila(escriben, { cuerpo: {} }),
  [`PUT /v1/gestion/${nombre}/{id}`]: fila(escriben, { cuerpo: {} }),
  [`DELETE /v1/gestion/${nombre}/{id}`]: fila(escriben),
  [`POST /v1/gestion/${nombre}/importacion`]: fila(escriben, { csv: "nada\n1\n" }),
});

const ALTA = { nombre: "Alguien", correo: "alguien@ejemplo.cl", rol: "ejecutivo", institucion: "sernac" };

/** Every call of gestión, by method and path of the contract: a call without a row here fails below. */
const FILAS: Record<string, Fila> = {
  "GET /v1/gestion/trabajos": fila(["administrador"], { ajena: "responde" }),
  "POST /v1/gestion/trabajos/{id}/reintento": fila(["administrador"]),
  "GET /v1/gestion/casos": fila(LISTAN),
  "POST /v1/gestion/casos": fila(ATIENDEN, { cuerpo: { ...CASO, institucion: "sernac", canal: "presencial" } }),
  "POST /v1/gestion/casos/lote": fila(ATIENDEN, {
    ajena: "responde",
    cuerpo: { lineas: [{ envio: mintClave(), apertura: { ...CASO, institucion: "sernac", canal: "municipal" } }] },
  }),
  "POST /v1/gestion/busquedas": fila(LEEN, { ajena: "responde", cuerpo: { texto: "Canariolina" } }),
  "GET /v1/gestion/casos/{folio}": fila(LISTAN, { ajena: "responde" }),
  "GET /v1/gestion/casos/{folio}/lecturas": fila(["encargado", "administrador"]),
  "POST /v1/gestion/casos/{folio}/ordenes": fila(ATIENDEN, { cuerpo: { orden: "gestionar", nota: "x" } }),
  "POST /v1/gestion/visaciones": fila(["encargado", "abogado"], {
    ajena: "responde",
    cuerpo: { casos: [{ folio: "FOLIO", version: 1 }] },
  }),
  "POST /v1/gestion/casos/{folio}/oficios": fila(ATIENDEN, { cuerpo: { plantilla: "nada", salida: "vista" } }),
  "GET /v1/gestion/casos/{folio}/adjuntos/{id}": fila(LEEN),
  "POST /v1/gestion/casos/{folio}/adjuntos": fila(ATIENDEN, { cuerpo: {} }),
  "GET /v1/gestion/extraccion.csv": fila([...LISTAN, "analista"]),

  "GET /v1/gestion/sobres": fila(ATIENDEN, { ajena: "responde" }),
  "POST /v1/gestion/sobres": fila(ATIENDEN, { ajena: "responde", cuerpo: {} }),
  "POST /v1/gestion/sobres/{id}/apertura": fila(["encargado", "abogado"], { cuerpo: { acto: "leer" } }),

  ...registro("unidades", MANDAN),
  ...registro("puntos", MANDAN),
  "POST /v1/gestion/puntos/{id}/codigos": fila(MANDAN),
  "DELETE /v1/gestion/puntos/{id}/equipos/{equipo}": fila(MANDAN),
  "GET /v1/gestion/puntos/informe": fila(ROLES),
  "POST /v1/gestion/puntos/informe/envios": fila(MANDAN, { cuerpo: {} }),
  ...registro("proveedores", ["ejecutivo", ...REDACTAN]),
  ...registro("preguntas", REDACTAN),
  ...registro("plantillas", REDACTAN),
  ...registro("feriados", ["administrador"]),
  ...registro("declaradas", ["administrador"]),
  ...registro("metas", ["administrador"]),
  ...registro("solicitudes-de-acceso", ["administrador"]),
  ...registro("envios-de-reporte", ["administrador"], ["administrador"]),
  "POST /v1/gestion/proveedores/{id}/fusion": fila(REDACTAN, { cuerpo: { en: "x" } }),
  "GET /v1/gestion/reportes/{reporte}": fila(ROLES),
  "GET /v1/gestion/ayuda": fila(ROLES),
  "POST /v1/gestion/ayuda": fila(ROLES, { ajena: "responde", cuerpo: {} }),
  "PATCH /v1/gestion/ayuda/{id}": fila(ROLES, { cuerpo: {} }),

  "GET /v1/gestion/usuarios": fila(VEN_PERSONAS),
  "POST /v1/gestion/usuarios": fila(MANDAN, { cuerpo: ALTA }),
  "GET /v1/gestion/usuarios/{id}": fila(VEN_PERSONAS),
  "PATCH /v1/gestion/usuarios/{id}": fila(MANDAN, { cuerpo: { cargo: "x" } }),
  "POST /v1/gestion/usuarios/{id}/invitacion": fila(MANDAN),
  "GET /v1/gestion/usuarios/{id}/tokens": fila(MANDAN),
  "POST /v1/gestion/usuarios/{id}/tokens": fila([], { cuerpo: { nombre: "x" } }),
  "DELETE /v1/gestion/usuarios/{id}/tokens/{token}": fila(MANDAN),

  "GET /v1/gestion/sesion": fila(ROLES, { ajena: "responde" }),
  "DELETE /v1/gestion/sesion": fila("publica"),
  "POST /v1/gestion/sesion/clave": fila("publica", { cuerpo: {} }),
  // Only a person's own session may change how they come in; that is in its own test.
  "PUT /v1/gestion/sesion/clave": fila([], { cuerpo: { actual: "x", clave: "y" } }),
  "GET /v1/gestion/sesion/llaves-de-acceso": fila([]),
  "POST /v1/gestion/sesion/llaves-de-acceso": fila([], { cuerpo: {} }),
  "POST /v1/gestion/sesion/llaves-de-acceso/opciones": fila([], { cuerpo: {} }),
  "DELETE /v1/gestion/sesion/llaves-de-acceso/{llave}": fila([]),
  "POST /v1/gestion/sesion/llave-de-acceso/opciones": fila("publica", { cuerpo: {} }),
  "POST /v1/gestion/sesion/llave-de-acceso/respuesta": fila("publica", { cuerpo: {} }),
  "POST /v1/gestion/sesion/entrenamiento": fila(ROLES, { ajena: "responde", cuerpo: { activo: true } }),
  "GET /v1/gestion/sesion/openid": fila("publica"),
  "GET /v1/gestion/sesion/openid/{institucion}": fila("publica"),
  "GET /v1/gestion/sesion/openid/{institucion}/retorno": fila("publica"),
  "POST /v1/gestion/invitaciones": fila("publica", { cuerpo: {} }),
  "POST /v1/gestion/invitaciones/clave": fila("publica", { cuerpo: {} }),
  "POST /v1/gestion/invitaciones/llave-de-acceso": fila("publica", { cuerpo: {} }),
};

let api: Awaited<ReturnType<typeof openGestion>>;
let folio: string;
let id: string;
const propias = new Map<Rol, Persona>();
const ajenas = new Map<Rol, Persona>();
let llamadas: string[];

beforeAll(async () => {
  api = await openGestion();
  folio = (await readComprobante(await api.open(CASO))).folio;
  await api.catchUp();
  for (const rol of ROLES) {
    propias.set(rol, await api.hire({ rol }));
    ajenas.set(rol, await api.hire({ rol, institucion: "sercotec" }));
  }
  id = (await api.hire({ rol: "ejecutivo" })).id;
  const { paths } = (await (await api.app.request("/openapi.json")).json()) as { paths: Record<string, object> };
  llamadas = Object.entries(paths).flatMap(([ruta, metodos]) =>
    ruta.startsWith("/v1/gestion/") ? Object.keys(metodos).map((metodo) => `${metodo.toUpperCase()} ${ruta}`) : [],
  );
}, 60_000);
afterAll(() => api.store.close());

const call = (llamada: string, de?: Persona) => {
  const [metodo = "", plantilla = ""] = llamada.split(" ");
  const { cuerpo, csv } = FILAS[llamada] ?? {};
  const ruta = plantilla
    .replace("{folio}", folio)
    .replace("{id}", id)
    .replace("{token}", "nada")
    .replace("{institucion}", "sernac")
    .replace("{reporte}", "monitoreo");
  // What is asked of everybody's registries is asked of one's own unless one says whose.
  const propia = /\/(usuarios|casos)$/.test(plantilla);
  const deRegistro =
    /\/(unidades|puntos|proveedores|preguntas|plantillas|feriados|ayuda|declaradas|metas|solicitudes-de-acceso|envios-de-reporte|reportes)/.test(
      plantilla,
    );
  const consulta =
    deRegistro || plantilla.endsWith("extraccion.csv") || (propia && metodo === "GET") ? "?institucion=sernac" : "";
  return api.ask(`${ruta}${consulta}`, {
    metodo,
    version: 1,
    envio: mintClave(),
    ...(de && { de }),
    ...(csv !== undefined && { csv }),
    ...(cuerpo !== undefined && { cuerpo: JSON.parse(JSON.stringify(cuerpo).replace("FOLIO", folio)) }),
  });
};

describe("every call of gestión", () => {
  it("has its row in this table, and no row is of a call that is gone", () => {
    expect(llamadas.toSorted()).toEqual(Object.keys(FILAS).toSorted());
  });

  it("says in the contract that it has a door", async () => {
    const { paths } = (await (await api.app.request("/openapi.json")).json()) as {
      paths: Record<string, Record<string, { security?: unknown[] }>>;
    };
    for (const llamada of llamadas) {
      const [metodo = "", ruta = ""] = llamada.split(" ");
      const { security } = paths[ruta]?.[metodo.toLowerCase()] ?? {};
      expect([llamada, security !== undefined]).toEqual([llamada, FILAS[llamada]?.pueden !== "publica"]);
    }
  });

  it("asks who calls, and says nothing to who does not say", async () => {
    for (const llamada of llamadas) {
      if (FILAS[llamada]?.pueden === "publica") continue;
      for (const de of [undefined, { id: "", token: "vt_nada" }, { id: "", token: `vt_${"A".repeat(43)}` }]) {
        const respuesta = await call(llamada, de);
        expect([llamada, respuesta.status]).toEqual([llamada, 401]);
        expect(await respuesta.text()).toMatch(/"sin-sesion"/);
      }
    }
  }, 60_000);

  it.each(ROLES)(
    "gives %s what its role has, and nothing else",
    async (rol) => {
      for (const llamada of llamadas) {
        const { pueden } = FILAS[llamada] ?? { pueden: [] };
        if (pueden === "publica") continue;
        const respuesta = await call(llamada, propias.get(rol));
        const texto = await respuesta.text();
        const permitido = ![401, 403].includes(respuesta.status);
        expect([llamada, rol, permitido, respuesta.status]).toEqual([
          llamada,
          rol,
          pueden.includes(rol),
          respuesta.status,
        ]);
        expect(respuesta.status).toBeLessThan(500);
        if (permitido) continue;
        expect(JSON.parse(texto)).toMatchObject({ type: "rol-no-permite" });
      }
    },
    60_000,
  );

  it.each(ROLES)(
    "tells %s of another institution nothing of this one",
    async (rol) => {
      for (const llamada of llamadas) {
        const { pueden, ajena } = FILAS[llamada] ?? { pueden: [] };
        if (pueden === "publica") continue;
        const respuesta = await call(llamada, ajenas.get(rol));
        const texto = await respuesta.text();
        expect([llamada, listFugas(texto)]).toEqual([llamada, []]);
        if (!ajena) expect([llamada, [403, 404].includes(respuesta.status)]).toEqual([llamada, true]);
      }
    },
    60_000,
  );

  it.each(ATIENDEN)("tells %s of another unit how the case goes and no more", async (rol) => {
    const deOtraUnidad = await api.hire({ rol, unidad: "dr-valparaiso" });
    // What they take in themselves is theirs.
    for (const llamada of llamadas.filter(
      (una) => /casos|busquedas|visaciones/.test(una) && !/POST.*(casos|lote)$/.test(una),
    )) {
      const respuesta = await call(llamada, deOtraUnidad);
      expect([llamada, listFugas(await respuesta.text())]).toEqual([llamada, []]);
      const delCaso = llamada.includes("{folio}") && !FILAS[llamada]?.ajena;
      if (delCaso) expect([llamada, [403, 404].includes(respuesta.status)]).toEqual([llamada, true]);
    }
  });

  it("would be found out if it showed the whole case to anybody", async () => {
    const { casos, personal, store, opciones } = api;
    const readEstado = (guardado: CasoGuardado) =>
      casos.readCasoDeGestion(guardado, { actor: { id: "x" } }) as unknown as EstadoDeCaso;
    const descuidada = createGestion({
      ...opciones,
      store,
      personal,
      casos: { ...casos, readEstado },
      getFeriados: () => [],
    });
    const actor = { id: "x", rol: "ejecutivo", institucion: "sercotec" } as const;
    expect(listFugas(JSON.stringify(await descuidada.read(folio, actor)))).toEqual(CANARIOS);
  });

  it("shows a case's names and words only to those who read cases", async () => {
    for (const rol of ROLES)
      for (const llamada of ["GET /v1/gestion/casos", "GET /v1/gestion/casos/{folio}", "POST /v1/gestion/busquedas"]) {
        const texto = await (await call(llamada, propias.get(rol))).text();
        const visibles = listFugas(texto).length > 0;
        expect([llamada, rol, visibles]).toEqual([llamada, rol, LEEN.includes(rol)]);
      }
  }, 60_000);

  it("leaves what people wrote out of the log, and the folio and nothing else in its address", async () => {
    expect(JSON.stringify(api.errores)).not.toMatch(new RegExp(CANARIOS.join("|")));
    expect(llamadas.every((llamada) => !/rut|correo|nombre|clave=/.test(llamada))).toBe(true);
  });

  it("is read by no page of another origin", async () => {
    for (const metodo of ["GET", "OPTIONS"]) {
      const respuesta = await api.app.request("/v1/gestion/casos", {
        method: metodo,
        headers: { origin: "https://www.sernac.cl" },
      });
      expect(respuesta.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});
