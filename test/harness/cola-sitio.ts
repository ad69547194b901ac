import { createServer, request, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";

const SDK = join(import.meta.dirname, "../../packages/sdk");

/** How often each thing goes wrong with an envelope on its way, from 0 to 1. */
export interface Fallas {
  /** The connection breaks before the service hears of it. */
  cortado: number;
  /** The service has it, and its answer gets lost. */
  sinRespuesta: number;
  /** Something in between answers a 5xx. */
  caido: number;
}

export const SIN_FALLAS: Fallas = { cortado: 0, sinRespuesta: 0, caido: 0 };

/** What passed through the site. */
export interface Paso {
  /** Envelopes that came, answered or not. */
  envios: number;
  /** Those on their way now, and the most that were at once. */
  abiertos: number;
  aLaVez: number;
  /** Those whose answer went out whole. */
  respondidos: number;
  /** What the service itself refused. */
  rechazos: string[];
}

/** A page with a queue, and the service behind the same address. */
export interface Sitio {
  readonly url: string;
  fallas: Fallas;
  /** Milliseconds that each envelope waits on its way. */
  demora: number;
  paso: Paso;
  close(): Promise<void>;
}

/** Nothing has passed yet. */
export const createPaso = (): Paso => ({ envios: 0, abiertos: 0, aLaVez: 0, respondidos: 0, rechazos: [] });

/** The page's script, through the bundler that the SDK has. */
const bundlePagina = async (): Promise<string> => {
  const path = createRequire(join(SDK, "package.json")).resolve("esbuild");
  const { build } = (await import(pathToFileURL(path).href)) as {
    build(options: object): Promise<{ outputFiles: { text: string }[] }>;
  };
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "cola-pagina.ts")],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
};

/** Starts the site in front of the service at `api`. */
export const startSitio = async ({ api }: { api: string }): Promise<Sitio> => {
  const script = await bundlePagina();
  const server = createServer((incoming, outgoing) => {
    const send = (type: string, body: string) => {
      outgoing.setHeader("Content-Type", `${type}; charset=utf-8`);
      outgoing.end(body);
    };
    if (incoming.url === "/")
      send("text/html", '<!doctype html><title>Cola</title><script type="module" src="/p.js"></script>');
    else if (incoming.url === "/p.js") send("text/javascript", script);
    else if (incoming.url !== "/v1/sobres") outgoing.writeHead(404).end();
    else {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.once("end", () => void take(Buffer.concat(parts), outgoing));
    }
  });

  const take = async (body: Buffer, outgoing: ServerResponse): Promise<void> => {
    const { paso } = sitio;
    paso.envios++;
    paso.aLaVez = Math.max(paso.aLaVez, ++paso.abiertos);
    outgoing.once("close", () => paso.abiertos--);
    await pause(sitio.demora);
    const { cortado, sinRespuesta, caido } = sitio.fallas;
    const suerte = Math.random();
    if (suerte < cortado) {
      outgoing.destroy();
      return;
    }
    if (suerte > 1 - caido) {
      outgoing.writeHead([500, 502, 503][paso.envios % 3] as number).end("<h1>Bad Gateway</h1>");
      return;
    }
    const onward = request(
      `${api}/v1/sobres`,
      { method: "POST", agent: false, headers: { "content-type": "application/json", "content-length": body.length } },
      async (answer) => {
        const bytes = Buffer.concat(await answer.toArray());
        const status = answer.statusCode as number;
        if (status > 299) paso.rechazos.push(`${status} ${bytes.toString("utf8", 0, 300)}`);
        if (suerte < cortado + sinRespuesta) outgoing.destroy();
        else {
          paso.respondidos++;
          outgoing.writeHead(status, { "content-type": answer.headers["content-type"] }).end(bytes);
        }
      },
    );
    onward.on("error", () => outgoing.destroy());
    onward.end(body);
  };

  await new Promise<void>((resolve) => server.listen(0, resolve));
  const sitio: Sitio = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    fallas: SIN_FALLAS,
    demora: 0,
    paso: createPaso(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return sitio;
};
