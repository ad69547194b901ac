import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { createBodega } from "../../packages/api/src/adjuntos/bodega.ts";
import { createApp } from "../../packages/api/src/app.ts";
import { loadInstituciones } from "../../packages/api/src/instituciones/load-instituciones.ts";
import { loadSecreto } from "../../packages/api/src/secreto.ts";
import { deriveLlaves } from "../../packages/api/src/sello/llaves.ts";
import { openSqliteStore } from "../../packages/api/src/store/sqlite/open-sqlite-store.ts";

/** The service behind what most services have: so many requests of an address, and no more. */
const { DATOS: datos = "", PUERTO: puerto = "0" } = process.env;
const llaves = deriveLlaves(loadSecreto(datos).secreto);
const store = await openSqliteStore({ carpeta: datos });
const app = createApp({
  store,
  bodega: createBodega({ carpeta: join(datos, "adjuntos") }),
  clock: Date.now,
  log: console,
  llaves,
  instituciones: loadInstituciones({ carpeta: undefined, demostracion: false }),
  urlPublica: "http://localhost",
  prueba: "nunca",
});
/** Requests of an address before it is blocked. */
const MAXIMO = 60;
const vistas = new Map<string, number>();
const server = createAdaptorServer({
  fetch: (solicitud, conexion) => {
    const direccion = (conexion as HttpBindings).incoming.socket.remoteAddress ?? "";
    const veces = (vistas.get(direccion) ?? 0) + 1;
    vistas.set(direccion, veces);
    return veces > MAXIMO
      ? Response.json({ type: "demasiados-intentos" }, { status: 429 })
      : app.fetch(solicitud, conexion);
  },
}) as Server;
server.listen(Number(puerto), () => {
  console.log(`Ventanilla lista: http://localhost:${(server.address() as AddressInfo).port}/`);
});
process.once("SIGTERM", () => server.close(() => store.close().then(() => process.exit(0))));
