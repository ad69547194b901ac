import { describe, expect, it } from "vitest";
import { catchError, openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import { createSesion, createUsuarios } from "./gestion-sesion.ts";
import { createTransporteDeGestion } from "./gestion-transport.ts";

const SESION = {
  usuario: { id: "ana", nombre: "Ana", rol: "ejecutivo", institucion: "sernac" },
  entrenamiento: false,
  instituciones: [],
};

const open = async (responder: Responder) => {
  const servidor = await openServidor(responder);
  const transporte = createTransporteDeGestion({ api: servidor.api, token: "vt_prueba", pausa: 1 });
  return { servidor, sesion: createSesion(transporte), usuarios: createUsuarios(transporte) };
};

describe("the session", () => {
  it("pays by itself the work that a guessed account costs", async () => {
    const desafio = { desafio: "d", dificultad: 4, vence: "2026-12-02T14:00:00.000Z" };
    const { servidor, sesion } = await open((_, respuesta, numero) =>
      numero === 1
        ? sendProblema(respuesta, 428, "prueba-requerida", { prueba: desafio })
        : sendJson(respuesta, 201, SESION),
    );
    await using _ = servidor;
    expect((await sesion.start({ correo: "ana@sernac.example", clave: "secreta" })).usuario.id).toBe("ana");
    expect(servidor.recibidas[1]?.cabeceras.prueba).toMatch(/^d\.\d+$/);
    expect(servidor.recibidas.map(({ ruta }) => ruta)).toEqual(Array(2).fill("/v1/gestion/sesion/clave"));
  });

  it("tells that nobody is in", async () => {
    const { servidor, sesion } = await open((_, respuesta) => sendProblema(respuesta, 401, "sin-sesion"));
    await using _ = servidor;
    expect(await catchError(sesion.find())).toMatchObject({ type: "sin-sesion" });
  });

  it("goes out, and says where the provider's session ends", async () => {
    const salida = "https://proveedor.example/salir";
    const { servidor, sesion } = await open((_, respuesta) => sendJson(respuesta, 200, { salida }));
    await using _ = servidor;
    expect(await sesion.end()).toEqual({ salida });
    expect(servidor.recibidas[0]?.metodo).toBe("DELETE");
  });

  it("takes no answer of something else for a session", async () => {
    const { servidor, sesion } = await open((_, respuesta) => sendJson(respuesta, 200, { hola: true }));
    await using _ = servidor;
    expect(await catchError(sesion.find())).toMatchObject({ type: "respuesta-ilegible" });
  });
});

describe("the users", () => {
  it("are listed page by page", async () => {
    const { servidor, usuarios } = await open((_, respuesta, numero) =>
      sendJson(respuesta, 200, { elementos: [{ id: `u${numero}` }], ...(numero < 3 && { siguiente: `u${numero}` }) }),
    );
    await using _ = servidor;
    const ids: string[] = [];
    for await (const { id } of usuarios.list({ institucion: "sernac" })) ids.push(id);
    expect(ids).toEqual(["u1", "u2", "u3"]);
    expect(servidor.recibidas[1]?.ruta).toBe("/v1/gestion/usuarios?institucion=sernac&cursor=u1");
  });

  it("are changed over the version that was read", async () => {
    const { servidor, usuarios } = await open((_, respuesta) => sendJson(respuesta, 200, { id: "ana", version: 4 }));
    await using _ = servidor;
    await usuarios.change("ana", { activo: false }, { version: 3 });
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "PATCH", cuerpo: '{"activo":false}' });
    expect(servidor.recibidas[0]?.cabeceras["if-match"]).toBe('"3"');
  });

  it("lose a token at once", async () => {
    const { servidor, usuarios } = await open((_, respuesta) => respuesta.writeHead(204).end());
    await using _ = servidor;
    await usuarios.revokeToken("ana", "t1");
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "DELETE", ruta: "/v1/gestion/usuarios/ana/tokens/t1" });
  });
});
