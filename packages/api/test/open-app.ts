import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { comprobante, problema, vistaCiudadana } from "@ventanilla/sdk/contract";
import { createBodega } from "../src/adjuntos/bodega.ts";
import { type AppOptions, createApp } from "../src/app.ts";
import { loadInstituciones } from "../src/instituciones/load-instituciones.ts";
import { createClaves } from "../src/personal/claves.ts";
import { deriveLlaves } from "../src/sello/llaves.ts";
import { createServicio } from "../src/servicio.ts";
import { openSqliteStore } from "../src/store/sqlite/open-sqlite-store.ts";

/** Wednesday, 11:00 in Santiago. */
export const AHORA = Date.parse("2026-12-02T14:00:00.000Z");

/** One thread for all, at a cost that nobody should use. */
const CLAVES = createClaves({ costo: { memoria: 64, pasadas: 1 } });

/** The service over a real file in a new folder, with a clock to set. */
export const openApp = async (cambios: Partial<AppOptions> = {}) => {
  const carpeta = mkdtempSync(join(tmpdir(), "ventanilla-api-"));
  const reloj = { ahora: AHORA };
  const errores: object[] = [];
  const store = cambios.store ?? (await openSqliteStore({ carpeta }));
  const opciones: AppOptions = {
    store,
    clock: () => reloj.ahora,
    log: { error: (datos) => errores.push(datos) },
    llaves: deriveLlaves(randomBytes(32)),
    instituciones: loadInstituciones({ demostracion: true }),
    urlPublica: "https://ventanilla.example",
    bodega: createBodega({ carpeta: join(carpeta, "adjuntos") }),
    claves: CLAVES,
    ...cambios,
  };
  const servicio = createServicio(opciones);
  const app = createApp({ ...opciones, servicio });
  const post = (ruta: string, cuerpo: unknown, cabeceras: Record<string, string> = {}) =>
    app.request(ruta, {
      method: "POST",
      headers: { "content-type": "application/json", ...cabeceras },
      body: typeof cuerpo === "string" || cuerpo instanceof Uint8Array ? (cuerpo as string) : JSON.stringify(cuerpo),
    });
  const open = (cuerpo: unknown, { envio = randomBytes(18).toString("base64url"), institucion = "sernac" } = {}) =>
    post(`/v1/instituciones/${institucion}/casos`, cuerpo, { "idempotency-key": envio });
  return { app, carpeta, errores, llaves: opciones.llaves, open, opciones, post, reloj, servicio, store };
};

export const readComprobante = async (respuesta: Response) => comprobante.parse(await respuesta.json());
export const readProblema = async (respuesta: Response) => problema.parse(await respuesta.json());
export const readVista = async (respuesta: Response) => vistaCiudadana.parse(await respuesta.json());

export const CONSULTA = { tipo: "consulta", persona: { nombres: "Nombre" }, relato: "¿Cuánto dura la garantía?" };
export const RECLAMO = {
  tipo: "reclamo",
  persona: { rut: "12.345.678-5", nombres: "Nombre", apellidos: "Apellido", comuna: "13101" },
  proveedor: { nombre: "Tienda Ejemplo" },
  materia: "comercio.garantia",
  relato: "El producto dejó de funcionar",
  peticion: "Que lo cambien",
};
