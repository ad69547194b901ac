import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { catchError, openServidor, sendJson, sendProblema } from "../../test/servidor.ts";
import { createVentanilla } from "./ventanilla.ts";

const CREDENCIAL = { folio: "7K3M-9QXP-4TWG", clave: "483177205562" };
const ADJUNTO = {
  id: "a1",
  nombre: "boleta.jpg",
  tipo: "image/jpeg",
  bytes: 6,
  cuando: "2026-12-02T14:00:00.000Z",
  quien: "ciudadano",
};
const boleta = () => new Blob(["boleta"], { type: "image/jpeg" });
const connect = (api: string) => createVentanilla({ api, institucion: "sernac", pausa: 1 }).seguimiento;

describe("adding a file to a case", () => {
  it("sends it as a form, by an id of its own, and returns what the server kept", async () => {
    await using servidor = await openServidor((_, respuesta) => sendJson(respuesta, 201, ADJUNTO));
    const adjunto = await connect(servidor.api).attach({ ...CREDENCIAL, archivo: boleta(), nombre: "boleta.jpg" });
    expect(adjunto).toEqual(ADJUNTO);
    const [{ ruta, cabeceras, cuerpo }] = servidor.recibidas as [(typeof servidor.recibidas)[0]];
    expect(ruta).toBe("/v1/seguimiento/adjuntos");
    expect(cabeceras["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(cabeceras["idempotency-key"]).toMatch(/^[\w-]{22,}$/);
    for (const parte of ['name="folio"', CREDENCIAL.clave, 'filename="boleta.jpg"', "boleta"])
      expect(cuerpo).toContain(parte);
  });

  it("repeats what passes by, with the same id", async () => {
    await using servidor = await openServidor((_, respuesta, numero) =>
      numero < 3 ? sendProblema(respuesta, 503, "no-disponible") : sendJson(respuesta, 200, ADJUNTO),
    );
    await connect(servidor.api).attach({ ...CREDENCIAL, archivo: boleta() });
    expect(new Set(servidor.recibidas.map(({ cabeceras }) => cabeceras["idempotency-key"])).size).toBe(1);
    expect(servidor.recibidas).toHaveLength(3);
  });

  it("says why a file was refused and does not insist", async () => {
    await using servidor = await openServidor((_, respuesta) =>
      sendProblema(respuesta, 422, "archivo-rechazado", {
        detail: "Esta foto llegó incompleta: tómala o elígela de nuevo",
        errores: [{ ruta: "archivo", codigo: "archivo-incompleto", mensaje: "x" }],
      }),
    );
    const error = await catchError(connect(servidor.api).attach({ ...CREDENCIAL, archivo: boleta() }));
    expect(error).toMatchObject({ type: "archivo-rechazado", errores: [{ codigo: "archivo-incompleto" }] });
    expect((error as Error).message).toContain("elígela de nuevo");
    expect(servidor.recibidas).toHaveLength(1);
  });

  it("pays the proof of work that is asked", async () => {
    const desafio = "1_abc_def";
    await using servidor = await openServidor(({ cabeceras }, respuesta: ServerResponse) => {
      const [, nonce] = String(cabeceras.prueba ?? "").split(".");
      if (nonce && createHash("sha256").update(`${desafio}.${nonce}`).digest()[0] === 0)
        return sendJson(respuesta, 201, ADJUNTO);
      const prueba = { desafio, dificultad: 8, vence: "2030-01-01T00:00:00.000Z" };
      return sendProblema(respuesta, 428, "prueba-requerida", { prueba });
    });
    expect(await connect(servidor.api).attach({ ...CREDENCIAL, archivo: boleta() })).toEqual(ADJUNTO);
  });

  it("stops when it is told to", async () => {
    const control = new AbortController();
    await using servidor = await openServidor(() => control.abort());
    const { signal } = control;
    const error = await catchError(connect(servidor.api).attach({ ...CREDENCIAL, archivo: boleta(), signal }));
    expect(error).toMatchObject({ type: "cancelado" });
  });
});

describe("bringing a file back", () => {
  it("returns its bytes", async () => {
    await using servidor = await openServidor((_, respuesta) =>
      respuesta.writeHead(200, { "Content-Type": "image/jpeg", "Content-Disposition": "attachment" }).end("boleta"),
    );
    const archivo = await connect(servidor.api).download({ ...CREDENCIAL, id: "a1" });
    expect(await archivo.text()).toBe("boleta");
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "POST", ruta: "/v1/seguimiento/adjuntos/a1" });
    expect(JSON.parse(servidor.recibidas[0]?.cuerpo ?? "")).toEqual(CREDENCIAL);
  });

  it("takes no page for a file", async () => {
    await using servidor = await openServidor((_, respuesta) =>
      respuesta.writeHead(200, { "Content-Type": "text/html" }).end("<h1>Bienvenido al wifi</h1>"),
    );
    const error = await catchError(connect(servidor.api).download({ ...CREDENCIAL, id: "a1" }));
    expect(error).toMatchObject({ type: "respuesta-ilegible" });
  });

  it("says that there is no such file", async () => {
    await using servidor = await openServidor((_, respuesta) => sendProblema(respuesta, 404, "no-encontrado"));
    const error = await catchError(connect(servidor.api).download({ ...CREDENCIAL, id: "a1" }));
    expect(error).toMatchObject({ type: "no-encontrado" });
  });
});
