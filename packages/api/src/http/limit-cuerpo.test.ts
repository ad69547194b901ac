import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { limitCuerpo } from "./limit-cuerpo.ts";

let servidor: Server | undefined;
afterEach(() => {
  servidor?.closeAllConnections();
  servidor?.close();
});

/** Asks each of these at once for what never ends; how long each connection lasts, in milliseconds. */
const measure = async (...rutas: string[]): Promise<number[]> => {
  servidor = createServer((solicitud) => {
    limitCuerpo(solicitud, { cuerpo: 100, archivo: 1_100 });
    solicitud.on("error", () => undefined).resume();
  });
  servidor.listen(0);
  await once(servidor, "listening");
  const { port } = servidor.address() as AddressInfo;
  const inicio = performance.now();
  return Promise.all(
    rutas.map(async (ruta) => {
      const conexion = connect(port);
      conexion.on("error", () => undefined);
      conexion.write(`POST ${ruta} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nmedio`);
      await once(conexion, "close");
      return performance.now() - inicio;
    }),
  );
};

describe("a body that never ends", () => {
  it("is cut soon, and later where it is a file", async () => {
    const [seguimiento = 0, deUno = 0, adjuntos = 0, deGestion = 0] = await measure(
      "/v1/seguimiento",
      "/v1/seguimiento/adjuntos/abc",
      "/v1/seguimiento/adjuntos",
      "/v1/gestion/casos/7K3M9QXP4TWG/adjuntos",
    );
    expect(Math.min(adjuntos, deGestion)).toBeGreaterThan(1_000);
    // One beside the other: on a busy machine each of them lasts longer than it is told.
    expect(Math.max(seguimiento, deUno)).toBeLessThan(Math.min(adjuntos, deGestion));
  });
});
