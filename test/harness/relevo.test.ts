import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Comprobante, mintClave, mintFolio, parseFolio } from "@ventanilla/sdk";
import { computeHuella } from "@ventanilla/sdk/client/huella";
import { sealSobre } from "@ventanilla/sdk/cola";
import { acuseDeSobre, institucionPublica } from "@ventanilla/sdk/contract";
import Database from "better-sqlite3";
import { afterAll, expect, test } from "vitest";
import { APERTURAS } from "../fixtures/aperturas.ts";
import { readGuardado } from "../fixtures/casos-guardados.ts";
import { call, lookUp, openCaso, post, readComprobante, readProblema, readVista } from "../fixtures/http.ts";
import { makeFolder, type Server, startServer, stopServers, waitReady } from "../fixtures/server.ts";
import { makeEnvio } from "./load.ts";
import { limit, size, tell } from "./tier.ts";

const ENV = { DEMO: "no" };

afterAll(stopServers);

/** A person who holds a receipt. */
interface Persona {
  envio: string;
  apertura: unknown;
  comprobante: Comprobante;
  clave: string;
}

/** Half of the people come with folio and clave of their own, as the widget sends them; the others with none. */
const makePersona = (n: number) => {
  const { envio, apertura } = makeEnvio();
  return { envio, apertura: n % 2 ? { ...(apertura as object), folio: mintFolio(), clave: mintClave() } : apertura };
};

const file = async (server: Server, { envio, apertura }: Pick<Persona, "envio" | "apertura">): Promise<Persona> => {
  const comprobante = readComprobante(await openCaso(server.url, apertura, { envio }));
  return { envio, apertura, comprobante, clave: comprobante.clave ?? (apertura as { clave: string }).clave };
};

/** An envelope as a totem without connection makes it, with the key that the relay tells of the main service. */
const sealCaso = async (relay: Server, { envio, apertura }: Pick<Persona, "envio" | "apertura">) => {
  const cuerpo = apertura as Record<string, unknown> & { folio: string; clave: string };
  const { sello } = institucionPublica.parse((await call(`${relay.url}/v1/instituciones/sernac`)).json);
  if (!sello) throw new Error("The relay does not tell the main service's key");
  const contenido = { envio, capturadoEn: new Date().toISOString(), llamada: "casos", cuerpo } as const;
  const { folio, clave } = cuerpo;
  return { folio, clave, sobre: await sealSobre(contenido, { institucion: "sernac", sello }) };
};

/** Waits until the relay says that it keeps nothing. */
const waitEmpty = async (relay: Server, timeout = 30_000): Promise<number> => {
  const start = performance.now();
  for (;;) {
    const said = await fetch(`${relay.url}/readyz`).then((response) => response.text());
    if (/en cola: 0\b/.test(said)) return performance.now() - start;
    if (performance.now() - start > timeout) throw new Error(`The relay still says: ${said}`);
    await pause(50);
  }
};

/** Folios that somebody holds a receipt of and the main service does not know. */
const listLost = async ({ url }: Server, people: Persona[]): Promise<string[]> => {
  const lost: string[] = [];
  for (const { comprobante, clave } of people)
    if ((await lookUp(url, { folio: comprobante.folio, clave })).status !== 200) lost.push(comprobante.folio);
  return lost;
};

/** Instants of entry of the main service's cases, in the order they were written. */
const readIngresos = (datos: string): string[] => {
  const db = new Database(join(datos, "ventanilla.db"), { readonly: true });
  try {
    return db.prepare("SELECT folio FROM casos ORDER BY id").pluck().all() as string[];
  } finally {
    db.close();
  }
};

test(
  "con el servicio principal caído, el relevo recibe, sigue los casos y los entrega todos una sola vez",
  async () => {
    const datos = makeFolder();
    const deRelevo = makeFolder();
    let principal = await startServer({ datos, env: ENV });
    await waitReady(principal.url);
    const env = { ...ENV, RELEVO: principal.url };
    let relay = await startServer({ datos: deRelevo, env });
    await waitReady(relay.url);
    const { port } = principal;
    const relayPort = relay.port;

    // With the main service there, the relay only passes on: the receipt is the main one's.
    const directo = await file(relay, makePersona(1));
    expect(
      readVista(await lookUp(principal.url, { folio: directo.comprobante.folio, clave: directo.clave })).folio,
    ).toBe(directo.comprobante.folio);
    // One whose answer was lost: it is there, and whoever sent it does not know.
    const perdido = makePersona(1);
    await openCaso(principal.url, perdido.apertura, { envio: perdido.envio });

    await principal.kill();
    const caida = performance.now();
    const people: Persona[] = [await file(relay, perdido)];
    const many = size({ push: 40, nightly: 2_000 });
    for (let n = 1; n < many; n++) {
      if (n === Math.floor(many / 3) || n === Math.floor((2 * many) / 3)) {
        await relay.kill();
        relay = await startServer({ datos: deRelevo, port: relayPort, env });
        await waitReady(relay.url);
      }
      people.push(await file(relay, makePersona(n)));
    }
    const [uno] = people.slice(-1) as [Persona];
    const llaves = { folio: uno.comprobante.folio, clave: uno.clave };
    // Repeated, it is the same receipt; followed, the relay tells of it.
    expect((await file(relay, uno)).comprobante).toEqual(uno.comprobante);
    expect(readVista(await lookUp(relay.url, llaves)).folio).toBe(llaves.folio);
    const escrito = await post(`${relay.url}/v1/seguimiento/mensajes`, { ...llaves, texto: "Se me olvidó la boleta." });
    expect(escrito.status).toBe(201);
    // What a machine sealed for the main service, it keeps without opening it.
    const sellado = await sealCaso(relay, makePersona(1));
    const acuse = acuseDeSobre.parse((await post(`${relay.url}/v1/sobres`, sellado.sobre)).json);
    expect(acuse).toMatchObject({ motivo: "enRelevo", huella: await computeHuella(sellado.sobre) });
    // Of what only the main service knows, it says that it can't tell now, and not that there is no such case.
    const ajeno = await lookUp(relay.url, { folio: directo.comprobante.folio, clave: directo.clave });
    expect(readProblema(ajeno).type).toBe("no-disponible");
    expect(await fetch(`${relay.url}/readyz`).then((response) => response.text())).toMatch(
      new RegExp(`en cola: ${many + 2}\\b`),
    );
    await pause(size({ push: 0, nightly: 600_000 - (performance.now() - caida) }));

    principal = await startServer({ datos, port, env: ENV });
    const entrega = await waitEmpty(relay, size({ push: 30_000, nightly: 120_000 }));
    expect(await listLost(principal, people)).toEqual([]);
    for (const { envio, comprobante, clave } of people) {
      const vista = readVista(await lookUp(principal.url, { folio: comprobante.folio, clave }));
      // The one whose answer was lost had been taken before.
      if (envio !== perdido.envio) expect(vista.recibidoEn).toBe(comprobante.recibidoEn);
      expect(vista.ingresoLegal).toBe(comprobante.ingresoLegal);
      expect(vista.plazo.vence).toBe(comprobante.plazo.vence);
    }
    expect(readVista(await lookUp(principal.url, { folio: sellado.folio, clave: sellado.clave })).folio).toBe(
      parseFolio(sellado.folio),
    );
    // Repeated once more, by somebody who left folio and clave to the relay: the same receipt.
    const dejado = people[2] as Persona;
    expect((await file(relay, dejado)).comprobante).toEqual(dejado.comprobante);
    const seguido = readVista(await lookUp(relay.url, llaves));
    expect(seguido.bitacora.some(({ texto }) => /escribiste|mensaje/i.test(texto))).toBe(true);
    await Promise.all([relay.stop(), principal.stop()]);
    const esperados = [
      ...[directo, ...people].map(({ comprobante }) => parseFolio(comprobante.folio)),
      parseFolio(sellado.folio),
    ];
    const guardado = readGuardado(datos);
    expect(guardado.folios.map((folio) => parseFolio(folio)).sort()).toEqual(esperados.toSorted());
    // In the order in which people came.
    const [, , ...orden] = readIngresos(datos);
    expect(orden.map((folio) => parseFolio(folio))).toEqual(esperados.slice(2));
    // What was handed over can no longer be read at the relay.
    expect(readGuardado(deRelevo).withoutLlave).toHaveLength(people.length);
    tell("relevo", { casos: people.length, "muertes del relevo": 2, "entregados en (ms)": Math.round(entrega) });
  },
  limit({ push: 60, nightly: 1_200 }),
);

test("la prueba del relevo descubre a quien da comprobante y no guarda el sobre", async () => {
  const datos = makeFolder();
  const before = await startServer({ datos, env: ENV });
  const entry = join(import.meta.dirname, "defective-server.ts");
  const env = { ...ENV, RELEVO: before.url };
  const defective = await startServer({ entry, env: { ...env, DEFECTO: "relevo-olvida" } });
  await before.kill();
  const uno = await file(defective, makePersona(1));
  await defective.kill();
  const relay = await startServer({ datos: defective.datos, env });
  const principal = await startServer({ datos, port: before.port, env: ENV });
  await waitEmpty(relay);
  await relay.stop();
  expect(await listLost(principal, [uno])).toEqual([uno.comprobante.folio]);
});

test("un relevo que nunca habló con el principal dice que no puede recibir, y por qué", async () => {
  const relay = await startServer({ env: { ...ENV, RELEVO: "http://127.0.0.1:9" } });
  const said = await fetch(`${relay.url}/readyz`);
  expect(said.status).toBe(503);
  expect(await said.text()).toMatch(/llaves/);
  const refused = await openCaso(relay.url, APERTURAS.consulta, { envio: randomUUID() });
  expect(readProblema(refused).type).toBe("no-disponible");
});
