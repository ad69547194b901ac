import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { mintFolio, parseFolio } from "@ventanilla/sdk";
import { createBodega } from "../../packages/api/src/adjuntos/bodega.ts";
import { createApp } from "../../packages/api/src/app.ts";
import { loadInstituciones } from "../../packages/api/src/instituciones/load-instituciones.ts";
import { createPrincipal } from "../../packages/api/src/relevo/principal.ts";
import { createRelevo } from "../../packages/api/src/relevo/relevo.ts";
import { loadSecreto } from "../../packages/api/src/secreto.ts";
import { deriveLlaves } from "../../packages/api/src/sello/llaves.ts";
import { createServicio } from "../../packages/api/src/servicio.ts";
import { openSqliteStore } from "../../packages/api/src/store/sqlite/open-sqlite-store.ts";
import type { Escritura, ResultadoEscritura, Store } from "../../packages/api/src/store/store.ts";

/** Says that a case was written, and writes it a little later. */
const acknowledgeFirst = (store: Store): Store["appendAsientos"] => {
  return async (escritura) => {
    void pause(30).then(() => store.appendAsientos(escritura));
    return { resultado: "escrito", id: 0 };
  };
};

/** Looks whether a submission came before, and then writes without saying which submission it was. */
const checkThenInsert = (store: Store): Store["appendAsientos"] => {
  const seen = new Map<string, ResultadoEscritura>();
  return async ({ envio, caso, apertura, asientos }: Escritura) => {
    const id = Buffer.from(envio?.id ?? []).toString("hex");
    const known = seen.get(id);
    if (known) return known;
    // Folio and way in are derived from the submission: equal, they alone would stop the second case.
    const escrito = await store.appendAsientos({
      caso: { ...caso, folio: parseFolio(mintFolio()) as string },
      asientos,
      ...(apertura && { apertura: { ...apertura, acceso: randomBytes(32) } }),
    });
    if (envio) seen.set(id, { resultado: "repetido", huella: envio.huella, folio: caso.folio });
    return escrito;
  };
};

/** Says that a relay's envelope was kept, and keeps nothing. */
const forgetSobres =
  (store: Store): Store["putFicha"] =>
  async (ficha, options) =>
    ficha.clase === "sobreEnRelevo" ? { resultado: "escrito", version: 1 } : store.putFicha(ficha, options);

const DEFECTS: Record<string, (store: Store) => Partial<Store>> = {
  "acuse-antes": (store) => ({ appendAsientos: acknowledgeFirst(store) }),
  "revisar-e-insertar": (store) => ({ appendAsientos: checkThenInsert(store) }),
  "relevo-olvida": (store) => ({ putFicha: forgetSobres(store) }),
};

const { DATOS: datos = "", DEFECTO: defecto = "", PUERTO: puerto = "0" } = process.env;
const llaves = deriveLlaves(loadSecreto(datos).secreto);
const sound = await openSqliteStore({ carpeta: datos });
const defects = (DEFECTS[defecto] as (store: Store) => Partial<Store>)(sound);
const store = new Proxy(sound, { get: (target, name: keyof Store) => defects[name] ?? target[name].bind(target) });
const parts = {
  store,
  bodega: createBodega({ carpeta: join(datos, "adjuntos") }),
  clock: Date.now,
  log: console,
  llaves,
  instituciones: loadInstituciones({ carpeta: undefined, demostracion: false }),
  urlPublica: "http://localhost",
};
const { RELEVO: url } = process.env;
const servicio = createServicio(parts);
const relevo =
  url === undefined
    ? undefined
    : createRelevo({
        ...parts,
        principal: createPrincipal({ url, clock: () => performance.now() }),
        casos: servicio.casos,
        slugs: ["sernac"],
      });
const app = createApp({ ...parts, servicio, relevo, prueba: "nunca" });
await relevo?.start();
const server = createAdaptorServer({ fetch: app.fetch }) as Server;
server.listen(Number(puerto), () => {
  console.log(`Ventanilla lista: http://localhost:${(server.address() as AddressInfo).port}/`);
});
process.once("SIGTERM", () => {
  server.close(() => sound.close().then(() => process.exit(0)));
  server.closeIdleConnections();
});
