import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TipoProblema } from "../src/contract/problema.ts";

/** A request as it arrived. */
export interface Recibida {
  metodo: string;
  ruta: string;
  cabeceras: IncomingHttpHeaders;
  cuerpo: string;
  instante: number;
}

/** Answers the request number `numero`, counted from 1. */
export type Responder = (recibida: Recibida, respuesta: ServerResponse, numero: number) => unknown;

/** A real HTTP server on a free port that remembers what it was asked. */
export interface Servidor extends AsyncDisposable {
  api: string;
  recibidas: Recibida[];
}

export async function openServidor(responder: Responder): Promise<Servidor> {
  const recibidas: Recibida[] = [];
  const servidor = createServer((entrada, respuesta) => {
    const trozos: Buffer[] = [];
    entrada.on("data", (trozo: Buffer) => trozos.push(trozo));
    entrada.on("end", () => {
      const recibida: Recibida = {
        metodo: entrada.method ?? "",
        ruta: entrada.url ?? "",
        cabeceras: entrada.headers,
        cuerpo: Buffer.concat(trozos).toString(),
        instante: performance.now(),
      };
      recibidas.push(recibida);
      responder(recibida, respuesta, recibidas.length);
    });
  });
  await new Promise<void>((listo) => servidor.listen(0, "127.0.0.1", listo));
  return {
    api: `http://127.0.0.1:${(servidor.address() as AddressInfo).port}`,
    recibidas,
    async [Symbol.asyncDispose]() {
      servidor.closeAllConnections();
      await new Promise((cerrado) => servidor.close(cerrado));
    },
  };
}

export function sendJson(respuesta: ServerResponse, status: number, cuerpo: unknown, cabeceras = {}) {
  respuesta.writeHead(status, { "Content-Type": "application/json", ...cabeceras }).end(JSON.stringify(cuerpo));
}

export function sendProblema(
  respuesta: ServerResponse,
  status: number,
  type: TipoProblema,
  { cabeceras = {}, ...extra }: { cabeceras?: object; [clave: string]: unknown } = {},
) {
  const cuerpo = { type, title: `Título de ${type}.`, status, solicitud: "solicitud-1", ...extra };
  sendJson(respuesta, status, cuerpo, { "Content-Type": "application/problem+json", ...cabeceras });
}

/** Awaits a failure and returns it; a success fails the test. */
export async function catchError(promesa: Promise<unknown>): Promise<unknown> {
  const nada = Symbol();
  const error = await promesa.then(
    () => nada,
    (motivo: unknown) => motivo,
  );
  if (error === nada) throw new Error("Se esperaba un error y la llamada tuvo éxito");
  return error;
}
