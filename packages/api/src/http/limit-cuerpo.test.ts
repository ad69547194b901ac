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

/** How long a connection lasts whose body never ends, in milliseconds. */
const measure = async (ruta: string): Promise<number> => {
  servidor = createServer((solicitud) => {
    limitCuerpo(solicitud, { cuerpo: 100, archivo: 600 });
    solicitud.on("error", () => undefined).resume();
  });
  servidor.listen(0);
  await once(servidor, "listening");
  const inicio = performance.now();
  const conexion = connect((servidor.address() as AddressInfo).port);
  conexion.on("error", () => undefined);
  conexion.write(`POST ${ruta} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nmedio`);
  await once(conexion, "close");
  return performance.now() - inicio;
};

describe("a body that never ends", () => {
  it("is cut soon", async () => {
    expect(await measure("/v1/seguimiento")).toBeLessThan(500);
    expect(await measure("/v1/seguimiento/adjuntos/abc")).toBeLessThan(500);
  });

  it("is waited for where it is a file", async () => {
    expect(await measure("/v1/seguimiento/adjuntos")).toBeGreaterThan(500);
    expect(await measure("/v1/gestion/casos/7K3M9QXP4TWG/adjuntos")).toBeGreaterThan(500);
  });
});
