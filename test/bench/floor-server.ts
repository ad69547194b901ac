import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { mintFolio } from "@ventanilla/sdk/domain";
import Database from "better-sqlite3";
import type { FloorRow } from "./floor-writer.ts";

/**
 * What is left of the service without its duties: bare `node:http`, and the same rows into the same two files by a
 * worker that commits in groups. It checks nothing, seals nothing, chains nothing and remembers no key.
 */
const { DATOS: datos = "", LECTURA: lectura } = process.env;

const readBody = async (incoming: IncomingMessage): Promise<Record<string, unknown>> => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  return JSON.parse(Buffer.concat(parts).toString());
};

const answer = (outgoing: ServerResponse, status: number, value: unknown): void => {
  const body = Buffer.from(JSON.stringify(value));
  outgoing.writeHead(status, { "content-type": "application/json", "content-length": body.length });
  outgoing.end(body);
};

interface Waiting {
  row: FloorRow;
  resolve: () => void;
}

const createIntake = () => {
  const writer = new Worker(new URL("./floor-writer.ts", import.meta.url), { workerData: { datos } });
  const queue: Waiting[] = [];
  let underWay: Waiting[] = [];
  const dispatch = () => {
    if (underWay.length > 0 || queue.length === 0) return;
    underWay = queue.splice(0, 512);
    writer.postMessage(underWay.map(({ row }) => row));
  };
  writer.on("message", () => {
    for (const { resolve } of underWay) resolve();
    underWay = [];
    dispatch();
  });
  const write = (row: FloorRow): Promise<void> =>
    new Promise((resolve) => {
      if (queue.push({ row, resolve }) === 1) setImmediate(dispatch);
    });

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { persona, proveedor, relato, peticion, ...rest } = await readBody(incoming);
    const folio = mintFolio();
    const recibidoEn = new Date().toISOString();
    const plazo = { dias: 25, unidad: "habiles", vence: "2026-12-30" };
    const facts = { institucion: "sernac", canal: "internet", unidad: "dr-metropolitana", comuna: "13101", ...rest };
    const stage = { etapa: "mediacion", ingresoLegal: "2026-11-23", plazo };
    await write([
      folio,
      JSON.stringify({ folio, ...facts, ...stage, estado: "ingresado", version: 1, recibidoEn, mensajesNuevos: 0 }),
      recibidoEn,
      JSON.stringify({ ...facts, ...stage }),
      JSON.stringify({ persona, proveedor, relato, peticion }),
    ]);
    answer(outgoing, 201, {
      folio,
      clave: "077030970326",
      tipo: "reclamo",
      recibidoEn,
      ...stage,
      estado: "ingresado",
      siguiente: "Revisaremos tu reclamo y le pediremos una respuesta a la tienda.",
      seguimiento: `http://localhost:8787/seguir/#${folio}.077030970326`,
    });
  };
};

const createFollow = () => {
  const db = new Database(join(datos, "ventanilla.db"), { readonly: true });
  const findCaso = db.prepare<[string], { id: number; caso: string; cabeza: Buffer }>(
    "SELECT id, caso, cabeza FROM casos WHERE folio = ?",
  );
  const listAsientos = db.prepare<[number], { cuando: string; tipo: string; datos: string }>(
    "SELECT n, cuando, tipo, autor, datos, sellado, enlace FROM asientos WHERE caso = +? ORDER BY n",
  );
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { folio } = await readBody(incoming);
    const found = findCaso.get(String(folio));
    if (!found) return answer(outgoing, 404, {});
    const entries = listAsientos.all(found.id);
    answer(outgoing, 200, {
      ...JSON.parse(found.caso),
      bitacora: entries.map(({ cuando, tipo, datos: facts }) => ({ cuando, tipo, datos: JSON.parse(facts) })),
    });
  };
};

const handle = lectura ? createFollow() : createIntake();
const server = createServer((incoming, outgoing) => {
  if (incoming.method === "GET") answer(outgoing, 200, {});
  else void handle(incoming, outgoing);
});
server.listen(0, () => console.log(`Ventanilla lista: http://localhost:${(server.address() as AddressInfo).port}/`));
process.once("SIGTERM", () => process.exit(0));
