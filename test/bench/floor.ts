import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { readRows } from "./rows.ts";

/**
 * The floor: what intake and follow cost on this machine with no duty at all. Bare `node:http`; the same rows into the
 * same schema, as durable, in groups by a thread; the same rows read. Started as `floor.ts <folder> <service's folder>`.
 */
const [, , folder = "", served = ""] = process.argv;
const rows = readRows(served);
const writer = new Worker(new URL("./floor-writer.ts", import.meta.url), { workerData: { folder, rows } });

let waiting: (() => void)[] = [];
let writing: (() => void)[] = [];
const dispatch = (): void => {
  if (writing.length > 0 || waiting.length === 0) return;
  [writing, waiting] = [waiting, []];
  writer.postMessage(writing.length);
};
writer.on("message", () => {
  const written = writing;
  writing = [];
  dispatch();
  for (const answer of written) answer();
});

const datos = new Database(join(served, "ventanilla.db"), { readonly: true });
const findCaso = datos.prepare("SELECT id, caso, cabeza FROM casos WHERE folio = ?");
const listAsientos = datos.prepare(
  "SELECT n, cuando, tipo, autor, datos, sellado, enlace FROM asientos WHERE caso = +? ORDER BY n",
);
const follow = ({ folio }: { folio: string }): string => {
  const { id, caso } = findCaso.get(folio) as { id: number; caso: string };
  const asientos = listAsientos.all(id) as { cuando: string; tipo: string; datos: string }[];
  return JSON.stringify({
    caso,
    bitacora: asientos.map(({ cuando, tipo, datos: texto }) => ({ cuando, tipo, texto })),
  });
};

const readBody = async (request: IncomingMessage): Promise<unknown> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
};

const server = createServer(async (request, response) => {
  const body = await readBody(request);
  if (request.url === "/v1/seguimiento") {
    response.writeHead(200, { "content-type": "application/json" }).end(follow(body as { folio: string }));
    return;
  }
  await new Promise<void>((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(dispatch);
  });
  response.writeHead(201, { "content-type": "application/json" }).end(rows.caso);
});
server.listen(0);
await once(server, "listening");
process.stdout.write(`Ventanilla lista: http://localhost:${(server.address() as AddressInfo).port}\n`);
process.on("SIGTERM", () => process.exit(0));
